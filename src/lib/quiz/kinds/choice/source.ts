import { z } from 'zod';
import { choiceSchema, common, type Compiling } from '../source.ts';
import type { ChoiceItem } from './item.ts';

export const schema = z.strictObject({
	kind: z.literal('choice'),
	...common,
	choices: z.array(choiceSchema).min(2).max(9),
});

export const compile = (source: z.infer<typeof schema>, compiling: Compiling): ChoiceItem => ({
	...compiling.common(),
	kind: 'choice',
	choices: compiling.choices(source.choices, ['choices']),
});

/** Every list a learner picks from, and where an author wrote it. */
export const lists = ({ choices }: ChoiceItem) => [{ path: ['choices'], options: choices }];
