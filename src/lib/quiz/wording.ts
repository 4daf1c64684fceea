import { gradingKey, correctResponse } from './grading.ts';
import type { Explained } from './item-base.ts';
import * as choice from './kinds/choice/words.ts';
import * as evidence from './kinds/evidence/words.ts';
import type { Fields } from './kinds/fields.ts';
import * as gap from './kinds/gap/words.ts';
import * as match from './kinds/match/words.ts';
import * as numeric from './kinds/numeric/words.ts';
import * as open from './kinds/open/words.ts';
import * as order from './kinds/order/words.ts';
import * as statement from './kinds/statement/words.ts';
import type { RedactedItem } from './redact.ts';
import type { ItemResponse } from './response.ts';
import type { Item, ItemOf, Kind } from './types.ts';

/** Something given for a row, or chosen, in words, and what the author has to say of it. */
interface GivenPart {
	readonly text: string;
	readonly explained: Explained | null;
}

/** `words.ts` of a kind: how it is spoken of. */
interface Wording<K extends Kind> {
	/** What to do, and how partial credit works, in one line. */
	instruction(fields: Fields): string;
	/** What is asked, where the prompt alone does not say. */
	title?(item: ItemOf<K>): string;
	/** What is shown under the prompt where the answer is not drawn. */
	below?(item: ItemOf<K>): string;
	/** One line that tells it from others; absent: its prompt. @param isShared whether another has the same prompt */
	line?(item: ItemOf<K>, isShared: boolean): string;
	/** A response part by part, in the words the student saw. */
	given(item: ItemOf<K>, response: ItemResponse): readonly string[];
	/** The same of all that is right; absent: `given` of the key. */
	key?(item: ItemOf<K>): readonly string[];
	/** What a row or gap is called over what was given for it; absent: there is one. */
	group?(item: ItemOf<K>, row: string, index: number): string;
	part(item: ItemOf<K>, row: string, entry: string, isRight: boolean): GivenPart;
	/** All that a learner picks from, orders or types. */
	offered(item: ItemOf<K>): readonly string[];
	/** All that the item says, without its prompt and its rationales. */
	said(item: ItemOf<K>): readonly string[];
}

const WORDING: { readonly [K in Kind]: Wording<K> } = {
	choice,
	statement,
	match,
	order,
	gap,
	evidence,
	numeric,
	open,
};

export const wordingOf = ({ kind }: { readonly kind: Kind }): Wording<Kind> => WORDING[kind];

/** What to do, and how partial credit works, in one line above the prompt; the same where the key is not known. */
export const instruction = (item: RedactedItem): string => wordingOf(item).instruction(item);

export const titleOf = (item: Item): string => wordingOf(item).title?.(item) ?? item.prompt;

/** All that is asked, in one line: the prompt, and the statement or the text with gaps that stands below it. */
export const askedWords = (item: Item): string =>
	[item.prompt, wordingOf(item).below?.(item) ?? ''].join(' ').replace(/\s+/g, ' ').trim();

/** Between the parts of a response; a comma or a semicolon may stand within one. */
const BETWEEN = ' | ';

/**
 * A response part by part, in the words the student saw. Several choices stand in the item's order, steps in the
 * student's with their places, rows and gaps as `row → target`. An id the item does not know stands as it is.
 */
export const responseParts = (item: Item, response: ItemResponse): readonly string[] =>
	wordingOf(item).given(item, response);

/** The same in one line. */
export const responseWords = (item: Item, response: ItemResponse): string =>
	responseParts(item, response).join(BETWEEN);

/** All that is right, part by part, in the same words; of a gap everything it accepts. */
export function keyWords(item: Item): readonly string[] {
	const { key, given } = wordingOf(item);
	if (key) return key(item);
	const right = gradingKey(item);
	return given(item, 'key' in right ? right.key : correctResponse(right));
}

/**
 * One line that tells an item from the others of a list. Statements and gaps often share a prompt (“Judge this
 * statement …”), so what is judged or filled in stands for them; other kinds give their prompt, and rows that
 * share it begin with the first of them.
 * @param among the items of the list, with or without this one
 */
export function itemLine(item: Item, among: readonly Item[]): string {
	const isShared = among.some((other) => other.id !== item.id && other.prompt === item.prompt);
	return wordingOf(item).line?.(item, isShared) ?? item.prompt;
}
