/** The furthest dates a spreadsheet knows: 1 March 1900 (it believes in 29 February 1900) and the end of 9999. */
const FIRST = Date.UTC(1900, 2, 1);
const LAST = Date.UTC(9999, 11, 31);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a clock on the wall shows at an instant, in milliseconds since 1970; null when none can show it. */
export interface WallClock {
	/** `2026-03-05 14:03:07`: ISO 8601 with a space, which spreadsheets read as a date. */
	readonly textAt: (at: number) => string | null;
	/** Days since 30 December 1899, as spreadsheets count them. */
	readonly serialAt: (at: number) => number | null;
}

/**
 * A large table has tens of thousands of moments, and asking the time zone is slow: it is asked at both ends of an hour.
 * @param timeZone IANA name, e.g. `Europe/Brussels` or `UTC`
 * @throws RangeError when there is no such time zone
 */
export function wallClock(timeZone: string): WallClock {
	const format = new Intl.DateTimeFormat('en-GB', {
		timeZone,
		calendar: 'gregory',
		numberingSystem: 'latn',
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
	});
	/** How far the clock is ahead of UTC, in milliseconds. */
	const aheadAt = (at: number) => {
		const parts = Object.fromEntries(
			format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
		);
		const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
		return Date.UTC(year, month - 1, day, hour, minute, second) - wholeSecond(at);
	};
	/** By number of the hour; null where the clock is put forward or back in it. */
	const hours = new Map<number, number | null>();
	const aheadIn = (hour: number) => {
		const known = hours.get(hour);
		if (known !== undefined) return known;
		const ahead = aheadAt(hour * HOUR);
		const same = aheadAt((hour + 1) * HOUR) === ahead ? ahead : null;
		hours.set(hour, same);
		return same;
	};
	const minutes = new Map<number, string>();
	/** `2026-03-05 14:03:` */
	const textIn = (minute: number) => {
		const known =
			minutes.get(minute) ?? new Date(minute * MINUTE).toISOString().slice(0, 17).replace('T', ' ');
		minutes.set(minute, known);
		return known;
	};
	/** As if it were UTC. */
	const localAt = (at: number) =>
		at >= FIRST && at <= LAST ? wholeSecond(at) + (aheadIn(Math.floor(at / HOUR)) ?? aheadAt(at)) : null;
	return {
		textAt(at) {
			const local = localAt(at);
			if (local === null) return null;
			const minute = Math.floor(local / MINUTE);
			return textIn(minute) + String((local - minute * MINUTE) / 1000).padStart(2, '0');
		},
		serialAt(at) {
			const local = localAt(at);
			return local === null ? null : local / DAY + 25_569;
		},
	};
}

const wholeSecond = (at: number) => Math.floor(at / 1000) * 1000;
