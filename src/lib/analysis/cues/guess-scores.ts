import { KINDS } from '../../quiz/grading.ts';
import { sum } from '../../quiz/moments.ts';
import { blindResponses, expectedShare } from './guess.ts';
import { STRATEGIES, type Strategy } from './strategies.ts';
import type { Item, Kind } from '../../quiz/types.ts';

/** What guessing earns over some items; points are shares of an item, as graded. */
export interface GuessScore {
	/** Items in which there was something to go by. */
	readonly items: number;
	/** Points from chance, over these items. */
	readonly chance: number;
	/** Points from the strategy, over these items. */
	readonly points: number;
}

export interface StrategyScore extends GuessScore {
	readonly strategy: string;
	readonly kind: Kind;
	readonly words: string;
}

/** Every strategy over the items to which it applies, in the order of the strategies. */
export const strategyScores = (items: readonly Item[]): StrategyScore[] =>
	STRATEGIES.map(({ id, kind, words, guess }) => ({
		strategy: id,
		kind,
		words,
		...scoreOf(
			items.flatMap((item) => {
				const found = guess(item);
				return found ? [{ item, points: expectedShare(item, found.responses) }] : [];
			}),
		),
	}));

function scoreOf(guessed: readonly { item: Item; points: number }[]): GuessScore {
	return {
		items: guessed.length,
		chance: sum(guessed.map(({ item }) => blindShare(item))),
		points: sum(guessed.map(({ points }) => points)),
	};
}

/** What chance earns on one item, 0 to 1. */
const blindShare = (item: Item) => expectedShare(item, blindResponses(item));

/** Fewer items say nothing about which strategy pays. */
const ENOUGH = 3;

/** For each kind, the strategy that gains most over chance; none for a kind in which no strategy does. */
export function bestStrategies(items: readonly Item[]): readonly Strategy[] {
	const gain = ({ points, chance }: GuessScore) => points - chance;
	const paying = strategyScores(items).filter((score) => score.items >= ENOUGH && gain(score) > 0);
	const best = KINDS.flatMap((kind) =>
		paying
			.filter((score) => score.kind === kind)
			.sort((a, b) => gain(b) - gain(a))
			.slice(0, 1),
	);
	const ids = new Set(best.map(({ strategy }) => strategy));
	return STRATEGIES.filter(({ id }) => ids.has(id));
}

/** All items, each answered by the strategy for its kind, or by chance where that has nothing to go by. */
export function combinedScore(items: readonly Item[], strategies: readonly Strategy[]): GuessScore {
	return scoreOf(
		items.map((item) => {
			const found = strategies.map(({ guess }) => guess(item)).find((guess) => guess !== null);
			return { item, points: found ? expectedShare(item, found.responses) : blindShare(item) };
		}),
	);
}
