import { expect, test } from 'vitest';
import { stepsOf } from '../../src/lib/device/steps-of.ts';
import { check, handIn, respond, start } from '../quiz/events.ts';
import type { StudyEvent } from '../../src/lib/device/study-event.ts';

test('the steps of an attempt come back up to the first that is damaged', () => {
	const steps = [
		start('a b'),
		respond('a', 'x', 2),
		{ type: 'vanished', at: 1, item: 'a' },
		check('a'),
		handIn,
	];
	const log = steps.map(
		(step, seq) =>
			({
				id: `${seq}`,
				at: 1,
				seq,
				type: 'attempt',
				module: 'm',
				quiz: 'q',
				attempt: 'a',
				step,
			}) as StudyEvent,
	);
	expect(stepsOf(log)).toEqual(steps.slice(0, 2));
});
