import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctResponse, gradingKey } from '../../src/lib/quiz/grading.ts';
import { grade } from '../../src/lib/quiz/grade.ts';
import { responseCounts } from '../../src/lib/quiz/tallying.ts';
import { gradingKeys, nearlyRight, responsesTo } from '../quiz/arbitrary.ts';
import { gap, given, listGap, match, order, selection, typedGap } from '../quiz/make.ts';
import type { Chosen, Tally } from '../../src/lib/quiz/tally.ts';

/** `score response`, one learner each. */
const learners = (...lines: string[]): Chosen[] =>
	lines.map((line) => {
		const [score, ...entries] = given(line);
		return { score: Number(score), entries };
	});
const line = ({ entry, correct, count, share, meanScore }: Tally) =>
	`${entry}${correct ? '*' : ''} ${count} ${share} ${meanScore}`;

describe('choices', () => {
	test('one key: how many chose each, their share, and how they did on the quiz', () => {
		const found = responseCounts(selection('a b* c'), learners('90 b', '70 b', '20 a', '40 a'));
		expect(found.shape === 'choices' && found.choices.map(line)).toEqual([
			'a 2 50 30',
			'b* 2 50 80',
			'c 0 0 null',
		]);
		expect(found.responses).toBe(4);
	});

	test('several keys: shares are of responses, not of ticks', () => {
		const found = responseCounts(selection('a* b* c'), learners('80 a b', '20 a c'));
		expect(found.shape === 'choices' && found.choices.map(line)).toEqual([
			'a* 2 100 50',
			'b* 1 50 80',
			'c 1 50 20',
		]);
	});

	test('a choice named twice in one response counts once', () => {
		const found = responseCounts(selection('a* b* c'), learners('80 a a b'));
		expect(found.shape === 'choices' && found.choices.map(line)).toEqual([
			'a* 1 100 80',
			'b* 1 100 80',
			'c 0 0 null',
		]);
	});

	test('sentences chosen as evidence', () => {
		const found = responseCounts(selection('p1.s1 p1.s2*', 'evidence'), learners('60 p1.s1'));
		expect(found.shape === 'choices' && found.choices.map(line)).toEqual([
			'p1.s1 1 100 60',
			'p1.s2* 0 0 null',
		]);
	});

	test('nobody answered: no shares', () => {
		const found = responseCounts(selection('a b*'), []);
		expect(found.shape === 'choices' && found.choices.map(line)).toEqual(['a 0 null null', 'b* 0 null null']);
	});

	test('a quiz that can earn nothing: counts, and no mean score', () => {
		const found = responseCounts(selection('a*'), [{ entries: ['a'], score: null }]);
		expect(found.shape === 'choices' && found.choices.map(line)).toEqual(['a* 1 100 null']);
	});
});

describe('rows', () => {
	const rowLines = (...[key, responses]: Parameters<typeof responseCounts>) => {
		const found = responseCounts(key, responses);
		return found.shape === 'rows' && found.rows.map(({ id, entries }) => [id, ...entries.map(line)]);
	};

	test('match: each pair, row by row', () => {
		const key = gradingKey(match('r=x s=y', 'x y'));
		expect(rowLines(key, learners('100 r=x s=y', '0 s=x r=y', '50 r=x s=x'))).toEqual([
			['r', `x* 2 ${200 / 3} 75`, `y 1 ${100 / 3} 0`],
			['s', `x 2 ${200 / 3} 25`, `y* 1 ${100 / 3} 100`],
		]);
	});

	test('gap with choices: as for match', () => {
		const key = gradingKey(gap([listGap('g', 'may* will')]));
		expect(rowLines(key, learners('10 g=will', '30 g=may'))).toEqual([['g', 'may* 1 50 30', 'will 1 50 10']]);
	});

	test('typed gap: what says the same counts together, the most frequent first', () => {
		const key = gradingKey(gap([typedGap('g', 'Türkiye', 'Turkey')]));
		expect(
			rowLines(
				key,
				learners('10 g=Egypt', '20 g=TURKIYE', '40 g=türkiye', '80 g=turkey', '60 g=Egypt', '0 g=a=b'),
			),
		).toEqual([
			[
				'g',
				`egypt 2 ${200 / 6} 35`,
				`turkiye* 2 ${200 / 6} 30`,
				`a=b 1 ${100 / 6} 0`,
				`turkey* 1 ${100 / 6} 80`,
			],
		]);
	});
});

describe('steps', () => {
	test('where each was put, on average, and how often rightly', () => {
		const key = gradingKey(order('one two three'));
		const found = responseCounts(key, learners('1 one two three', '1 two one three', '1 three one two'));
		expect(found.shape === 'steps' && found.steps).toEqual([
			{ id: 'one', place: 1, meanPlace: 5 / 3, right: 1 },
			{ id: 'two', place: 2, meanPlace: 2, right: 1 },
			{ id: 'three', place: 3, meanPlace: 7 / 3, right: 2 },
		]);
	});

	test('nobody answered', () => {
		const found = responseCounts(gradingKey(order('one two')), []);
		expect(found.shape === 'steps' && found.steps.map(({ meanPlace }) => meanPlace)).toEqual([null, null]);
	});
});

const classOf = gradingKeys.chain((key) =>
	fc.record({
		key: fc.constant(key),
		responses: fc
			.array(fc.oneof(responsesTo(key), nearlyRight(key), fc.constant(correctResponse(key))), {
				maxLength: 12,
			})
			.map((all) => all.filter((response) => grade(key, response).status === 'graded')),
		score: fc.nat({ max: 100 }),
	}),
);

test('no response is lost or counted twice, whatever the kind', () => {
	fc.assert(
		fc.property(classOf, ({ key, responses, score }) => {
			const found = responseCounts(
				key,
				responses.map((response) => ({ entries: response.filter((entry) => entry !== ''), score })),
			);
			expect(found.responses).toBe(responses.length);
			const total = (tallies: readonly Tally[]) => tallies.reduce((all, { count }) => all + count, 0);
			if (found.shape === 'choices') {
				expect(total(found.choices)).toBe(responses.flat().filter((entry) => entry !== '').length);
			} else if (found.shape === 'rows') {
				for (const { entries } of found.rows) expect(total(entries)).toBe(responses.length);
			} else if (found.shape === 'steps') {
				const places = found.steps.map(({ meanPlace }) => meanPlace ?? 0).reduce((a, b) => a + b);
				const n = found.steps.length;
				expect(places).toBeCloseTo(responses.length === 0 ? 0 : (n * (n + 1)) / 2, 8);
			}
		}),
	);
});
