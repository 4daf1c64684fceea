import type { Given } from '../quiz/attempt.ts';
import { type Certainty, understanding } from '../quiz/certainty.ts';
import { grade } from '../quiz/grade.ts';
import type { GradingKey } from '../quiz/key.ts';
import { shareOf } from '../quiz/outcome.ts';
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
 * Grades attempts for the analysis of a class. Most of a class give one of a few responses to an item: each is graded
 * once, and is the same object for all who gave it.
 * @param keys of every item of the quiz, whatever the order the learners took them in
 * @returns takes `firstsOf` an attempt
 */
export function counting(
	keys: ReadonlyMap<string, GradingKey>,
): (firsts: Iterable<readonly [string, Given]>) => CountedAttempt {
	const known = new Map([...keys].map(([id, key]) => [id, { key, graded: new Map<string, Counted>() }]));
	return (firsts) => {
		const items = new Map<string, Counted>();
		for (const id of keys.keys()) items.set(id, UNANSWERED);
		for (const [id, given] of firsts) {
			const item = known.get(id);
			if (!item) continue;
			const name = nameOf(given);
			const found = item.graded.get(name) ?? countedOf(item.key, given);
			item.graded.set(name, found);
			items.set(id, found);
		}
		return items;
	};
}

/** Two of the same name are the same. */
const nameOf = ({ response, certainty }: Given): string =>
	`${certainty ?? 0}${response.length === 1 ? `=${response[0]}` : JSON.stringify(response)}`;

function countedOf(key: GradingKey, { response, certainty }: Given): Counted {
	const outcome = grade(key, response);
	if (outcome.status !== 'graded') return UNANSWERED;
	return { earned: shareOf(outcome), response: response.filter((entry) => entry !== ''), certainty };
}
