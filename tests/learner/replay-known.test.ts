import { describe, expect, test } from 'vitest';
import { apply, replay } from '../../src/lib/quiz/attempt.ts';
import { replayKnown } from '../../src/lib/player/practice/replay-known.ts';
import { check, handIn, move, respond, start } from '../quiz/events.ts';

const steps = [
	start('a gone b'),
	respond('gone', 'x'),
	check('gone'),
	respond('a', 'y'),
	check('a'),
	move('gone'),
];

describe('an attempt in which an item has left the quiz', () => {
	test('has the others in their order and as they stand', () => {
		const attempt = replayKnown(steps, ['b', 'a', 'new']);
		expect(attempt.order).toEqual(['a', 'b']);
		expect(Object.keys(attempt.items)).toEqual(['a', 'b']);
		expect(attempt.items.a).toMatchObject({ response: ['y'], checks: 1 });
		expect(attempt.now).toBe('a');
	});

	test('can be submitted', () => {
		expect(apply(replayKnown(steps, ['a', 'b']), handIn).submitted).toBe(true);
	});

	test('is as empty as an unstarted one when none of its items are left', () => {
		expect(replayKnown(steps, ['new']).order).toEqual([]);
	});
});

test('is unchanged if all items are still there', () => {
	expect(replayKnown(steps, ['a', 'b', 'gone'])).toEqual(replay(steps));
});
