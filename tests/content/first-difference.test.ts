import { describe, expect, test } from 'vitest';
import { firstDifference } from '../../src/lib/content/first-difference.ts';
import { change, QUIZ, read } from './lunar.ts';

const PASSAGE = 'The director expects the library to open in spring.';

describe('where a quote differs, the character is named', () => {
	test.each([
		[
			'a Cyrillic letter',
			'Thе director expects',
			'After “Th” the quote has “е” (U+0435, Cyrillic), the reading “e” (U+0065).',
		],
		[
			'a Greek letter at the beginning',
			'Τhe director expects',
			'At the start the quote has “Τ” (U+03A4, Greek), the reading “T” (U+0054).',
		],
		[
			'a control character',
			'The\u0007 director'.replace('\\\u0007', '\u0007'),
			'After “The” the quote has a character that is not seen (U+0007), the reading a space.',
		],
		[
			'a sign that looks like another',
			'The director expects the library to open in spring·',
			'the quote has “·” (U+00B7, middle dot), the reading “.” (U+002E).',
		],
		['a missing full stop', 'The director expects; the', 'the quote has “;” (U+003B), the reading a space.'],
		['more than there is', `${PASSAGE}!`, 'the quote has “!” (U+0021), the reading nothing.'],
	])('%s', (_, quote, said) => {
		expect(firstDifference(quote, PASSAGE)).toContain(said);
	});

	test('what is folded is no difference', () => {
		expect(firstDifference('The dir\u00adector ex\u200bpects', PASSAGE)).toBeNull();
	});
});

test('the checker says so beside the closest passage, and only where the two look alike', async () => {
	const quiz = change(QUIZ, 'No date has been fixed.', 'No dаte has been fixed.');
	const { problems } = await read({ 'opening.yaml': quiz });
	const [problem] = problems.filter(({ rule }) => rule === 'missing-quote');
	expect(problem?.message).toContain(
		'After “No d” the quote has “а” (U+0430, Cyrillic), the reading “a” (U+0061).',
	);
	const far = change(QUIZ, 'No date has been fixed.', 'There was no date which had been fixed');
	const [other] = (await read({ 'opening.yaml': far })).problems.filter(
		({ rule }) => rule === 'missing-quote',
	);
	expect(other?.message).not.toContain('the quote has');
});

test('a quote with a soft hyphen or a ligature is found', async () => {
	for (const same of [
		'No date has been ﬁxed.',
		'No date has be\u00aden fixed.',
		'No date\u200e has been fixed.',
	]) {
		const { problems } = await read({ 'opening.yaml': change(QUIZ, 'No date has been fixed.', same) });
		expect(problems).toEqual([]);
	}
});
