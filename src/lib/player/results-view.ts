import { describePassage, sentencesAt } from '../words/describe-passage.ts';
import { itemLine } from '../quiz/wording.ts';
import { citationHref, itemHref, moduleHref, printHref } from '../words/hrefs.ts';
import { restingParts } from '../quiz/rests-on.ts';
import type { Item, Module, Quiz } from '../quiz/types.ts';
import type { Report } from '../quiz/report.ts';
import type { Citation } from '../text/types.ts';

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
	/** Whole sentences to read again, each once. */
	readonly passages: readonly Passage[];
	/** Which of them, by name of the part that was missed (`partOutcomes`). */
	readonly parts: Readonly<Record<string, readonly number[]>>;
}

export interface Passage {
	readonly sentence: string;
	/** Where it stands, in words. */
	readonly place: string;
	/** One for each sentence, whatever words of it are cited. */
	readonly href: string;
}

/** What the page's results are drawn with. */
export interface ResultsProps {
	report: Report;
	view: ResultsView;
	/** Names of the parts that were missed, by id of item. */
	missed: Readonly<Record<string, readonly string[]>>;
	/** Takes the whole quiz again. */
	again: () => void;
	/** Takes again what was not right. */
	retry: () => void;
	/** Opens one item with its feedback. */
	review: (item: string) => void;
	/** Takes handing in back; absent where nothing was left open. */
	goOn?: () => void;
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
					...passagesOf(module, quiz, item),
				},
			]),
		),
	};
}

function passagesOf(module: Module, quiz: Quiz, item: Item): Pick<ResultsItem, 'passages' | 'parts'> {
	const passages = new Map<string, Passage>();
	const all = restingParts(quiz, item);
	const places = [...new Set(all.map(({ name }) => name))].map((name) => {
		const citations = all.flatMap((part) => (part.name === name ? part.citations : []));
		// One place is enough to read again: where the item says that its answer is, if there.
		const first = citations.find((citation) => citation.reading === item.accordingTo) ?? citations[0];
		const found = first ? sentencesOf(module, first) : [];
		for (const passage of found) if (!passages.has(passage.href)) passages.set(passage.href, passage);
		const hrefs = [...passages.keys()];
		return [name, found.map(({ href }) => hrefs.indexOf(href))] as const;
	});
	return { passages: [...passages.values()], parts: Object.fromEntries(places) };
}

function sentencesOf(module: Module, citation: Citation): Passage[] {
	const reading = module.readings.find(({ id }) => id === citation.reading);
	if (!reading) return [];
	return sentencesAt(reading, citation).map(({ id, start, end }) => {
		const sentence = reading.text.slice(start, end);
		const whole = { ...citation, start, end, exact: sentence, passages: [id] };
		return { sentence, place: describePassage(reading, whole), href: citationHref(module.id, whole) };
	});
}
