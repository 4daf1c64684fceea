import { allEvents } from '../../device/log.ts';
import { localDays } from '../../device/days.ts';
import { patiently } from '../../device/patiently.ts';
import { inOrder } from '../../device/study-event.ts';
import { CALENDAR_DESCRIPTION, CALENDAR_EMPTY, calendarSaved, calendarSummary } from '../../words/habits.ts';
import { loadOutlines } from '../progress/load-outlines.ts';
import { present } from './count-due.ts';
import { reviewDays } from './review-days.ts';
import { reviewsAsIcs } from './ics.ts';
import { schedule } from './schedule.ts';
import { settingOf } from './settings.ts';
import { saveFile } from '../save-file.ts';

/** Gives the browser a calendar file with the reviews to come, of all modules. @returns what to say of it */
export async function saveCalendar(): Promise<string> {
	const events = await patiently(allEvents);
	const now = Date.now();
	const cards = schedule(events, now, settingOf(events, 'retention'), localDays);
	const days = reviewDays(present(cards, await loadOutlines(events)), now, localDays);
	const owner = inOrder(events)[0]?.id;
	if (days.length === 0 || owner === undefined) return CALENDAR_EMPTY;
	const text = reviewsAsIcs({
		days,
		now,
		owner,
		href: `${location.origin}/?go=review`,
		summary: calendarSummary,
		description: CALENDAR_DESCRIPTION,
	});
	saveFile(new File([text], 'mandate-reviews.ics', { type: 'text/calendar' }));
	return calendarSaved(days.length);
}
