import { instantsOf, toLocal } from '../rules/local-time.ts';

/**
 * A moment in words: `Friday 4 December, 17:00 (Karachi time)`. With the year unless it is this one; with the
 * distance from UTC in the hour that clocks show twice, and where a zone is not named after a place.
 * @param instant milliseconds since 1970 UTC, as is `now`
 * @throws RangeError when the zone is unknown
 */
export function dueWords(instant: number, timeZone: string, now: number): string {
	const local = toLocal(instant, timeZone);
	const thisYear = local.slice(0, 4) === toLocal(now, timeZone).slice(0, 4);
	const part = partsOf(instant, timeZone);
	const date = [part('weekday'), part('day'), part('month'), ...(thisYear ? [] : [part('year')])].join(' ');
	const twice = instantsOf(local, timeZone).length > 1;
	const offset = part('timeZoneName').replace(/^GMT([+-]0$)?/, 'UTC');
	const place = placeOf(timeZone);
	const zone = place === null ? offset : [`${place} time`, ...(twice ? [offset] : [])].join(', ');
	return `${date}, ${local.slice(11)} (${zone})`;
}

/** The parts and not the whole: commas and order change with the browser's version. */
function partsOf(instant: number, timeZone: string): (type: Intl.DateTimeFormatPartTypes) => string {
	const parts = new Intl.DateTimeFormat('en-GB', {
		timeZone,
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZoneName: 'shortOffset',
	}).formatToParts(instant);
	return (type) => parts.find((part) => part.type === type)?.value ?? '';
}

/** `America/Argentina/Buenos_Aires` → `Buenos Aires`; null for `UTC` and `Etc/GMT+5`, which names no place. */
function placeOf(timeZone: string): string | null {
	const [area = '', ...rest] = timeZone.split('/');
	const place = rest.at(-1);
	return place === undefined || area.toLowerCase() === 'etc' ? null : place.replaceAll('_', ' ');
}
