import type { Road } from './walk.ts';
import type { Case } from './types.ts';

/** What is in front of whoever plays: a point to decide, what came of the last decision, or the look back. */
export type Stage = { readonly kind: 'ask' | 'told'; readonly at: number } | { readonly kind: 'debrief' };

/** @param isOn whether what came of the last decision has been read */
export function stageOf({ points }: Pick<Case, 'points'>, road: Road, isOn: boolean): Stage {
	if (!isOn && road.length > 0) return { kind: 'told', at: road.length - 1 };
	return road.length < points.length ? { kind: 'ask', at: road.length } : { kind: 'debrief' };
}
