import { describe, expect, test } from 'vitest';
import { serverClock } from '../../../src/lib/classroom/taking/server-clock.ts';
import { timeLeftAnnouncement, timeLeftWords } from '../../../src/lib/classroom/taking/time-left.ts';

const MINUTE = 60_000;

describe('the server’s clock', () => {
	test('is unknown before the server was heard', () => expect(serverClock(() => 0).now()).toBeNull());
	test('is taken from the middle of asking and hearing, and runs on', () => {
		let ticks = 0;
		const clock = serverClock(() => ticks);
		clock.heard(100, 300, 1_000_000);
		ticks = 200;
		expect(clock.now()).toBe(1_000_000);
		ticks = 5_200;
		expect(clock.now()).toBe(1_005_000);
	});
	test('the shortest way is believed, until the device has slept', () => {
		const clock = serverClock(() => 0);
		clock.heard(0, 10, 1_000);
		const before = clock.now();
		clock.heard(0, 4_000, 9_000);
		expect(clock.now()).toBe(before);
		clock.doubt();
		clock.heard(0, 4_000, 9_000);
		expect(clock.now()).toBe(7_000);
	});
});

describe('the time that is left', () => {
	test.each([
		[25 * MINUTE, '25 minutes left'],
		[24 * MINUTE + 1, '25 minutes left'],
		[61_000, '2 minutes left'],
		[60_000, '0:59 left'],
		[48_900, '0:48 left'],
		[900, '0:00 left'],
		[0, 'Time is up'],
		[-5, 'Time is up'],
	])('%i ms: %s', (ms, words) => expect(timeLeftWords(ms)).toBe(words));
	test('is said at ten, five and one minute, once each, over a whole attempt', () => {
		const said: string[] = [];
		for (let ms = 30 * MINUTE; ms > -2_000; ms -= 1_000) said.push(timeLeftAnnouncement(ms + 1_000, ms));
		expect(said.filter(Boolean)).toEqual(['10 minutes left.', '5 minutes left.', '1 minute left.']);
	});
	test('whoever comes back late hears only what is true', () => {
		expect(timeLeftAnnouncement(Infinity, 4 * MINUTE)).toBe('5 minutes left.');
		expect(timeLeftAnnouncement(Infinity, -1)).toBe('');
	});
});
