import type { ReadingProgress } from './progress.ts';
import type { QuizProgress } from './quiz-progress.ts';

/** The next thing to do in a module. */
export interface GoOn {
	readonly kind: 'reading' | 'quiz';
	readonly id: string;
	readonly title: string;
	/** Null when it is not under way. */
	readonly underWay: { readonly answered: number; readonly of: number } | null;
}

/** The quiz under way that was begun last; else the first on the path that is not read or not handed in. */
export function goOnWith(
	readings: readonly ReadingProgress[],
	quizzes: readonly QuizProgress[],
): GoOn | null {
	const underWay = quizzes
		.filter(({ state }) => state === 'under-way')
		.reduce<QuizProgress | null>((last, quiz) => (last && last.begun > quiz.begun ? last : quiz), null);
	if (underWay) {
		const { id, title, answered, of } = underWay;
		return { kind: 'quiz', id, title, underWay: { answered, of } };
	}
	const unread = readings.find(({ isRead }) => !isRead);
	if (unread) return { kind: 'reading', id: unread.id, title: unread.title, underWay: null };
	const open = quizzes.find(({ state }) => state === 'not-begun');
	return open ? { kind: 'quiz', id: open.id, title: open.title, underWay: null } : null;
}
