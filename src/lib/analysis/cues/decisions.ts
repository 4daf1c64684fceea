import { sum } from '../../quiz/moments.ts';
import { blindResponses, expectedPart } from './guess.ts';
import type { Strategy } from './strategies.ts';
import type { Item } from '../../quiz/types.ts';

/** One list, order or number that a strategy decides. */
export interface Decision {
	readonly item: Item;
	/** Id of its gap or row; empty where the item is one whole. */
	readonly part: string;
	/** How likely the strategy is right, and how likely chance is, 0 to 1. */
	readonly hit: number;
	readonly chance: number;
}

/** What a strategy decides in an item; nothing where it has nothing to go by. */
export function decisionsOf(item: Item, { guess }: Strategy): readonly Decision[] {
	const found = guess(item);
	if (!found) return [];
	const blind = blindResponses(item);
	return found.parts.map((part) => ({
		item,
		part,
		hit: expectedPart(item, part, found.responses),
		chance: expectedPart(item, part, blind),
	}));
}

/** Fewer decisions are an accident. */
const FEWEST = 4;
/** So much more than chance, as a share of the decisions, is worth a rewrite. */
const MARGIN = 0.15;
/** As many hits or more come about by chance in at most one of so many sets. */
const ONE_IN = 8;

/** How often a strategy decides, and is right, in a set; hits need not be whole, where it cannot tell two options apart. */
export interface Count {
	readonly decisions: number;
	readonly hits: number;
	readonly chance: number;
}

export const countOf = (decisions: readonly Pick<Decision, 'hit' | 'chance'>[]): Count => ({
	decisions: decisions.length,
	hits: sum(decisions.map(({ hit }) => hit)),
	chance: sum(decisions.map(({ chance }) => chance)),
});

/** Whether a strategy is right so often that a set gives itself away. */
export function isTelling({ decisions, hits, chance }: Count): boolean {
	if (decisions < FEWEST || hits < chance + MARGIN * decisions) return false;
	return atLeast(Math.floor(hits), decisions, chance / decisions) <= 1 / ONE_IN;
}

/** The most hits that a set may have. */
export function mostHits({ decisions, chance }: Count): number {
	let hits = decisions;
	while (hits > 0 && isTelling({ decisions, hits, chance })) hits--;
	return hits;
}

/** How likely `least` hits or more are in so many tries, each with the same chance; the binomial tail. */
export function atLeast(least: number, tries: number, chance: number): number {
	if (least <= 0) return 1;
	if (chance <= 0 || least > tries) return 0;
	if (chance >= 1) return 1;
	let ways = 0;
	let tail = 0;
	// By logarithms: of many tries, the single terms are too small for a number.
	for (let hits = 0; hits <= tries; hits++) {
		if (hits > 0) ways += Math.log((tries - hits + 1) / hits);
		if (hits >= least)
			tail += Math.exp(ways + hits * Math.log(chance) + (tries - hits) * Math.log(1 - chance));
	}
	return tail;
}
