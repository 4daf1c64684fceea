import type { Position } from './locate.ts';
import type { Reading } from './types.ts';

/** A sentence, or a title or heading, which have none. */
export interface Passage extends Position {
	readonly id: string;
}

/** Every passage of a reading, in the order of the text. */
export function passagesOf(reading: Pick<Reading, 'blocks'>): Passage[] {
	return reading.blocks.flatMap((block): readonly Passage[] =>
		block.sentences.length > 0 ? block.sentences : [{ id: block.id, start: block.start, end: block.end }],
	);
}

/** Ids of the passages a position touches. Passages are sorted, so the first is found by halving. */
export function touchedPassages(passages: readonly Passage[], { start, end }: Position): string[] {
	let low = 0;
	let high = passages.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((passages[middle]?.end ?? 0) > start) high = middle;
		else low = middle + 1;
	}
	const touched: string[] = [];
	for (let at = low; (passages[at]?.start ?? end) < end; at += 1) touched.push(passages[at]?.id ?? '');
	return touched;
}
