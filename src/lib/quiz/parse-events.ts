import type { AttemptEvent, AttemptOptions } from './attempt.ts';
import type { Certainty } from './certainty.ts';
import { LONGEST_TEXT, TEXT_MARK } from './kinds/open/written.ts';
import type { Levels } from './kinds/open/item.ts';

/** Items of a quiz; entries of a response, where a whole reading can be ticked; characters of one of them, or an id. */
const MOST_ITEMS = 1_000;
const MOST_ENTRIES = 1_000;
const LONGEST = 1_000;
/** Criteria of a rubric. */
const MOST_RATED = 50;

/** What is stored or sent is foreign text. Null when it is not what it should be. */
export function parseAttemptEvent(entry: unknown): AttemptEvent | null {
	if (!isRecord(entry)) return null;
	const { type, at, item } = entry;
	// `1e999` is JSON, but what it says could not be stored again.
	if (typeof at !== 'number' || !Number.isFinite(at)) return null;
	if (type === 'submitted') return { type, at };
	if (type === 'started') {
		const options = parseOptions(entry.options);
		const { seed, order, retry } = entry;
		if (!options || !isShort(seed) || !isTexts(order, MOST_ITEMS)) return null;
		return { type, at, seed, order, options, ...(typeof retry === 'boolean' ? { retry } : {}) };
	}
	if (!isShort(item)) return null;
	switch (type) {
		case 'moved':
		case 'checked':
		case 'revealed':
		case 'retried':
			return { type, at, item };
		case 'flagged':
			return typeof entry.on === 'boolean' ? { type, at, item, on: entry.on } : null;
		case 'rated':
			return isLevels(entry.levels) ? { type, at, item, levels: { ...entry.levels } } : null;
		case 'responded': {
			if (!isResponse(entry.response)) return null;
			const given = { type, at, item, response: entry.response } as const;
			return isCertainty(entry.certainty) ? { ...given, certainty: entry.certainty } : given;
		}
		default:
			return null;
	}
}

function parseOptions(value: unknown): AttemptOptions | null {
	if (!isRecord(value)) return null;
	const { feedback, certainty, shuffle } = value;
	if (feedback !== 'each' && feedback !== 'end') return null;
	if (typeof certainty !== 'boolean' || typeof shuffle !== 'boolean') return null;
	return { feedback, certainty, shuffle };
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;
const isShort = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST;
const isTexts = (value: unknown, most: number): value is string[] =>
	Array.isArray(value) && value.length <= most && value.every(isShort);
/** One's own words are longer than anything else that is given. */
const isResponse = (value: unknown): value is string[] =>
	Array.isArray(value) &&
	value.length <= MOST_ENTRIES &&
	value.every((entry) => isShort(entry) || isLongText(entry)) &&
	value.filter((entry) => !isShort(entry)).length <= 1;
const isLongText = (value: unknown): boolean =>
	typeof value === 'string' && value.startsWith(TEXT_MARK) && value.length <= TEXT_MARK.length + LONGEST_TEXT;
const isLevels = (value: unknown): value is Levels =>
	isRecord(value) &&
	!Array.isArray(value) &&
	Object.keys(value).length <= MOST_RATED &&
	Object.entries(value).every(([id, level]) => isShort(id) && Number.isSafeInteger(level));
export const isCertainty = (value: unknown): value is Certainty => value === 1 || value === 2 || value === 3;
