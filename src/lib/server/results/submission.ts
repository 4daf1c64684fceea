import { add, fraction, times, toNumber, ZERO } from '../../rules/fraction.ts';
import { STATES, UNFINISHED } from '../../words/results.ts';
import { countingOf, timeUsed } from '../attempts/load-attempts.ts';
import { pointsOf, type StudentScore } from '../attempts/scores.ts';
import type { Submission } from '../exports/submission-table.ts';
import { hasWritten } from '../marking/answers.ts';
import { isUnfinished, type LoadedResults } from './loaded-results.ts';
import { hasPassed } from './overview.ts';

/** How a student stands with a quiz, for a file. */
export function submissionOf(
	score: StudentScore,
	{ rulesAt, papers }: Pick<LoadedResults, 'rulesAt' | 'papers'>,
): Submission {
	const isMarked = (place: number) => papers.some((paper) => paper.place === place && hasWritten(paper));
	const rules = rulesAt(score.place);
	const { student, title, attempts, counted, override, comment } = score;
	const newest = attempts.at(-1)?.row;
	return {
		student: student.nickname,
		quiz: title,
		status: isUnfinished(score) ? UNFINISHED : STATES[score.state],
		attempts: attempts.length,
		earned: pointsOf(score),
		possible: counted?.possible ?? score.possible,
		unmarked: isMarked(score.place) ? score.unmarked : null,
		late: counted?.late ?? null,
		penalty: rules.latePolicy === 'penalty' && counted?.late && !override ? penaltyOf(score) : null,
		passed: hasPassed(score, rules),
		startedAt: newest?.started_at ?? null,
		submittedAt: newest?.handed_in_at ?? null,
		timeUsed: newest ? attempts.map(timeUsed).reduce((sum, ms) => sum + ms, 0) : null,
		overridden: override !== null,
		comment,
	};
}

/** What was taken off: what the attempts that count had earned, less what counts of it. */
function penaltyOf({ counted, attempts }: StudentScore): number | null {
	if (!counted) return null;
	const before = counted.from.flatMap((at) => {
		const loaded = attempts[at];
		return (loaded && countingOf(loaded)?.earned) ?? [];
	});
	const mean = times(before.reduce(add, ZERO), fraction(1n, BigInt(Math.max(1, before.length))));
	return toNumber(add(mean, times(counted.earned, fraction(-1n))));
}
