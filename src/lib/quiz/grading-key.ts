import { gradingOf } from './grading.ts';
import type { GradingKey } from './key.ts';
import type { Item } from './types.ts';

export type { GradingKey } from './key.ts';

export const gradingKey = (item: Item): GradingKey =>
	({ ...gradingOf(item).keyOf(item), ...item.ruling }) as GradingKey;
