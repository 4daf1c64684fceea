import { isCertainty, isRecord, parseAttemptEvent } from '../quiz/parse-events.ts';
import type { Draft } from './database.ts';
import { LONGEST_BESIDE, LONGEST_NOTE, LONGEST_QUOTE } from './own-notes.ts';
import type { Done, Setting, Stamp, StudyEvent } from './study-event.ts';

/** Ids come into addresses, selectors and keys of the store. */
const ID = /^[\w.:/-]{1,300}$/;
/** Items a day; nobody means more. */
const HIGHEST_GOAL = 1_000;
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
		case 'noted':
			return parseNoted(module, value);
		case 'unnoted': {
			const { note } = value;
			return isId(note) ? { type, module, note } : null;
		}
		case 'decided': {
			const { case: at, run, point, option } = value;
			if (!isId(at) || !isId(run) || !isId(point) || !isId(option)) return null;
			return { type, module, case: at, run, point, option };
		}
		case 'debriefed': {
			const { case: at, run, earned, possible } = value;
			if (!isId(at) || !isId(run) || !isCount(earned) || !isCount(possible) || earned > possible) return null;
			return { type, module, case: at, run, earned, possible };
		}
		case 'spent': {
			const { on, ms } = value;
			return isId(on) && isCount(ms) && ms <= LONGEST_SPENT_MS ? { type, module, on, ms } : null;
		}
		default:
			return null;
	}
}

function parseNoted(module: string, value: Record<string, unknown>): Done | null {
	const { reading, note, selector, start, text } = value;
	if (!isId(reading) || !isId(note) || !isRecord(selector) || !isCount(start)) return null;
	const { exact, prefix, suffix } = selector;
	if (!isText(exact, LONGEST_QUOTE) || exact.trim() === '' || !isText(text, LONGEST_NOTE)) return null;
	if (!isText(prefix, LONGEST_BESIDE) || !isText(suffix, LONGEST_BESIDE)) return null;
	return { type: 'noted', module, reading, note, selector: { exact, prefix, suffix }, start, text };
}

function parseSet({ name, value }: Record<string, unknown>): Done | null {
	if (typeof name !== 'string' || !Object.hasOwn(SETTINGS, name) || typeof value !== 'number') return null;
	const setting = name as Setting;
	return SETTINGS[setting](value) ? { type: 'set', module: '', name: setting, value } : null;
}

/** What each may be set to. */
const SETTINGS: Readonly<Record<Setting, (value: number) => boolean>> = {
	retention: (value) => value >= 0.7 && value <= 0.97,
	session: (value) => isCount(value) && value > 0,
	goal: (value) => isCount(value) && value <= HIGHEST_GOAL,
	days: (value) => value === 0 || value === 1,
	badge: (value) => value === 0 || value === 1,
};

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
const isText = (value: unknown, longest: number): value is string =>
	typeof value === 'string' && value.length <= longest;
const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;
