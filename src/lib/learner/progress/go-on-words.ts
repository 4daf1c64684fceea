import { quizHref, readingHref } from '../../words/hrefs.ts';
import type { GoOn } from './progress.ts';

export const goOnHref = (module: string, { kind, id }: GoOn) =>
	kind === 'quiz' ? quizHref(module, id) : readingHref(module, id);

/** `Quiz, 7 of 12 answered`, `Quiz, not begun`, `To read`. */
export function howFar({ kind, underWay }: GoOn): string {
	if (kind === 'reading') return 'To read';
	return underWay ? `Quiz, ${underWay.answered} of ${underWay.of} answered` : 'Quiz, not begun';
}
