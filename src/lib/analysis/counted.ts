import type { Given } from '../quiz/attempt.ts';
import { type Certainty, understanding } from '../quiz/certainty.ts';
import { grade } from '../quiz/grade.ts';
import type { GradingKey } from '../quiz/key.ts';
import { shareOf } from '../quiz/outcome.ts';
import type { Levels } from '../quiz/kinds/open/item.ts';
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
export type ScoredAttempt = ReadonlyMap<string, Pick<Counted, 'earned' | 'isUnmarked'>>;

const NOT_MARKED: Marked = new Map();
/** Told apart from a wrong response wherever responses are counted. */
export const UNANSWERED: Counted = { earned: null, response: [], certainty: null };

/**
 * Grades attempts for the analysis of a class. Most of a class give one of a few responses to an item: each is graded
 * once, and is the same object for all who gave it.
 * @param keys of every item of the quiz, whatever the order the learners took them in
 * @returns takes `firstsOf` an attempt, and what teachers gave for answers in one’s own words
 */
export function counting(
	keys: ReadonlyMap<string, GradingKey>,
): (firsts: Iterable<readonly [string, Given]>, marked?: Marked) => CountedAttempt {
	const known = new Map([...keys].map(([id, key]) => [id, { key, graded: new Map<string, Counted>() }]));
	return (firsts, marked = NOT_MARKED) => {
		const items = new Map<string, Counted>();
		for (const id of keys.keys()) items.set(id, UNANSWERED);
		for (const [id, given] of firsts) {
			const item = known.get(id);
			if (!item) continue;
			if (item.key.kind === 'open') {
				// Each is marked by itself.
				items.set(id, countedOf(item.key, given, marked.get(id)));
				continue;
			}
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

function countedOf(key: GradingKey, { response, certainty }: Given, levels?: Levels): Counted {
	const outcome = grade(key, response, levels);
	const given = { response: response.filter((entry) => entry !== ''), certainty };
	if (outcome.status === 'written') return { ...given, earned: null, isUnmarked: true };
	return outcome.status === 'graded' ? { ...given, earned: shareOf(outcome) } : UNANSWERED;
}
