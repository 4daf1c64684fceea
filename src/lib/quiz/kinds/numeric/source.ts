import { z } from 'zod';
import { common, explained, textSchema, type Compiling } from '../source.ts';
import { isWithin } from './grade.ts';
import type { NumericItem } from './item.ts';

/** Beyond, a device no longer tells one whole number from the next. */
const number = z.number().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);

export const schema = z.strictObject({
	kind: z.literal('numeric'),
	...common,
	unit: textSchema(60)
		.optional()
		.describe('Shown after the field, for example “km” or “million US dollars”.'),
	key: z.strictObject({
		value: number,
		tolerance: z
			.union([number.min(0), z.string().regex(/^\d{1,2}(\.\d+)?%$/, 'is a number, or a share such as “5%”')])
			.optional()
			.describe(
				'How far off an answer can be: a number, or a share of the value such as “5%”. If left out, it must be exact.',
			),
		...explained,
	}),
	mistakes: z
		.array(z.strictObject({ value: number, ...explained }))
		.max(10)
		.optional(),
});

export function compile(source: z.infer<typeof schema>, compiling: Compiling): NumericItem {
	const { value, tolerance = 0 } = source.key;
	const off =
		typeof tolerance === 'number' ? tolerance : (Math.abs(value) * Number.parseFloat(tolerance)) / 100;
	const mistakes = source.mistakes ?? [];
	mistakes.forEach((mistake, at) => {
		if (isWithin(mistake.value, { value, tolerance: off }))
			compiling.report(['mistakes', at, 'value'], {
				rule: 'mistake-is-key',
				message: 'This number is within the tolerance, so it’s correct.',
				suggestion: 'Use a wrong number, or reduce the tolerance.',
			});
		else if (mistakes.findIndex((one) => one.value === mistake.value) < at)
			compiling.report(['mistakes', at, 'value'], {
				rule: 'duplicate-id',
				message: `The number ${mistake.value} is used twice here.`,
				suggestion: 'Keep one of the two.',
			});
	});
	return {
		...compiling.common(),
		kind: 'numeric',
		unit: source.unit ?? '',
		key: { value, tolerance: off, ...compiling.explain(source.key, ['key']) },
		mistakes: mistakes.map((mistake, at) => ({
			value: mistake.value,
			...compiling.explain(mistake, ['mistakes', at]),
		})),
	};
}

/** There is nothing to pick from. */
export const lists = () => [];
