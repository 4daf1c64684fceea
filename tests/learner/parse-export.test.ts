import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportEvents, exportName, LARGEST_EXPORT, parseExport } from '../../src/lib/device/parse-export.ts';
import { inOrder, type StudyEvent } from '../../src/lib/device/study-event.ts';
import { mergeEvents } from '../../src/lib/device/merge-events.ts';
import { sumUp } from '../../src/lib/learner/data/kept.ts';
import { studyEvent, studyLog } from './arbitrary-study-events.ts';

const NOW = Date.UTC(2026, 2, 7, 12);
const whole = { unreadable: 0, misplaced: 0 };

const read = (id: string, seq: number): StudyEvent => ({
	id,
	at: NOW,
	seq,
	type: 'read',
	module: 'm',
	reading: 'r',
});
const file = (events: unknown, changes: object = {}) =>
	JSON.stringify({ format: 'mandate-study', version: 1, exported: '', events, ...changes });

/** @throws when the text is refused */
function accepted(text: string) {
	const parsed = parseExport(text);
	if (parsed.status === 'refused') throw new Error(parsed.problem);
	return parsed;
}

describe('a backup', () => {
	test('is read back whole, in order', () => {
		fc.assert(
			fc.property(studyLog, fc.nat({ max: 8.64e15 }), (events, now) => {
				const expected = { status: 'parsed', events: inOrder(events), leftOut: whole };
				expect(parseExport(exportEvents(events, now))).toEqual(expected);
			}),
		);
	});

	test('imported twice, or after another, gives the same result', () => {
		fc.assert(
			fc.property(studyLog, studyLog, (mine, theirs) => {
				const once = mergeEvents(mine, accepted(exportEvents(theirs, NOW)).events);
				expect(mergeEvents(once, accepted(exportEvents(theirs, NOW)).events)).toEqual(once);
				expect(accepted(exportEvents(once, NOW)).events).toEqual(once);
			}),
		);
	});

	test('says what it is and when it was saved, but not whose it is', () => {
		const saved: unknown = JSON.parse(exportEvents([read('a', 1)], NOW));
		expect(saved).toEqual({
			format: 'mandate-study',
			version: 1,
			exported: '2026-03-07T12:00:00.000Z',
			events: [read('a', 1)],
		});
	});

	test('is named after the day', () => {
		expect(exportName(new Date(2026, 2, 7, 0, 0).getTime())).toBe('mandate-2026-03-07.json');
		expect(exportName(new Date(2026, 11, 31, 23, 59).getTime())).toBe('mandate-2026-12-31.json');
	});
});

describe('is refused, with the reason', () => {
	test.each([
		['', 'empty'],
		[' \n\t', 'empty'],
		['PK\u0003\u0004', 'no-json'],
		[file([read('a', 1)]).slice(0, -10), 'no-json'],
		['{"format":"mandate-study",}', 'no-json'],
		['null', 'foreign'],
		['7', 'foreign'],
		['"mandate-study"', 'foreign'],
		['[]', 'foreign'],
		['{}', 'foreign'],
		['{"__proto__":{"format":"mandate-study","version":1,"events":[]}}', 'foreign'],
		[file([], { format: 'mandate-quiz' }), 'foreign'],
		[file([], { format: ['mandate-study'] }), 'foreign'],
		[file([], { version: 2 }), 'newer'],
		[file([], { version: 900719925474099 }), 'newer'],
		[file([], { version: 2, events: 'of another kind' }), 'newer'],
		[file([], { version: 0 }), 'damaged'],
		[file([], { version: '1' }), 'damaged'],
		[file([], { version: 1.5 }), 'damaged'],
		[file([], { version: null }), 'damaged'],
		[file(undefined), 'damaged'],
		[file({ 0: read('a', 1), length: 1 }), 'damaged'],
		[file([null, 'x', { ...read('a', 1), at: 'noon' }]), 'damaged'],
	])('%s: %s', (text, problem) => {
		expect(parseExport(text)).toEqual({ status: 'refused', problem });
	});

	test('if it is larger than 50 MB, before it is parsed', () => {
		const largest = file([]).padEnd(LARGEST_EXPORT);
		expect(parseExport(largest)).toEqual({ status: 'parsed', events: [], leftOut: whole });
		expect(parseExport(`${largest} `)).toEqual({ status: 'refused', problem: 'too-large' });
	});
});

describe('of a file with some damage', () => {
	test('the rest is imported, and what was left out is counted', () => {
		const text = file([
			read('a', 1),
			{ ...read('b', 2), id: '<b>' },
			{ ...read('c', 3), type: 'dreamt' },
			null,
		]);
		expect(parseExport(text)).toEqual({
			status: 'parsed',
			events: [read('a', 1)],
			leftOut: { unreadable: 3, misplaced: 0 },
		});
	});

	test('unknown properties of an event are dropped', () => {
		expect(accepted(file([{ ...read('a', 1), admin: true }])).events).toEqual([read('a', 1)]);
	});

	test('a repeated id is imported once', () => {
		expect(accepted(file([read('a', 1), read('a', 1)]))).toMatchObject({
			events: [read('a', 1)],
			leftOut: whole,
		});
	});

	test.each([Number.MAX_SAFE_INTEGER, 1e12, 1_000_003])(
		'the place %d after two others is left out',
		(seq) => {
			const parsed = accepted(file([read('b', seq), read('a', 1)]));
			expect(parsed).toMatchObject({ events: [read('a', 1)], leftOut: { unreadable: 0, misplaced: 1 } });
		},
	);

	test('a place with many lost before it is kept', () => {
		expect(accepted(file([read('a', 900_000)])).leftOut).toEqual(whole);
	});
});

describe('whatever the file', () => {
	const nearly = fc.tuple(studyEvent, fc.dictionary(fc.string(), fc.anything())).map(([event, changes]) => ({
		...event,
		...changes,
	}));
	const far = fc.tuple(studyEvent, fc.maxSafeNat()).map(([event, seq]) => ({ ...event, seq }));
	const entry = fc.oneof(studyEvent, far, nearly, fc.jsonValue());
	const some = fc.oneof(
		fc.string(),
		fc.json(),
		fc.array(entry).map((events) => file(events)),
		fc.record({ version: fc.jsonValue(), events: fc.jsonValue() }).map((changes) => file([], changes)),
		fc
			.tuple(studyLog, fc.nat(), fc.string())
			.map(([log, cut, rest]) => exportEvents(log, NOW).slice(0, cut % 4000) + rest),
	);

	test('nothing throws', () => {
		fc.assert(
			fc.property(some, (text) => {
				expect(['parsed', 'refused']).toContain(parseExport(text).status);
			}),
			{ numRuns: 2_000 },
		);
	});

	test('anything done after an import can still be exported and read back in full', () => {
		fc.assert(
			fc.property(studyLog, fc.array(fc.oneof(far, studyEvent), { maxLength: 30 }), (mine, theirs) => {
				const parsed = parseExport(file(theirs));
				let log = mergeEvents(mine, parsed.status === 'parsed' ? parsed.events : []);
				for (const next of ['next:1', 'next:2']) {
					const seq = Math.max(0, ...log.map((event) => event.seq)) + 1;
					log = [...log, read(next, seq)];
				}
				expect(accepted(exportEvents(log, NOW))).toMatchObject({ events: log, leftOut: whole });
			}),
			{ numRuns: 1_000 },
		);
	});
});

describe('the sum', () => {
	test('of no events is zero', () => {
		expect(sumUp([])).toEqual({ answers: 0, attempts: 0, since: null });
	});

	test('counts answers, attempts once each, and goes back to the earliest', () => {
		const answered = {
			type: 'answered',
			module: 'm',
			quiz: 'q',
			objective: 'o',
			earned: 1,
			certainty: null,
		} as const;
		expect(
			sumUp([
				{ ...answered, id: 'a', at: 30, seq: 1, attempt: 'x', item: 'i' },
				{ ...answered, id: 'b', at: 20, seq: 2, attempt: 'x', item: 'j' },
				{ ...answered, id: 'c', at: 40, seq: 3, attempt: 'y', item: 'i' },
				read('d', 4),
			]),
		).toEqual({ answers: 3, attempts: 2, since: 20 });
	});
});
