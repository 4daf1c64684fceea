import { itemAt } from '../words/hrefs.ts';

/** A sentence of the text and its entry in the list of what rests on it. */
export interface Entry {
	readonly details: HTMLDetailsElement;
	readonly sentence: HTMLElement | null;
	/** The number behind the sentence. */
	readonly count: HTMLElement | null;
	/** Those that may be named by now. */
	readonly items: readonly HTMLElement[];
}

/** The list in the page says which items rest on which sentence. */
export const entries = new Map(
	[...document.querySelectorAll<HTMLDetailsElement>('details[id^="items-"]')].map(
		(details): [string, Entry] => {
			const passage = details.id.slice('items-'.length);
			const sentence = document.getElementById(passage);
			const link = document.querySelector<HTMLElement>(`.count[href="#${CSS.escape(details.id)}"]`);
			const all = [...details.querySelectorAll<HTMLElement>('li')];
			return [
				passage,
				{
					details,
					sentence,
					count: link,
					get items() {
						return all.filter((item) => !item.hidden);
					},
				},
			];
		},
	),
);
const placeOf = (item: HTMLElement) => itemAt(item.querySelector('a')?.href ?? '');

/** An item that asks for a sentence is named beside it once it was answered; before, that would give it away. */
export function nameAnswered(answers: readonly { readonly quiz: string; readonly item: string }[]) {
	const answered = new Set(answers.map(({ quiz, item }) => `${quiz} ${item}`));
	for (const item of document.querySelectorAll<HTMLElement>('li[data-held-back]')) {
		const { quiz, item: id } = placeOf(item);
		item.hidden = !answered.has(`${quiz} ${id}`);
	}
}

/** What rests on which sentence, as the map wants it. */
export const resting = () =>
	new Map(
		[...entries]
			.filter(([, { items }]) => items.length > 0)
			.map(([passage, { items }]) => [passage, items.map(placeOf)]),
	);
