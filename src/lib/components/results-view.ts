import { describePassage, sentencesAt } from './describe-passage.ts';
import { itemLine } from './item-line.ts';
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
	/** Tells it from the others. */
	readonly line: string;
	readonly href: string;
	/** The sentences that the words its key rests on stand in, whole, in the order of the text. */
	readonly passages: readonly Passage[];
}

export interface Passage {
	readonly sentence: string;
	/** Where it stands, in words. */
	readonly place: string;
	/** One for each sentence, whatever words of it are cited. */
	readonly href: string;
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
					line: itemLine(item, quiz.items),
					href: itemHref(module.id, quiz.id, item.id),
					passages: passagesOf(module, item),
				},
			]),
		),
	};
}

function passagesOf(module: Module, item: Item): Passage[] {
	const citation = keyCitation(item);
	const reading = module.readings.find(({ id }) => id === citation?.reading);
	if (!citation || !reading) return [];
	return sentencesAt(reading, citation).map(({ id, start, end }) => {
		const sentence = reading.text.slice(start, end);
		const whole = { ...citation, start, end, exact: sentence, passages: [id] };
		return { sentence, place: describePassage(reading, whole), href: citationHref(module.id, whole) };
	});
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
