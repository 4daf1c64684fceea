import { localDays } from './days.ts';
import { present } from './present.ts';
import { dueCards, schedule } from './schedule.ts';
import { settingOf } from './settings.ts';
import type { Outlines } from '../progress/load-outlines.ts';
import type { StudyEvent } from '../../device/study-event.ts';

export interface DueCount {
	readonly all: number;
	/** By id; a module with nothing due is missing. */
	readonly byModule: ReadonlyMap<string, number>;
}

/** How many items are due, of those that are still there. @param events all that was done */
export function countDue(events: readonly StudyEvent[], now: number, outlines: Outlines): DueCount {
	const cards = schedule(events, now, settingOf(events, 'retention'), localDays);
	const due = dueCards(present(cards, outlines), now);
	const byModule = new Map<string, number>();
	for (const { module } of due) byModule.set(module, (byModule.get(module) ?? 0) + 1);
	return { all: due.length, byModule };
}
