import { inOrder } from '../../device/in-order.ts';
import type { StudyEvent } from '../../device/study-event.ts';

/** Ids of the modules in which something was done, the last used first. */
export function byLastUse(events: readonly StudyEvent[]): string[] {
	// Settings belong to no module.
	const used = inOrder(events).flatMap(({ module }) => module || []);
	return [...new Set(used.reverse())];
}
