import { describe, expect, test } from 'vitest';
import { grade } from '../../src/lib/quiz/grade.ts';
import { report, type Keyed } from '../../src/lib/quiz/report.ts';
import { replay, type AttemptEvent } from '../../src/lib/quiz/attempt.ts';
import { pointsOf, shareOf } from '../../src/lib/quiz/outcome.ts';
import type { GradingKey, KeyOf, Ruling } from '../../src/lib/quiz/key.ts';
import type { ItemResponse } from '../../src/lib/quiz/response.ts';

const choice = (key: string[], rest: Ruling = {}): KeyOf<'choice'> => ({
	kind: 'choice',
	ids: ['a', 'b', 'c'],
	key,
	...rest,
});
const earned = (key: GradingKey, ...response: string[]) => {
	const outcome = grade(key, response);
	return outcome.status === 'graded' ? shareOf(outcome) : 'reason' in outcome && outcome.reason;
};

describe('a second key for a question that asked for one answer', () => {
	test.each([['choice'], ['evidence']] as const)(
		'%s: each earns the point, and both are too many',
		(kind) => {
			const key: GradingKey = { ...choice(['a', 'b'], { one: true }), kind };
			expect(['a', 'b', 'c'].map((id) => earned(key, id))).toEqual([1, 1, 0]);
			expect(earned(key, 'a', 'b')).toBe('too-many');
			expect(grade(key, ['b'])).toMatchObject({ verdict: 'right', marks: { b: 'right' } });
			expect(grade(key, ['c'])).toMatchObject({ marks: { a: 'missed', b: 'missed', c: 'wrong' } });
		},
	);

	test('was half a point without it', () => {
		expect(earned(choice(['a', 'b']), 'a')).toBe(0.5);
	});
});

describe('what was right before', () => {
	test.each<[string, GradingKey, ItemResponse, number]>([
		['choice, the former key', choice(['b'], { or: [choice(['a'])] }), ['a'], 1],
		['choice, the new key', choice(['b'], { or: [choice(['a'])] }), ['b'], 1],
		['choice, neither', choice(['b'], { or: [choice(['a'])] }), ['c'], 0],
		['choice of two, of which one was left', choice(['a'], { or: [choice(['a', 'b'])] }), ['a', 'b'], 1],
		[
			'match, each by the better of two keys',
			{
				kind: 'match',
				targets: ['x', 'y'],
				rows: [
					['1', 'x'],
					['2', 'y'],
				],
				or: [
					{
						kind: 'match',
						targets: ['x', 'y'],
						rows: [
							['1', 'y'],
							['2', 'y'],
						],
					},
				],
			},
			['1=y', '2=y'],
			1,
		],
		['order', { kind: 'order', key: ['a', 'b'], or: [{ kind: 'order', key: ['b', 'a'] }] }, ['b', 'a'], 1],
	])('%s counts', (_, key, response, points) => {
		expect(earned(key, ...response)).toBe(points);
	});

	test('keeps its mark, and the marks of the parts say what is right today', () => {
		expect(grade(choice(['b'], { or: [choice(['a'])] }), ['a'])).toMatchObject({
			verdict: 'right',
			marks: { a: 'wrong', b: 'missed' },
		});
	});
});

test('full marks are everybody’s, a question left out is nobody’s, and neither is marked by certainty it never had', () => {
	const key = (own: Ruling) => ({ key: choice(['a'], own), objective: 'o' });
	const keys = new Map([
		['plain', key({})],
		['full', key({ marks: 'full' })],
		['out', key({ marks: 'out' })],
		['kept', key({ or: [choice(['c'], { marks: 'full' })] })],
	]);
	const order = [...keys.keys()];
	const options = { feedback: 'end', certainty: true, shuffle: false } as const;
	const events = (response: string): AttemptEvent[] => [
		{ type: 'started', at: 0, seed: '', order, options },
		...(response === ''
			? []
			: order.map(
					(item) => ({ type: 'responded', at: 1, item, response: [response], certainty: 3 }) as const,
				)),
		{ type: 'submitted', at: 2 },
	];
	const of = (response: string) => {
		const {
			earned: points,
			possible,
			items,
			byObjective,
			certaintyMarks,
		} = report(keys, replay(events(response)));
		return [points, possible, items.map((item) => item.earned), byObjective, certaintyMarks];
	};
	const objective = (points: number) => [{ objective: 'o', earned: points, possible: 3 }];
	expect(of('a')).toEqual([3, 3, [1, 1, 0, 1], objective(3), 9]);
	expect(of('b')).toEqual([2, 3, [0, 1, 0, 1], objective(2), 0]);
	expect(of('')).toEqual([2, 3, [0, 1, 0, 1], objective(2), 0]);
});

describe('an item worth other than one point', () => {
	const two = (own: Ruling) => choice(['a', 'b'], own);
	const points = (key: GradingKey, ...response: string[]) => {
		const outcome = grade(key, response);
		return outcome.status === 'graded'
			? [pointsOf(outcome), outcome.weight, outcome.verdict]
			: 'reason' in outcome && outcome.reason;
	};

	test.each<[string, Ruling, readonly unknown[]]>([
		['three points', { points: 3 }, [1.5, 3, 'partly']],
		['none: the answer is still right or wrong', { points: 0 }, [0, 0, 'partly']],
		['full marks are all of them', { points: 3, marks: 'full' }, [3, 3, 'right']],
		['left out it counts for nothing', { points: 3, marks: 'out' }, [0, 0, 'partly']],
		['what was right before earns all of them', { points: 3, or: [choice(['a'])] }, [3, 3, 'right']],
		['whatever it was worth before', { points: 3, or: [choice(['a'], { points: 9 })] }, [3, 3, 'right']],
	])('%s', (_, own, expected) => expect(points(two(own), 'a')).toEqual(expected));

	test('adds up with the others, and is marked by certainty as any other', () => {
		const keys = new Map<string, Keyed>([
			['one', { key: choice(['a']), objective: 'o' }],
			['three', { key: choice(['a', 'b'], { points: 3 }), objective: 'p' }],
			['none', { key: choice(['a'], { points: 0 }), objective: 'p' }],
		]);
		const order = [...keys.keys()];
		const options = { feedback: 'end', certainty: true, shuffle: false } as const;
		const given = order.map(
			(item) => ({ type: 'responded', at: 1, item, response: ['a'], certainty: 2 }) as const,
		);
		const events: AttemptEvent[] = [
			{ type: 'started', at: 0, seed: '', order, options },
			...given,
			{ type: 'submitted', at: 2 },
		];
		expect(report(keys, replay(events))).toMatchObject({
			earned: 2.5,
			possible: 4,
			items: [{ earned: 1 }, { earned: 1.5, understanding: 'misread' }, { earned: 0, certainty: null }],
			byObjective: [
				{ objective: 'o', earned: 1, possible: 1 },
				{ objective: 'p', earned: 1.5, possible: 3 },
			],
			certaintyMarks: 3,
		});
	});
});
