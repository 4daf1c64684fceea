import { quizHref, readingHref } from '../../words/hrefs.ts';
import { percent } from '../../words/percent.ts';
import { count, points } from '../../words/words.ts';
import type { Mastery, GoOn } from './progress.ts';
import type { QuizProgress, Score } from './quiz-progress.ts';

/** `9 of 12`, or `nothing answered`. */
export const scoreWords = ({ earned, possible, isEmpty }: Score) =>
	isEmpty ? 'nothing answered' : `${points(earned)} of ${possible}`;

/** `7 of 12 answered`, `Done · best 9 of 12`, `Nothing answered`, or nothing. */
export function quizWords({ state, answered, of, best, latest }: QuizProgress): string {
	if (state === 'not-begun') return '';
	if (state === 'done' && !best) return latest ? 'Nothing answered' : 'Handed in · no score';
	const parts = [
		state === 'done' ? 'Done' : `${answered} of ${of} answered`,
		...(best ? [`best ${scoreWords(best)}`] : []),
	];
	return parts.join(' · ');
}

/** `80% right · 4 of 5 questions answered`. */
export function masteryWords({ earned, answered, of }: Mastery): string {
	if (of === 0) return 'No question asks for this yet';
	if (answered === 0) return `${count(of, 'question')}, not answered yet`;
	return `${percent(earned / answered)} right · ${answered} of ${count(of, 'question')} answered`;
}

export const goOnHref = (module: string, { kind, id }: GoOn) =>
	kind === 'quiz' ? quizHref(module, id) : readingHref(module, id);

/** `Quiz, 7 of 12 answered`, `Quiz, not begun`, `To read`. */
export function howFar({ kind, underWay }: GoOn): string {
	if (kind === 'reading') return 'To read';
	return underWay ? `Quiz, ${underWay.answered} of ${underWay.of} answered` : 'Quiz, not begun';
}
