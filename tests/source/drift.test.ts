import { describe, expect, test } from 'vitest';
import { bestStretch, likenessOf } from '../../src/lib/source/closest.ts';
import { drift } from '../../src/lib/source/drift.ts';
import { Citer } from '../../src/lib/content/cite.ts';
import { reading } from './reading.ts';
import type { Citation } from '../../src/lib/quiz/types.ts';

const OLD = `The director expects the library to open in spring. No date has been fixed.

A speech is planned. Nobody has been asked to hold it.`;

function cited(exact: string): Citation {
	const found = new Citer(reading(OLD)).cite({ exact });
	if (!('exact' in found)) throw new Error(found.message);
	return found;
}
const fate = (exact: string, newer: string) => drift([cited(exact)], reading(newer))[0];

describe('what became of a citation', () => {
	test('kept: the same words in the same sentence', () => {
		const newer = OLD.replace('A speech', 'A long speech');
		expect(fate('No date has been fixed', newer)).toMatchObject({ status: 'kept', passages: ['p1.s2'] });
	});

	test('moved: the same words elsewhere', () => {
		const newer = `Something new comes first.\n\n${OLD}`;
		expect(fate('No date has been fixed', newer)).toMatchObject({ status: 'moved', passages: ['p2.s2'] });
	});

	test('changed: the closest words are proposed, whole words of one passage', () => {
		const newer = OLD.replace('No date has been fixed.', 'No date has yet been set.');
		const changed = fate('No date has been fixed.', newer);
		expect(changed).toMatchObject({ status: 'changed', passages: ['p1.s2'] });
		expect(changed).toHaveProperty('proposed', 'No date has yet been set.');
	});

	test('lost: nothing like it is left', () => {
		const newer = OLD.replace('No date has been fixed.', 'Flowers bloom.');
		expect(fate('No date has been fixed.', newer)).toMatchObject({ status: 'lost' });
	});

	test('words that stand twice now are kept where they stood', () => {
		const newer = `${OLD}\n\nNo date has been fixed.`;
		expect(fate('No date has been fixed.', newer)).toMatchObject({ status: 'kept', passages: ['p1.s2'] });
	});

	test('citations come back in their order, one for one', () => {
		const list = ['A speech is planned', 'No date', 'The director expects'].map(cited);
		expect(drift(list, reading(OLD)).map(({ citation }) => citation)).toEqual(list);
	});
});

test('the more a sentence has been rewritten, the less alike it is', () => {
	const quote = 'No date has been fixed.';
	const likeness = [
		'No date has been fixed.',
		'No date has been fixed yet.',
		'No date has yet been set.',
		'A date will be set.',
		'Flowers bloom.',
	].map((text) => likenessOf(quote, text));
	expect(likeness).toEqual(likeness.toSorted((a, b) => b - a));
	expect(likeness[0]).toBe(1);
	expect(likeness.at(-1)).toBeLessThan(0.4);
});

test.each([
	['No date is fixed', 'We know that no date is fixed so far.', 'no date is fixed'],
	['', 'Some text', ''],
	['longer than the text it is held against', 'short text', 'short text'],
])('the stretch most like %j', (wanted, text, expected) => {
	expect(bestStretch(wanted, text).trim()).toBe(expected);
});
