import { z } from 'zod';
import { common, idSchema, textSchema, type Compiling } from '../source.ts';
import { MOST_CITES } from './written.ts';
import type { OpenItem, Rubric, Sample } from './item.ts';

const MOST_WORDS = 900;
const wordsSchema = z.number().int().min(1).max(MOST_WORDS);
const levelSchema = z.number().int().min(0).max(20);
const notesSchema = z.record(idSchema, textSchema(600));

export const schema = z.strictObject({
	kind: z.literal('open'),
	...common,
	words: z
		.strictObject({ from: wordsSchema, to: wordsSchema })
		.optional()
		.describe('How long an answer should be. Advice only: no answer is refused.'),
	evidence: z
		.strictObject({
			'at-least': z.number().int().min(0).max(MOST_CITES),
			'at-most': z.number().int().min(1).max(MOST_CITES),
		})
		.optional()
		.describe('How many sentences of the readings to pick as evidence. If left out: none.'),
	rubric: idSchema.describe('Id of a rubric in rubrics.yaml.'),
	samples: z
		.array(
			z.strictObject({
				id: idSchema,
				text: textSchema(4000).describe('An answer as a learner might write it.'),
				levels: z.record(idSchema, levelSchema).describe('A level for each criterion of the rubric.'),
				notes: notesSchema.optional().describe('Why it has that level, by criterion.'),
			}),
		)
		.min(1, 'holds no sample; add one')
		.max(12)
		.describe('Sample answers, the best first. Shown once the learner has answered.'),
});

type OpenSource = z.infer<typeof schema>;

/** `rubrics.yaml` of a module. */
export const rubricsSchema = z
	.array(
		z.strictObject({
			id: idSchema,
			title: textSchema(120),
			levels: z
				.array(z.strictObject({ level: levelSchema, title: textSchema(60) }))
				.min(2)
				.max(8)
				.describe('The best first.'),
			criteria: z
				.array(
					z.strictObject({
						id: idSchema,
						title: textSchema(80),
						cells: z
							.record(z.string().regex(/^\d{1,2}$/, 'is the number of a level'), textSchema(400))
							.describe('What an answer of each level looks like, by the number of the level.'),
					}),
				)
				.min(1)
				.max(12),
		}),
	)
	.min(1)
	.max(20);

/** Stands in for one that is not there, which has been reported. */
const NO_RUBRIC: Rubric = { id: '', title: '', levels: [], criteria: [] };

export function compile(source: OpenSource, compiling: Compiling): OpenItem {
	const { words = null, evidence } = source;
	if (words && words.from > words.to)
		compiling.report(['words', 'to'], {
			rule: 'words',
			message: `At least ${words.from} words and at most ${words.to} can’t both be.`,
			suggestion: 'Make “to” the larger number.',
		});
	if (evidence && evidence['at-least'] > evidence['at-most'])
		compiling.report(['evidence', 'at-most'], {
			rule: 'evidence-bounds',
			message: `At least ${evidence['at-least']} sentences and at most ${evidence['at-most']} can’t both be.`,
			suggestion: 'Make at-most the larger number.',
		});
	const rubric = compiling.rubric(source.rubric, ['rubric']);
	compiling.distinct(source.samples, ['samples']);
	if (rubric) source.samples.forEach((sample, at) => checkSample(sample, rubric, ['samples', at], compiling));
	return {
		...compiling.common(),
		kind: 'open',
		words,
		evidence: { atLeast: evidence?.['at-least'] ?? 0, atMost: evidence?.['at-most'] ?? 0 },
		rubric: rubric ?? NO_RUBRIC,
		samples: source.samples.map(({ id, text, levels, notes }): Sample => ({
			id,
			text,
			levels,
			notes: notes ?? {},
		})),
	};
}

/** Its levels are levels of the rubric, one for each criterion. */
function checkSample(
	{ levels, notes = {} }: OpenSource['samples'][number],
	rubric: Rubric,
	path: readonly (string | number)[],
	{ report }: Compiling,
) {
	const known = rubric.criteria.map(({ id }) => id);
	const numbers = rubric.levels.map(({ level }) => level);
	for (const id of known.filter((one) => !Object.hasOwn(levels, one)))
		report([...path, 'levels'], {
			rule: 'sample-level',
			message: `This sample has no level for “${id}”.`,
			suggestion: `Give one of ${numbers.join(', ')}.`,
		});
	for (const [list, ids] of [
		['levels', Object.keys(levels)],
		['notes', Object.keys(notes)],
	] as const)
		for (const id of ids.filter((one) => !known.includes(one)))
			report([...path, list, id], {
				rule: 'unknown-criterion',
				message: `The rubric “${rubric.id}” has no criterion “${id}”.`,
				suggestion: `Known: ${known.join(', ')}.`,
			});
	for (const [id, level] of Object.entries(levels).filter(([, one]) => !numbers.includes(one)))
		report([...path, 'levels', id], {
			rule: 'sample-level',
			message: `The rubric “${rubric.id}” has no level ${level}.`,
			suggestion: `Known: ${numbers.join(', ')}.`,
		});
}

/** There is nothing to pick from. */
export const lists = () => [];
