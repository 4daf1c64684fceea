import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemStatistics, type ItemStatistics } from '../../src/lib/analysis/item-statistics.ts';
import { quizStatistics, type QuizStatistics } from '../../src/lib/analysis/quiz-statistics.ts';
import { referenceItem, referenceQuiz, type WholeTable } from './reference.ts';
import type { ScoredAttempt } from '../../src/lib/analysis/counted.ts';
import type { Worth } from '../../src/lib/analysis/mark-table.ts';

/** Shares are twelfths, which hold the halves, thirds and quarters that partial credit gives; null: left out. */
interface Class {
	readonly maxima: readonly number[];
	readonly twelfths: readonly (readonly (number | null)[])[];
}

const share = fc.oneof(
	fc.constantFrom(0, 12),
	fc.constantFrom(0, 4, 6, 12),
	fc.constant(null),
	fc.nat({ max: 12 }),
);
const classes = (mostAttempts: number, mostItems: number, fewest = 0): fc.Arbitrary<Class> =>
	fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: mostItems }).chain((maxima) =>
		fc.record({
			maxima: fc.constant(maxima),
			twelfths: fc.array(fc.array(share, { minLength: maxima.length, maxLength: maxima.length }), {
				minLength: fewest,
				maxLength: mostAttempts,
			}),
		}),
	);

const itemsOf = ({ maxima }: Class): Worth[] => maxima.map((possible, at) => ({ id: `i${at}`, possible }));
const attemptsOf = ({ twelfths }: Class): ScoredAttempt[] =>
	twelfths.map(
		(row) => new Map(row.map((part, at) => [`i${at}`, { earned: part === null ? null : part / 12 }])),
	);
const wholeTable = ({ maxima, twelfths }: Class): WholeTable => ({
	maxima: maxima.map((possible) => 12 * possible),
	marks: twelfths.map((row) => row.map((part, at) => (part ?? 0) * (maxima[at] ?? 0))),
});

const analyse = (items: readonly Worth[], attempts: readonly ScoredAttempt[]) => ({
	quiz: quizStatistics(items, attempts),
	items: itemStatistics(items, attempts),
});
const analysed = (of: Class) => analyse(itemsOf(of), attemptsOf(of));

/** Equal to about seven figures; what is null or a flag, exactly. */
function expectAlike(found: object, expected: object) {
	for (const [name, value] of Object.entries(expected)) {
		const own: unknown = Reflect.get(found, name);
		if (typeof value === 'number' && typeof own === 'number') {
			expect(Math.abs(own - value), `${name}: ${own}, not ${value}`).toBeLessThan(
				1e-5 * (1 + Math.abs(value)),
			);
		} else expect(own, name).toBe(value);
	}
}
function expectAllAlike(
	found: { quiz: QuizStatistics; items: ReadonlyMap<string, ItemStatistics> },
	expected: { quiz: QuizStatistics; items: ReadonlyMap<string, ItemStatistics> },
) {
	expectAlike(found.quiz, expected.quiz);
	expect(found.items.size).toBe(expected.items.size);
	for (const [id, statistics] of expected.items) expectAlike(found.items.get(id) ?? {}, statistics);
}

describe('computed by other ways', () => {
	test('each item', () => {
		fc.assert(
			fc.property(classes(6, 5), (one) => {
				const { items } = analysed(one);
				for (const [at, found] of [...items.values()].entries()) {
					expectAlike(found, referenceItem(wholeTable(one), at));
				}
			}),
			{ numRuns: 300 },
		);
	});

	test('the quiz', () => {
		fc.assert(
			fc.property(classes(12, 7), (one) => expectAlike(analysed(one).quiz, referenceQuiz(wholeTable(one)))),
			{ numRuns: 500 },
		);
	});
});

const shuffled = <T>(all: readonly T[]) => fc.shuffledSubarray([...all], { minLength: all.length });

describe('whatever a class earned', () => {
	test('the order of attempts, of items and of responses does not matter', () => {
		const twice = classes(9, 6).chain((one) =>
			fc.record({
				one: fc.constant(one),
				items: shuffled(itemsOf(one)),
				attempts: shuffled(attemptsOf(one)),
				backwards: fc.boolean(),
			}),
		);
		fc.assert(
			fc.property(twice, ({ one, items, attempts, backwards }) => {
				const taken = backwards ? attempts.map((attempt) => new Map([...attempt].reverse())) : attempts;
				expectAllAlike(analyse(items, taken), analysed(one));
			}),
		);
	});

	test('all right: facility and mean 100 %, and nothing tells learners apart', () => {
		fc.assert(
			fc.property(classes(9, 6, 1), (one) => {
				const right = { ...one, twelfths: one.twelfths.map((row) => row.map(() => 12)) };
				const { quiz, items } = analysed(right);
				expect(quiz).toMatchObject({ mean: 100, median: 100, skewness: null, internalConsistency: null });
				for (const item of items.values()) {
					expect(item).toMatchObject({ facility: 100, discrimination: null, effectiveWeight: null });
				}
			}),
		);
	});

	test('items that say the same leave no error: alpha is 1, and its root no NaN', () => {
		const alike = fc.record({
			maxima: fc.integer({ min: 2, max: 7 }).map((length) => Array.from({ length }, () => 1)),
			column: fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 9 }),
		});
		fc.assert(
			fc.property(alike, ({ maxima, column }) => {
				fc.pre(new Set(column).size > 1);
				const { quiz } = analysed({ maxima, twelfths: column.map((part) => maxima.map(() => part)) });
				expect(quiz.internalConsistency).toBeCloseTo(100, 8);
				expect(quiz.errorRatio).toBeCloseTo(0, 4);
				expect(quiz.standardError).toBeCloseTo(0, 4);
			}),
		);
	});

	test('marks counted in another unit change nothing', () => {
		fc.assert(
			fc.property(classes(9, 6), fc.constantFrom(0.01, 0.3, 7, 1000), (one, unit) => {
				const items = itemsOf(one).map(({ id, possible }) => ({ id, possible: possible * unit }));
				expectAllAlike(analyse(items, attemptsOf(one)), analysed(one));
			}),
		);
	});

	test('every learner twice: means, correlations and weights stay', () => {
		fc.assert(
			fc.property(classes(6, 6, 2), (one) => {
				const before = analysed(one);
				const after = analysed({ ...one, twelfths: [...one.twelfths, ...one.twelfths] });
				expectAlike(after.quiz, {
					mean: before.quiz.mean,
					median: before.quiz.median,
					internalConsistency: before.quiz.internalConsistency,
				});
				for (const [id, item] of before.items) {
					const { facility, effectiveWeight, negativeCovariance, discrimination, efficiency } = item;
					expectAlike(after.items.get(id) ?? {}, {
						facility,
						effectiveWeight,
						negativeCovariance,
						discrimination,
						efficiency,
					});
				}
			}),
		);
	});

	test('facilities, weighted as intended, make the mean; effective weights make 100 %', () => {
		fc.assert(
			fc.property(classes(9, 6, 1), (one) => {
				const { quiz, items } = analysed(one);
				const all = [...items.values()];
				const weighted = all.map(({ facility, intendedWeight }) => (facility ?? 0) * (intendedWeight ?? 0));
				expect(weighted.reduce((a, b) => a + b) / 100).toBeCloseTo(quiz.mean ?? NaN, 8);
				const effective = all.flatMap(({ effectiveWeight }) => effectiveWeight ?? []);
				if (effective.length > 0) expect(effective.reduce((a, b) => a + b)).toBeCloseTo(100, 8);
			}),
		);
	});

	test('discrimination and efficiency keep their bounds, and share their sign', () => {
		fc.assert(
			fc.property(classes(9, 6), (one) => {
				for (const { discrimination, efficiency } of analysed(one).items.values()) {
					expect(discrimination === null).toBe(efficiency === null);
					expect(Math.abs(discrimination ?? 0)).toBeLessThan(100 + 1e-9);
					expect(efficiency ?? 0).toBeLessThan(100 + 1e-9);
					if (Math.abs(discrimination ?? 0) > 1e-9) {
						expect(Math.sign(efficiency ?? 0)).toBe(Math.sign(discrimination ?? 0));
					}
				}
			}),
		);
	});
});

const anyShare = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
const anyWorth = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 100, noNaN: true }));

test('every number is a number, whatever the shares and the marks', () => {
	const tables = fc.array(anyWorth, { maxLength: 4 }).chain((maxima) =>
		fc.record({
			items: fc.constant(maxima.map((possible, at): Worth => ({ id: `i${at}`, possible }))),
			attempts: fc.array(
				fc
					.array(anyShare, { maxLength: 5 })
					.map((row): ScoredAttempt => new Map(row.map((earned, at) => [`i${at}`, { earned }]))),
				{ maxLength: 6 },
			),
		}),
	);
	fc.assert(
		fc.property(tables, ({ items, attempts }) => {
			const { quiz, items: each } = analyse(items, attempts);
			const values = [quiz, ...each.values()].flatMap((statistics): unknown[] => Object.values(statistics));
			expect(values.filter((value) => typeof value === 'number' && !Number.isFinite(value))).toEqual([]);
		}),
		{ numRuns: 2000 },
	);
});
