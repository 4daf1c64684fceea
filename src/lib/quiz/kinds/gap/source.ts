import { z } from 'zod';
import { choiceSchema, common, explained, idSchema, textSchema, type Compiling } from '../source.ts';
import type { Gap, GapItem } from './item.ts';

const gapSchema = z.strictObject({
	id: idSchema,
	choices: z.array(choiceSchema).min(2).max(8).optional().describe('Choose from a list …'),
	accept: z.array(textSchema(80)).min(1).max(20).optional().describe('… or type: what is accepted.'),
	...explained,
	mistakes: z
		.array(z.strictObject({ entries: z.array(textSchema(80)).min(1).max(20), ...explained }))
		.max(10)
		.optional(),
});

export const schema = z.strictObject({
	kind: z.literal('gap'),
	...common,
	text: textSchema(800).describe('The sentence, with {gap-id} for each gap.'),
	gaps: z.array(gapSchema).min(1).max(8),
});

type Source = z.infer<typeof schema>;

export function compile(source: Source, compiling: Compiling): GapItem {
	compiling.distinct(source.gaps, ['gaps']);
	const parts = source.text.split(/\{([a-z0-9-]+)\}/);
	const named = parts.filter((_, index) => index % 2 === 1);
	const gaps = new Map(source.gaps.map((gap, at) => [gap.id, compileGap(gap, compiling, ['gaps', at])]));
	const agrees =
		named.length === gaps.size && new Set(named).size === named.length && named.every((id) => gaps.has(id));
	if (!agrees) {
		compiling.report(['text'], {
			rule: 'gaps',
			message: 'The gaps in the text don’t match the list of gaps.',
			suggestion: `Write each of ${[...gaps.keys()].map((id) => `{${id}}`).join(', ')} once in the text.`,
		});
	}
	return {
		...compiling.common(),
		kind: 'gap',
		text: parts.filter((_, index) => index % 2 === 0),
		gaps: named.flatMap((id) => gaps.get(id) ?? []),
	};
}

function compileGap(
	source: Source['gaps'][number],
	compiling: Compiling,
	path: readonly (string | number)[],
): Gap {
	const { id, choices, accept, mistakes = [] } = source;
	if ((choices === undefined) === (accept === undefined)) {
		compiling.report(path, {
			rule: 'gaps',
			message: 'A gap is either chosen (choices) or typed (accept).',
			suggestion: 'Use one of the two.',
		});
	}
	return {
		id,
		choices: choices ? compiling.choices(choices, [...path, 'choices']) : [],
		accept: accept ?? [],
		...compiling.explain(source, path),
		mistakes: mistakes.map((mistake, at) => ({
			entries: mistake.entries,
			...compiling.explain(mistake, [...path, 'mistakes', at]),
		})),
	};
}

export const lists = ({ gaps }: GapItem) =>
	gaps.map(({ choices }, at) => ({ path: ['gaps', at, 'choices'], options: choices }));
