import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctResponse, gradingKey } from '../../src/lib/quiz/grading.ts';
import { foldEntry } from '../../src/lib/quiz/fold-entry.ts';
import { grade } from '../../src/lib/quiz/grade.ts';
import { shareOf } from '../../src/lib/quiz/outcome.ts';
import { VALUE } from '../../src/lib/quiz/kinds/numeric/item.ts';
import { type GradingKey } from '../../src/lib/quiz/key.ts';
import { splitPair, type ItemResponse } from '../../src/lib/quiz/response.ts';
import { INHERITED, gradingKeys, nearlyRight, responsesTo } from './arbitrary.ts';
import { items, KINDS } from './real.ts';

const REASONS = ['empty', 'unknown', 'too-many', 'incomplete', 'repeated', 'not-a-number'];
const keyAndResponse = gradingKeys.chain((key) => fc.tuple(fc.constant(key), responsesTo(key)));

/** What is earned, 0 to 1; null where it cannot be graded. */
function shareGiven(key: GradingKey, response: ItemResponse): number | null {
	const outcome = grade(key, response);
	return outcome.status === 'graded' ? shareOf(outcome) : null;
}

/** What any outcome has to be, whatever was given. */
function expectSound(key: GradingKey, response: ItemResponse) {
	const outcome = grade(key, response);
	if (outcome.status === 'invalid') {
		expect(REASONS).toContain(outcome.reason);
		return;
	}
	if (outcome.status === 'written') {
		expect(key.kind).toBe('open');
		return;
	}
	const { parts, weight, verdict, marks } = outcome;
	const earned = shareOf(outcome);
	expect(weight).toBe(1);
	expect(Number.isSafeInteger(parts.earned) && Number.isSafeInteger(parts.of)).toBe(true);
	expect(parts.earned >= 0 && parts.earned <= parts.of && parts.of >= 1, JSON.stringify(parts)).toBe(true);
	expect(verdict).toBe(earned === 1 ? 'right' : earned === 0 ? 'wrong' : 'partly');
	const allRight = Object.values(marks).every((mark) => mark === 'right');
	expect(allRight, 'full marks, and every part marked right, go together').toBe(earned === 1);
}

/** What has a correct response: of an answer in one’s own words a person says what it is worth. */
const keyed = items.filter(({ item }) => item.kind !== 'open');

describe('whatever is given', () => {
	test('to any key, the outcome is sound and nothing throws', () => {
		fc.assert(
			fc.property(keyAndResponse, ([key, response]) => expectSound(key, response)),
			{ numRuns: 2000 },
		);
	});

	test('to any item that ships, the outcome is sound and nothing throws', () => {
		for (const { item } of items) {
			const key = gradingKey(item);
			fc.assert(
				fc.property(responsesTo(key), (response) => expectSound(key, response)),
				{ numRuns: 50 },
			);
		}
	});

	test('neither key nor response is changed, and the same is graded the same', () => {
		fc.assert(
			fc.property(keyAndResponse, ([key, response]) => {
				const before = structuredClone([key, response]);
				expect(grade(key, response)).toEqual(grade(key, response));
				expect([key, response]).toEqual(before);
			}),
		);
	});

	test('thousands of entries are an invalid response like any other', () => {
		for (const { item } of keyed) {
			const key = gradingKey(item);
			const [first = ''] = correctResponse(key);
			const reason = expect.stringMatching(/^(repeated|unknown)$/);
			expect(grade(key, Array<string>(5000).fill(first))).toEqual({ status: 'invalid', reason });
			expect(
				grade(
					key,
					Array.from({ length: 5000 }, (_, at) => `no-${at}`),
				),
			).toHaveProperty('reason', 'unknown');
		}
	});
});

describe('full marks', () => {
	test('every kind ships', () => {
		expect(new Set(items.map(({ item }) => item.kind))).toEqual(new Set(KINDS));
	});

	test.each(keyed)('$name: the correct response earns them', ({ item }) => {
		const key = gradingKey(item);
		expect(grade(key, correctResponse(key))).toMatchObject({ status: 'graded', verdict: 'right' });
	});

	test('every accepted entry of every gap that ships earns them', () => {
		for (const { item } of items) {
			const key = gradingKey(item);
			if (key.kind !== 'gap') continue;
			key.gaps.forEach(({ id, accept }, at) => {
				for (const entry of accept) {
					const response = correctResponse(key).toSpliced(at, 1, `${id}=${entry}`);
					expect(shareGiven(key, response)).toBe(1);
				}
			});
		}
	});

	test('are for the correct response and nothing else', () => {
		const nearly = gradingKeys.chain((key) => fc.tuple(fc.constant(key), nearlyRight(key)));
		fc.assert(
			fc.property(nearly, ([key, response]) => {
				const outcome = grade(key, response);
				expect(outcome.status === 'graded' && shareOf(outcome) === 1).toBe(isCorrect(key, response));
			}),
			{ numRuns: 3000 },
		);
	});
});

/** Said once more, without a share: is this the key, and nothing but the key? */
function isCorrect(key: GradingKey, response: ItemResponse): boolean {
	const given = response.filter((entry) => entry !== '');
	const filled = given.map(splitPair).filter(([, entry]) => foldEntry(entry) !== '');
	const same = (one: readonly string[], other: readonly string[]) =>
		JSON.stringify(one) === JSON.stringify(other);
	switch (key.kind) {
		case 'order':
			return same(given, key.key);
		case 'match':
			return same(
				filled.map((pair) => pair.join('=')).toSorted(),
				key.rows.map((row) => row.join('=')).toSorted(),
			);
		case 'gap': {
			const fits = ({ id, choices, accept }: (typeof key.gaps)[number]) =>
				filled.some(
					([gap, entry]) =>
						gap === id &&
						accept.some((one) => (choices.length > 0 ? one === entry : foldEntry(one) === foldEntry(entry))),
				);
			return filled.length === key.gaps.length && key.gaps.every(fits);
		}
		case 'numeric': {
			const [[part, entry] = ['', '']] = filled;
			const off = Math.abs(Number(entry) - key.value);
			return (
				filled.length === 1 &&
				part === VALUE &&
				entry.trim() !== '' &&
				off <= key.tolerance + 1e-9 * Math.max(1, Math.abs(key.value))
			);
		}
		case 'open':
			return false;
		default:
			return same(given.toSorted(), key.key.toSorted());
	}
}

describe('ids that mean something to an object', () => {
	test.each(INHERITED)('“%s” as a stranger is unknown to every kind', (id) => {
		for (const { item } of items) {
			expect(grade(gradingKey(item), [id])).toEqual({ status: 'invalid', reason: 'unknown' });
			expect(grade(gradingKey(item), [`${id}=${id}`])).toEqual({ status: 'invalid', reason: 'unknown' });
		}
	});

	test.each(INHERITED)('“%s” as a choice is marked like any other', (id) => {
		const outcome = grade({ kind: 'choice', ids: ['a', id], key: [id] }, [id]);
		expect(outcome.status === 'graded' && Object.entries(outcome.marks)).toEqual([[id, 'right']]);
	});

	test('an id that was not marked has no mark', () => {
		const outcome = grade({ kind: 'choice', ids: ['a', 'b'], key: ['a'] }, ['a']);
		expect(outcome.status === 'graded' && outcome.marks.constructor).toBeUndefined();
	});
});
