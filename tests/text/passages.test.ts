import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passagesOf, touchedPassages } from '../../src/lib/text/passages.ts';
import { reading } from './reading.ts';

const text = reading(
	'One stands here. Two stands here.\n\n## A heading\n\n- Three is in a list.\n- Four as well. Five too.',
);
const passages = passagesOf(text);

test('each sentence has an id, and so have titles and headings', () => {
	expect(passages.map(({ id, start, end }) => [id, text.text.slice(start, end)])).toEqual([
		['h0', 'A notice'],
		['p1.s1', 'One stands here.'],
		['p1.s2', 'Two stands here.'],
		['h1', 'A heading'],
		['p2.s1', 'Three is in a list.'],
		['p3.s1', 'Four as well.'],
		['p3.s2', 'Five too.'],
	]);
});

test('a position touches the passages it overlaps, and no other', () => {
	const offset = fc.nat({ max: text.text.length });
	fc.assert(
		fc.property(offset, offset, (a, b) => {
			const [start, end] = [Math.min(a, b), Math.max(a, b)];
			fc.pre(start < end);
			const expected = passages.filter((passage) => passage.start < end && start < passage.end);
			expect(touchedPassages(passages, { start, end })).toEqual(expected.map(({ id }) => id));
		}),
	);
});
