import { keyParts } from '../quiz/explain.ts';
import { sum } from '../quiz/moments.ts';
import { keyWords } from '../quiz/wording.ts';
import { rootsOf } from '../text/telling-words.ts';
import { askedIn, overlap } from './near-copies.ts';
import type { Item, Quiz } from '../quiz/types.ts';

interface Placed {
	readonly quiz: Quiz;
	readonly item: Item;
}

/** Two items that may ask the same thing. */
export interface SimilarPair {
	readonly one: Placed;
	readonly other: Placed;
	/** 0 to 1: how alike they are in what they ask, in their keys, and in what these rest on. */
	readonly alike: number;
	readonly asked: number;
	readonly key: number;
	/** `article p3.s2`: what the keys of both rest on. */
	readonly passages: readonly string[];
}

/** What each likeness counts for. An item that asks the same of another passage is no copy, nor is one that asks something else of the same. */
const WEIGHTS = { asked: 0.4, key: 0.3, passages: 0.3 } as const;
/** Below this, two items of one module have no more in common than its subject. */
const LEAST = 0.25;

/** Pairs of items that may ask the same thing, the likeliest first. Every item is compared with every other one. */
export function similarPairs(quizzes: readonly Quiz[]): SimilarPair[] {
	const items = quizzes.flatMap((quiz) => quiz.items.map((item) => sketchOf({ quiz, item })));
	const weigh = rarities(items.map(({ asked, key }) => new Set([...asked, ...key])));
	return items
		.flatMap((one, at) => items.slice(at + 1).flatMap((other) => compare(one, other, weigh)))
		.sort((a, b) => b.alike - a.alike);
}

interface Sketch {
	readonly placed: Placed;
	readonly asked: ReadonlySet<string>;
	readonly key: ReadonlySet<string>;
	readonly passages: ReadonlySet<string>;
}

function sketchOf(placed: Placed): Sketch {
	const { item } = placed;
	const cited = keyParts(item).flatMap(({ citations }) => citations);
	return {
		placed,
		asked: rootsOf(askedIn(item)),
		// “True” and “false” say nothing by themselves.
		key: item.kind === 'statement' ? new Set() : rootsOf(keyWords(item).join(' ')),
		passages: new Set(
			cited.flatMap(({ reading, passages }) => passages.map((passage) => `${reading} ${passage}`)),
		),
	};
}

function compare(one: Sketch, other: Sketch, weigh: (root: string) => number): SimilarPair[] {
	const asked = weighted(one.asked, other.asked, weigh);
	const key = weighted(one.key, other.key, weigh);
	const alike =
		WEIGHTS.asked * asked + WEIGHTS.key * key + WEIGHTS.passages * overlap(one.passages, other.passages);
	if (alike < LEAST) return [];
	const passages = [...one.passages].filter((passage) => other.passages.has(passage));
	return [{ one: one.placed, other: other.placed, alike, asked, key, passages }];
}

/** A word counts for the more, the fewer items have it (inverse document frequency; Spärck Jones 1972). */
function rarities(texts: readonly ReadonlySet<string>[]): (root: string) => number {
	const uses = new Map<string, number>();
	for (const text of texts) for (const root of text) uses.set(root, (uses.get(root) ?? 0) + 1);
	return (root) => Math.log((1 + texts.length) / (uses.get(root) ?? 1));
}

/** As `overlap`, each word by its weight. */
function weighted(
	one: ReadonlySet<string>,
	other: ReadonlySet<string>,
	weigh: (root: string) => number,
): number {
	const both = sum([...one].filter((root) => other.has(root)).map(weigh));
	if (both === 0) return 0;
	return both / (sum([...one].map(weigh)) + sum([...other].map(weigh)) - both);
}
