import { isCertainty, isRecord, parseAttemptEvent } from '../quiz/parse-events.ts';
import type { Draft } from './database.ts';
import type { Done, Stamp, StudyEvent } from './study-event.ts';

/** Ids come into addresses, selectors and keys of the store. */
const ID = /^[\w.:/-]{1,300}$/;
const LONGEST_SPENT_MS = 24 * 60 * 60 * 1000;

/** A stored or imported event is foreign text: null unless it is all that it should be, and nothing more. */
export function parseStudyEvent(value: unknown): StudyEvent | null {
	if (!isRecord(value)) return null;
	const { id, at, seq } = value;
	if (!isId(id) || !isTime(at) || !isCount(seq)) return null;
	const done = parseDone(value);
	return done && { ...({ id, at, seq } satisfies Stamp), ...done };
}

function parseDone(value: Record<string, unknown>): Done | null {
	const { type, module } = value;
	if (type === 'set') return parseSet(value);
	if (!isId(module)) return null;
	switch (type) {
		case 'attempt': {
			const { attempt, quiz } = value;
			const step = parseAttemptEvent(value.step);
			return isId(attempt) && isId(quiz) && step ? { type, module, attempt, quiz, step } : null;
		}
		case 'answered': {
			const { attempt, quiz, item, objective, earned, certainty } = value;
			if (!isId(attempt) || !isId(quiz) || !isId(item) || !isId(objective)) return null;
			if (!isShare(earned)) return null;
			if (certainty !== null && !isCertainty(certainty)) return null;
			return { type, module, attempt, quiz, item, objective, earned, certainty };
		}
		case 'written': {
			const { attempt, quiz, item, objective, rated } = value;
			if (!isId(attempt) || !isId(quiz) || !isId(item) || !isId(objective)) return null;
			if (rated !== null && !isShare(rated)) return null;
			return { type, module, attempt, quiz, item, objective, rated };
		}
		case 'finished': {
			const { attempt, quiz, earned, possible } = value;
			if (!isId(attempt) || !isId(quiz) || !isCount(possible)) return null;
			if (typeof earned !== 'number' || !(earned >= 0 && earned <= possible)) return null;
			return { type, module, attempt, quiz, earned, possible };
		}
		case 'reopened': {
			const { attempt, quiz } = value;
			return isId(attempt) && isId(quiz) ? { type, module, attempt, quiz } : null;
		}
		case 'read': {
			const { reading } = value;
			return isId(reading) ? { type, module, reading } : null;
		}
		case 'spent': {
			const { on, ms } = value;
			return isId(on) && isCount(ms) && ms <= LONGEST_SPENT_MS ? { type, module, on, ms } : null;
		}
		default:
			return null;
	}
}

function parseSet({ name, value }: Record<string, unknown>): Done | null {
	if (name !== 'retention' && name !== 'session') return null;
	if (typeof value !== 'number') return null;
	const fits = name === 'retention' ? value >= 0.7 && value <= 0.97 : isCount(value) && value > 0;
	return fits ? { type: 'set', module: '', name, value } : null;
}

/** What a page left half-typed; null unless it is that. */
export function parseDraft(value: unknown): Draft | null {
	if (!isRecord(value) || !isId(value.attempt) || !isId(value.item)) return null;
	const { attempt, item, response, certainty } = value;
	const given = parseAttemptEvent({ type: 'responded', at: 0, item, response, certainty });
	if (given?.type !== 'responded') return null;
	return { attempt, item, response: given.response, certainty: given.certainty ?? null };
}

const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
/** Up to the year 9999: what no date can hold would break every calendar. */
const isTime = (value: unknown): value is number =>
	typeof value === 'number' && value >= 0 && value < 253_402_300_800_000;
const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;
