import { isConfidentlyWrong } from './is-confidently-wrong.ts';
import type { Certainty } from '../quiz/certainty.ts';
import type { Verdict } from '../quiz/outcome.ts';
import type { Counted, CountedAttempt } from './counted.ts';

/** How sure a class was of one item, and how right. */
export interface CertaintyCounts {
	readonly item: string;
	/** How many responses, by what they earned and how sure their learners were. */
	readonly counts: Readonly<Record<Verdict, Readonly<Record<Certainty, number>>>>;
	/** Very sure, and not wholly right. */
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

function countsOf(item: string, all: readonly Counted[]): CertaintyCounts {
	const answered = all.flatMap(({ earned, certainty }) => (earned === null ? [] : [{ earned, certainty }]));
	const count = (verdict: Verdict, sure: Certainty) =>
		answered.filter(({ earned, certainty }) => certainty === sure && verdictOf(earned) === verdict).length;
	const bySure = (verdict: Verdict) => ({ 1: count(verdict, 1), 2: count(verdict, 2), 3: count(verdict, 3) });
	return {
		item,
		counts: { right: bySure('right'), partly: bySure('partly'), wrong: bySure('wrong') },
		confidentlyWrong: answered.filter(isConfidentlyWrong).length,
		unsaid: answered.filter(({ certainty }) => certainty === null).length,
	};
}

const verdictOf = (earned: number): Verdict => (earned >= 1 ? 'right' : earned > 0 ? 'partly' : 'wrong');
