import { z } from 'zod';
import { common, explained, idSchema, textSchema, type Compiling } from '../source.ts';
import type { MatchItem } from './item.ts';

export const schema = z.strictObject({
	kind: z.literal('match'),
	...common,
	targets: z
		.array(z.strictObject({ id: idSchema, text: textSchema(300), ...explained }))
		.min(2)
		.max(8),
	rows: z
		.array(
			z.strictObject({
				id: idSchema,
				text: textSchema(400),
				target: idSchema,
				...explained,
				mistakes: z
					.array(z.strictObject({ target: idSchema, ...explained }))
					.max(8)
					.optional(),
			}),
		)
		.min(2)
		.max(10),
});

export function compile(source: z.infer<typeof schema>, compiling: Compiling): MatchItem {
	compiling.distinct(source.targets, ['targets']);
	compiling.distinct(source.rows, ['rows']);
	const targets = new Set(source.targets.map(({ id }) => id));
	const known = (id: string, path: readonly (string | number)[]) => {
		if (!targets.has(id))
			compiling.report(path, {
				rule: 'unknown-target',
				message: `There is no target “${id}”.`,
				suggestion: `Known: ${[...targets].join(', ')}.`,
			});
	};
	return {
		...compiling.common(),
		kind: 'match',
		targets: source.targets.map((target, at) => ({
			id: target.id,
			text: target.text,
			...compiling.explain(target, ['targets', at]),
		})),
		rows: source.rows.map((row, at) => {
			known(row.target, ['rows', at, 'target']);
			return {
				id: row.id,
				text: row.text,
				target: row.target,
				...compiling.explain(row, ['rows', at]),
				mistakes: (row.mistakes ?? []).map((mistake, index) => {
					const path = ['rows', at, 'mistakes', index];
					known(mistake.target, [...path, 'target']);
					if (mistake.target === row.target)
						compiling.report([...path, 'target'], {
							rule: 'mistake-is-key',
							message: 'This mistake is the correct target.',
							suggestion: 'Name a wrong one.',
						});
					return { target: mistake.target, ...compiling.explain(mistake, path) };
				}),
			};
		}),
	};
}

export const lists = ({ targets }: MatchItem) => [{ path: ['targets'], options: targets }];
