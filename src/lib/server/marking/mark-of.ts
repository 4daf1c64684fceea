import { gradingKey } from '../../quiz/grading.ts';
import type { ItemResponse } from '../../quiz/response.ts';
import type { ItemOf } from '../../quiz/types.ts';
import type { Mark } from '../../rules/marking.ts';
import { countingOf, type LoadedAttempt } from '../attempts/load-attempts.ts';
import { marksIn } from './marked.ts';

/** The mark that counts of an answer; null: it is not marked. */
export function markOf(loaded: LoadedAttempt, item: ItemOf<'open'>): Mark | null {
	const keys = new Map([[item.id, { key: gradingKey(item) }]]);
	return marksIn(keys, attemptOf(loaded), loaded.marks).get(item.id) ?? null;
}

/** What counts of an attempt, else what is there so far. */
const attemptOf = (loaded: LoadedAttempt) => countingOf(loaded)?.attempt ?? loaded.attempt;

/** What a student wrote; empty where nothing is there that counts. */
export const writtenIn = (loaded: LoadedAttempt, item: ItemOf<'open'>): ItemResponse =>
	attemptOf(loaded).items[item.id]?.first?.response ?? [];
