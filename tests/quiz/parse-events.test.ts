import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replay } from '../../src/lib/quiz/attempt.ts';
import { parseAttemptEvent } from '../../src/lib/quiz/parse-events.ts';
import { eventLists } from './arbitrary-events.ts';
import { handIn, reopen, respond, start } from './events.ts';

const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const options = { feedback: 'each', certainty: false, shuffle: false };

describe('what was stored', () => {
	test('comes back as it was', () => {
		fc.assert(
			fc.property(eventLists, (events) => {
				expect(events.map((event) => parseAttemptEvent(stored(event)))).toEqual(events);
			}),
		);
	});

	test('comes back without handing in taken back: a learner’s device alone may do that', () => {
		expect([start('a'), handIn, reopen].map(parseAttemptEvent)).toEqual([start('a'), handIn, null]);
	});

	test('loses what an event does not know', () => {
		expect(parseAttemptEvent({ ...handIn, score: 100 })).toEqual(handIn);
		expect(parseAttemptEvent({ ...start('a'), options: { ...options, admin: true } })).toEqual(start('a'));
		expect(parseAttemptEvent({ ...respond('a', 'x'), first: 'y' })).toEqual(respond('a', 'x'));
	});

	test('says whether it is a retry, or does not, as older events do', () => {
		const begun = (retry: unknown) =>
			[parseAttemptEvent({ ...start('a'), retry })].filter((event) => event !== null);
		expect([true, false].map((retry) => replay(begun(retry)).retry)).toEqual([true, false]);
		for (const retry of [undefined, null, 'yes', 1]) expect(begun(retry)).toEqual([start('a')]);
		expect(replay([start('a')]).retry).toBeNull();
	});

	test.each([0, 4, 1.5, '3', null, true])('loses the certainty %j, and keeps the response', (certainty) => {
		expect(parseAttemptEvent({ ...respond('a', 'x'), certainty })).toEqual(respond('a', 'x'));
	});
});

describe('is none of our events', () => {
	test.each([
		['no list', { 0: handIn, length: 1 }],
		['no list', '[]'],
		['no list', null],
		['no list', undefined],
		['nothing', null],
		['a text', 'submitted'],
		['a list', ['submitted', 1]],
		['no type', { at: 1 }],
		['a type of its own', { type: 'graded', at: 1, item: 'a' }],
		['a type every object has', { type: 'constructor', at: 1, item: 'a' }],
		['no time', { type: 'submitted' }],
		['a time as text', { type: 'submitted', at: '1' }],
		['a time that never comes', JSON.parse('{ "type": "submitted", "at": 1e999 }')],
		['no time at all', { type: 'submitted', at: NaN }],
		['no item', { type: 'checked', at: 1 }],
		['an item as number', { type: 'checked', at: 1, item: 1 }],
		['a response as text', { type: 'responded', at: 1, item: 'a', response: 'x' }],
		['a response of numbers', { type: 'responded', at: 1, item: 'a', response: [1] }],
		['a flag neither on nor off', { type: 'flagged', at: 1, item: 'a', on: 1 }],
		['a start without a seed', { ...start('a'), seed: 7 }],
		['a start without an order', { ...start('a'), order: 'a' }],
		['a start with an order of lists', { ...start('a'), order: [['a']] }],
		['a start without options', { ...start('a'), options: null }],
		['feedback never', { ...start('a'), options: { ...options, feedback: 'never' } }],
		['certainty perhaps', { ...start('a'), options: { ...options, certainty: 'yes' } }],
		['no word on shuffling', { ...start('a'), options: { feedback: 'each', certainty: false } }],
	])('%s: %j', (_, value) => {
		expect(parseAttemptEvent(value)).toBeNull();
	});
});

describe('whatever is stored', () => {
	const nearly = fc.record(
		{
			type: fc.oneof(fc.constantFrom('started', 'responded', 'flagged', 'checked', 'submitted'), fc.string()),
			at: fc.oneof(fc.nat(), fc.anything()),
			item: fc.oneof(fc.string(), fc.anything()),
			response: fc.oneof(fc.array(fc.string()), fc.anything()),
			order: fc.oneof(fc.array(fc.string()), fc.anything()),
			options: fc.oneof(fc.constant(options), fc.anything()),
			seed: fc.oneof(fc.string(), fc.anything()),
			on: fc.oneof(fc.boolean(), fc.anything()),
			certainty: fc.anything(),
		},
		{ requiredKeys: [] },
	);

	test('nothing throws, and what comes of it can be stored again and played', () => {
		fc.assert(
			fc.property(fc.array(fc.oneof(nearly, fc.anything())), (values) => {
				const events = values.map(parseAttemptEvent).filter((event) => event !== null);
				const again = events.map((event) => parseAttemptEvent(stored(event)));
				expect(again).toEqual(events);
				expect(replay(events)).toEqual(replay(again.filter((event) => event !== null)));
			}),
			{ numRuns: 2000 },
		);
	});
});
