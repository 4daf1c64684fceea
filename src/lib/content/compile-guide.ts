import { NOTE } from './parse-blocks.ts';
import { parseText } from './parse-reading.ts';
import { guideSchema } from './schema.ts';
import type { Citer } from './cite.ts';
import type { SourceFile } from './source-file.ts';
import type { Guide, GuideQuote } from '../quiz/types.ts';
import type { Block } from '../text/types.ts';

/** What a mark that names a reading has to stand behind. */
const QUOTED = /“([^“”]+)”$/;

/**
 * Reads a teacher's guide: a text like a lesson, in which `“words”[^article]` quotes a reading. The words have to
 * stand there once, else it is a problem at the mark.
 * @param citers by the id of their reading; null where the reading itself has a problem
 * @returns null when there is a problem
 */
export function compileGuide(file: SourceFile, citers: ReadonlyMap<string, Citer | null>): Guide | null {
	const parsed = parseText(file, guideSchema, { readings: new Set(citers.keys()) });
	if (!parsed) return null;
	const { bodyAt, content } = parsed;
	const marks = file.text
		.slice(bodyAt)
		.matchAll(NOTE)
		.filter(([, note = '']) => citers.has(note))
		.map(({ index }) => bodyAt + index)
		.toArray();
	const quotes: GuideQuote[] = [];
	let sound = true;
	for (const { start, at, reading } of quoteMarks(content.blocks, citers)) {
		const place = marks.shift() ?? 0;
		const words = QUOTED.exec(content.text.slice(start, at))?.[1];
		if (words === undefined) {
			sound = false;
			file.report(place, {
				rule: 'no-quote',
				message: `There’s no quotation before this mark, which names the reading “${reading}”.`,
				suggestion: `Write “its words”[^${reading}], with curly quotation marks.`,
			});
			continue;
		}
		const citation = citers.get(reading)?.cite({ exact: words });
		if (!citation) continue;
		if ('rule' in citation) {
			sound = false;
			const ambiguous = citation.rule === 'ambiguous-quote';
			file.report(place, ambiguous ? { ...citation, suggestion: 'Quote more words.' } : citation);
		} else quotes.push({ start: at - 1 - words.length, end: at - 1, citation });
	}
	if (!sound) return null;
	return { ...content, blocks: content.blocks.map((block) => withoutQuoteMarks(block, citers)), quotes };
}

const quoteMarks = (blocks: readonly Block[], citers: ReadonlyMap<string, unknown>) =>
	blocks.flatMap(({ start, spans }) =>
		spans.flatMap((span) =>
			span.kind === 'note' && citers.has(span.note) ? [{ start, at: span.start, reading: span.note }] : [],
		),
	);

const withoutQuoteMarks = (block: Block, citers: ReadonlyMap<string, unknown>): Block => ({
	...block,
	spans: block.spans.filter((span) => span.kind !== 'note' || !citers.has(span.note)),
});
