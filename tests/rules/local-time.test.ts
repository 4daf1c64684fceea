import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueWords } from '../../src/lib/words/due-words.ts';
import { instantsOf, toInstant, toLocal, isTimeZone } from '../../src/lib/rules/local-time.ts';

const ZONES = [
	'UTC',
	'Asia/Karachi',
	'Asia/Kathmandu',
	'Europe/London',
	'America/New_York',
	'America/St_Johns',
	'Australia/Lord_Howe',
	'Pacific/Kiritimati',
	'Pacific/Apia',
	'Africa/Casablanca',
];
const zone = fc.constantFrom(...ZONES);
const MINUTE = 60_000;
const instant = fc
	.integer({ min: Date.UTC(1973, 0, 1) / MINUTE, max: Date.UTC(2099, 0, 1) / MINUTE })
	.map((minutes) => minutes * MINUTE);
/** Around when clocks change: Karachi's last change, London, New York, Lord Howe, Apia's lost day. */
const changes = fc
	.tuple(
		fc.constantFrom(
			'2009-10-31T19:00Z',
			'2026-03-29T01:00Z',
			'2026-10-25T01:00Z',
			'2026-03-08T07:00Z',
			'2026-11-01T06:00Z',
			'2026-04-04T15:00Z',
			'2026-10-03T15:30Z',
			'2011-12-30T10:00Z',
		),
		fc.integer({ min: -1500, max: 1500 }),
	)
	.map(([at, minutes]) => Date.parse(at) + minutes * MINUTE);
const moments = fc.oneof(instant, changes);
const iso = (at: number | null) => (at === null ? null : `${new Date(at).toISOString().slice(0, 16)}Z`);

describe('a wall clock', () => {
	test.each([
		['Asia/Karachi', '2026-12-04T17:00', '2026-12-04T12:00Z'],
		['Asia/Karachi', '2008-07-01T12:00', '2008-07-01T06:00Z'],
		['Europe/London', '2026-07-01T09:00', '2026-07-01T08:00Z'],
		['Europe/London', '2026-12-01T09:00', '2026-12-01T09:00Z'],
		['America/New_York', '2026-07-01T23:59', '2026-07-02T03:59Z'],
		['America/New_York', '2026-12-31T23:59', '2027-01-01T04:59Z'],
		['Australia/Lord_Howe', '2026-07-01T12:00', '2026-07-01T01:30Z'],
		['Australia/Lord_Howe', '2026-12-01T12:00', '2026-12-01T01:00Z'],
		['Asia/Kathmandu', '2026-01-01T00:00', '2025-12-31T18:15Z'],
		['Pacific/Kiritimati', '2026-01-01T00:00', '2025-12-31T10:00Z'],
		['UTC', '2024-02-29T00:00', '2024-02-29T00:00Z'],
	])('in %s shows %s at %s', (timeZone, local, utc) => {
		expect(iso(toInstant(local, timeZone))).toBe(utc);
		expect(toLocal(Date.parse(utc), timeZone)).toBe(local);
	});

	test.each([
		['Europe/London', '2026-03-29T01:30', '2026-03-29T01:30Z', '2026-03-29T02:30'],
		['Europe/London', '2026-03-29T01:00', '2026-03-29T01:00Z', '2026-03-29T02:00'],
		['America/New_York', '2026-03-08T02:30', '2026-03-08T07:30Z', '2026-03-08T03:30'],
		['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45Z', '2026-10-04T02:45'],
		['Asia/Karachi', '2008-06-01T00:30', '2008-05-31T19:30Z', '2008-06-01T01:30'],
		['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T22:00Z', '2011-12-31T12:00'],
	])('in %s never shows %s: taken as %s, shown as %s', (timeZone, local, utc, shown) => {
		expect(instantsOf(local, timeZone)).toEqual([]);
		expect(iso(toInstant(local, timeZone))).toBe(utc);
		expect(toLocal(Date.parse(utc), timeZone)).toBe(shown);
	});

	test.each([
		['Europe/London', '2026-10-25T01:30', '2026-10-25T00:30Z', '2026-10-25T01:30Z'],
		['America/New_York', '2026-11-01T01:00', '2026-11-01T05:00Z', '2026-11-01T06:00Z'],
		['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45Z', '2026-04-04T15:15Z'],
		['Asia/Karachi', '2009-10-31T23:30', '2009-10-31T17:30Z', '2009-10-31T18:30Z'],
	])('in %s shows %s twice, at %s and %s: taken as the first', (timeZone, local, first, second) => {
		expect(instantsOf(local, timeZone).map(iso)).toEqual([first, second]);
		expect(iso(toInstant(local, timeZone))).toBe(first);
	});

	test.each([
		'',
		'2026-02-29T10:00',
		'2026-02-30T10:00',
		'2026-13-01T10:00',
		'2026-00-10T10:00',
		'2026-01-01T24:00',
		'2026-01-01T10:60',
		'2026-01-01T10:00:00',
		'2026-01-01 10:00',
		'2026-01-01T10:00Z',
		'2026-1-1T1:00',
		'1969-12-31T23:59',
		'2200-01-01T00:00',
		'0000-01-01T00:00',
		'٢٠٢٦-01-01T10:00',
		'2026-01-01T10:00\n',
	])('never shows %j', (local) => {
		expect(toInstant(local, 'Europe/London')).toBeNull();
		expect(instantsOf(local, 'Europe/London')).toEqual([]);
	});

	test('leaves the seconds out', () => {
		expect(toLocal(Date.UTC(2026, 0, 1, 12, 0, 59, 999), 'Asia/Karachi')).toBe('2026-01-01T17:00');
	});

	test('of no known zone is an error of the program, not a time', () => {
		expect(() => toInstant('2026-01-01T10:00', 'Mars/Olympus')).toThrow(RangeError);
		expect(() => toLocal(0, 'Mars/Olympus')).toThrow(RangeError);
	});
});

describe('in every zone, whenever', () => {
	test('each moment is among those its own wall clock stands for', () => {
		fc.assert(
			fc.property(moments, zone, (at, timeZone) => {
				expect(instantsOf(toLocal(at, timeZone), timeZone)).toContain(at);
			}),
			{ numRuns: 3000 },
		);
	});

	test('a wall clock that shows something comes back as it was, and one that does not comes back later', () => {
		fc.assert(
			fc.property(moments, zone, (at, timeZone) => {
				const local = new Date(at).toISOString().slice(0, 16);
				const taken = toInstant(local, timeZone) ?? NaN;
				const back = toLocal(taken, timeZone);
				if (instantsOf(local, timeZone).length > 0) expect(back).toBe(local);
				else expect(back > local).toBe(true);
			}),
			{ numRuns: 3000 },
		);
	});
});

describe('a due date in words', () => {
	test.each([
		['2026-12-04T12:00Z', 'Asia/Karachi', 'Friday 4 December, 17:00 (Karachi time)'],
		['2026-12-04T12:00Z', 'America/New_York', 'Friday 4 December, 07:00 (New York time)'],
		['2026-12-31T20:00Z', 'Asia/Karachi', 'Friday 1 January 2027, 01:00 (Karachi time)'],
		['2026-07-03T00:00Z', 'America/Argentina/Buenos_Aires', 'Thursday 2 July, 21:00 (Buenos Aires time)'],
		['2026-10-25T00:30Z', 'Europe/London', 'Sunday 25 October, 01:30 (London time, UTC+1)'],
		['2026-10-25T01:30Z', 'Europe/London', 'Sunday 25 October, 01:30 (London time, UTC)'],
		['2026-04-04T15:15Z', 'Australia/Lord_Howe', 'Sunday 5 April, 01:45 (Lord Howe time, UTC+10:30)'],
		['2026-06-01T00:00Z', 'UTC', 'Monday 1 June, 00:00 (UTC)'],
		['2026-06-01T00:00Z', 'Etc/GMT+5', 'Sunday 31 May, 19:00 (UTC-5)'],
	])('%s in %s: %s', (utc, timeZone, words) => {
		expect(dueWords(Date.parse(utc), timeZone, Date.UTC(2026, 6, 1))).toBe(words);
	});
});

describe('a time zone', () => {
	test.each([...ZONES, 'Etc/GMT+5', 'asia/karachi', 'America/Argentina/Buenos_Aires'])('is %s', (name) => {
		expect(isTimeZone(name)).toBe(true);
	});
	test.each(['', '+05:00', 'GMT+5', 'Mars/Olympus', 'Asia/', ' UTC', 'UTC\n', `Asia/${'K'.repeat(60)}`])(
		'is not %j',
		(name) => {
			expect(isTimeZone(name)).toBe(false);
		},
	);
});
