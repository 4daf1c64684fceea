import { caseHref, quizHref, readingHref } from '../../words/hrefs.ts';
import { percent } from '../../words/percent.ts';
import { count, points } from '../../words/words.ts';
import { answeredWords } from '../../words/attempts.ts';
import { caseDoneWords, decidedWords } from '../../words/cases.ts';
import type { CaseProgress } from './case-progress.ts';
import type { Mastery, GoOn } from './progress.ts';
import type { QuizProgress, Score } from './quiz-progress.ts';

/** `9 of 12`, `4 answers written` where none is scored, or `no answers`. */
export const scoreWords = ({ earned, possible, answered }: Score) =>
	answered === 0
		? 'no answers'
		: possible === 0
			? `${count(answered, 'answer')} written`
			: `${points(earned)} of ${possible}`;

/** `7 of 12 answered`, `Done · best 9 of 12`, `Submitted · 2 of 12 answered`, `No answers`, or nothing. */
export function quizWords({ state, answered, of, best, latest }: QuizProgress): string {
	if (state === 'not-begun') return '';
	if (state === 'done' && !best) {
		if (!latest) return 'Completed · no score';
		return latest.answered > 0
			? `Submitted · ${answeredWords(latest.answered, latest.possible || of)}`
			: 'No answers';
	}
	const parts = [
		state === 'done' ? 'Done' : answeredWords(answered, of),
		...(best ? [`best ${scoreWords(best)}`] : []),
	];
	return parts.join(' · ');
}

/** `80% correct · 4 of 5 questions answered`. */
export function masteryWords({ earned, answered, of }: Mastery): string {
	if (of === 0) return 'No questions on this yet';
	if (answered === 0) return `${count(of, 'question')}, none answered yet`;
	return `${percent(earned / answered)} correct · ${answered} of ${count(of, 'question')} answered`;
}

/** `2 of 5 decided`, `Done · 8 of 10`, or nothing. */
export function caseWords({ state, answered, of, best }: CaseProgress): string {
	if (state === 'under-way') return decidedWords(answered, of);
	return best ? caseDoneWords(best.earned, best.possible) : '';
}

const HREFS = { quiz: quizHref, reading: readingHref, case: caseHref } as const;
export const goOnHref = (module: string, { kind, id }: GoOn) => HREFS[kind](module, id);

/** `Quiz, 7 of 12 answered`, `Quiz, not started`, `Case, 2 of 5 decided`, `To read`. */
export function howFar({ kind, underWay }: GoOn): string {
	if (kind === 'reading') return 'To read';
	if (kind === 'case')
		return underWay ? `Case, ${decidedWords(underWay.answered, underWay.of)}` : 'Case, not started';
	return underWay ? `Quiz, ${answeredWords(underWay.answered, underWay.of)}` : 'Quiz, not started';
}
