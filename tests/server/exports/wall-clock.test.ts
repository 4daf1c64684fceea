import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wallClock } from '../../../src/lib/server/exports/wall-clock.ts';

/** With clocks put forward at 02:00 and at 00:01, offsets of 45 minutes, of seconds long ago, and a day left out. */
const ZONES = [
	'UTC',
	'Europe/Brussels',
	'America/St_Johns',
	'Asia/Kathmandu',
	'Africa/Monrovia',
	'Pacific/Apia',
	'Australia/Lord_Howe',
];

const shown = (at: number, timeZone: string) =>
	new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);

test.each(ZONES)('in %s, every moment is what a clock there shows', (zone) => {
	const clock = wallClock(zone);
	const moments = fc.oneof(
		fc.integer({ min: Date.UTC(1900, 2, 2), max: Date.UTC(2100, 0, 1) }),
		// Around the hours in which clocks change.
		fc.integer({ min: Date.UTC(2007, 2, 11), max: Date.UTC(2007, 2, 12) }),
		fc.integer({ min: Date.UTC(2027, 2, 28), max: Date.UTC(2027, 2, 29) }),
		fc.integer({ min: Date.UTC(2027, 9, 31), max: Date.UTC(2027, 10, 1) }),
	);
	fc.assert(
		fc.property(moments, (at) => {
			const text = shown(at, zone);
			expect(clock.textAt(at)).toBe(text);
			expect(clock.serialAt(at)).toBe(Date.parse(`${text.replace(' ', 'T')}Z`) / 86_400_000 + 25_569);
		}),
		{ numRuns: 1_000 },
	);
});

test('has no moment that no spreadsheet knows', () => {
	const clock = wallClock('UTC');
	for (const at of [Number.NaN, Date.UTC(1899, 0, 1), Date.UTC(10_000, 0, 1)])
		expect([clock.textAt(at), clock.serialAt(at)]).toEqual([null, null]);
});
