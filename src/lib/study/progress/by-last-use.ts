import { inOrder } from '../log/in-order.ts';
import type { StudyEvent } from '../log/study-event.ts';

/** Ids of the modules in which something was done, the last used first. */
export function byLastUse(events: readonly StudyEvent[]): string[] {
	// Settings belong to no module.
	const used = inOrder(events).flatMap(({ module }) => module || []);
	return [...new Set(used.reverse())];
}

/**
 * The module with most to review; of equals the last used.
 * @param countDue how many items of a module are due
 * @returns null when nothing was done yet
 */
export function mostDue(events: readonly StudyEvent[], countDue: (module: string) => number): string | null {
	const counted = byLastUse(events).map((module) => ({ module, due: countDue(module) }));
	const most = counted.reduce<(typeof counted)[number] | null>(
		(best, one) => (best && best.due >= one.due ? best : one),
		null,
	);
	return most?.module ?? null;
}
