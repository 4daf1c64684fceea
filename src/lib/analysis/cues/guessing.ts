import { bestStrategies, combinedScore, strategyScores, type GuessScore } from './guess-scores.ts';
import type { StrategyScore } from './guess-scores.ts';
import type { Item, Quiz } from '../../quiz/types.ts';

/** What somebody scores on some items who has never seen the text. */
export interface Guessing {
	/** Id of a quiz, or of a set of them. */
	readonly id: string;
	/** One entry for each strategy, in the same order everywhere. */
	readonly strategies: readonly StrategyScore[];
	/** Over all items: for each kind, the strategy that pays best over the module. */
	readonly combined: GuessScore;
}

export interface ModuleGuessing {
	/** By kind, the strategies that pay best over the module. */
	readonly best: readonly string[];
	/** All items, those to practise, and those for tests. */
	readonly sets: readonly Guessing[];
	readonly quizzes: readonly Guessing[];
}

/**
 * @param practice quizzes that learners see
 * @param pool quizzes for tests
 */
export function guessingOf(practice: readonly Quiz[], pool: readonly Quiz[]): ModuleGuessing {
	const itemsOf = (quizzes: readonly Quiz[]) => quizzes.flatMap(({ items }) => items);
	const all = [...practice, ...pool];
	// Chosen once over everything: chosen for each quiz by itself, the best of many would beat chance by chance.
	const best = bestStrategies(itemsOf(all));
	const guessing = (id: string, items: readonly Item[]): Guessing => ({
		id,
		strategies: strategyScores(items),
		combined: combinedScore(items, best),
	});
	return {
		best: best.map(({ id }) => id),
		sets: [
			guessing('all', itemsOf(all)),
			guessing('practice', itemsOf(practice)),
			guessing('tests', itemsOf(pool)),
		],
		quizzes: all.map(({ id, items }) => guessing(id, items)),
	};
}
