import { mixOf, redact, redactingOf, type RedactedItem } from '../../quiz/redact.ts';
import type { Labelled } from '../../quiz/kinds/fields.ts';
import type { ItemResponse } from '../../quiz/response.ts';
import { shuffle } from '../../quiz/shuffle.ts';
import type { Attempt, AttemptEvent, ItemState } from '../../quiz/attempt.ts';
import type { Item, Quiz } from '../../quiz/types.ts';

/**
 * An item for a student who must not learn the key: redacted, and every id replaced. Authors name things after what
 * they are (`no-commitments-made`, `1-offer`, a row like its target), so the ids themselves can give a key away. The
 * names handed out instead count what is shown, in the order it is shown. An item's is never another item's id: what
 * comes back may be from a page that spoke in ids.
 */
interface Disguised {
	readonly item: RedactedItem;
	readonly real: Item;
	/** By the name handed out: the id of a choice, step, row, target or gap. */
	readonly ids: ReadonlyMap<string, string>;
	readonly names: ReadonlyMap<string, string>;
}

export interface Disguise {
	/** In the attempt's order. */
	readonly items: readonly RedactedItem[];
	/** Name handed out → id; null for a name that was not handed out. */
	readonly itemId: (name: string) => string | null;
	readonly itemName: (id: string) => string;
	/** Null when it speaks of an item that is not there. */
	readonly eventFrom: (event: AttemptEvent) => AttemptEvent | null;
	/** The attempt as the student's page may know it: in names, and without the seed of the orders. */
	readonly attemptFor: (attempt: Attempt) => Attempt;
}

/** @param attempt decides the order of the items and, by its seed, that of choices, targets and steps */
export function disguise(quiz: Quiz, attempt: Attempt): Disguise {
	const all = attempt.order.flatMap((id) => quiz.items.filter((item) => item.id === id));
	// No id has a capital.
	const letter = all.some(({ id }) => /^q\d+$/.test(id)) ? 'Q' : 'q';
	const disguised = all.map((item, index) => disguiseItem(item, `${letter}${index + 1}`, attempt));
	const byName = new Map(disguised.map((one) => [one.item.id, one]));
	const byId = new Map(disguised.map((one) => [one.real.id, one]));
	const nameOf = (id: string) => byId.get(id)?.item.id ?? '';
	return {
		items: disguised.map(({ item }) => item),
		itemId: (name) => byName.get(name)?.real.id ?? null,
		itemName: nameOf,
		eventFrom(event) {
			if (!('item' in event)) return event;
			const found = byName.get(event.item);
			if (!found) return null;
			const item = found.real.id;
			return event.type === 'responded'
				? { ...event, item, response: translate(found, event.response, found.ids) }
				: { ...event, item };
		},
		attemptFor(known) {
			const state = (one: Disguised): [string, ItemState][] => {
				const given = known.items[one.real.id];
				if (!given) return [];
				const said = (response: ItemResponse) => translate(one, response, one.names);
				const first = given.first && { ...given.first, response: said(given.first.response) };
				return [[one.item.id, { ...given, response: said(given.response), first }]];
			};
			return {
				...known,
				seed: '',
				order: disguised.map(({ item }) => item.id),
				now: nameOf(known.now),
				items: Object.fromEntries(disguised.flatMap(state)),
			};
		},
	};
}

function disguiseItem(real: Item, name: string, { seed, options }: Attempt): Disguised {
	const mix = mixOf(seed, real);
	const redacted = redact(real, mix);
	const order = (parts: readonly Labelled[]) => (options.shuffle ? shuffle(parts, mix) : parts);
	const fields = { ...redacted, ...redactingOf(real).shuffled?.(redacted, order) };
	const ids = new Map<string, string>();
	const named = (parts: readonly Labelled[], letter: string) =>
		parts.map(({ id, text }, index): Labelled => {
			ids.set(`${letter}${index + 1}`, id);
			return { id: `${letter}${index + 1}`, text };
		});
	const item: RedactedItem = {
		...fields,
		id: name,
		objective: '',
		choices: named(fields.choices, 'c'),
		rows: named(fields.rows, 'r'),
		targets: named(fields.targets, 't'),
		gaps: fields.gaps.map((gap, index) => {
			const gapName = `g${index + 1}`;
			ids.set(gapName, gap.id);
			return { id: gapName, choices: named(gap.choices, `${gapName}c`) };
		}),
	};
	return { item, real, ids, names: namesOf(ids) };
}

/** Rows, targets and gaps may share an id, so each is looked up among its own. */
const namesOf = (ids: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
	new Map([...ids].map(([name, id]) => [`${name.replace(/\d+$/, '')} ${id}`, name]));

/** What is not known stays as it is: what was typed, and what somebody made up, which grading then refuses. */
function translate(
	{ real, ids }: Disguised,
	response: ItemResponse,
	by: ReadonlyMap<string, string>,
): ItemResponse {
	const handedOut = by === ids;
	const find = (group: string, word: string) =>
		(handedOut ? by.get(word) : by.get(`${group} ${word}`)) ?? word;
	return redactingOf(real).translate(real, response, find, handedOut);
}
