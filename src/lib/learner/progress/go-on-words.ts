import { quizHref, readingHref } from '../../words/hrefs.ts';
import { answeredWords } from '../../words/attempts.ts';
import type { GoOn } from './progress.ts';

export const goOnHref = (module: string, { kind, id }: GoOn) =>
	kind === 'quiz' ? quizHref(module, id) : readingHref(module, id);

/** `Quiz, 7 of 12 answered`, `Quiz, not started`, `To read`. */
export function howFar({ kind, underWay }: GoOn): string {
	if (kind === 'reading') return 'To read';
	return underWay ? `Quiz, ${answeredWords(underWay.answered, underWay.of)}` : 'Quiz, not started';
}
