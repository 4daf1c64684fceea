import type { ReadingProgress } from './progress.ts';
import type { QuizProgress } from './quiz-progress.ts';

/** The next thing to do in a module. */
export interface GoOn {
	readonly kind: 'reading' | 'quiz';
	readonly id: string;
	readonly title: string;
	/** Null when it was not begun. */
	readonly underWay: { readonly answered: number; readonly of: number } | null;
}

/** The quiz under way that was begun last; else the first on the path that is not read, or not handed in with something answered. */
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
	const open = quizzes.find(({ best }) => best === null);
	if (!open) return null;
	const { id, title, state, answered, of } = open;
	return { kind: 'quiz', id, title, underWay: state === 'not-begun' ? null : { answered, of } };
}
