import fc from 'fast-check';
import type { AttemptEvent, AttemptOptions } from '../../src/lib/quiz/attempt.ts';
import type { Certainty } from '../../src/lib/quiz/certainty.ts';

const id = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
const at = fc.nat();
const one = <T extends string>(type: T) => fc.record({ type: fc.constant(type), at, item: id });

const options: fc.Arbitrary<AttemptOptions> = fc.record({
	feedback: fc.constantFrom('each', 'end'),
	certainty: fc.boolean(),
	shuffle: fc.boolean(),
});
const started: fc.Arbitrary<AttemptEvent> = fc.record(
	{
		type: fc.constant('started'),
		at,
		seed: fc.string(),
		order: fc.array(id, { maxLength: 5 }),
		options,
		retry: fc.boolean(),
	},
	{ requiredKeys: ['type', 'at', 'seed', 'order', 'options'] },
);
const responded: fc.Arbitrary<AttemptEvent> = fc.record(
	{
		type: fc.constant('responded'),
		at,
		item: id,
		response: fc.array(fc.constantFrom('x', 'y', ''), { maxLength: 2 }),
		certainty: fc.constantFrom<Certainty[]>(1, 2, 3),
	},
	{ requiredKeys: ['type', 'at', 'item', 'response'] },
);

export const anyEvent: fc.Arbitrary<AttemptEvent> = fc.oneof(
	{ weight: 6, arbitrary: responded },
	{ weight: 5, arbitrary: one('checked') },
	{ weight: 3, arbitrary: one('retried') },
	{ weight: 2, arbitrary: one('revealed') },
	{ weight: 2, arbitrary: one('moved') },
	{
		weight: 2,
		arbitrary: fc.record({ type: fc.constant('flagged'), at, item: id, on: fc.boolean() }),
	},
	{ weight: 1, arbitrary: started },
	{ weight: 1, arbitrary: fc.record({ type: fc.constant('submitted'), at }) },
);

/** Mostly attempts that do start; what follows is up to chance. */
export const eventLists: fc.Arbitrary<readonly AttemptEvent[]> = fc.oneof(
	{
		weight: 9,
		arbitrary: fc
			.tuple(started, fc.array(anyEvent, { maxLength: 40 }))
			.map(([first, rest]) => [first, ...rest]),
	},
	{ weight: 1, arbitrary: fc.array(anyEvent, { maxLength: 10 }) },
);
