import * as choice from './kinds/choice/redact.ts';
import * as evidence from './kinds/evidence/redact.ts';
import * as gap from './kinds/gap/redact.ts';
import * as match from './kinds/match/redact.ts';
import * as numeric from './kinds/numeric/redact.ts';
import * as open from './kinds/open/redact.ts';
import * as order from './kinds/order/redact.ts';
import * as statement from './kinds/statement/redact.ts';
import { worthOf } from './ruling.ts';
import type { Fields, Find, Labelled } from './kinds/fields.ts';
import type { Level } from './item-base.ts';
import type { ItemResponse } from './response.ts';
import type { Item, ItemOf, Kind, Quiz } from './types.ts';

/** What a learner may see of an item before answering. */
export interface RedactedItem extends Fields {
	readonly id: string;
	readonly kind: Kind;
	readonly objective: string;
	readonly level: Level;
	readonly prompt: string;
	readonly accordingTo: string;
	/** What it is worth, a whole number. */
	readonly points: number;
}

export interface RedactedQuiz {
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	readonly items: readonly RedactedItem[];
}

/** `redact.ts` of a kind: what may leave before it is answered. */
interface Redacting<K extends Kind> {
	/** @param mix decides the mixed orders */
	redact(item: ItemOf<K>, mix: string): Partial<Fields>;
	/** Lists that an attempt may shuffle, shuffled; absent: none. */
	shuffled?(fields: Fields, shuffle: (parts: readonly Labelled[]) => readonly Labelled[]): Partial<Fields>;
	/** Names of the parts that are typed: their fields are called `item=part`; absent: none. */
	typed?(fields: Fields): readonly string[];
	/** How many parts must be filled; absent: one response is whole. */
	parts?(fields: Fields): number;
	/** A response with each id replaced; what is not known stays as it is. @param handed out are the ids given */
	translate(item: ItemOf<K>, response: ItemResponse, find: Find, handedOut: boolean): ItemResponse;
}

const REDACTING: { readonly [K in Kind]: Redacting<K> } = {
	choice,
	statement,
	match,
	order,
	gap,
	evidence,
	numeric,
	open,
};

export const redactingOf = ({ kind }: { readonly kind: Kind }): Redacting<Kind> => REDACTING[kind];

const NOTHING: Fields = {
	several: false,
	statement: '',
	choices: [],
	rows: [],
	targets: [],
	text: [],
	gaps: [],
	unit: '',
	open: null,
};

/**
 * Lists what may leave, field by field; whatever an item gains later stays behind until it is named here.
 * @param mix decides the mixed orders: `mixOf` an attempt, so that they stay the same for a learner
 */
export function redact(item: Item, mix: string): RedactedItem {
	return {
		id: item.id,
		kind: item.kind,
		objective: item.objective,
		level: item.level,
		prompt: item.prompt,
		accordingTo: item.accordingTo,
		points: worthOf(item.ruling ?? {}),
		...NOTHING,
		...redactingOf(item).redact(item, mix),
	};
}

/** @param seed the attempt's */
export const mixOf = (seed: string, { id }: Pick<Item, 'id'>) => `${seed} ${id}`;

export function redactQuiz(quiz: Quiz, seed: string): RedactedQuiz {
	return {
		id: quiz.id,
		title: quiz.title,
		summary: quiz.summary,
		items: quiz.items.map((item) => redact(item, mixOf(seed, item))),
	};
}
