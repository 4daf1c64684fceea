import { isOf, type StudyEvent } from '../../device/study-event.ts';
import type { Days } from '../../device/days.ts';
import { settingOf } from '../review/settings.ts';

/** How many days are shown, today last. */
export const SHOWN_DAYS = 14;

/** What brings somebody back, as far as they want to see it. */
export interface Habits {
	/** Different items answered today, in a quiz or a review, in all modules. */
	readonly done: number;
	/** Items a day; 0 where none is wanted. */
	readonly goal: number;
	/** The last days, today last; null where they are not wanted, or nothing was done in them. */
	readonly days: readonly StudyDay[] | null;
	/** Days of study in a row, in which a single day off does not count as an end. */
	readonly run: number;
}

interface StudyDay {
	/** Its first moment, milliseconds since 1970. */
	readonly day: number;
	readonly isStudied: boolean;
}

/**
 * A pure function of what was done. What a wrong clock has dated after now counts for no day.
 * @param now milliseconds since 1970
 */
export function habits(events: readonly StudyEvent[], now: number, { dayOf, startOf }: Days): Habits {
	const today = dayOf(now);
	const past = events.filter(({ at }) => at <= now);
	const answered = past.filter(isOf('answered')).filter(({ at }) => dayOf(at) === today);
	const studied = new Set(past.filter(isStudy).map(({ at }) => dayOf(at)));
	const first = today - SHOWN_DAYS + 1;
	const days = Array.from({ length: SHOWN_DAYS }, (_, index) => ({
		day: startOf(first + index),
		isStudied: studied.has(first + index),
	}));
	return {
		done: new Set(answered.map(({ module, quiz, item }) => `${module} ${quiz} ${item}`)).size,
		goal: settingOf(events, 'goal'),
		days: settingOf(events, 'days') === 1 && days.some(({ isStudied }) => isStudied) ? days : null,
		run: runOf(studied, today),
	};
}

const isStudy = ({ type }: StudyEvent) => type === 'answered' || type === 'read' || type === 'finished';

/** From today back: today is not over, and a day off between two days of study is forgiven. */
function runOf(studied: ReadonlySet<number>, today: number): number {
	let run = 0;
	for (let day = today, off = -1; off < 2; day -= 1) {
		if (studied.has(day)) {
			run += 1;
			off = 0;
		} else off += 1;
	}
	return run;
}
