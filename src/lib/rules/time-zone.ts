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
