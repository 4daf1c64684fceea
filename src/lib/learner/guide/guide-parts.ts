import type { Guide, GuideQuote } from '../../quiz/types.ts';
import type { Block } from '../../text/types.ts';

export interface GuidePart {
	readonly range: { readonly start: number; readonly end: number };
	/** Null between quotes. */
	readonly quote: GuideQuote | null;
}

/** Cuts a block of a guide into quotes and what stands between them; none is empty. */
export function guideParts(guide: Guide, block: Block): GuidePart[] {
	const parts: GuidePart[] = [];
	let from = block.start;
	for (const quote of guide.quotes) {
		if (quote.start < block.start || quote.end > block.end) continue;
		parts.push({ range: { start: from, end: quote.start }, quote: null });
		parts.push({ range: { start: quote.start, end: quote.end }, quote });
		from = quote.end;
	}
	parts.push({ range: { start: from, end: block.end }, quote: null });
	return parts.filter(({ range }) => range.end > range.start);
}
