import { describe, expect, test } from 'vitest';
import { timeLeftAnnouncement, timeLeftWords } from '../../src/lib/words/time-left.ts';

const MINUTE = 60_000;

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
	test('someone who returns late hears only what is still true', () => {
		expect(timeLeftAnnouncement(Infinity, 4 * MINUTE)).toBe('5 minutes left.');
		expect(timeLeftAnnouncement(Infinity, -1)).toBe('');
	});
});
