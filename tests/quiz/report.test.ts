import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replay, type AttemptEvent } from '../../src/lib/quiz/attempt.ts';
import { correctResponse, gradingKey } from '../../src/lib/quiz/grading.ts';
import { report, type Keyed } from '../../src/lib/quiz/report.ts';
import { eventLists } from './arbitrary-events.ts';
import { check, flag, handIn, respond, retry, start } from './events.ts';
import { selection } from './make.ts';
import { quizzes } from './real.ts';

/** Two items of one objective, two of others; `several` can be partly right. */
const keys: ReadonlyMap<string, Keyed> = new Map([
	['one', { key: selection('x* y'), objective: 'read' }],
	['several', { key: selection('x* y* z'), objective: 'read' }],
	['other', { key: selection('x y*'), objective: 'trace' }],
	['last', { key: selection('x* y'), objective: 'weigh' }],
]);
const begun = start('one several other last', { certainty: true });
const reported = (...events: AttemptEvent[]) => report(keys, replay([begun, ...events, handIn]));

describe('totals', () => {
	test.each([
		['nothing answered', [], 0, 0],
		[
			'all right',
			[respond('one', 'x'), respond('several', 'x y'), respond('other', 'y'), respond('last', 'x')],
			4,
			4,
		],
		['one partly right', [respond('one', 'x'), respond('several', 'x')], 1.5, 1],
		['all wrong', [respond('one', 'y'), respond('several', 'z'), respond('other', 'x')], 0, 0],
		['first wrong, then right', [respond('one', 'y'), check('one'), retry('one'), respond('one', 'x')], 0, 0],
		['first right, then wrong', [respond('one', 'x'), check('one'), retry('one'), respond('one', 'y')], 1, 1],
		['what cannot be graded', [respond('one', 'nonsense'), respond('several', 'x x')], 0, 0],
	])('%s', (_, events, earned, right) => {
		expect(reported(...events)).toMatchObject({ earned, right, possible: 4 });
	});

	test('by objective, in the order in which they come', () => {
		expect(reported(respond('one', 'x'), respond('several', 'y'), respond('last', 'x')).byObjective).toEqual([
			{ objective: 'read', earned: 1.5, possible: 2 },
			{ objective: 'trace', earned: 0, possible: 1 },
			{ objective: 'weigh', earned: 1, possible: 1 },
		]);
	});

	test('an item that is not in the quiz any more is left out', () => {
		const attempt = replay([start('one vanished'), respond('one', 'x'), respond('vanished', 'x'), handIn]);
		expect(report(keys, attempt)).toMatchObject({ earned: 1, possible: 1, items: [{ id: 'one' }] });
	});

	test('an attempt that never began has nothing to report', () => {
		expect(report(keys, replay([]))).toMatchObject({ earned: 0, possible: 0, items: [], byObjective: [] });
	});
});

describe('by certainty', () => {
	const { byCertainty, certaintyMarks, items } = reported(
		respond('one', 'x', 3),
		respond('several', 'x', 2),
		respond('other', 'x', 3),
		respond('last', 'nonsense', 3),
	);

	test('partly right counts as wrong, and what cannot be graded not at all', () => {
		expect(byCertainty).toEqual({ right: { 1: 0, 2: 0, 3: 1 }, wrong: { 1: 0, 2: 1, 3: 1 } });
	});

	test('marks: 3 for the first, 2 × ½, −6, nothing', () => {
		expect(certaintyMarks).toBe(3 + 1 - 6);
	});

	test('each item says how well it was understood', () => {
		expect(items.map(({ understanding }) => understanding)).toEqual([
			'known',
			'misread',
			'confidently-wrong',
			null,
		]);
	});

	test('an item without certainty says nothing of it, and costs nothing', () => {
		expect(reported(respond('one', 'y'))).toMatchObject({
			certaintyMarks: 0,
			items: [{ understanding: null }, {}, {}, {}],
		});
	});

	test('not asked for, there are no marks', () => {
		expect(report(keys, replay([start('one'), respond('one', 'x', 3), handIn])).certaintyMarks).toBeNull();
	});
});

test('each item keeps its flag and how often it was checked', () => {
	const twice = [respond('one', 'y'), check('one'), retry('one'), respond('one', 'x'), check('one')];
	expect(reported(...twice, flag('one', true)).items[0]).toEqual({
		id: 'one',
		verdict: 'wrong',
		earned: 0,
		parts: { earned: 0, of: 1 },
		weight: 1,
		certainty: null,
		understanding: null,
		flagged: true,
		checks: 2,
		rated: null,
	});
});

describe('the sums agree', () => {
	test('for every quiz that ships: all right is all there is', () => {
		for (const quiz of quizzes) {
			const shipped = new Map(
				quiz.items.map((item) => [item.id, { key: gradingKey(item), objective: item.objective }]),
			);
			const events = [...shipped].map(([item, { key }]): AttemptEvent => ({
				type: 'responded',
				at: 0,
				item,
				response: correctResponse(key),
			}));
			const result = report(shipped, replay([start([...shipped.keys()].join(' ')), ...events, handIn]));
			// In one’s own words nothing is right by itself, and nothing is to be had.
			const scored = quiz.items.filter(({ kind }) => kind !== 'open').length;
			expect(result).toMatchObject({ earned: scored, right: scored, possible: scored });
		}
	});

	test('whatever happened', () => {
		const some = new Map(
			['a', 'b', '__proto__', 'constructor'].map((id) => [id, { key: selection('x* y'), objective: id }]),
		);
		fc.assert(
			fc.property(eventLists, (events) => {
				const { earned, possible, right, items, byObjective, byCertainty } = report(some, replay(events));
				expect(items).toHaveLength(possible);
				expect(right).toBeLessThanOrEqual(earned);
				expect(earned).toBeLessThanOrEqual(possible);
				expect(byObjective.reduce((sum, one) => sum + one.earned, 0)).toBe(earned);
				expect(byObjective.reduce((sum, one) => sum + one.possible, 0)).toBe(possible);
				const sure = Object.values(byCertainty).flatMap((counts) => Object.values(counts));
				expect(sure.reduce((sum, count) => sum + count, 0)).toBe(
					items.filter((item) => item.certainty).length,
				);
			}),
		);
	});
});
