import { untouched, type Attempt, type Given, type ItemState } from '../../quiz/attempt.ts';
import type { Certainty } from '../../quiz/certainty.ts';

/** What was given and handed in, and nothing else: how sure the student was, 0 where they did not say, and the response. */
type Plain = readonly [Certainty | 0, ...response: string[]];

/**
 * An attempt as it is kept. A class has thousands, which are all read for one page: so an item is a number, its index in
 * the quiz, and what most students do with an item takes a few characters.
 */
interface Written extends Omit<Attempt, 'order' | 'items'> {
	/** One that the quiz does not have stands by its id. */
	readonly order: readonly (number | string)[];
	/** In that order; 0: untouched. */
	readonly items: readonly (0 | Plain | ItemState)[];
}

/** @param ids of the quiz’s items, in their order */
export function writeAttempt({ order, items, ...rest }: Attempt, ids: readonly string[]): string {
	const at = new Map(ids.map((id, index) => [id, index]));
	return JSON.stringify({
		...rest,
		order: order.map((id) => at.get(id) ?? id),
		items: order.map((id) => writtenItem(items[id] ?? untouched)),
	} satisfies Written);
}

export function readAttempt(text: string, ids: readonly string[]): Attempt {
	const { order, items, ...rest } = JSON.parse(text) as Written;
	const own = order.map((one) => idOf(one, ids));
	return {
		...rest,
		order: own,
		items: Object.fromEntries(own.map((id, at) => [id, readItem(items[at] ?? 0)])),
	};
}

/** `firsts` are the same as `firstsOf` of the attempt, which need not be made for it; `order` is of ids. */
export function readFirsts(text: string, ids: readonly string[]) {
	const { order, items } = JSON.parse(text) as Written;
	const firsts: (readonly [string, Given])[] = [];
	for (const [at, one] of order.entries()) {
		const item = items[at] ?? 0;
		const first = item === 0 ? null : isPlain(item) ? givenIn(item) : item.first;
		if (first) firsts.push([idOf(one, ids), first]);
	}
	return { order: order.map((one) => idOf(one, ids)), firsts };
}

/** When each was answered, in the attempt’s order; what was not answered has no moment. */
export const writeMoments = (moments: ReadonlyMap<string, number>, { order }: Attempt): string =>
	JSON.stringify(order.map((id) => moments.get(id) ?? 0));

/** @param order of the attempt, ids */
export function readMoments(text: string, order: readonly string[]): Map<string, number> {
	const moments = new Map<string, number>();
	for (const [at, moment] of (JSON.parse(text) as number[]).entries()) {
		const id = order[at];
		if (moment && id !== undefined) moments.set(id, moment);
	}
	return moments;
}

const idOf = (one: number | string, ids: readonly string[]): string =>
	typeof one === 'string' ? one : (ids[one] ?? '');

const isPlain = (item: Plain | ItemState): item is Plain => Array.isArray(item);

const givenIn = ([certainty, ...response]: Plain): Given => ({ response, certainty: certainty || null });

function writtenItem(state: ItemState): 0 | Plain | ItemState {
	const { response, certainty, first } = state;
	if (isSame(state, untouched)) return 0;
	const plain: ItemState = { ...untouched, response, certainty, first: { response, certainty } };
	return first && isSame(state, plain) ? [certainty ?? 0, ...response] : state;
}

function readItem(item: 0 | Plain | ItemState): ItemState {
	if (item === 0) return untouched;
	if (!isPlain(item)) return item;
	const given = givenIn(item);
	return { ...untouched, ...given, first: given };
}

/** Both are made with their parts in the same order. */
const isSame = (one: ItemState, other: ItemState) =>
	one.phase === other.phase &&
	one.checks === other.checks &&
	one.flagged === other.flagged &&
	one.certainty === other.certainty &&
	JSON.stringify([one.response, one.first?.response, one.first?.certainty]) ===
		JSON.stringify([other.response, other.first?.response, other.first?.certainty]);
