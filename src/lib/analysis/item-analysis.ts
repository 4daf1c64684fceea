import { certaintyCounts, type CertaintyCounts } from './certainty-counts.ts';
import { itemStatistics, type ItemStatistics } from './item-statistics.ts';
import { markTable, type Worth } from './mark-table.ts';
import { quizStatistics, type QuizStatistics } from './quiz-statistics.ts';
import { randomGuess } from '../quiz/tallying.ts';
import { responseCounts } from '../quiz/tallying.ts';
import { type ResponseCounts } from '../quiz/tally.ts';
import type { GradingKey } from '../quiz/key.ts';
import type { CountedAttempt } from './counted.ts';
import type { Chosen } from '../quiz/tally.ts';

/** An item as the analysis needs it. */
export interface AnalysedItem extends Worth {
	readonly key: GradingKey;
}

export interface ItemAnalysis extends ItemStatistics {
	readonly id: string;
	/** What blind guessing earns, in per cent; null where guessing has no fair model. */
	readonly randomGuess: number | null;
	readonly given: ResponseCounts;
}

export interface QuizAnalysis {
	readonly quiz: QuizStatistics;
	/** In the order of the items. */
	readonly items: readonly ItemAnalysis[];
	/** Those most often confidently wrong first. */
	readonly certainty: readonly CertaintyCounts[];
}

/**
 * All a teacher is told of a class's work on one quiz.
 * @param attempts those that count: as a rule each learner's first, since later ones build on what was learnt
 */
export function itemAnalysis(
	items: readonly AnalysedItem[],
	attempts: readonly CountedAttempt[],
): QuizAnalysis {
	const { counts, scores } = markTable(items, attempts);
	const statistics = itemStatistics(items, attempts);
	const chosen = (id: string) =>
		attempts.flatMap((attempt, at): Chosen[] => {
			const item = attempt.get(id);
			if (!item || item.earned === null) return [];
			return [{ entries: item.response, score: counts ? 100 * (scores[at] ?? 0) : null }];
		});
	return {
		quiz: quizStatistics(items, attempts),
		items: items.flatMap(({ id, key }) => {
			const its = statistics.get(id);
			return its
				? [{ id, ...its, randomGuess: randomGuess(key), given: responseCounts(key, chosen(id)) }]
				: [];
		}),
		certainty: certaintyCounts(
			items.filter(({ possible }) => possible > 0).map(({ id }) => id),
			attempts,
		),
	};
}
