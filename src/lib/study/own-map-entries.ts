import { itemAt } from '../components/paths.ts';

/** A sentence of the text and its entry in the list of what rests on it. */
export interface Entry {
	readonly details: HTMLDetailsElement;
	readonly sentence: HTMLElement | null;
	/** The number behind the sentence. */
	readonly count: HTMLElement | null;
	readonly items: readonly HTMLElement[];
}

/** The list in the page says which items rest on which sentence. */
export const entries = new Map(
	[...document.querySelectorAll<HTMLDetailsElement>('details[id^="items-"]')].map(
		(details): [string, Entry] => {
			const passage = details.id.slice('items-'.length);
			const sentence = document.getElementById(passage);
			const link = document.querySelector<HTMLElement>(`.count[href="#${CSS.escape(details.id)}"]`);
			const items = [...details.querySelectorAll<HTMLElement>('li')];
			return [passage, { details, sentence, count: link, items }];
		},
	),
);
/** The same, as the map wants it. */
export const resting = new Map(
	[...entries].map(([passage, { items }]) => [
		passage,
		items.map((item) => itemAt(item.querySelector('a')?.href ?? '')),
	]),
);
