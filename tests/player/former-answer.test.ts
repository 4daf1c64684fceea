import { expect, test } from 'vitest';
import { formerAnswer } from '../../src/lib/player/practice/former-answer.ts';
import type { AttemptEvent } from '../../src/lib/quiz/attempt.ts';
import type { StudyEvent } from '../../src/lib/device/study-event.ts';

const ITEM = { quiz: 'essays', item: 'vote' };
const options = { feedback: 'each', certainty: false, shuffle: false } as const;
const cites = [{ reading: 'article', sentence: 'p1.s1' }];
const responseOf = (text: string) => [`text=${text}`, 'cite=article:p1.s1'];

let seq = 0;
const stamp = (at: number) => ({ id: `e${(seq += 1)}`, at, seq, module: 'm' });

/** What a quiz, or a review, writes of an attempt. */
function attempt(
	name: string,
	at: number,
	text: string,
	{ quiz = ITEM.quiz, levels = null as Record<string, number> | null, isChecked = true } = {},
): StudyEvent[] {
	const item = quiz === 'review' ? 'essays/vote' : 'vote';
	const steps: AttemptEvent[] = [
		{ type: 'started', at, seed: 's', order: [item], options },
		{ type: 'responded', at, item, response: responseOf(text) },
		...(isChecked ? [{ type: 'checked', at, item } as const] : []),
		...(levels ? [{ type: 'rated', at, item, levels } as const] : []),
	];
	return [
		...steps.map((step): StudyEvent => ({ ...stamp(at), type: 'attempt', quiz, attempt: name, step })),
		...(isChecked ? [written(name, at)] : []),
	];
}
const written = (name: string, at: number, rated: number | null = null): StudyEvent => ({
	...stamp(at),
	type: 'written',
	...ITEM,
	attempt: name,
	objective: 'o',
	rated,
});

const former = (events: readonly StudyEvent[], now = 'now') => formerAnswer(events, ITEM, responseOf(now));

test('what was written before, with when, what it rests on, and how it was rated', () => {
	const events = attempt('one', 1_000, 'first', { levels: { claim: 2 } });
	expect(former(events)).toEqual({ text: 'first', cites, at: 1_000, rated: { claim: 2 } });
	expect(former(attempt('one', 1_000, 'first'))?.rated).toBeNull();
});

test('of several the latest counts, whether it was written in the quiz or in a review', () => {
	const events = [
		...attempt('one', 1, 'first'),
		...attempt('two', 2, 'second', { quiz: 'review' }),
		// Rated long afterwards, it is no later answer.
		written('one', 3, 0.5),
	];
	expect(former(events)?.text).toBe('second');
});

test('the answer that stands here is not its own former one, and none after it is', () => {
	const events = [
		...attempt('one', 1, 'first'),
		...attempt('two', 2, 'second'),
		...attempt('three', 3, 'third'),
	];
	expect(former(events, 'second')?.text).toBe('first');
	expect(former(events, 'first')).toBeNull();
	expect(former([...events, ...attempt('four', 4, 'third')], 'third')?.text, 'the same again').toBe('second');
});

test('nothing where nothing was given: never begun, only begun, or another question', () => {
	expect(former([])).toBeNull();
	expect(former(attempt('one', 1, 'first', { isChecked: false }))).toBeNull();
	expect(formerAnswer(attempt('one', 1, 'first'), { ...ITEM, quiz: 'other' }, [])).toBeNull();
});

test('an answer whose words are not on this device gives way to one whose words are', () => {
	expect(former([written('one', 1)])).toBeNull();
	expect(former([...attempt('one', 1, 'first'), written('two', 2)])?.text).toBe('first');
});
