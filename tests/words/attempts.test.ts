import { expect, test } from 'vitest';
import { shortWords } from '../../src/lib/words/attempts.ts';
import { blankWords, INVALID_WORDS } from '../../src/lib/words/invalid-words.ts';
import { according } from '../../src/lib/words/texts.ts';

test.each([
	['match', [3, 4], 'Rows 3 and 4 are still blank.'],
	['match', [2], 'Row 2 is still blank.'],
	['gap', [1, 2, 5], 'Gaps 1, 2 and 5 are still blank.'],
	['match', [], INVALID_WORDS.incomplete],
	['open', [1], INVALID_WORDS.incomplete],
])('of a %s, %j: “%s”', (kind, places, words) => expect(blankWords(kind, places)).toBe(words));

test.each([
	['Who pays?', '', 'According to the article.'],
	['What did he say, according to the article?', '', ''],
	['Is it so?', 'According to the article, Islamabad seeks a balance.', ''],
])('asked “%s” “%s”: “%s”', (prompt, statement, words) =>
	expect(according('the article', { prompt, statement })).toBe(words),
);

test('what is short of what was asked for is said, and what is not is not', () => {
	const length = { words: 16, asked: '120–150 words' };
	const evidence = { sentences: 0, asked: '2 to 6 sentences' };
	expect(shortWords(length, evidence)).toBe(
		'The question asks for 120–150 words. You’ve written 16. The question asks for 2 to 6 sentences as evidence. You’ve chosen none. If this is your answer, press Check again.',
	);
	expect(shortWords(length, { ...evidence, asked: '' })).not.toContain('evidence');
	expect(shortWords({ ...length, asked: '' }, { ...evidence, sentences: 1 })).toContain('You’ve chosen 1.');
});
