import type { StopState } from '../rules/plan.ts';
import { count, duration } from './words.ts';

/** What the colours of a table of stops say. */
export const STOP_CELLS = {
	'to-do': 'not started',
	'under-way': 'in progress, with questions answered',
	short: 'submitted, score too low',
	done: 'done, with the score',
	late: 'done late',
	locked: 'locked',
} as const satisfies Record<StopState | 'late', string>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long ago something was: `just now`, `5 min ago`, `3 h ago`, `2 days ago`. Both in milliseconds since 1970. */
export function agoWords(at: number, now: number): string {
	const minutes = Math.floor((now - at) / MINUTE);
	if (minutes < 1) return 'just now';
	if (minutes < 60) return `${minutes} min ago`;
	const days = Math.floor((now - at) / DAY);
	return days < 1 ? `${Math.floor(minutes / 60)} h ago` : `${count(days, 'day')} ago`;
}

/** @param ms null: not known */
export const tookWords = (ms: number | null): string => (ms === null ? '' : duration(ms));
