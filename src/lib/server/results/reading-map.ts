import { titleOf } from '../../quiz/wording.ts';
import { classMap, type ClassPassage, type RestingOn } from '../../analysis/class-map.ts';
import { gradingKey } from '../../quiz/grading.ts';
import { partOutcomes, provingParts, shareOn, type PartOutcomes } from '../../quiz/part-outcomes.ts';
import { partsByPassage } from '../../quiz/rests-on.ts';
import type { Counted } from '../../analysis/counted.ts';
import type { Item } from '../../quiz/types.ts';
import type { Reading } from '../../text/types.ts';
import { lazily, type Paper } from './papers.ts';

/** An item that rests on a passage, with how it went. */
interface RestingItem {
	/** Id of its paper. */
	readonly paper: string;
	readonly item: string;
	readonly prompt: string;
	readonly responses: number;
	/** Mean share of the responses, 0 to 1; null without any. */
	readonly mean: number | null;
	readonly confidentlyWrong: number;
}

/** A reading as a map of how the class did on what rests on it. */
export interface ReadingMap {
	readonly reading: Reading;
	/** By id of sentence or heading; only those that items rest on. */
	readonly passages: ReadonlyMap<
		string,
		Omit<ClassPassage, 'items'> & { readonly items: readonly RestingItem[] }
	>;
	/** How many passages that are. */
	readonly cited: number;
}

/** The source that everything is about before the lessons that explain it. */
const rank = ({ reading }: ReadingMap) => (reading.kind === 'source' ? 0 : 1);

/** One map for each reading that the papers cite: sources first, then those most cited. Each is drawn when it is asked for. */
export function readingMaps(papers: readonly Paper[]): ReadingMap[] {
	const readings = new Map(
		papers.flatMap(({ version }) => version.readings.map((reading) => [reading.id, reading])),
	);
	const sharesOf = byParts();
	return [...readings.values()]
		.map((reading) => mapOf(reading, papers, sharesOf))
		.filter(({ cited }) => cited > 0)
		.sort((a, b) => rank(a) - rank(b) || b.cited - a.cited);
}

const NONE: PartOutcomes = new Map();

/** What responses say about passages; each response is taken apart once, however many it touches. */
function byParts() {
	const known = new Map<Counted, PartOutcomes>();
	return (item: Item, names: readonly string[]) => {
		const key = gradingKey(item);
		const proving = provingParts(key);
		return (given: Counted) => {
			if (given.earned === null) return shareOn(names, NONE, 0, proving);
			const outcomes = known.get(given) ?? partOutcomes(key, given.response);
			known.set(given, outcomes);
			return shareOn(names, outcomes, given.earned, proving);
		};
	};
}

function mapOf(reading: Reading, papers: readonly Paper[], sharesOf: ReturnType<typeof byParts>): ReadingMap {
	const resting = new Map<string, RestingOn[]>();
	for (const { id, version } of papers) {
		// What was left out, or given to all, says nothing of how the text was read.
		for (const item of version.quiz.items.filter(({ ruling }) => !ruling?.marks)) {
			for (const [passage, names] of partsByPassage(version.quiz, item, reading.id)) {
				const one = { quiz: id, item: item.id, shareOf: sharesOf(item, names) };
				resting.set(passage, [...(resting.get(passage) ?? []), one]);
			}
		}
	}
	const passages = lazily(() => passagesOf(papers, resting));
	return {
		reading,
		cited: resting.size,
		get passages() {
			return passages();
		},
	};
}

function passagesOf(
	papers: readonly Paper[],
	resting: ReadonlyMap<string, RestingOn[]>,
): ReadingMap['passages'] {
	const attempts = papers.flatMap(({ id, taken }) => taken.map(({ items }) => ({ quiz: id, items })));
	const prompts = new Map(
		papers.flatMap(({ id, version }) =>
			version.quiz.items.map((item) => [`${id} ${item.id}`, titleOf(item)]),
		),
	);
	const passages = [...classMap(attempts, resting)].map(([passage, { items, ...earned }]) => {
		const named = items.map(({ quiz, item, responses, meanOfResponses, confidentlyWrong }) => ({
			paper: quiz,
			item,
			prompt: prompts.get(`${quiz} ${item}`) ?? '',
			responses,
			mean: meanOfResponses,
			confidentlyWrong,
		}));
		return [passage, { ...earned, items: named }] as const;
	});
	return new Map(passages);
}
