/** A learner's own calendar: which day a moment falls in, and when a day begins. Time zones are its affair. */
export interface Days {
	/** @param at milliseconds since 1970 @returns the date, as the number of days between it and 1 January 1970 */
	readonly dayOf: (at: number) => number;
	/** The first moment of such a day, milliseconds since 1970. */
	readonly startOf: (day: number) => number;
}

export const DAY_MS = 86_400_000;

/** Who learns at five to twelve and at five past has learnt on one evening: a learner's day begins at four. */
const BEGINS = 4;

/** By the device's own calendar, summer time included. */
export const localDays: Days = {
	dayOf(at) {
		const date = new Date(at);
		if (date.getHours() < BEGINS) date.setDate(date.getDate() - 1);
		return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS;
	},
	startOf(day) {
		const date = new Date(day * DAY_MS);
		return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), BEGINS).getTime();
	},
};
