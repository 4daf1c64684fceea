import { titleOf } from '../../quiz/wording.ts';
import { classMap, type ClassPassage, type RestingOn } from '../../analysis/class-map.ts';
import { gradingKey } from '../../quiz/grading.ts';
import { partOutcomes, provingParts, shareOn, type PartOutcomes } from '../../quiz/part-outcomes.ts';
import { partsByReading } from '../../quiz/rests-on.ts';
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

/** What rests on each passage of a reading. */
type Resting = Map<string, RestingOn[]>;

/** One map for each reading that the papers cite: sources first, then those most cited. Each is drawn when it is asked for. */
export function readingMaps(papers: readonly Paper[]): ReadingMap[] {
	const readings = new Map(
		papers.flatMap(({ version }) => version.readings.map((reading) => [reading.id, reading])),
	);
	const resting = restingOn(papers);
	return [...readings.values()]
		.flatMap((reading) => {
			const own = resting.get(reading.id);
			return own ? [mapOf(reading, papers, own)] : [];
		})
		.sort((a, b) => rank(a) - rank(b) || b.cited - a.cited);
}

/** By id of reading. */
function restingOn(papers: readonly Paper[]): Map<string, Resting> {
	const all = new Map<string, Resting>();
	for (const { id: quiz, version } of papers) {
		// What was left out, or given to all, says nothing of how the text was read.
		for (const item of version.quiz.items.filter(({ ruling }) => !ruling?.marks)) {
			const sharesOf = byParts(item);
			for (const [reading, passages] of partsByReading(version.quiz, item)) {
				const own: Resting = all.get(reading) ?? new Map<string, RestingOn[]>();
				all.set(reading, own);
				for (const [passage, names] of passages) {
					const one = { quiz, item: item.id, shareOf: sharesOf(names) };
					const others = own.get(passage);
					if (others) others.push(one);
					else own.set(passage, [one]);
				}
			}
		}
	}
	return all;
}

const NONE: PartOutcomes = new Map();

/** What responses to an item say about passages. Students share most of them, and each is looked at once (see `counting`). */
function byParts(item: Item) {
	const key = gradingKey(item);
	const proving = provingParts(key);
	const outcomesOf = remembered((given: Counted) => partOutcomes(key, given.response));
	return (names: readonly string[]) =>
		remembered((given: Counted) =>
			given.earned === null
				? shareOn(names, NONE, 0, proving)
				: shareOn(names, outcomesOf(given), given.earned, proving),
		);
}

function remembered<R>(of: (given: Counted) => R): (given: Counted) => R {
	const known = new Map<Counted, R>();
	return (given) => {
		const found = known.get(given);
		if (found !== undefined) return found;
		const made = of(given);
		known.set(given, made);
		return made;
	};
}

function mapOf(reading: Reading, papers: readonly Paper[], resting: Resting): ReadingMap {
	const passages = lazily(() => passagesOf(papers, resting));
	return {
		reading,
		cited: resting.size,
		get passages() {
			return passages();
		},
	};
}

function passagesOf(papers: readonly Paper[], resting: Resting): ReadingMap['passages'] {
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
