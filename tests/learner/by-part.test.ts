import { expect, test } from 'vitest';
import { ownMap } from '../../src/lib/analysis/own-map.ts';
import { gradingKey } from '../../src/lib/quiz/grading.ts';
import { byPart } from '../../src/lib/learner/by-part.ts';
import { match } from '../quiz/make.ts';
import type { AttemptEvent } from '../../src/lib/quiz/attempt.ts';
import type { StudyEvent } from '../../src/lib/device/study-event.ts';

const item = match('rubio=usa munir=pakistan', 'usa pakistan turkey', 'office');
const on = { 'p1.s1': ['rubio'], 'p1.s2': ['munir'], 'p1.s3': ['munir=turkey'], 'p1.s4': ['munir=usa'] };
const parts = { 'actors office': { key: gradingKey(item), on } };
const text = new Map(Object.keys(on).map((passage) => [passage, [{ quiz: 'actors', item: 'office' }]]));

const RIGHT = ['rubio=usa', 'munir=pakistan'];
const HALF = ['rubio=usa', 'munir=turkey'];
const options = { feedback: 'each', certainty: false, shuffle: false } as const;

let seq = 0;
/** What a quiz, or a review, writes into the log of one response. */
function log(attempt: string, quiz: string, id: string, response: string[], earned: number): StudyEvent[] {
	const steps: AttemptEvent[] = [
		{ type: 'started', at: 0, seed: 's', order: [id], options },
		{ type: 'responded', at: 1, item: id, response },
		{ type: 'checked', at: 2, item: id },
		// Only the first response counts.
		{ type: 'retried', at: 3, item: id },
		{ type: 'responded', at: 4, item: id, response: RIGHT },
		{ type: 'checked', at: 5, item: id },
	];
	const stamp = () => ({ id: `e${(seq += 1)}`, at: 0, seq, module: 'm', attempt });
	return [
		...steps.map((step): StudyEvent => ({ ...stamp(), type: 'attempt', quiz, step })),
		{
			...stamp(),
			type: 'answered',
			quiz: 'actors',
			item: 'office',
			objective: 'o',
			earned,
			certainty: null,
		},
	];
}
const states = (events: readonly StudyEvent[]) =>
	[...ownMap(byPart(events, parts), text).values()].map(({ state, items }) => `${state} ${items.join()}`);

const BY_ROW = ['right right', 'wrong wrong', 'wrong wrong', 'unanswered elsewhere'];
/** For what proves its rows; what would refute a choice is not asked for. */
const AS_A_WHOLE = ['partly partly', 'partly partly', 'unanswered elsewhere', 'unanswered elsewhere'];

test('a correct row counts for its sentence, and an incorrect one against its own', () => {
	expect(states(log('one', 'actors', 'office', HALF, 0.5))).toEqual(BY_ROW);
});

test('in a review the item has its quiz before its id', () => {
	expect(states(log('two', 'review', 'actors/office', HALF, 0.5))).toEqual(BY_ROW);
});

test('of several attempts the latest counts', () => {
	const both = [...log('three', 'actors', 'office', HALF, 0.5), ...log('four', 'actors', 'office', RIGHT, 1)];
	expect(states(both)).toEqual([
		'right right',
		'right right',
		'unanswered elsewhere',
		'unanswered elsewhere',
	]);
});

test('if the response is missing or the item has changed, the item counts as a whole', () => {
	const events = log('five', 'actors', 'office', HALF, 0.5);
	expect(states(events.filter(({ type }) => type === 'answered'))).toEqual(AS_A_WHOLE);
	// It was graded by another key.
	const [last, ...before] = events.toReversed();
	if (last?.type !== 'answered') throw new Error('no answer');
	expect(states([...before.toReversed(), { ...last, earned: 0.25 }])).toEqual(AS_A_WHOLE);
	expect(states(log('six', 'actors', 'office', ['rubio=usa', 'munir=gone'], 0.5))).toEqual(AS_A_WHOLE);
	expect([...ownMap(byPart(events, {}), text).values()].map(({ state }) => state)).toEqual(
		Array(4).fill('partly'),
	);
});
