import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstsOf, replay, type AttemptEvent } from '../../../src/lib/quiz/attempt.ts';
import {
	readAttempt,
	readFirsts,
	readMoments,
	writeAttempt,
	writeMoments,
} from '../../../src/lib/server/attempts/written-attempt.ts';

/** Of the quiz; “gone” is none of its items any more. */
const IDS = ['one', 'two', '3', 'constructor', '__proto__'];
const item = fc.constantFrom(...IDS, 'gone');

const later: fc.Arbitrary<AttemptEvent> = fc.oneof(
	fc.record({
		type: fc.constant('responded' as const),
		at: fc.nat(9),
		item,
		response: fc.array(fc.constantFrom('a', 'b', '', '0', '["a"]'), { maxLength: 3 }),
		certainty: fc.constantFrom(1, 2, 3),
	}),
	fc.record({ type: fc.constantFrom('checked', 'revealed', 'retried', 'moved'), at: fc.nat(9), item }),
	fc.record({ type: fc.constant('flagged' as const), at: fc.nat(9), item, on: fc.boolean() }),
	fc.record({ type: fc.constant('submitted' as const), at: fc.nat(9) }),
);
const attempts = fc
	.record({
		order: fc.shuffledSubarray([...IDS, 'gone']),
		certainty: fc.boolean(),
		feedback: fc.constantFrom('each' as const, 'end' as const),
		events: fc.array(later, { maxLength: 20 }),
	})
	.map(({ order, certainty, feedback, events }) => {
		const options = { feedback, certainty, shuffle: true };
		return replay([{ type: 'started', at: 0, seed: 'seed', order, options }, ...events]);
	});

test('an attempt that was written down is read as it was', () => {
	fc.assert(
		fc.property(attempts, (attempt) => {
			const text = writeAttempt(attempt, IDS);
			expect(readAttempt(text, IDS)).toEqual(attempt);
			expect(readFirsts(text, IDS)).toEqual({ order: attempt.order, firsts: firstsOf(attempt) });
		}),
		{ numRuns: 2_000 },
	);
});

test('each moment is that of its item, and what was not answered has none', () => {
	fc.assert(
		fc.property(attempts, fc.array(fc.integer({ min: 1 }), { minLength: 6, maxLength: 6 }), (attempt, at) => {
			const moments = new Map(
				attempt.order.filter((_, n) => n % 2 === 0).map((id, n) => [id, at[n] ?? 1] as const),
			);
			expect(readMoments(writeMoments(moments, attempt), attempt.order)).toEqual(moments);
		}),
	);
});

test('what most students do takes a few characters', () => {
	const options = { feedback: 'end', certainty: false, shuffle: true } as const;
	const { items } = JSON.parse(
		writeAttempt(
			replay([
				{ type: 'started', at: 0, seed: 's', order: ['two', 'one'], options },
				{ type: 'responded', at: 1, item: 'one', response: ['a'] },
				{ type: 'submitted', at: 2 },
			]),
			IDS,
		),
	) as { items: unknown };
	expect(items).toEqual([0, [0, 'a']]);
});
