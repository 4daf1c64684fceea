import { describePassage } from './describe-passage.ts';
import { citationHref, itemHref, moduleHref, printHref } from './paths.ts';
import type { Item, Module, Quiz } from '../quiz/types.ts';

/** What the results say about each item and objective; small enough to be fetched when a quiz is done. */
export interface ResultsView {
	readonly title: string;
	readonly moduleHref: string;
	readonly printHref: string;
	readonly objectives: Readonly<Record<string, string>>;
	readonly items: Readonly<Record<string, ResultsItem>>;
}

export interface ResultsItem {
	readonly prompt: string;
	readonly href: string;
	/** The words its key rests on. */
	readonly passage: { readonly exact: string; readonly place: string; readonly href: string } | null;
}

export function resultsView(module: Module, quiz: Quiz): ResultsView {
	return {
		title: quiz.title,
		moduleHref: moduleHref(module.id),
		printHref: printHref(module.id, quiz.id),
		objectives: Object.fromEntries(module.objectives.map(({ id, title }) => [id, title])),
		items: Object.fromEntries(
			quiz.items.map((item) => [
				item.id,
				{
					prompt: item.prompt,
					href: itemHref(module.id, quiz.id, item.id),
					passage: passageOf(module, item),
				},
			]),
		),
	};
}

function passageOf(module: Module, item: Item): ResultsItem['passage'] {
	const citation = keyCitation(item);
	const reading = module.readings.find(({ id }) => id === citation?.reading);
	if (!citation || !reading) return null;
	return {
		exact: citation.exact,
		place: describePassage(reading, citation),
		href: citationHref(module.id, citation),
	};
}

/** The first citation of what is right; else the item's own. */
function keyCitation(item: Item) {
	const right =
		item.kind === 'match'
			? item.rows
			: item.kind === 'order'
				? item.steps
				: item.kind === 'gap'
					? item.gaps.flatMap((gap) => [gap, ...gap.choices.filter((choice) => choice.correct)])
					: item.choices.filter((choice) => choice.correct);
	const all = [...right, item].flatMap((part) => part.citations);
	return all.find((citation) => citation.reading === item.accordingTo) ?? all[0];
}
