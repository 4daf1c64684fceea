/** The furthest dates a spreadsheet knows: 1 March 1900 (it believes in 29 February 1900) and the end of 9999. */
const FIRST = Date.UTC(1900, 2, 1);
const LAST = Date.UTC(9999, 11, 31);

/** Turns an instant, in milliseconds since 1970, into what a clock on the wall shows; null when none can. */
export type WallClock = (at: number) => LocalTime | null;

interface LocalTime {
	/** `2026-03-05 14:03:07`: ISO 8601 with a space, which spreadsheets read as a date. */
	readonly text: string;
	/** Days since 30 December 1899, as spreadsheets count them. */
	readonly serial: number;
}

/**
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
	return (at) => {
		if (!(at >= FIRST && at <= LAST)) return null;
		const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
		const text = `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}:${parts['second']}`;
		return { text, serial: Date.parse(`${text.replace(' ', 'T')}Z`) / 86_400_000 + 25_569 };
	};
}
