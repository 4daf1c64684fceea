import { dueCards, localDay, schedule } from './schedule.ts';
import { settingOf } from './settings.ts';
import type { StudyEvent } from '../log/study-event.ts';

/** How many items of a module are due; of all modules when none is named. @param events all that was done */
export function countDue(events: readonly StudyEvent[], now: number, module?: string): number {
	const own = module === undefined ? events : events.filter((event) => event.module === module);
	return dueCards(schedule(own, now, settingOf(events, 'retention')), now, localDay).length;
}
