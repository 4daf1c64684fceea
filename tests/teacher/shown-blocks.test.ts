import { expect, test } from 'vitest';
import { shownBlocks } from '../../src/lib/teacher/results/shown-blocks.ts';
import type { Block, Reading } from '../../src/lib/text/types.ts';

const block = (id: string, sentences: number, kind: Block['kind'] = 'paragraph'): Block => ({
	id,
	kind,
	start: 0,
	end: 0,
	spans: [],
	sentences: Array.from({ length: sentences }, (_, at) => ({ id: `${id}.s${at + 1}`, start: 0, end: 0 })),
});
const reading = {
	blocks: [block('h0', 0, 'title'), block('h1', 0, 'heading'), block('p1', 6), block('p2', 2)],
} as unknown as Reading;

test.each([
	[[], 'h0'],
	[['p1.s1'], 'h0 | p1.s1 p1.s2'],
	[['p1.s4'], 'h0 | …p1.s3 p1.s4 p1.s5'],
	[['p1.s2', 'p1.s6'], 'h0 | p1.s1 p1.s2 p1.s3 …p1.s5 p1.s6'],
	[['p2.s2', 'h1'], 'h0 | h1 | p2.s1 p2.s2'],
])('where %j matters, %s is shown', (passages, expected) => {
	const shown = shownBlocks(reading, (id) => passages.some((one) => one === id));
	const said = shown.map(({ block: { id }, sentences }) =>
		sentences.length === 0
			? id
			: sentences.map(({ sentence, isCut }) => `${isCut ? '…' : ''}${sentence.id}`).join(' '),
	);
	expect(said.join(' | ')).toBe(expected);
});
