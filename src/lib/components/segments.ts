import type { Block, Span } from '../quiz/types.ts';

/** A stretch of text in one formatting. */
export interface Segment {
	readonly text: string;
	readonly kind: 'plain' | 'strong' | 'emphasis';
	readonly marked: boolean;
	/** Ids of references noted right after the stretch. */
	readonly notes: readonly string[];
}

/**
 * Cuts `start…end` of a reading's text where formatting or a mark begins or ends.
 * @param mark cited words, offsets into the same text
 */
export function segments(
	text: string,
	block: Pick<Block, 'spans'>,
	range: { readonly start: number; readonly end: number },
	mark?: { readonly start: number; readonly end: number },
): Segment[] {
	const within = (at: number) => at > range.start && at < range.end;
	const edges = [...block.spans, ...(mark ? [mark] : [])].flatMap((span) => [span.start, span.end]);
	const cuts = [...new Set([range.start, ...edges.filter(within), range.end])].sort((a, b) => a - b);
	return cuts.slice(0, -1).map((start, index) => {
		const end = cuts[index + 1] ?? range.end;
		const covers = (span: { start: number; end: number }) => span.start <= start && span.end >= end;
		const style = block.spans.find((span) => span.kind !== 'note' && covers(span));
		return {
			text: text.slice(start, end),
			kind: style && style.kind !== 'note' ? style.kind : 'plain',
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
