import { KINDS } from '../quiz/grading.ts';
import { citationsOf } from '../quiz/explain.ts';
import { restsOn } from '../quiz/rests-on.ts';
import { isGlossaryQuiz } from '../quiz/glossary-quiz.ts';
import { LEVELS } from '../quiz/item-base.ts';
import { sum } from '../quiz/moments.ts';
import { keyParts } from '../quiz/explain.ts';
import { guessingOf, type ModuleGuessing } from './cues/guessing.ts';
import { FORM_ITEMS, FORMS, parallelForms, type ParallelForms } from './parallel-forms.ts';
import { readability, type Readability } from './readability.ts';
import type { CompiledModule, Item, Kind, Quiz } from '../quiz/types.ts';
import type { Reading } from '../text/types.ts';

/** So many items of each kind a module has, unless another number is asked for. */
export const FEWEST_OF_KIND = 16;

type Level = Item['level'];
type Count<T extends string> = Readonly<Record<T, number>>;

interface ObjectiveCoverage {
	readonly id: string;
	/** Title of its strand; empty where the module has none. */
	readonly strand: string;
	readonly levels: Count<Level>;
	/** Of them, those that only an assignment shows. */
	readonly pooled: number;
	readonly items: number;
}

interface QuizCoverage {
	readonly id: string;
	readonly title: string;
	readonly isPooled: boolean;
	readonly items: number;
	readonly levels: Count<Level>;
	readonly kinds: Count<Kind>;
}

export interface PassageCoverage {
	/** `p3.s2`. */
	readonly id: string;
	readonly text: string;
	/** Items that cite it at all, and those whose key rests on it. */
	readonly cited: number;
	readonly keyed: number;
}

export interface ReadingCoverage {
	readonly id: string;
	readonly title: string;
	readonly kind: Reading['kind'];
	readonly passages: readonly PassageCoverage[];
}

export interface Coverage {
	readonly module: string;
	readonly title: string;
	/** Without those made from the glossary; the pool’s among them. */
	readonly items: number;
	readonly pooled: number;
	/** Made from the glossary: one for each term. */
	readonly terms: number;
	readonly objectives: readonly ObjectiveCoverage[];
	readonly quizzes: readonly QuizCoverage[];
	readonly levels: Count<Level>;
	readonly kinds: Count<Kind>;
	/** Of the pool by itself, which is what a test is made of. */
	readonly pool: { readonly levels: Count<Level>; readonly kinds: Count<Kind> };
	readonly forms: readonly ParallelForms[];
	readonly readings: readonly ReadingCoverage[];
	readonly plain: readonly {
		readonly of: string;
		readonly original: Readability;
		readonly plain: Readability;
	}[];
	/** What somebody scores who has not read anything. */
	readonly guessing: ModuleGuessing;
	/** What nothing or too little covers, in sentences for the author. */
	readonly gaps: readonly string[];
}

/**
 * What the items of a module serve and rest on. The quizzes made from the glossary count apart: their items follow
 * from the terms.
 * @param fewest of each kind, or it is named among the gaps
 */
export function coverageOf(module: CompiledModule, fewest = FEWEST_OF_KIND): Coverage {
	const authored = module.quizzes.filter(({ id }) => !isGlossaryQuiz(id));
	const made = module.quizzes.filter(({ id }) => isGlossaryQuiz(id));
	const all = [...authored, ...module.pool];
	const items = all.flatMap((quiz) => quiz.items);
	const pooled = new Set(module.pool.flatMap((quiz) => quiz.items));
	const glossary = made.flatMap((quiz) => quiz.items);
	const found = {
		module: module.id,
		title: module.title,
		items: items.length,
		pooled: pooled.size,
		terms: glossary.length,
		objectives: module.objectives.map(({ id, strand }) => {
			const own = [...items, ...glossary].filter(({ objective }) => objective === id);
			return {
				id,
				strand: module.strands.find((one) => one.id === strand)?.title ?? '',
				levels: byLevel(own),
				pooled: own.filter((item) => pooled.has(item)).length,
				items: own.length,
			};
		}),
		quizzes: [...all, ...made].map((quiz) => ({
			id: quiz.id,
			title: quiz.title,
			isPooled: module.pool.includes(quiz),
			items: quiz.items.length,
			levels: byLevel(quiz.items),
			kinds: byKind(quiz.items),
		})),
		levels: byLevel(items),
		kinds: byKind(items),
		pool: { levels: byLevel([...pooled]), kinds: byKind([...pooled]) },
		forms: parallelForms(module),
		readings: module.readings.map((reading) => passagesOf(reading, all)),
		guessing: guessingOf(authored, module.pool),
		plain: module.plain.flatMap(({ of, blocks }) => {
			const reading = module.readings.find(({ id }) => id === of);
			const paragraphs = reading?.blocks.filter(({ sentences }) => sentences.length > 0) ?? [];
			if (!reading) return [];
			return {
				of,
				original: readability(paragraphs.map(({ start, end }) => reading.text.slice(start, end))),
				plain: readability(paragraphs.map(({ id }) => blocks[id] ?? '')),
			};
		}),
	};
	return { ...found, gaps: gapsOf(found, fewest) };
}

/** One answer in one’s own words takes as long as ten others: no number of them is asked for. */
export const SCORED_KINDS = KINDS.filter((kind) => kind !== 'open');

const byLevel = (items: readonly Item[]) => tally(LEVELS, items, ({ level }) => level);
const byKind = (items: readonly Item[]) => tally(KINDS, items, ({ kind }) => kind);

function tally<T extends string>(
	names: readonly T[],
	items: readonly Item[],
	of: (item: Item) => T,
): Count<T> {
	const count = (name: T) => items.filter((item) => of(item) === name).length;
	return Object.fromEntries(names.map((name) => [name, count(name)])) as Count<T>;
}

function passagesOf(reading: Reading, quizzes: readonly Quiz[]): ReadingCoverage {
	const cited = new Map<string, number>();
	const keyed = new Map<string, number>();
	for (const quiz of quizzes)
		for (const item of quiz.items) {
			countInto(cited, reading.id, restsOn(quiz, item));
			countInto(
				keyed,
				reading.id,
				keyParts(item).flatMap(({ citations }) => citations),
			);
		}
	const passages = reading.blocks.flatMap(({ sentences }) =>
		sentences.map(({ id, start, end }) => ({
			id,
			text: reading.text.slice(start, end),
			cited: cited.get(id) ?? 0,
			keyed: keyed.get(id) ?? 0,
		})),
	);
	return { id: reading.id, title: reading.title, kind: reading.kind, passages };
}

/** An item counts once for a passage, however often it cites it. */
function countInto(counts: Map<string, number>, reading: string, citations: ReturnType<typeof citationsOf>) {
	const own = citations.filter((citation) => citation.reading === reading);
	for (const id of new Set(own.flatMap(({ passages }) => passages)))
		counts.set(id, (counts.get(id) ?? 0) + 1);
}

function gapsOf(found: Omit<Coverage, 'gaps'>, fewest: number): string[] {
	const gaps: string[] = [];
	for (const { id, items, levels } of found.objectives) {
		if (items === 0) gaps.push(`No item covers the objective “${id}”.`);
		else if (levels.apply + levels.analyse === 0)
			gaps.push(`No item in “${id}” asks learners to apply or analyse.`);
	}
	for (const kind of SCORED_KINDS)
		if (found.kinds[kind] < fewest)
			gaps.push(`Only ${found.kinds[kind]} ${kind} items. The minimum is ${fewest}.`);
	return [
		...gaps,
		...levelGaps(found.levels, 'the items'),
		...(found.pooled > 0 ? levelGaps(found.pool.levels, 'the items in the question bank') : []),
		...found.forms.flatMap(formGaps),
		...found.readings.flatMap(readingGaps),
	];
}

/** Of the levels, a third at most is recall, and a third at least is thinking. */
function levelGaps(levels: Count<Level>, items: string): string[] {
	const all = sum(LEVELS.map((level) => levels[level]));
	return [
		...(levels.remember > all / 3 ? [`More than a third of ${items} only ask learners to remember.`] : []),
		...(levels.apply + levels.analyse < all / 3
			? [`Less than a third of ${items} ask learners to apply or analyse.`]
			: []),
	];
}

/** A pool need not serve both kinds of reading, but a test on what it serves has parallel forms. */
function formGaps({ on, there, each }: ParallelForms): string[] {
	if (there === 0 || each >= FORM_ITEMS) return [];
	return [
		`The question bank has ${there} items on ${on}s: enough for ${FORMS} parallel versions of ${each}. The aim is ${FORM_ITEMS}.`,
	];
}

function readingGaps({ id, kind, passages }: ReadingCoverage): string[] {
	if (kind === 'source') {
		const open = passages.filter(({ cited }) => cited === 0).map((passage) => passage.id);
		return open.length > 0 ? [`No item cites these sentences of “${id}”: ${open.join(', ')}.`] : [];
	}
	const paragraphs = new Map<string, number>();
	for (const passage of passages) {
		const paragraph = passage.id.split('.')[0] ?? '';
		paragraphs.set(paragraph, (paragraphs.get(paragraph) ?? 0) + passage.cited);
	}
	const none = [...paragraphs].filter(([, cited]) => cited === 0).map(([paragraph]) => paragraph);
	return none.length > 0 ? [`No item cites these paragraphs of “${id}”: ${none.join(', ')}.`] : [];
}
