import { z } from 'zod';
import { common, explained, idSchema, textSchema, type Compiling } from '../source.ts';
import type { OrderItem } from './item.ts';

export const schema = z.strictObject({
	kind: z.literal('order'),
	...common,
	steps: z
		.array(z.strictObject({ id: idSchema, text: textSchema(400), ...explained }))
		.min(3)
		.max(8),
});

export function compile(source: z.infer<typeof schema>, compiling: Compiling): OrderItem {
	compiling.distinct(source.steps, ['steps']);
	return {
		...compiling.common(),
		kind: 'order',
		steps: source.steps.map((step, at) => ({
			id: step.id,
			text: step.text,
			...compiling.explain(step, ['steps', at]),
		})),
	};
}

export const lists = ({ steps }: OrderItem) => [{ path: ['steps'], options: steps }];
