import { grade } from '../../quiz/grade.ts';
import { gradingKey } from '../../quiz/grading.ts';
import { mean } from '../../quiz/moments.ts';
import { shareOf } from '../../quiz/outcome.ts';
import type { ItemResponse } from '../../quiz/response.ts';
import type { Item } from '../../quiz/types.ts';

/** A list to choose one from. */
export interface List {
	/** Id of its gap or row; empty where the item has one list. */
	readonly part: string;
	readonly options: readonly { readonly id: string; readonly text: string }[];
}

/** What somebody would answer who does not know the text. */
export interface Guess {
	/** Each as likely as the others. */
	readonly responses: readonly ItemResponse[];
	/** The lists, by part, in which there was something to go by; the rest is chance. */
	readonly parts: readonly string[];
}

/** Ids that somebody hesitates between, by part. */
export type Hunch = ReadonlyMap<string, readonly string[]>;

/** The lists of an item; none where it is ordered or typed as one whole. */
export function listsOf(item: Item): readonly List[] {
	switch (item.kind) {
		case 'gap':
			return item.gaps.map(({ id, choices }) => ({ part: id, options: choices }));
		case 'match':
			return item.rows.map(({ id }) => ({ part: id, options: item.targets }));
		case 'order':
		case 'numeric':
		case 'open':
			return [];
		default:
			return [{ part: '', options: item.choices }];
	}
}

/** No one types this into a gap, so it earns nothing. */
const NOTHING_TYPED = '?';

/**
 * Responses that follow a hunch. Lists without one get each of their options equally often, as do the options of a
 * hunch: every list has its own share of the points, so their combinations need not all be tried.
 */
export function responsesBy(item: Item, hunch: Hunch): readonly ItemResponse[] {
	const lists = listsOf(item).map(({ part, options }) => {
		const ids = hunch.get(part) ?? options.map(({ id }) => id);
		return { part, ids: ids.length > 0 ? ids : [NOTHING_TYPED] };
	});
	if (lists.length === 0) return [];
	const turns = lists.reduce((all, { ids }) => leastCommonMultiple(all, ids.length), 1);
	return Array.from({ length: turns }, (_, turn) =>
		lists.map(({ part, ids }) => {
			const id = ids[turn % ids.length] ?? '';
			return part === '' ? id : `${part}=${id}`;
		}),
	);
}

const leastCommonMultiple = (a: number, b: number): number => (a * b) / greatestCommonDivisor(a, b);
const greatestCommonDivisor = (a: number, b: number): number =>
	b === 0 ? a : greatestCommonDivisor(b, a % b);

/** What somebody answers who does not even look at the words; nothing where there is only a number to type. */
export function blindResponses(item: Item): readonly ItemResponse[] {
	if (item.kind !== 'order') return responsesBy(item, new Map());
	const ids = item.steps.map(({ id }) => id);
	return [ids, [...ids].reverse()];
}

/** The points that one of several equally likely responses earns on average, 0 to 1. */
export function expectedShare(item: Item, responses: readonly ItemResponse[]): number {
	const key = gradingKey(item);
	const shares = responses.map((response) => {
		const outcome = grade(key, response);
		return outcome.status === 'graded' ? shareOf(outcome) : 0;
	});
	return mean(shares) ?? 0;
}

/** The same of one part: how often its mark is right. */
export function expectedPart(item: Item, part: string, responses: readonly ItemResponse[]): number {
	if (part === '') return expectedShare(item, responses);
	const key = gradingKey(item);
	const rights = responses.map((response) => {
		const outcome = grade(key, response);
		return outcome.status === 'graded' && outcome.marks[part] === 'right' ? 1 : 0;
	});
	return mean(rights) ?? 0;
}
