import { expect, test } from 'vitest';
import { findNote, selectorAt } from '../../src/lib/learner/notes/find-note.ts';
import { fold } from '../../src/lib/text/fold.ts';

const TEXT =
	'Rubio stressed that no commitments have been made. Others say that no commitments are needed. The offer stands.';
const at = (words: string, from = 0) => {
	const start = TEXT.indexOf(words, from);
	return { start, end: start + words.length };
};
const noteOn = (words: string, from = 0) => {
	const place = at(words, from);
	const selector = selectorAt(TEXT, place);
	if (!selector) throw new Error('no selector');
	return { selector, start: place.start };
};
const found = (text: string, note: ReturnType<typeof noteOn>) => {
	const place = findNote(fold(text), note);
	return place && text.slice(Math.max(0, place.start - 5), place.end + 5);
};

test.each(['no commitments', 'The offer', 'made. Others say', TEXT])('finds “%s” where it was', (words) => {
	expect(findNote(fold(TEXT), noteOn(words))).toEqual(at(words));
});

test('tells the second of two equal stretches from the first', () => {
	const second = noteOn('no commitments', 40);
	expect(findNote(fold(TEXT), second)).toEqual(at('no commitments', 40));
});

test.each([
	['words before it were added', `Today, ${TEXT}`, 'that no commitments are '],
	['other quotes and spaces', TEXT.replace(/ /g, '\u00a0'), 'that\u00a0no\u00a0commitments\u00a0are\u00a0'],
	[
		'the words beside it were changed',
		TEXT.replace('say that', 'insist:').replace('are', 'be'),
		'ist: no commitments be n',
	],
])('finds it again though %s', (_, changed, expected) => {
	expect(found(changed, noteOn('no commitments', 40))).toBe(expected);
});

test('words that are gone are lost, and not guessed', () => {
	expect(found(TEXT.replaceAll('no commitments', 'no promises'), noteOn('no commitments'))).toBeNull();
});

test('nothing, white space and half a book cannot be marked', () => {
	expect(selectorAt(TEXT, { start: 5, end: 5 })).toBeNull();
	expect(selectorAt('a   b', { start: 1, end: 4 })).toBeNull();
	expect(selectorAt('x'.repeat(9_000), { start: 0, end: 9_000 })).toBeNull();
});
