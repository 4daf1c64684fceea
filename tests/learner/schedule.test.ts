import fc from 'fast-check';
import { Rating } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import type { Certainty } from '../../src/lib/quiz/certainty.ts';
import type { EventOf } from '../../src/lib/device/study-event.ts';
import {
	rating,
	dueCards,
	schedule as scheduleIn,
	type Card,
} from '../../src/lib/learner/review/schedule.ts';
import { calendar } from '../../src/lib/learner/review/calendar.ts';
import { localDays, type Days } from '../../src/lib/device/days.ts';
import type { StudyEvent } from '../../src/lib/device/study-event.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 2, 10, 12);
/** FSRS lets a better answer come back a day later than a worse one, even at the limit. */
const LONGEST = 182 * DAY;
/** Where the clocks always stand so many hours ahead of UTC. */
const ahead = (hours: number): Days => ({
	dayOf: (at) => Math.floor((at + hours * HOUR) / DAY),
	startOf: (day) => day * DAY - hours * HOUR,
});
const utc = ahead(0);
const utcDay = (at: number) => utc.startOf(utc.dayOf(at));

const schedule = (events: readonly StudyEvent[], now: number, retention: number, days = utc) =>
	scheduleIn(events, now, retention, days);

let count = 0;
function answer(
	item: string,
	at: number,
	earned = 1,
	certainty: Certainty | null = null,
): EventOf<'answered'> {
	count += 1;
	return {
		id: `e${count}`,
		seq: count,
		at,
		type: 'answered',
		module: 'm',
		attempt: 'a',
		quiz: 'q',
		item,
		objective: 'o',
		earned,
		certainty,
	};
}

const only = (events: readonly StudyEvent[], now = NOW, days = utc): Card => {
	const [card, ...others] = schedule(events, now, 0.9, days);
	if (!card || others.length > 0) throw new Error('not one card');
	return card;
};

describe('how well something was known', () => {
	test.each([
		[0, 3, Rating.Again],
		[0.5, 3, Rating.Again],
		[0, 2, Rating.Again],
		[0, null, Rating.Again],
		[0.5, null, Rating.Hard],
		[0.5, 1, Rating.Hard],
		[1, 1, Rating.Hard],
		[1, 2, Rating.Good],
		[1, null, Rating.Good],
		[1, 3, Rating.Easy],
	] as const)('earned %s, certainty %s', (earned, certainty, expected) => {
		expect(rating(earned, certainty)).toBe(expected);
	});
});

describe('when an item comes back', () => {
	test('the better it was known, the later', () => {
		const at = NOW - DAY;
		const given: [number, Certainty | null][] = [
			[0, 3],
			[1, 1],
			[1, 2],
			[1, 3],
		];
		const dues = given.map(([earned, certainty]) => only([answer('i', at, earned, certainty)]).due);
		expect(dues).toEqual([...dues].sort((a, b) => a - b));
		expect(new Set(dues).size).toBe(4);
	});

	test('correct again and again: after longer and longer gaps', () => {
		const events = [answer('i', NOW)];
		const gaps: number[] = [];
		for (let round = 0; round < 5; round += 1) {
			const { due, lastAt } = only(events, NOW + 9_999 * DAY);
			gaps.push(due - lastAt);
			events.push(answer('i', due));
		}
		expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
		expect(gaps.at(-1)).toBeGreaterThan(20 * DAY);
		expect(gaps.at(-1)).toBeLessThanOrEqual(LONGEST);
	});

	test('answering it ten times in an hour is worth little more than once', () => {
		const once = only([answer('i', NOW - 10 * DAY)]);
		const often = only(Array.from({ length: 10 }, (_, n) => answer('i', NOW - 10 * DAY + n * 360_000)));
		expect(often.stability).toBeLessThan(once.stability * 1.5);
	});

	test('of several answers on one day the first counts: a retry is practice', () => {
		const monday = NOW - DAY;
		const counted = only([answer('i', monday, 0, 3)]);
		const retried = only([answer('i', monday, 0, 3), answer('i', monday + 120_000, 1, 3)]);
		expect(retried).toEqual({ ...counted, lastAt: monday + 120_000 });
		expect(retried.passageFirst).toBe(true);
		// Nor is what was known taken back by a slip an hour later.
		const known = only([answer('i', monday, 1, 2)]);
		const slipped = only([answer('i', monday, 1, 2), answer('i', monday + HOUR, 0, 3)]);
		expect(slipped).toEqual({ ...known, lastAt: monday + HOUR });
		expect(only([answer('i', monday, 0, 3), answer('i', monday + 120_000), answer('i', NOW)]).reps).toBe(2);
	});

	test('confidently wrong: the passage comes first, until it was answered otherwise', () => {
		expect(only([answer('i', NOW, 0, 3)]).passageFirst).toBe(true);
		expect(only([answer('i', NOW, 0.5, 3)]).passageFirst).toBe(true);
		expect(only([answer('i', NOW, 0, 2)]).passageFirst).toBe(false);
		expect(only([answer('i', NOW, 0)]).passageFirst).toBe(false);
		expect(only([answer('i', NOW - DAY, 0, 3), answer('i', NOW, 1, 2)]).passageFirst).toBe(false);
	});
});

describe('what is due', () => {
	test('everything due today, even if the hour hasn’t come; most at risk first', () => {
		const cards = schedule(
			[answer('wrong', NOW - 3 * DAY, 0), answer('fresh', NOW, 1, 3), answer('known', NOW - 3 * DAY, 1)],
			NOW,
			0.9,
		);
		expect(dueCards(cards, NOW).map(({ item }) => item)).toEqual(['wrong', 'known']);
		const [wrong] = cards;
		if (!wrong) throw new Error('no card');
		expect(dueCards([wrong], utcDay(wrong.due))).toHaveLength(1);
		expect(dueCards([wrong], utcDay(wrong.due) - 1)).toHaveLength(0);
	});

	test('the calendar counts each card once, what is overdue today', () => {
		const cards = schedule(
			[answer('a', NOW - 30 * DAY, 0), answer('b', NOW, 0), answer('c', NOW, 1, 3)],
			NOW,
			0.9,
		);
		const days = calendar(cards, NOW, 14, utc);
		expect(days).toHaveLength(14);
		expect(days[0]).toEqual({ day: utcDay(NOW), due: 1 });
		expect(days[1]?.due).toBe(1);
		expect(days.reduce((sum, { due }) => sum + due, 0)).toBe(3);
	});

	test('days of 23 and 25 hours are days like others', () => {
		// Berlin: summer time begins on 29 March 2026 at 01:00 UTC.
		const change = Date.UTC(2026, 2, 29, 1);
		const shift = (at: number) => (at >= change ? 2 : 1);
		const berlin: Days = {
			dayOf: (at) => ahead(shift(at)).dayOf(at),
			startOf: (day) => ahead(shift(ahead(1).startOf(day))).startOf(day),
		};
		const days = calendar([], Date.UTC(2026, 2, 27, 12), 5, berlin).map(({ day }) => day);
		expect(days.slice(1).map((day, index) => (day - (days[index] ?? 0)) / 3_600_000)).toEqual([
			24, 24, 23, 24,
		]);
	});
});

describe('a day is the learner’s own', () => {
	// 02:00 and 17:00 UTC of one day: in New York the evening of the 9th and noon of the 10th.
	const evening = Date.UTC(2026, 2, 10, 2);
	const noon = Date.UTC(2026, 2, 10, 17);
	const newYork = ahead(-5);

	test('an evening and the next day are two days of memory, also within one day of UTC', () => {
		const events = [answer('i', evening), answer('i', noon)];
		expect(only(events, noon, newYork).stability).toBeGreaterThan(only(events, noon, utc).stability);
		// As for someone in London who answers on an evening and on the next day.
		const inLondon = [answer('i', evening - 5 * HOUR), answer('i', noon - 5 * HOUR)];
		expect(only(events, noon, newYork).stability).toBe(only(inLondon, noon, utc).stability);
	});

	test('two answers on one day are one day of memory, also across midnight of UTC', () => {
		const [afternoon, late] = [Date.UTC(2026, 2, 9, 20), Date.UTC(2026, 2, 10, 3)];
		const twice = only([answer('i', afternoon), answer('i', late)], late, newYork);
		const inLondon = only([answer('i', Date.UTC(2026, 2, 9, 8)), answer('i', Date.UTC(2026, 2, 9, 9))]);
		expect(twice.stability).toBe(inLondon.stability);
	});

	test.each([-11, -5, 0, 5.5, 13])(
		'what was wrong is due from the next day’s first moment on, %s hours ahead of UTC, and so says the calendar',
		(hours) => {
			const zone = ahead(hours);
			const midnight = zone.startOf(zone.dayOf(NOW) + 1);
			for (const at of [midnight - DAY, NOW, midnight - 1]) {
				const cards = schedule([answer('i', at, 0)], midnight, 0.9, zone);
				expect(dueCards(cards, midnight - 1)).toEqual([]);
				expect(dueCards(cards, midnight)).toHaveLength(1);
				expect(calendar(cards, midnight - 1, 3, zone).map(({ due }) => due)).toEqual([0, 1, 0]);
				expect(calendar(cards, midnight, 3, zone).map(({ due }) => due)).toEqual([1, 0, 0]);
			}
		},
	);

	test('a day’s first moment belongs to it, and the moment before to the day before, by the device’s calendar', () => {
		for (let day = 20_000; day < 20_800; day += 1) {
			expect(localDays.dayOf(localDays.startOf(day))).toBe(day);
			expect(localDays.dayOf(localDays.startOf(day) - 1)).toBe(day - 1);
		}
	});

	test('wrong at 23:57 and right at 00:03 are one evening, and a learner’s day begins at four', () => {
		const at = (day: number, hours: number, minutes: number) =>
			new Date(2026, 4, day, hours, minutes).getTime();
		const [before, after] = [at(12, 23, 57), at(13, 0, 3)];
		expect(localDays.dayOf(after)).toBe(localDays.dayOf(before));
		expect(localDays.dayOf(at(13, 4, 0))).toBe(localDays.dayOf(at(13, 3, 59)) + 1);
		// What was wrong first counts, and comes back on the next day: not at midnight, but at four.
		const evening = [answer('i', before, 0), answer('i', after, 1)];
		expect(dueCards(schedule(evening, at(13, 3, 59), 0.9, localDays), at(13, 3, 59))).toEqual([]);
		expect(dueCards(schedule(evening, at(13, 4, 0), 0.9, localDays), at(13, 4, 0))).toHaveLength(1);
		// At the turn of a month, of a year, and where a clock is put forward.
		for (const [y, m, d] of [
			[2026, 0, 1],
			[2026, 2, 1],
			[2026, 2, 29],
			[2026, 9, 25],
		] as const)
			expect(localDays.dayOf(new Date(y, m, d, 1).getTime())).toBe(Date.UTC(y, m, d - 1) / DAY);
	});

	test.each([-11, -5, 3, 9, 13])('a journey of %s hours moves no review by more than a day', (hours) => {
		for (const answers of [[0], [1], [1, 1], [1, 1, 1], [1, 0, 1]]) {
			const events = answers.map((earned, index) => answer('i', NOW + index * 5 * DAY, earned));
			const now = NOW + answers.length * 5 * DAY;
			const [home, away] = [only(events, now, utc), only(events, now, ahead(hours))];
			expect(Math.abs(home.due - away.due)).toBeLessThanOrEqual(DAY);
		}
	});
});

describe('a clock that was ahead', () => {
	const ahead12 = NOW + 12 * 365 * DAY;
	const given = (...steps: [at: number, earned?: number][]) =>
		steps.map(([at, earned]) => answer('i', at, earned));

	test('what it dated counts as given at the last time before it that can be, whatever that was of', () => {
		const before = { ...answer('other', NOW - 3 * DAY), type: 'read', reading: 'r' } as StudyEvent;
		const wrong = only([before, answer('i', ahead12, 0)]);
		expect(wrong.lastAt).toBe(NOW - 3 * DAY);
		expect(wrong.due).toBe(utcDay(NOW) - 2 * DAY);
	});

	test('with none before it, it is due at once', () => {
		const wrong = only([answer('i', ahead12)]);
		expect(wrong.lastAt).toBe(0);
		expect(dueCards([wrong], NOW)).toHaveLength(1);
	});

	test('what it dated comes no later with each day that passes', () => {
		const events = given([NOW - DAY], [ahead12, 0]);
		const today = only(events);
		for (const days of [1, 2, 30, 300]) expect(only(events, NOW + days * DAY).due).toBe(today.due);
		expect(dueCards([today], today.due)).toHaveLength(1);
	});

	test('what was answered after it with the right clock is worth what it is worth', () => {
		const later = NOW - 5 * DAY;
		const right = only(given([NOW - 9 * DAY], [NOW - 9 * DAY], [later]));
		const wrong = only(given([NOW - 9 * DAY], [ahead12], [later]));
		expect(wrong).toEqual(right);
		expect(wrong.lastAt).toBe(later);
	});
});

const arbitraryAnswer = fc.record({
	item: fc.constantFrom('one', 'two', 'three'),
	at: fc.integer({ min: NOW - 400 * DAY, max: NOW + 40 * 365 * DAY }),
	earned: fc.constantFrom(0, 0.5, 1),
	certainty: fc.constantFrom(null, 1, 2, 3) as fc.Arbitrary<Certainty | null>,
});
const arbitraryAnswers = fc
	.array(arbitraryAnswer, { maxLength: 12 })
	.map((given) => given.map(({ item, at, earned, certainty }) => answer(item, at, earned, certainty)));
const arbitraryRetention = fc.constantFrom(0.7, 0.8, 0.9, 0.95, 0.97);
const byItem = (cards: Card[]) => new Map(cards.map((card) => [card.item, card]));

describe('whatever was answered, by whatever clock', () => {
	test('any order and any repetition of the events gives the same cards', () => {
		fc.assert(
			fc.property(
				arbitraryAnswers,
				fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
				(events, chance) => {
					const mixed = [...events, ...events.slice(0, 3)]
						.map((event) => [chance.next().value as number, event] as const)
						.sort(([a], [b]) => a - b)
						.map(([, event]) => event);
					expect(byItem(schedule(mixed, NOW, 0.9))).toEqual(byItem(schedule(events, NOW, 0.9)));
				},
			),
		);
	});

	test('an answer to one item changes no other', () => {
		fc.assert(
			fc.property(arbitraryAnswers, arbitraryAnswer, (events, { at, earned, certainty }) => {
				const more = [...events, answer('another', at, earned, certainty)];
				const cards = byItem(schedule(more, NOW, 0.9));
				cards.delete('another');
				expect(cards).toEqual(byItem(schedule(events, NOW, 0.9)));
			}),
		);
	});

	test('nothing comes back before a day has passed, or after more than half a year from now', () => {
		fc.assert(
			fc.property(arbitraryAnswers, arbitraryRetention, (events, retention) => {
				for (const { due, lastAt, retrievability } of schedule(events, NOW, retention)) {
					expect(due).toBeGreaterThanOrEqual(utcDay(lastAt) + DAY);
					expect(due).toBeLessThanOrEqual(NOW + LONGEST);
					expect(retrievability).toBeGreaterThanOrEqual(0);
					expect(retrievability).toBeLessThanOrEqual(1);
				}
			}),
		);
	});

	test('a wrong answer is due no later than a right one would be', () => {
		fc.assert(
			fc.property(arbitraryAnswers, fc.integer({ min: NOW - 400 * DAY, max: NOW }), (before, at) => {
				const due = (earned: number) =>
					byItem(schedule([...before, answer('one', at, earned)], NOW, 0.9)).get('one')?.due ?? 0;
				expect(due(0)).toBeLessThanOrEqual(due(1));
			}),
		);
	});

	test('a higher retention never means a later review', () => {
		fc.assert(
			fc.property(arbitraryAnswers, (events) => {
				const strict = byItem(schedule(events, NOW, 0.95));
				for (const { item, due } of schedule(events, NOW, 0.8)) {
					expect(strict.get(item)?.due).toBeLessThanOrEqual(due);
				}
			}),
		);
	});

	test('as long as no time that was ahead is reached, nothing moves as the days go by', () => {
		fc.assert(
			fc.property(arbitraryAnswers, fc.integer({ min: 0, max: 400 }), (events, days) => {
				const still = events.filter(({ at }) => at <= NOW || at > NOW + days * DAY);
				const dues = (now: number) => schedule(still, now, 0.9).map(({ item, due }) => [item, due]);
				expect(dues(NOW + days * DAY)).toEqual(dues(NOW));
			}),
		);
	});
});

describe('an answer in one’s own words', () => {
	const written = (id: string, at: number, rated: number | null): StudyEvent => {
		count += 1;
		const about = { module: 'm', attempt: 'a', quiz: 'q', item: 'own', objective: 'o' };
		return { id, seq: count, at, type: 'written', ...about, rated };
	};
	const due = (rated: number | null) =>
		only([written('w', NOW, null), ...(rated === null ? [] : [written('r', NOW + HOUR, rated)])], NOW + HOUR)
			.due;

	test('comes back the later the better one thinks of it, and without a word like one that was known', () => {
		const dues = [0, 1 / 3, 2 / 3, 1].map(due);
		expect(dues).toEqual([...dues].sort((a, b) => a - b));
		expect(dues[3]).toBeGreaterThan(dues[0] ?? 0);
		expect(due(null)).toBe(due(2 / 3));
	});

	test('counts once: a rating belongs to its answer, and the latest rating counts', () => {
		const card = only(
			[written('w', NOW, null), written('r1', NOW + 1, 0), written('r2', NOW + 2, 1)],
			NOW + HOUR,
		);
		expect(card).toMatchObject({ reps: 1, passageFirst: false });
		expect(card.due).toBe(due(1));
	});
});
