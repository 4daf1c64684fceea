import type { Block, Span } from '../text/types.ts';

/** A stretch of text in one formatting. */
export interface Segment {
	readonly text: string;
	readonly kind: 'plain' | 'strong' | 'emphasis';
	readonly marked: boolean;
	/** Where the stretch leads; null for most. */
	readonly href: string | null;
	/** Ids of references noted right after the stretch. */
	readonly notes: readonly string[];
}

/** A stretch that leads somewhere. */
export interface Link {
	readonly start: number;
	readonly end: number;
	readonly href: string;
}

/**
 * Cuts `start…end` of a reading's text where formatting or a mark begins or ends.
 * @param mark cited words, offsets into the same text
 * @param links stretches that do not overlap, offsets likewise
 */
export function segments(
	text: string,
	block: Pick<Block, 'spans'>,
	range: { readonly start: number; readonly end: number },
	mark?: { readonly start: number; readonly end: number },
	links: readonly Link[] = [],
): Segment[] {
	const within = (at: number) => at > range.start && at < range.end;
	const edges = [...block.spans, ...(mark ? [mark] : []), ...links].flatMap((span) => [span.start, span.end]);
	const cuts = [...new Set([range.start, ...edges.filter(within), range.end])].sort((a, b) => a - b);
	return cuts.slice(0, -1).map((start, index) => {
		const end = cuts[index + 1] ?? range.end;
		const covers = (span: { start: number; end: number }) => span.start <= start && span.end >= end;
		const style = block.spans.find((span) => span.kind !== 'note' && covers(span));
		return {
			text: text.slice(start, end),
			kind: style && style.kind !== 'note' ? style.kind : 'plain',
			href: links.find(covers)?.href ?? null,
			marked: mark !== undefined && covers(mark),
			notes: block.spans
				.filter((span) => isNoteAt(span, end))
				.map((span) => (span.kind === 'note' ? span.note : '')),
		};
	});
}

function isNoteAt(span: Span, end: number): boolean {
	return span.kind === 'note' && span.end === end;
}
