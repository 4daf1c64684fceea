import fc from 'fast-check';
import { Rating } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import type { Certainty } from '../../src/lib/quiz/certainty.ts';
import type { EventOf } from '../../src/lib/study/log/study-event.ts';
import { rating } from '../../src/lib/study/review/rating.ts';
import {
	calendar,
	dueCards,
	schedule,
	type Card,
	type DayStart,
} from '../../src/lib/study/review/schedule.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 10, 12);
/** FSRS lets a better answer come back a day later than a worse one, even at the limit. */
const LONGEST = 182 * DAY;
const utcDay: DayStart = (at) => Math.floor(at / DAY) * DAY;

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

const only = (events: EventOf<'answered'>[], now = NOW, retention = 0.9): Card => {
	const [card, ...others] = schedule(events, now, retention);
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

	test('right again and again, after longer and longer', () => {
		const events = [answer('i', NOW)];
		const gaps: number[] = [];
		for (let round = 0; round < 5; round += 1) {
			const { due, lastAt } = only(events, Number.MAX_SAFE_INTEGER);
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

	test('confidently wrong: the passage comes first, until it was answered otherwise', () => {
		expect(only([answer('i', NOW, 0, 3)]).passageFirst).toBe(true);
		expect(only([answer('i', NOW, 0.5, 3)]).passageFirst).toBe(true);
		expect(only([answer('i', NOW, 0, 2)]).passageFirst).toBe(false);
		expect(only([answer('i', NOW, 0)]).passageFirst).toBe(false);
		expect(only([answer('i', NOW - DAY, 0, 3), answer('i', NOW, 1, 2)]).passageFirst).toBe(false);
	});
});

describe('what is due', () => {
	test('all whose day has come, even if the hour has not; the most endangered first', () => {
		const cards = schedule(
			[answer('wrong', NOW - 3 * DAY, 0), answer('fresh', NOW, 1, 3), answer('known', NOW - 3 * DAY, 1)],
			NOW,
			0.9,
		);
		expect(dueCards(cards, NOW, utcDay).map(({ item }) => item)).toEqual(['wrong', 'known']);
		const [wrong] = cards;
		if (!wrong) throw new Error('no card');
		expect(dueCards([wrong], utcDay(wrong.due), utcDay)).toHaveLength(1);
		expect(dueCards([wrong], utcDay(wrong.due) - 1, utcDay)).toHaveLength(0);
	});

	test('the calendar counts each card once, what is overdue today', () => {
		const cards = schedule(
			[answer('a', NOW - 30 * DAY, 0), answer('b', NOW, 0), answer('c', NOW, 1, 3)],
			NOW,
			0.9,
		);
		const days = calendar(cards, NOW, 14, utcDay);
		expect(days).toHaveLength(14);
		expect(days[0]).toEqual({ day: utcDay(NOW), due: 1 });
		expect(days[1]?.due).toBe(1);
		expect(days.reduce((sum, { due }) => sum + due, 0)).toBe(3);
	});

	test('days of 23 and 25 hours are days like others', () => {
		// Berlin: summer time begins on 29 March 2026 at 01:00 UTC.
		const change = Date.UTC(2026, 2, 29, 1);
		const berlin: DayStart = (at) => {
			const shift = at >= change ? 7_200_000 : 3_600_000;
			const start = Math.floor((at + shift) / DAY) * DAY;
			return start - (start - 3_600_000 >= change ? 7_200_000 : 3_600_000);
		};
		const days = calendar([], Date.UTC(2026, 2, 27, 12), 5, berlin).map(({ day }) => day);
		expect(days.slice(1).map((day, index) => (day - (days[index] ?? 0)) / 3_600_000)).toEqual([
			24, 24, 23, 24,
		]);
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
					expect(due).toBeGreaterThanOrEqual(lastAt + DAY);
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

	test('who wants to keep more sees it no later', () => {
		fc.assert(
			fc.property(arbitraryAnswers, (events) => {
				const strict = byItem(schedule(events, NOW, 0.95));
				for (const { item, due } of schedule(events, NOW, 0.8)) {
					expect(strict.get(item)?.due).toBeLessThanOrEqual(due);
				}
			}),
		);
	});

	test('a clock that stood years ahead hides nothing for longer than one that was right', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 40 * 365 }), fc.constantFrom(0, 1), (days, earned) => {
				const wrong = only([answer('i', NOW + days * DAY, earned)]);
				const right = only([answer('i', NOW, earned)]);
				expect(wrong.due).toBe(right.due);
			}),
		);
	});
});
