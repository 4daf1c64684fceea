import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quizWords } from '../../src/lib/learner/progress/progress-words.ts';
import { progress } from '../../src/lib/learner/progress/progress.ts';
import type { AttemptEvent } from '../../src/lib/quiz/attempt.ts';
import type { Done, StudyEvent } from '../../src/lib/device/study-event.ts';
import type { Outline } from '../../src/lib/learner/progress/outline.ts';
import { anyEvent } from '../quiz/arbitrary-events.ts';

const OUTLINE: Outline = {
	id: 'm',
	title: 'A module',
	cases: [],
	readings: [
		{ id: 'text', title: 'A text' },
		{ id: 'lesson', title: 'A lesson' },
	],
	quizzes: [
		{
			id: 'one',
			title: 'Quiz one',
			items: [
				{ id: 'a', objective: 'x' },
				{ id: 'b', objective: 'x' },
				{ id: 'c', objective: 'y' },
			],
		},
		// An id may stand in two quizzes.
		{ id: 'two', title: 'Quiz two', items: [{ id: 'a', objective: 'y' }] },
	],
	path: [
		{ kind: 'reading', id: 'text' },
		{ kind: 'reading', id: 'lesson' },
		{ kind: 'quiz', id: 'one' },
		{ kind: 'quiz', id: 'two' },
	],
	objectives: ['x', 'y', 'z'],
};

type Told = Done extends infer D ? (D extends Done ? Omit<D, 'module'> : never) : never;

/** In the order given, with clocks that run backwards: they order nothing. */
const log = (...told: readonly Told[]): StudyEvent[] =>
	told.map((done, index) => ({
		id: `e${index}`,
		at: 1_000_000 - index,
		seq: index + 1,
		module: 'm',
		...done,
	})) as StudyEvent[];

const step = (attempt: string, quiz: string, ...steps: AttemptEvent[]): Told[] =>
	steps.map((one) => ({ type: 'attempt', attempt, quiz, step: one }));
const started = (
	order: string[],
	feedback: 'each' | 'end' = 'each',
	said: { retry?: boolean } = {},
): AttemptEvent => ({
	type: 'started',
	at: 0,
	seed: 's',
	order,
	options: { feedback, certainty: false, shuffle: false },
	...said,
});
const responded = (item: string): AttemptEvent => ({ type: 'responded', at: 0, item, response: ['r'] });
const submitted: AttemptEvent = { type: 'submitted', at: 0 };
const answered = (quiz: string, item: string, earned: number, attempt = 'A'): Told => ({
	type: 'answered',
	attempt,
	quiz,
	item,
	objective: 'x',
	earned,
	certainty: null,
});
const finished = (attempt: string, quiz: string, earned: number, possible: number): Told => ({
	type: 'finished',
	attempt,
	quiz,
	earned,
	possible,
});
/** Two of its three items, both wrong. */
const mostOfOne = [answered('one', 'a', 0), answered('one', 'b', 0)];
const read = (reading: string): Told => ({ type: 'read', reading });
const spent = (on: string, ms: number): Told => ({ type: 'spent', on, ms });

const of = (...told: readonly Told[]) => progress(OUTLINE, log(...told));
const quizOne = (...told: readonly Told[]) => of(...told).quizzes[0];

describe('a quiz', () => {
	test('is not started until something is done in it', () => {
		expect(quizOne()).toMatchObject({ state: 'not-begun', answered: 0, of: 3, best: null, latest: null });
	});

	describe('opened and paged through', () => {
		const looked = (attempt: string) =>
			step(attempt, 'one', started(['a', 'b', 'c']), { type: 'moved', at: 0, item: 'b' });

		test('is not started, and nothing to continue with', () => {
			expect(quizOne(...looked('A'))).toMatchObject({ state: 'not-begun' });
			expect(of(...looked('A')).goOn).toMatchObject({ kind: 'reading', id: 'text' });
		});

		test('with half an answer in a field, is in progress', () => {
			const half = progress(OUTLINE, log(...looked('A')), new Set(['A']));
			expect(half.quizzes[0]).toMatchObject({ state: 'under-way', answered: 0, of: 3 });
			expect(half.goOn).toMatchObject({ kind: 'quiz', id: 'one' });
			expect(progress(OUTLINE, log(...looked('A')), new Set(['B'])).goOn).toMatchObject({ id: 'text' });
		});

		test('stays done where it was submitted before', () => {
			expect(quizOne(...mostOfOne, finished('A', 'one', 1, 3), ...looked('B'))).toMatchObject({
				state: 'done',
				best: { earned: 1 },
			});
		});

		test('takes nothing from another that was answered', () => {
			const other = step('A', 'two', started(['a']), responded('a'));
			expect(of(...other, ...looked('B')).goOn).toMatchObject({ id: 'two' });
		});
	});

	test('is in progress with a number of items answered, even with feedback at the end', () => {
		for (const feedback of ['each', 'end'] as const) {
			const steps = step('A', 'one', started(['a', 'b', 'c'], feedback), responded('a'), responded('c'));
			expect(quizOne(...steps)).toMatchObject({ state: 'under-way', answered: 2, of: 3 });
		}
	});

	test('is done once it is submitted', () => {
		const steps = step('A', 'one', started(['a', 'b', 'c']), responded('a'), submitted);
		expect(quizOne(...steps, finished('A', 'one', 1, 3))).toMatchObject({ state: 'done', answered: 1 });
	});

	test('counts the latest attempt, and keeps the scores of those before', () => {
		const first = [...step('A', 'one', started(['a', 'b', 'c']), submitted), finished('A', 'one', 2, 3)];
		const second = step('B', 'one', started(['a', 'b', 'c']), responded('b'));
		expect(quizOne(...first, ...second)).toMatchObject({
			state: 'under-way',
			answered: 1,
			best: { earned: 2, possible: 3 },
		});
	});

	test('submitted and reopened, is in progress again, and only the last submission scores', () => {
		const early = [
			...step('A', 'one', started(['a', 'b', 'c']), responded('a'), submitted),
			finished('A', 'one', 1, 3),
			{ type: 'reopened', attempt: 'A', quiz: 'one' } as const,
			...step('A', 'one', responded('b')),
		];
		expect(quizOne(...early)).toMatchObject({ state: 'under-way', answered: 2, scores: [] });
		const again = [...early, ...step('A', 'one', submitted), finished('A', 'one', 2, 3)];
		expect(quizOne(...again)).toMatchObject({ state: 'done', scores: [{ attempt: 'A', earned: 2 }] });
	});

	test('an attempt resumed after another is the latest', () => {
		const left = step('A', 'one', started(['a', 'b', 'c']), responded('a'));
		const other = step('B', 'one', started(['a', 'b', 'c']));
		expect(quizOne(...left, ...other)).toMatchObject({ answered: 0 });
		expect(quizOne(...left, ...other, ...step('A', 'one', started(['a', 'b', 'c'])))).toMatchObject({
			answered: 1,
		});
	});

	test('stays done while missed items are retried', () => {
		const first = [...step('A', 'one', started(['a', 'b', 'c']), submitted), finished('A', 'one', 2, 3)];
		expect(quizOne(...first, ...step('B', 'one', started(['a'])))).toMatchObject({ state: 'done', of: 3 });
	});

	test('that has gained an item since is retaken in full, not retried', () => {
		const first = [...step('A', 'one', started(['a', 'b', 'c']), submitted), finished('A', 'one', 2, 3)];
		const second = step('B', 'one', started(['a', 'b'], 'each', { retry: false }), responded('b'));
		expect(quizOne(...first, ...second)).toMatchObject({ state: 'under-way', answered: 1, of: 2 });
	});

	test('submitted with no answers has an empty result and no best score', () => {
		const { state, best, scores } =
			quizOne(...step('A', 'one', started(['a', 'b', 'c']), submitted), finished('A', 'one', 0, 3)) ?? {};
		expect({ state, best, answered: scores?.map((score) => score.answered) }).toEqual({
			state: 'done',
			best: null,
			answered: [0],
		});
	});

	test('an empty result never replaces one with answers, even wrong ones', () => {
		const all = [...mostOfOne, finished('A', 'one', 0, 3), finished('B', 'one', 0, 4)];
		const { best, scores } = quizOne(...all) ?? {};
		expect(best).toMatchObject({ possible: 3, answered: 2 });
		expect(scores?.map((score) => score.answered)).toEqual([2, 0]);
	});

	test('is not done before more than half of it is answered, however well', () => {
		const half = [answered('one', 'a', 1), answered('one', 'b', 1), finished('A', 'one', 2, 4)];
		expect(quizOne(...half)).toMatchObject({ best: null, latest: { answered: 2 } });
		expect(of(...half).goOn).toMatchObject({ kind: 'reading' });
		expect(quizOne(...half, answered('one', 'c', 0))?.best).toMatchObject({ earned: 2 });
		// The same item answered twice is one.
		expect(quizOne(...half, answered('one', 'b', 0))?.best).toBeNull();
	});

	test('an attempt at an older, shorter version of it is an attempt', () => {
		const steps = step('A', 'one', started(['b', 'gone']), responded('b'), responded('gone'));
		expect(quizOne(...steps)).toMatchObject({ state: 'under-way', answered: 1, of: 1 });
	});

	test('answering its items in a review doesn’t start it', () => {
		const review = [...step('R', 'review', started(['one/a'])), answered('one', 'a', 1, 'R')];
		expect(quizOne(...review)?.state).toBe('not-begun');
	});

	test('lists its scores in the order they happened, whatever the clock said', () => {
		const { scores, best, latest } =
			quizOne(finished('A', 'one', 1, 3), finished('B', 'one', 3, 3), finished('C', 'one', 2, 3)) ?? {};
		expect(scores?.map(({ earned }) => earned)).toEqual([1, 3, 2]);
		expect(best?.earned).toBe(3);
		expect(latest?.earned).toBe(2);
	});

	test('has as its best the highest share, of equal ones the latest, and survives a quiz without points', () => {
		const { best } = quizOne(finished('A', 'one', 5, 10), finished('B', 'one', 2, 4)) ?? {};
		expect(best).toMatchObject({ earned: 2, possible: 4 });
		expect(quizOne(answered('one', 'a', 0), finished('A', 'one', 0, 0))?.best).toMatchObject({ possible: 0 });
	});
});

describe('an objective', () => {
	test('counts the latest first response to each of its items', () => {
		const [x, y, z] = of(
			answered('one', 'a', 0),
			answered('one', 'b', 0.5),
			answered('two', 'a', 1),
			answered('one', 'a', 1, 'R'),
		).objectives;
		expect(x).toEqual({ objective: 'x', earned: 1.5, answered: 2, of: 2 });
		expect(y).toEqual({ objective: 'y', earned: 1, answered: 1, of: 2 });
		expect(z).toEqual({ objective: 'z', earned: 0, answered: 0, of: 0 });
	});

	test('an item that has left the module does not count', () => {
		expect(of(answered('one', 'gone', 1)).objectives[0]).toMatchObject({ earned: 0, answered: 0 });
	});
});

test('time adds up, for each place and in all', () => {
	const { spent: on, spentInAll } = of(
		spent('quiz/one', 2_000),
		spent('review', 500),
		spent('quiz/one', 3_000),
	);
	expect([...on]).toEqual([
		['quiz/one', 5_000],
		['review', 500],
	]);
	expect(spentInAll).toBe(5_500);
});

test('another module doesn’t count', () => {
	const other = { ...OUTLINE, id: 'other' };
	expect(progress(other, log(read('text'), finished('A', 'one', 1, 3)))).toEqual(progress(other, []));
});

describe('what to continue with', () => {
	const begun = (attempt: string, quiz: string) => step(attempt, quiz, started(['a']), responded('a'));
	const done = (attempt: string, quiz: string) => finished(attempt, quiz, 1, 1);
	test.each<[string, Told[], string | null]>([
		['the first reading, at first', [], 'text'],
		['the next that is not read', [read('text')], 'lesson'],
		['the first quiz when all is read', [read('lesson'), read('text')], 'one'],
		['a quiz under way before anything else', begun('A', 'two'), 'two'],
		['of two under way the one begun last', [...begun('A', 'two'), ...begun('B', 'one')], 'one'],
		[
			'of two under way the one begun last, the other way',
			[...begun('A', 'one'), ...begun('B', 'two')],
			'two',
		],
		['the first quiz not submitted', [read('text'), read('lesson'), done('A', 'one')], 'two'],
		['a reading left out, after all quizzes', [read('text'), done('A', 'one'), done('B', 'two')], 'lesson'],
		['nothing when all is done', [read('text'), read('lesson'), done('A', 'one'), done('B', 'two')], null],
	])('%s', (_, told, id) => {
		expect(of(...told).goOn?.id ?? null).toBe(id);
	});

	test('follows the path, where a quiz can come before a reading', () => {
		const path = (['one', 'text', 'two', 'lesson'] as const).map((id) => ({
			kind: id === 'one' || id === 'two' ? ('quiz' as const) : ('reading' as const),
			id,
		}));
		const next = (...told: Told[]) => progress({ ...OUTLINE, path }, log(...told)).goOn?.id ?? null;
		expect(next()).toBe('one');
		expect(next(done('A', 'one'))).toBe('text');
		expect(next(done('A', 'one'), read('text'))).toBe('two');
		expect(next(done('A', 'one'), read('lesson'))).toBe('text');
		expect(next(done('A', 'one'), read('text'), done('B', 'two'))).toBe('lesson');
	});

	test('says how far a quiz in progress has got', () => {
		const steps = step('A', 'one', started(['a', 'b', 'c']), responded('a'));
		expect(of(...steps).goOn).toEqual({
			kind: 'quiz',
			id: 'one',
			title: 'Quiz one',
			underWay: { answered: 1, of: 3 },
		});
	});
});

test('a module is complete once every text is read and most of every quiz answered, whatever the result', () => {
	const one = [...mostOfOne, finished('A', 'one', 0, 3)];
	const two = [answered('two', 'a', 0, 'B'), finished('B', 'two', 0, 1)];
	const texts = OUTLINE.readings.map(({ id }) => read(id));
	expect(of(...texts, ...one).isComplete).toBe(false);
	expect(of(...one, ...two, ...texts.slice(1)).isComplete).toBe(false);
	expect(of(...texts, ...one, ...two).isComplete).toBe(true);
	const path = OUTLINE.path.filter(({ kind }) => kind === 'quiz');
	expect(progress({ ...OUTLINE, path }, log(...one, ...two)).isComplete).toBe(true);
	expect(progress({ ...OUTLINE, quizzes: [] }, []).isComplete).toBe(false);
});

test('a quiz with no answers doesn’t count, even if its items were answered in a review', () => {
	const one = [...mostOfOne, finished('A', 'one', 0, 3)];
	const two = [answered('two', 'a', 1, 'R'), finished('B', 'two', 0, 1)];
	expect(of(...one, ...two).isComplete).toBe(false);
	expect(of(read('text'), read('lesson'), ...one, ...two).goOn).toMatchObject({ id: 'two' });
});

describe('in words', () => {
	const words = (...told: readonly Told[]) => {
		const quiz = quizOne(...told);
		return quiz && quizWords(quiz);
	};
	const begun = step('A', 'one', started(['a', 'b', 'c']), responded('a'));
	test.each<[string, Told[], string]>([
		['nothing was begun', [], ''],
		['under way', begun, '1 of 3 answered'],
		['done', [...mostOfOne, finished('A', 'one', 0, 3)], 'Done · best 0 of 3'],
		[
			'a third answered',
			[answered('one', 'a', 0), finished('A', 'one', 0, 3)],
			'Submitted · 1 of 3 answered',
		],
		['nothing answered', [finished('A', 'one', 0, 3)], 'No answers'],
		[
			'handed in without a score, as older versions did',
			[...begun, ...step('A', 'one', submitted)],
			'Completed · no score',
		],
		['under way after that', [finished('B', 'one', 0, 3), ...begun], '1 of 3 answered'],
	])('%s', (_, told, expected) => {
		expect(words(...told)).toBe(expected);
	});
});

/** Events that are about this outline, more often than not. */
const known = fc.record({
	id: fc.stringMatching(/^[a-z]{1,3}$/),
	at: fc.nat({ max: 2_000_000_000_000 }),
	seq: fc.nat({ max: 9 }),
	module: fc.constantFrom('m', 'm', 'm', 'n'),
	quiz: fc.constantFrom('one', 'two', 'review', '__proto__'),
	attempt: fc.constantFrom('A', 'B', 'constructor'),
});
const event = fc
	.tuple(
		known,
		fc.oneof(
			fc.record({ type: fc.constant('attempt'), step: anyEvent }),
			fc.record({
				type: fc.constant('answered'),
				item: fc.constantFrom('a', 'b', 'c', '__proto__'),
				objective: fc.constantFrom('x', 'y'),
				earned: fc.constantFrom(0, 0.25, 0.5, 1),
				certainty: fc.constant(null),
			}),
			fc.record({ type: fc.constant('finished'), earned: fc.nat({ max: 3 }), possible: fc.constant(3) }),
			fc.record({ type: fc.constant('read'), reading: fc.constantFrom('text', 'lesson') }),
			fc.record({ type: fc.constant('spent'), on: fc.constantFrom('quiz/one', 'review'), ms: fc.nat() }),
		),
	)
	.map(([stamp, done]) => ({ ...stamp, ...done }) as StudyEvent);
const events = fc.array(event, { maxLength: 30 });

describe('for any events', () => {
	test('order and repetition make no difference', () => {
		fc.assert(
			fc.property(events, fc.array(fc.nat()), (all, seeds) => {
				const again = all.flatMap((one, index) => ((seeds[index] ?? 0) % 2 ? [one, one] : [one]));
				const mixed = again
					.map((one, index) => [(seeds[index] ?? 0) * 7919 + index * 31, one] as const)
					.sort(([a], [b]) => (a % 101) - (b % 101))
					.map(([, one]) => one);
				expect(progress(OUTLINE, mixed)).toEqual(progress(OUTLINE, all));
			}),
		);
	});

	test('the clock affects only the dates shown', () => {
		const undated = (all: readonly StudyEvent[]) =>
			JSON.stringify(progress(OUTLINE, all), (key, value: unknown) => (key === 'at' ? 0 : value));
		fc.assert(
			fc.property(fc.uniqueArray(event, { selector: ({ id }) => id }), fc.array(fc.nat()), (all, times) => {
				const other = all.map((one, index) => ({ ...one, at: times[index] ?? 0 }));
				expect(undated(other)).toBe(undated(all));
			}),
		);
	});

	test('nothing is answered more often than it is there, nor earned more than answered', () => {
		fc.assert(
			fc.property(events, (all) => {
				const { quizzes, objectives, spent: on, spentInAll } = progress(OUTLINE, all);
				for (const quiz of quizzes) expect(quiz.answered).toBeLessThanOrEqual(quiz.of);
				for (const { earned, answered: number, of: there } of objectives) {
					expect(earned).toBeLessThanOrEqual(number);
					expect(number).toBeLessThanOrEqual(there);
				}
				expect(spentInAll).toBe([...on.values()].reduce((sum, ms) => sum + ms, 0));
			}),
		);
	});
});

test('a log of fifty thousand attempts', () => {
	const attempts = Array.from({ length: 50_000 }, (_, n) =>
		step(`A${n}`, 'one', started(['a', 'b', 'c']), ...(n === 49_999 ? [responded('b')] : [])),
	);
	const { quizzes, goOn } = progress(OUTLINE, log(...attempts.flat()));
	expect(quizzes[0]).toMatchObject({ state: 'under-way', answered: 1, of: 3, begun: 49_999 });
	expect(goOn).toMatchObject({ id: 'one', underWay: { answered: 1, of: 3 } });
});

describe('a case', () => {
	const WITH_CASE: Outline = {
		...OUTLINE,
		cases: [{ id: 'door', title: 'The door', points: 2 }],
		path: [
			{ kind: 'reading', id: 'text' },
			{ kind: 'case', id: 'door' },
		],
		quizzes: [],
	};
	const decided = (run: string, point: string, option = 'a'): Told => ({
		type: 'decided',
		case: 'door',
		run,
		point,
		option,
	});
	const debriefed = (run: string, earned: number): Told => ({
		type: 'debriefed',
		case: 'door',
		run,
		earned,
		possible: 4,
	});
	const of = (...told: Told[]) => progress(WITH_CASE, log(...told)).cases[0];

	test('is under way from the first decision, and done at its debrief', () => {
		expect(of()).toMatchObject({ state: 'not-begun', answered: 0, of: 2, best: null });
		expect(of(decided('r', 'one'))).toMatchObject({ state: 'under-way', answered: 1, best: null });
		expect(of(decided('r', 'one'), decided('r', 'two'))).toMatchObject({ state: 'under-way', answered: 2 });
		expect(of(decided('r', 'one'), decided('r', 'two'), debriefed('r', 3))).toMatchObject({
			state: 'done',
			best: { earned: 3, possible: 4 },
		});
	});

	test('decided again is under way again, and keeps its best', () => {
		const first = [decided('r', 'one'), decided('r', 'two'), debriefed('r', 3)];
		const again = [...first, decided('s', 'one')];
		expect(of(...again)).toMatchObject({ state: 'under-way', answered: 1, best: { earned: 3 } });
		expect(of(...again, decided('s', 'two'), debriefed('s', 1))).toMatchObject({
			state: 'done',
			best: { earned: 3 },
		});
	});

	test('decided in two tabs at once keeps the first decision', () => {
		expect(of(decided('r', 'one', 'a'), decided('r', 'one', 'b'))).toMatchObject({ answered: 1 });
	});

	test('is what comes next on the path, and what is gone on with', () => {
		const next = (...told: Told[]) => progress(WITH_CASE, log(...told)).goOn;
		expect(next({ type: 'read', reading: 'text' })).toMatchObject({
			kind: 'case',
			id: 'door',
			underWay: null,
		});
		expect(next(decided('r', 'one'))).toMatchObject({ kind: 'case', underWay: { answered: 1, of: 2 } });
	});
});
