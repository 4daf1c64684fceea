const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/;
/** What `longOffset` writes: `GMT`, `GMT+05:00`, and for a few zones before 1972 `GMT-00:44:30`. */
const OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?/;
/** Years `toInstant` knows: those the clocks have rules for. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

/** Making one is slow, and a page needs the same few. */
const formats = new Map<string, Intl.DateTimeFormat>();
/** A zone has as many spellings as its letters have cases; they must not fill the memory. */
const MOST_FORMATS = 100;

/**
 * The moments a wall clock shows `YYYY-MM-DDTHH:mm` in a zone, as milliseconds since 1970 UTC: one as a rule,
 * two in the hour that is had twice when clocks go back, none in the one left out when they go forward; none
 * for what is no date either. With Intl, since neither Node 24 nor every browser has Temporal.
 * @throws RangeError when the zone is unknown
 */
export function instantsOf(local: string, timeZone: string): number[] {
	const asUtc = utcOf(local);
	if (asUtc === null) return [];
	// No zone is a whole day from UTC, so these two lie on either side of the moment wanted.
	const offsets = new Set([offsetAt(asUtc - DAY, timeZone), offsetAt(asUtc + DAY, timeZone)]);
	return [...offsets]
		.map((offset) => asUtc - offset)
		.filter((instant) => offsetAt(instant, timeZone) === asUtc - instant)
		.sort((a, b) => a - b);
}

/**
 * The moment a wall clock means: of two the first; where clocks skip it, as much later as they skip (01:30 is
 * then 02:30), which is what RFC 5545 and Temporal's `compatible` do. Null when it is no date.
 * @throws RangeError when the zone is unknown
 */
export function toInstant(local: string, timeZone: string): number | null {
	const asUtc = utcOf(local);
	if (asUtc === null) return null;
	const [first] = instantsOf(local, timeZone);
	return first ?? asUtc - offsetAt(asUtc - DAY, timeZone);
}

/**
 * What a wall clock in the zone shows then, as `<input type="datetime-local">` takes it; seconds are cut off.
 * @throws RangeError when the zone is unknown or the moment is none
 */
export function toLocal(instant: number, timeZone: string): string {
	return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 16);
}

/** As if it were UTC; null for 30 February. */
function utcOf(local: string): number | null {
	if (!WRITTEN.test(local)) return null;
	const year = Number(local.slice(0, 4));
	const asUtc = Date.parse(`${local}:00Z`);
	if (year < FIRST_YEAR || year > LAST_YEAR || Number.isNaN(asUtc)) return null;
	return new Date(asUtc).toISOString().slice(0, 16) === local ? asUtc : null;
}

/** How far the zone's clocks are ahead of UTC then, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
	const found = OFFSET.exec(formatOf(timeZone).format(instant));
	if (!found) throw new Error('This Intl doesn’t give a time zone’s offset from UTC.');
	const [, sign, ...parts] = found;
	const [hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
	const size = ((hours * 60 + minutes) * 60 + seconds) * 1000;
	return sign === '-' ? -size : size;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	if (known) return known;
	const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
	if (formats.size >= MOST_FORMATS) formats.clear();
	formats.set(timeZone, format);
	return format;
}

/** What an IANA name can look like; an offset such as `+05:00` is none, since it knows no daylight saving. */
const NAME = /^[a-z][a-z0-9_+-]*(\/[a-z0-9_+-]+)*$/i;
const LONGEST = 64;

/** Whether this machine's Intl knows the zone: `Asia/Karachi`, `UTC`. */
export function isTimeZone(name: string): boolean {
	if (name.length > LONGEST || !NAME.test(name)) return false;
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
