import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemAnalysis, type AnalysedItem } from '../../src/lib/analysis/item-analysis.ts';
import { counting, type CountedAttempt } from '../../src/lib/analysis/counted.ts';
import { firstsOf, replay } from '../../src/lib/quiz/attempt.ts';
import { randomFrom } from '../../src/lib/quiz/shuffle.ts';
import { gradingKeys, nearlyRight, responsesTo } from '../quiz/arbitrary.ts';
import { handIn, respond, start } from '../quiz/events.ts';
import { selection } from '../quiz/make.ts';
import type { Certainty } from '../../src/lib/quiz/certainty.ts';

const items: AnalysedItem[] = [
	{ id: 'one', possible: 1, key: selection('a* b c d') },
	{ id: 'two', possible: 3, key: selection('true* false not-stated', 'statement') },
];
const keys = new Map(items.map(({ id, key }) => [id, key]));
/** `response/certainty` for each item; `-` is left out. */
const attempt = (one: string, two: string): CountedAttempt => {
	const events = Object.entries({ one, two }).flatMap(([id, words]) => {
		const [response = '', certainty] = words.split('/');
		return words === '-' ? [] : [respond(id, response, Number(certainty) as Certainty)];
	});
	return counting(keys)(firstsOf(replay([start('two one', { certainty: true }), ...events, handIn])));
};

/*
 *      one      two | of 4
 *  P    1        3  |  4: 100 %
 *  Q    0 (b)    3  |  3:  75 %
 *  R    0 (b)    0  |  0:   0 %
 *  S    –        0  |  0:   0 %
 */
test('attempts in, a teacher’s tables out', () => {
	const {
		quiz,
		items: each,
		certainty,
	} = itemAnalysis(items, [
		attempt('a/3', 'true/2'),
		attempt('b/3', 'true/3'),
		attempt('b/2', 'false/3'),
		attempt('-', 'not-stated/3'),
	]);
	expect(quiz).toMatchObject({ attempts: 4, mean: 43.75, median: 37.5 });
	const [one, two] = each;
	expect(one).toMatchObject({ id: 'one', answered: 3, facility: 25, intendedWeight: 25, randomGuess: 25 });
	expect(two).toMatchObject({ id: 'two', answered: 4, facility: 50, intendedWeight: 75 });
	expect(two?.randomGuess).toBeCloseTo(100 / 3, 10);
	expect(one?.given).toMatchObject({
		shape: 'choices',
		responses: 3,
		choices: [
			{ entry: 'a', count: 1, meanScore: 100 },
			{ entry: 'b', count: 2, meanScore: 37.5 },
			{ entry: 'c', count: 0, meanScore: null },
			{ entry: 'd', count: 0, meanScore: null },
		],
	});
	expect(certainty.map(({ item, confidentlyWrong }) => [item, confidentlyWrong])).toEqual([
		['two', 2],
		['one', 1],
	]);
});

test('nobody yet', () => {
	const { quiz, items: each } = itemAnalysis(items, []);
	expect(quiz).toMatchObject({ attempts: 0, mean: null });
	expect(each.map(({ facility, given: { responses } }) => [facility, responses])).toEqual([
		[null, 0],
		[null, 0],
	]);
});

/** Every number in it, however deep. */
function numbersIn(value: unknown): number[] {
	if (typeof value === 'number') return [value];
	return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}

describe('large and strange', () => {
	const classes = fc.array(gradingKeys, { maxLength: 4 }).chain((all) =>
		fc.record({
			items: fc.constant(all.map((key, at): AnalysedItem => ({ id: `i${at}`, possible: at % 3, key }))),
			responses: fc.array(fc.tuple(...all.map((key) => fc.oneof(responsesTo(key), nearlyRight(key)))), {
				maxLength: 6,
			}),
		}),
	);

	test('whatever the kinds and the responses: no NaN, nothing endless, nothing thrown', () => {
		fc.assert(
			fc.property(classes, ({ items: some, responses }) => {
				const of = new Map(some.map(({ id, key }) => [id, key]));
				const attempts = responses.map((row) => {
					const given = row.map((response, at) => ({ ...respond(`i${at}`), response }));
					return counting(of)(
						firstsOf(replay([start(some.map(({ id }) => id).join(' ')), ...given, handIn])),
					);
				});
				const found = itemAnalysis(some, attempts);
				expect(numbersIn(found).filter((number) => !Number.isFinite(number))).toEqual([]);
				expect(JSON.parse(JSON.stringify(found))).toEqual(found);
			}),
		);
	});

	test('a thousand learners and forty items: ability shows', () => {
		const random = randomFrom('a thousand');
		const many = Array.from({ length: 40 }, (_, at) => ({
			id: `i${at}`,
			possible: 1,
			key: selection('a* b c d'),
		}));
		const attempts = Array.from({ length: 1000 }, (): CountedAttempt => {
			const ability = random();
			return new Map(
				many.map(({ id }, at) => {
					// The last item knows nothing of ability.
					const right = random() < (at === 39 ? 0.5 : ability);
					return [id, { earned: right ? 1 : 0, response: [right ? 'a' : 'b'], certainty: 3 }];
				}),
			);
		});
		const { quiz, items: each, certainty } = itemAnalysis(many, attempts);
		const discriminations = each.map(({ discrimination }) => discrimination ?? 0);
		expect(quiz.internalConsistency).toBeGreaterThan(90);
		expect(Math.min(...discriminations.slice(0, 39))).toBeGreaterThan(40);
		expect(Math.abs(discriminations[39] ?? 100)).toBeLessThan(15);
		for (const { facility, given } of each) {
			const [right] = given.shape === 'choices' ? given.choices : [];
			expect(right?.share).toBeCloseTo(facility ?? NaN, 8);
		}
		const wrong = certainty.map(({ confidentlyWrong }) => confidentlyWrong);
		expect(wrong).toEqual([...wrong].sort((a, b) => b - a));
	});
});
