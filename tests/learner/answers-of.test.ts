import { describe, expect, test } from 'vitest';
import { apply, emptyAttempt, replay, type AttemptEvent } from '../../src/lib/quiz/attempt.ts';
import { answersOf } from '../../src/lib/player/practice/answers-of.ts';

const KEY = { kind: 'choice', ids: ['yes', 'no'], key: ['yes'] } as const;
const WHERE = { module: 'm', quiz: 'q', attempt: 'a', whole: 2 };
const itemOf = (item: string) => ({ key: KEY, objective: `can-${item}`, quiz: 'q', item });

const started = (
	feedback: 'each' | 'end',
	order = ['one', 'two'],
	said: { retry?: boolean } = {},
): AttemptEvent => ({
	type: 'started',
	at: 1,
	seed: 's',
	order,
	options: { feedback, certainty: true, shuffle: false },
	...said,
});
const responded = (item: string, response: string[], certainty?: 1 | 2 | 3): AttemptEvent => ({
	type: 'responded',
	at: 2,
	item,
	response,
	...(certainty ? { certainty } : {}),
});
const checked = (item: string): AttemptEvent => ({ type: 'checked', at: 3, item });
const submitted: AttemptEvent = { type: 'submitted', at: 4 };

/** What each step added, in order. */
function recorded(events: readonly AttemptEvent[], where = WHERE) {
	let attempt = emptyAttempt;
	return events.flatMap((event) => {
		const before = attempt;
		attempt = apply(attempt, event);
		return answersOf(before, attempt, where, itemOf);
	});
}

describe('what each step adds to the record', () => {
	test('a response counts when it is checked for the first time, with its certainty', () => {
		const events = [started('each'), responded('one', ['no'], 3), checked('one')];
		expect(recorded(events)).toEqual([
			{
				id: 'a.q.one',
				type: 'answered',
				module: 'm',
				quiz: 'q',
				attempt: 'a',
				item: 'one',
				objective: 'can-one',
				earned: 0,
				certainty: 3,
			},
		]);
	});

	test('trying again adds nothing', () => {
		const events: AttemptEvent[] = [
			started('each'),
			responded('one', ['no']),
			checked('one'),
			{ type: 'retried', at: 4, item: 'one' },
			responded('one', ['yes']),
			checked('one'),
		];
		expect(recorded(events)).toHaveLength(1);
	});

	test('with feedback at the end, everything counts on submission except unanswered items', () => {
		const events = [started('end'), responded('one', ['yes'], 1), submitted];
		expect(recorded(events)).toMatchObject([
			{ type: 'answered', item: 'one', earned: 1, certainty: 1 },
			{ id: 'a.finished', type: 'finished', earned: 1, possible: 2 },
		]);
	});

	test('a response that can’t be graded isn’t recorded', () => {
		expect(recorded([started('end'), responded('one', ['maybe']), submitted])).toMatchObject([
			{ type: 'finished', earned: 0 },
		]);
	});

	test('retrying missed items or reviewing doesn’t score the quiz', () => {
		const some = [started('each', ['one']), responded('one', ['yes']), checked('one'), submitted];
		expect(recorded(some).map(({ type }) => type)).toEqual(['answered']);
		const all = [started('each'), submitted];
		expect(recorded(all, { ...WHERE, quiz: 'review' })).toEqual([]);
	});

	test('a quiz that has gained an item is scored as it was when the attempt started', () => {
		const events = [started('end', ['one', 'two'], { retry: false }), responded('one', ['yes']), submitted];
		expect(recorded(events, { ...WHERE, whole: 3 })).toMatchObject([
			{ type: 'answered', item: 'one' },
			{ id: 'a.finished', type: 'finished', earned: 1, possible: 2 },
		]);
	});

	test('a retry doesn’t score the quiz, even if the quiz has lost the items that weren’t retried', () => {
		const events = [started('end', ['one'], { retry: true }), responded('one', ['yes']), submitted];
		expect(recorded(events, { ...WHERE, whole: 1 }).map(({ type }) => type)).toEqual(['answered']);
	});

	test('submitting again adds a score and repeats no answer', () => {
		const reopened: AttemptEvent = { type: 'reopened', at: 5 };
		const events = [
			started('end'),
			responded('one', ['yes']),
			submitted,
			reopened,
			responded('two', ['yes']),
			submitted,
		];
		expect(recorded(events).map(({ id }) => id)).toEqual([
			'a.q.one',
			'a.finished',
			'a.q.two',
			'a.finished.2',
		]);
		expect(recorded(events).at(-1)).toMatchObject({ earned: 2, possible: 2 });
	});

	test('continuing an attempt adds only what is new', () => {
		const before = replay([started('each'), responded('one', ['yes']), checked('one')]);
		const after = replay([
			started('each'),
			responded('one', ['yes']),
			checked('one'),
			responded('two', ['no']),
			checked('two'),
		]);
		expect(answersOf(before, after, WHERE, itemOf)).toMatchObject([{ item: 'two', earned: 0 }]);
	});
});

describe('an answer in one’s own words', () => {
	const key = { kind: 'open', criteria: ['claim', 'evidence'], lowest: 1, highest: 4 } as const;
	const rated = (claim: number, evidence: number): AttemptEvent => ({
		type: 'rated',
		at: 5,
		item: 'one',
		levels: { claim, evidence },
	});
	function record(events: readonly AttemptEvent[]) {
		let attempt = emptyAttempt;
		return events.flatMap((event) => {
			const before = attempt;
			attempt = apply(attempt, event);
			return answersOf(before, attempt, { ...WHERE, whole: 1 }, (item) => ({ ...itemOf(item), key }));
		});
	}
	const given = [started('each', ['one']), responded('one', ['text=Own words.']), checked('one')];

	test('is written, then rated, and rated anew', () => {
		const about = {
			type: 'written',
			module: 'm',
			quiz: 'q',
			attempt: 'a',
			item: 'one',
			objective: 'can-one',
		};
		expect(record([...given, rated(4, 1), rated(4, 4)])).toEqual([
			{ id: 'a.q.one', ...about, rated: null },
			{ id: 'a.q.one.rated.4-1', ...about, rated: 0.5 },
			{ id: 'a.q.one.rated.4-4', ...about, rated: 1 },
		]);
	});

	test('finishes a quiz once, though it is rated after that', () => {
		const found = record([...given, submitted, rated(1, 1)]);
		expect(found.map(({ type }) => type)).toEqual(['written', 'finished', 'written']);
		expect(found[1]).toMatchObject({ earned: 0, possible: 0 });
	});
});
