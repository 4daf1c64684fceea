import { z } from 'zod';
import { common, explained, textSchema, type Compiling } from '../source.ts';
import type { StatementItem } from './item.ts';

export const schema = z.strictObject({
	kind: z.literal('statement'),
	...common,
	statement: textSchema(600),
	key: z.union([z.boolean(), z.enum(['true', 'false', 'not-stated'])]),
	judgements: z.strictObject({
		true: z.strictObject(explained),
		false: z.strictObject(explained),
		'not-stated': z.strictObject(explained),
	}),
});

const JUDGEMENTS = { true: 'True', false: 'False', 'not-stated': 'Not stated' } as const;

export function compile(source: z.infer<typeof schema>, compiling: Compiling): StatementItem {
	const key = String(source.key);
	return {
		...compiling.common(),
		kind: 'statement',
		statement: source.statement,
		choices: (['true', 'false', 'not-stated'] as const).map((id) => ({
			id,
			text: JUDGEMENTS[id],
			correct: id === key,
			...compiling.explain(source.judgements[id], ['judgements', id]),
		})),
	};
}

/** True, false and not stated are nobody's to write. */
export const lists = () => [];
