import { describe, expect, test } from 'vitest';
import { drift } from '../../src/lib/text/drift.ts';
import { Citer } from '../../src/lib/content/cite.ts';
import { reading } from './reading.ts';
import type { Citation } from '../../src/lib/text/types.ts';

const OLD = `The director expects the library to open in spring. No date has been fixed.

A speech is planned. Nobody has been asked to hold it.`;

function cited(exact: string, older = OLD, prefix = ''): Citation {
	const found = new Citer(reading(older)).cite({ exact, prefix });
	if (!('exact' in found)) throw new Error(found.message);
	return found;
}
const fate = (exact: string, newer: string) => drift([cited(exact)], reading(OLD), reading(newer))[0];

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

	test('changed: a whole sentence is proposed for a whole sentence, a part of it for a part', () => {
		const newer = OLD.replace(
			'No date has been fixed.',
			'At the present time no date has been fixed so far.',
		);
		expect(fate('No date has been fixed.', newer)).toHaveProperty(
			'proposed',
			'At the present time no date has been fixed so far.',
		);
		expect(fate('No date has been fixed', newer)).toHaveProperty('proposed', 'no date has been fixed');
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
		const list = ['A speech is planned', 'No date', 'The director expects'].map((exact) => cited(exact));
		expect(drift(list, reading(OLD), reading(OLD)).map(({ citation }) => citation)).toEqual(list);
	});
});

describe('words that stand twice are told apart by what stands around them', () => {
	const older = 'First, the force stays. Nobody objects.\n\nLater, the force stays. Everybody pays.';
	const first = cited('the force stays', older, 'First,');
	const later = cited('the force stays', older, 'Later,');
	const fates = (newer: string) =>
		drift([first, later], reading(older), reading(newer)).map((change) =>
			change.status === 'lost' ? change.status : `${change.status} ${change.passages.join(' ')}`,
		);

	test.each([
		['the same text', older, ['kept p1.s1', 'kept p2.s1']],
		['a paragraph before both', `Something new.\n\n${older}`, ['moved p2.s1', 'moved p3.s1']],
		['the two changed round', older.split('\n\n').toReversed().join('\n\n'), ['moved p2.s1', 'moved p1.s1']],
		['one of them alone', older.split('\n\n')[1] ?? '', ['kept p1.s1', 'moved p1.s1']],
	])('%s', (_, newer, expected) => {
		expect(fates(newer)).toEqual(expected);
	});
});
