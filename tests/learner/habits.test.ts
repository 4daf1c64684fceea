import { describe, expect, it } from 'vitest';
import { habits, SHOWN_DAYS } from '../../src/lib/learner/today/habits.ts';
import { DAY_MS, localDays, type Days } from '../../src/lib/device/days.ts';
import { parseStudyEvent } from '../../src/lib/device/parse-study-events.ts';
import type { Setting, StudyEvent } from '../../src/lib/device/study-event.ts';

/** Days of UTC that begin at four: a calendar without summer time. */
const FOUR_MS = 4 * 3_600_000;
const days: Days = {
	dayOf: (at) => Math.floor((at - FOUR_MS) / DAY_MS),
	startOf: (day) => day * DAY_MS + FOUR_MS,
};

let seq = 0;
const answered = (at: number, item = `item-${seq}`): StudyEvent => ({
	id: `a${(seq += 1)}`,
	seq,
	at,
	type: 'answered',
	module: 'm',
	attempt: 'a',
	quiz: 'q',
	item,
	objective: 'o',
	earned: 1,
	certainty: null,
});
const set = (name: Setting, value: number): StudyEvent => ({
	id: `s${(seq += 1)}`,
	seq,
	at: 0,
	type: 'set',
	module: '',
	name,
	value,
});

const NOON = Date.UTC(2026, 10, 30, 12);
const ago = (count: number) => NOON - count * DAY_MS;
const runOf = (...offs: number[]) =>
	habits(
		offs.map((off) => answered(ago(off))),
		NOON,
		days,
	).run;

describe('a goal of one’s own', () => {
	it('is off until it is chosen, and the latest choice counts', () => {
		expect(habits([], NOON, days).goal).toBe(0);
		expect(habits([set('goal', 5), set('goal', 20)], NOON, days).goal).toBe(20);
		expect(habits([set('goal', 5), set('goal', 0)], NOON, days).goal).toBe(0);
	});
	it('counts different items of today, and one that is answered again once', () => {
		const events = [answered(NOON, 'x'), answered(NOON - 1, 'x'), answered(NOON, 'y'), answered(ago(1), 'z')];
		expect(habits(events, NOON, days).done).toBe(2);
	});
	it('counts what was answered after midnight for the evening before: a day begins at four', () => {
		const atThree = Date.UTC(2026, 10, 30, 3);
		expect(habits([answered(atThree)], atThree, days).done).toBe(1);
		expect(habits([answered(atThree)], Date.UTC(2026, 10, 30, 5), days).done).toBe(0);
		expect(habits([answered(Date.UTC(2026, 10, 29, 22))], atThree, days).done).toBe(1);
	});
	it('counts nothing that a wrong clock has dated after now', () => {
		const { done, run } = habits([answered(NOON + 1)], NOON, days);
		expect([done, run]).toEqual([0, 0]);
	});
});

describe('the days studied', () => {
	it('are the last fourteen, today last, with their own first moment', () => {
		const shown = habits([answered(NOON), answered(ago(13)), answered(ago(14))], NOON, days).days ?? [];
		expect(shown).toHaveLength(SHOWN_DAYS);
		expect(shown.flatMap(({ isStudied }, at) => (isStudied ? [at] : []))).toEqual([0, 13]);
		expect(shown.at(-1)?.day).toBe(Date.UTC(2026, 10, 30, 4));
	});
	it('are gone where there are none: a long break is nobody’s reproach', () => {
		expect(habits([answered(ago(20))], NOON, days).days).toBeNull();
	});
	it('are gone where they are not wanted', () => {
		expect(habits([answered(NOON), set('days', 0)], NOON, days).days).toBeNull();
	});
	it.each([
		['today alone', [0], 1],
		['nothing', [], 0],
		['today is not over: yesterday counts on', [1, 2], 2],
		['a day off is forgiven', [0, 2, 3, 5], 4],
		['yesterday was a day off, and today is not over', [2, 3], 2],
		['two days off end it', [0, 3, 4], 1],
		['two days off before today, and today not yet', [3, 4], 0],
		['a day counts once', [0, 0, 1], 2],
	] as const)('in a row: %s', (_, offs, run) => expect(runOf(...offs)).toBe(run));

	it('hold in the learner’s own time zone, over the change to summer time too', () => {
		// The device's own calendar: one event at noon of each of five days around it, wherever this runs.
		const noons = [27, 28, 29, 30, 31].map((date) => new Date(2026, 2, date, 12).getTime());
		const { run, days: shown } = habits(
			noons.map((at) => answered(at)),
			noons.at(-1) ?? 0,
			localDays,
		);
		expect(run).toBe(5);
		expect(shown?.filter(({ isStudied }) => isStudied)).toHaveLength(5);
		expect(shown?.every(({ day }) => new Date(day).getHours() === 4)).toBe(true);
	});
});

describe('a choice from elsewhere', () => {
	const parsed = (name: string, value: unknown) =>
		parseStudyEvent({ id: 'x', at: 0, seq: 1, type: 'set', module: '', name, value });
	it.each([
		['goal', 0],
		['goal', 10],
		['days', 1],
		['badge', 0],
	])('%s %s is taken in', (name, value) => expect(parsed(name, value)).toMatchObject({ name, value }));
	it.each([
		['goal', -1],
		['goal', 2.5],
		['goal', 1e9],
		['days', 2],
		['badge', true],
		['toString', 1],
		['__proto__', 1],
	])('%s %s is not', (name, value) => expect(parsed(name, value)).toBeNull());
});
