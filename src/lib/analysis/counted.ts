import type { Attempt } from '../quiz/attempt.ts';
import { type Certainty, understanding } from '../quiz/certainty.ts';
import { grade } from '../quiz/grade.ts';
import type { GradingKey } from '../quiz/key.ts';
import { shareOf } from '../quiz/outcome.ts';
import type { Marked } from '../quiz/report.ts';
import type { ItemResponse } from '../quiz/response.ts';

/** Whether it was answered, very surely, and not right. */
export const isConfidentlyWrong = ({ earned, certainty }: Pick<Counted, 'earned' | 'certainty'>): boolean =>
	earned !== null && certainty !== null && understanding(earned, certainty) === 'confidently-wrong';

/** What counts of one learner's work on one item: the first response, graded. */
export interface Counted {
	/** Share of the item's mark, 0 to 1; null when it was not answered, the response cannot be graded, or nobody has marked it. */
	readonly earned: number | null;
	/** Empty when it was not answered. */
	readonly response: ItemResponse;
	/** It was written, and nobody has marked it: neither right nor wrong. Absent: not so. */
	readonly isUnmarked?: true;
	/** Null when the learner did not say. */
	readonly certainty: Certainty | null;
}

/** One attempt, by id of item. An item that is absent was not answered. */
export type CountedAttempt = ReadonlyMap<string, Counted>;

/** The same, where only the score matters. */
export type ScoredAttempt = ReadonlyMap<string, Pick<Counted, 'earned'>>;

/** Told apart from a wrong response wherever responses are counted. */
export const UNANSWERED: Counted = { earned: null, response: [], certainty: null };

/**
 * Grades an attempt for the analysis of a class.
 * @param keys of every item of the quiz, whatever the order the learner took them in
 * @param marked what teachers gave for answers in one’s own words
 */
export const counted = (
	keys: ReadonlyMap<string, GradingKey>,
	attempt: Attempt,
	marked: Marked = new Map(),
): CountedAttempt => new Map([...keys].map(([id, key]) => [id, countedItem(id, key, attempt, marked)]));

function countedItem(id: string, key: GradingKey, attempt: Attempt, marked: Marked): Counted {
	const first = Object.hasOwn(attempt.items, id) ? attempt.items[id]?.first : null;
	if (!first) return UNANSWERED;
	const outcome = grade(key, first.response, marked.get(id));
	const given = { response: first.response.filter((entry) => entry !== ''), certainty: first.certainty };
	if (outcome.status === 'written') return { ...given, earned: null, isUnmarked: true };
	return outcome.status === 'graded' ? { ...given, earned: shareOf(outcome) } : UNANSWERED;
}
