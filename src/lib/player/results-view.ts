import { describePassage, sentencesAt } from '../words/describe-passage.ts';
import { standingAt, stopsAfter } from '../quiz/path.ts';
import { itemLine } from '../quiz/wording.ts';
import {
	caseHref,
	citationHref,
	glossaryHref,
	itemHref,
	moduleHref,
	printHref,
	quizHref,
	readingHref,
} from '../words/hrefs.ts';
import { GLOSSARY } from '../words/texts.ts';
import { restingParts } from '../quiz/rests-on.ts';
import { levelNames, type LevelNames } from '../quiz/kinds/open/rubric-words.ts';
import type { Item, Module, Quiz, Stop } from '../quiz/types.ts';
import type { Report } from '../quiz/report.ts';
import type { Citation } from '../text/types.ts';

/** What the results say about each item and objective; small enough to be fetched when a quiz is done. */
export interface ResultsView {
	readonly title: string;
	readonly moduleHref: string;
	readonly printHref: string;
	/** What the path has next, of a starting check the next that is no lesson to skip; null at its end. */
	readonly next: Way | null;
	/** Of a starting check: the lessons ahead, in order. */
	readonly lessons: readonly Lesson[];
	readonly objectives: Readonly<Record<string, string>>;
	readonly items: Readonly<Record<string, ResultsItem>>;
}

interface Way {
	readonly title: string;
	readonly href: string;
}

/** A lesson that may be skipped. */
export interface Lesson extends Way {
	/** What it teaches, by id, and ids of the check’s items on that. */
	readonly asks: readonly { readonly objective: string; readonly items: readonly string[] }[];
}

export interface ResultsItem {
	/** Tells it from the others. */
	readonly line: string;
	readonly href: string;
	/** Whole sentences to read again, each once. */
	readonly passages: readonly Passage[];
	/** Which of them, by name of the part that was missed (`partOutcomes`). */
	readonly parts: Readonly<Record<string, readonly number[]>>;
	/** What the learner rated their own words by; absent where none were asked for. */
	readonly rubric?: LevelNames;
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
	/** Share of the point that the latest answer to an item earned, in whatever attempt; by id of item. */
	earned: ReadonlyMap<string, number>;
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
		...aheadOf(module, quiz),
		objectives: Object.fromEntries(module.objectives.map(({ id, title }) => [id, title])),
		items: Object.fromEntries(
			quiz.items.map((item) => [
				item.id,
				{
					line: itemLine(item, quiz.items),
					href: itemHref(module.id, quiz.id, item.id),
					...passagesOf(module, quiz, item),
					...(item.kind === 'open' ? { rubric: levelNames(item.rubric) } : {}),
				},
			]),
		),
	};
}

function aheadOf(module: Module, quiz: Quiz): Pick<ResultsView, 'next' | 'lessons'> {
	const ahead = stopsAfter(module.path, { kind: 'quiz', id: quiz.id });
	const [next] = quiz.isStartingCheck ? ahead.filter(({ kind }) => kind !== 'reading') : ahead;
	return {
		next: next ? wayTo(module, next) : null,
		lessons: quiz.isStartingCheck ? ahead.flatMap((stop) => lessonAt(module, quiz, stop)) : [],
	};
}

/** The address and the name of a stop. */
export function wayTo(module: Module, stop: Stop): Way | null {
	const standing = standingAt(module, stop);
	if (!standing) return null;
	if (standing.kind === 'glossary') return { title: GLOSSARY, href: glossaryHref(module.id) };
	if (standing.kind === 'case') return { title: standing.case.title, href: caseHref(module.id, stop.id) };
	return standing.kind === 'reading'
		? { title: standing.reading.title, href: readingHref(module.id, stop.id) }
		: { title: standing.quiz.title, href: quizHref(module.id, stop.id) };
}

/** A lesson teaches the objectives that no other has more items on. */
function lessonAt(module: Module, check: Quiz, stop: Stop): Lesson[] {
	const way = stop.kind === 'reading' ? wayTo(module, stop) : null;
	if (!way) return [];
	const items = module.quizzes.flatMap((quiz) => quiz.items);
	const lessons = module.readings.filter(({ kind }) => kind === 'lesson');
	const itemsOn = (lesson: string, objective: string) =>
		items.filter((item) => item.objective === objective && item.accordingTo === lesson).length;
	const isTaughtHere = (objective: string) =>
		itemsOn(stop.id, objective) > 0 &&
		lessons.every(({ id }) => id === stop.id || itemsOn(id, objective) <= itemsOn(stop.id, objective));
	const asks = module.objectives
		.filter(({ id }) => isTaughtHere(id))
		.map(({ id: objective }) => ({
			objective,
			items: check.items.filter((item) => item.objective === objective).map(({ id }) => id),
		}));
	return [{ ...way, asks }];
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
