import fc from 'fast-check';
import type { StudyEvent } from '../../src/lib/device/study-event.ts';
import { anyEvent } from '../quiz/arbitrary-events.ts';

const id = fc.stringMatching(/^[\w.:/-]{1,12}$/);
const at = fc.nat({ max: 253_402_300_799_999 });
const seq = fc.nat({ max: 2_000 });
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((earned) => earned + 0);
const stamp = { id, at, seq };

/** Any event that a device may hold. */
export const studyEvent: fc.Arbitrary<StudyEvent> = fc.oneof(
	fc.record({
		...stamp,
		type: fc.constant('attempt'),
		module: id,
		attempt: id,
		quiz: id,
		step: anyEvent,
	}),
	fc.record({
		...stamp,
		type: fc.constant('answered'),
		module: id,
		attempt: id,
		quiz: id,
		item: id,
		objective: id,
		earned: share,
		certainty: fc.constantFrom(null, 1, 2, 3),
	}),
	fc.record({
		...stamp,
		type: fc.constant('finished'),
		module: id,
		attempt: id,
		quiz: id,
		earned: share,
		possible: fc.integer({ min: 1, max: 99 }),
	}),
	fc.record({ ...stamp, type: fc.constant('reopened'), module: id, attempt: id, quiz: id }),
	fc.record({ ...stamp, type: fc.constant('read'), module: id, reading: id }),
	fc.record({ ...stamp, type: fc.constant('decided'), module: id, case: id, run: id, point: id, option: id }),
	fc.record({
		...stamp,
		type: fc.constant('debriefed'),
		module: id,
		case: id,
		run: id,
		earned: fc.integer({ min: 0, max: 9 }),
		possible: fc.integer({ min: 9, max: 24 }),
	}),
	fc.record({ ...stamp, type: fc.constant('spent'), module: id, on: id, ms: fc.nat({ max: 86_400_000 }) }),
	fc.record({
		...stamp,
		type: fc.constant('noted'),
		module: id,
		reading: id,
		note: id,
		selector: fc.record({
			exact: fc.string({ minLength: 1, maxLength: 50 }).filter((text) => text.trim() !== ''),
			prefix: fc.string({ maxLength: 40 }),
			suffix: fc.string({ maxLength: 40 }),
		}),
		start: fc.nat({ max: 99_999 }),
		text: fc.string({ maxLength: 100 }),
	}),
	fc.record({ ...stamp, type: fc.constant('unnoted'), module: id, note: id }),
	fc.record({
		...stamp,
		type: fc.constant('set'),
		module: fc.constant(''),
		name: fc.constantFrom('session', 'goal'),
		value: fc.integer({ min: 1, max: 99 }),
	}),
) as fc.Arbitrary<StudyEvent>;

/** What one device holds: each id once. */
export const studyLog = fc.uniqueArray(studyEvent, { selector: (event) => event.id, maxLength: 40 });
