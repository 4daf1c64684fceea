import { z } from 'zod';
import { common, explained, quoteSchema, textSchema, type Compiling } from '../source.ts';
import type { Citation } from '../../../text/types.ts';
import type { Candidate, EvidenceItem } from './item.ts';

export const schema = z.strictObject({
	kind: z.literal('evidence'),
	...common,
	sentences: z
		.array(
			z.strictObject({
				quote: quoteSchema,
				prefix: textSchema(300).optional(),
				suffix: textSchema(300).optional(),
				correct: z.boolean().optional(),
				rationale: explained.rationale,
			}),
		)
		.min(2)
		.max(9),
});

export function compile(source: z.infer<typeof schema>, compiling: Compiling): EvidenceItem {
	const choices = source.sentences.flatMap((sentence, at): Candidate[] => {
		const found = compiling.cite(sentence, ['sentences', at]);
		if (!found) return [];
		const [passage] = found.citation.passages;
		const whole = found.passages.find(({ id }) => id === passage);
		if (found.citation.passages.length > 1 || !whole) {
			compiling.report(['sentences', at], {
				rule: 'evidence',
				message: 'This quote covers more than one sentence.',
				suggestion: 'Quote words from one sentence.',
			});
			return [];
		}
		const { id, start, end } = whole;
		const text = found.reading.text.slice(start, end);
		const here: Citation = { ...found.citation, exact: text, start, end };
		return [
			{
				id,
				text,
				correct: sentence.correct ?? false,
				paragraph: id.split('.')[0] ?? id,
				rationale: sentence.rationale ?? '',
				citations: [here],
				notStated: false,
			},
		];
	});
	if (!source.sentences.some((sentence) => sentence.correct))
		compiling.report(['sentences'], {
			rule: 'no-key',
			message: 'Nothing is marked as correct.',
			suggestion: 'Mark the sentence that proves it with correct: true.',
		});
	compiling.distinct(choices, ['sentences']);
	return { ...compiling.common(), kind: 'evidence', choices };
}

/** Sentences are the reading's to write. */
export const lists = () => [];
