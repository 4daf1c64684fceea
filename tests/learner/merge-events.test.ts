import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder } from '../../src/lib/device/study-event.ts';
import { mergeEvents } from '../../src/lib/device/merge-events.ts';
import { parseStudyEvent } from '../../src/lib/device/parse-study-events.ts';
import { studyEvent, studyLog } from './arbitrary-study-events.ts';

/** A log, dealt out to devices with overlaps, each device's share in an order of its own. */
const devices = studyLog.chain((log) =>
	fc.tuple(
		fc.constant(log),
		fc.array(fc.shuffledSubarray(log), { minLength: 1, maxLength: 4 }),
		fc.shuffledSubarray(log, { minLength: log.length }),
	),
);

describe('what several devices hold when merged', () => {
	test('is the same in whatever order and however often they are merged', () => {
		fc.assert(
			fc.property(devices, ([log, shares, rest]) => {
				const all = [...shares, rest];
				const forwards = all.reduce(mergeEvents, []);
				const backwards = all.toReversed().reduce(mergeEvents, []);
				const twice = [...all, ...all].reduce(mergeEvents, []);
				expect(forwards).toEqual(inOrder(log));
				expect(backwards).toEqual(forwards);
				expect(twice).toEqual(forwards);
			}),
		);
	});

	test('does not depend on who is merged with whom first', () => {
		fc.assert(
			fc.property(studyLog, studyLog, studyLog, (a, b, c) => {
				expect(mergeEvents(mergeEvents(a, b), c)).toEqual(mergeEvents(a, mergeEvents(b, c)));
				expect(mergeEvents(a, b)).toEqual(mergeEvents(b, a));
			}),
		);
	});

	test('an id used for two things, as in a damaged file, resolves the same way everywhere', () => {
		fc.assert(
			fc.property(studyEvent, studyEvent, (one, other) => {
				const two = { ...other, id: one.id };
				expect(mergeEvents([one], [two])).toEqual(mergeEvents([two], [one]));
				expect(mergeEvents([one], [two])).toHaveLength(1);
			}),
		);
	});

	test('loses nothing and invents nothing', () => {
		fc.assert(
			fc.property(studyLog, studyLog, (a, b) => {
				const ids = mergeEvents(a, b).map(({ id }) => id);
				expect(new Set(ids)).toEqual(new Set([...a, ...b].map(({ id }) => id)));
				expect(ids).toHaveLength(new Set(ids).size);
			}),
		);
	});
});

describe('a stored or imported event', () => {
	test('is read as it was written', () => {
		fc.assert(
			fc.property(studyEvent, (event) => {
				expect(parseStudyEvent(JSON.parse(JSON.stringify(event)))).toEqual(event);
			}),
		);
	});

	test('of any other shape is refused, and never throws', () => {
		fc.assert(
			fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (value) => {
				expect(parseStudyEvent(value)).toBeNull();
			}),
		);
	});

	test('with one wrong property is refused or unchanged', () => {
		const properties = [
			'id',
			'at',
			'seq',
			'module',
			'attempt',
			'quiz',
			'step',
			'item',
			'objective',
			'earned',
			'certainty',
			'possible',
			'reading',
			'on',
			'ms',
			'name',
			'value',
		];
		const hostile = fc.constantFrom<unknown>(
			undefined,
			{},
			[],
			-1,
			Number.POSITIVE_INFINITY,
			'a b',
			'<i>',
			'__proto__ x',
			'',
			true,
		);
		fc.assert(
			fc.property(studyEvent, fc.constantFrom(...properties), hostile, (event, property, value) => {
				fc.pre(property in event);
				const parsed = parseStudyEvent({ ...event, [property]: value });
				// `module` of a setting is not looked at: it is always empty.
				if (parsed) expect(parsed).toEqual(event);
			}),
		);
	});

	test('carries no extra properties', () => {
		fc.assert(
			fc.property(studyEvent, (event) => {
				expect(parseStudyEvent({ ...event, extra: 'x', __proto__: { polluted: true } })).toEqual(event);
			}),
		);
	});
});
