import type { Certainty } from '../quiz/certainty.ts';
import type { GradingKey } from '../quiz/key.ts';
import type { Verdict } from '../quiz/outcome.ts';
import type { ResponseCounts, Chosen } from '../quiz/tally.ts';
import { randomGuess, responseCounts } from '../quiz/tallying.ts';
import { type CountedAttempt, isConfidentlyWrong, type Counted } from './counted.ts';
import { itemStatistics, type ItemStatistics } from './item-statistics.ts';
import { markTable, type Worth } from './mark-table.ts';
import { quizStatistics, type QuizStatistics } from './quiz-statistics.ts';

/** An item as the analysis needs it. */
export interface AnalysedItem extends Worth {
	readonly key: GradingKey;
}

export interface ItemAnalysis extends ItemStatistics {
	readonly id: string;
	/** Points, when all of it is right. */
	readonly possible: number;
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
	const table = markTable(items, attempts);
	const { counts, scores } = table;
	const statistics = itemStatistics(items, attempts, table);
	const chosen = (id: string) =>
		attempts.flatMap((attempt, at): Chosen[] => {
			const item = attempt.get(id);
			if (!item || item.earned === null) return [];
			return [{ entries: item.response, score: counts ? 100 * (scores[at] ?? 0) : null }];
		});
	return {
		quiz: quizStatistics(items, attempts, table),
		items: items.flatMap(({ id, key, possible }) => {
			const its = statistics.get(id);
			return its
				? [{ id, possible, ...its, randomGuess: randomGuess(key), given: responseCounts(key, chosen(id)) }]
				: [];
		}),
		certainty: certaintyCounts(
			items.filter(({ possible }) => possible > 0).map(({ id }) => id),
			attempts,
		),
	};
}

/** How sure a class was of one item, and how right. */
interface CertaintyCounts {
	readonly item: string;
	/** How many responses, by what they earned and how sure their learners were. */
	readonly counts: Readonly<Record<Verdict, Readonly<Record<Certainty, number>>>>;
	/** Very sure, and not right. */
	readonly confidentlyWrong: number;
	/** Answered, without saying how sure. */
	readonly unsaid: number;
}

/** Those most often confidently wrong first; among equals, in the order of the items. */
export const certaintyCounts = (
	items: readonly string[],
	attempts: readonly CountedAttempt[],
): CertaintyCounts[] =>
	items
		.map((item) =>
			countsOf(
				item,
				attempts.flatMap((attempt) => attempt.get(item) ?? []),
			),
		)
		.sort((a, b) => b.confidentlyWrong - a.confidentlyWrong);

const noneBySure = (): Record<Certainty, number> => ({ 1: 0, 2: 0, 3: 0 });

function countsOf(item: string, all: readonly Counted[]): CertaintyCounts {
	const counts = { right: noneBySure(), partly: noneBySure(), wrong: noneBySure() };
	let [confidentlyWrong, unsaid] = [0, 0];
	for (const one of all) {
		if (one.earned === null) continue;
		if (one.certainty === null) unsaid += 1;
		else counts[verdictOf(one.earned)][one.certainty] += 1;
		if (isConfidentlyWrong(one)) confidentlyWrong += 1;
	}
	return { item, counts, confidentlyWrong, unsaid };
}

export const verdictOf = (earned: number): Verdict =>
	earned >= 1 ? 'right' : earned > 0 ? 'partly' : 'wrong';
