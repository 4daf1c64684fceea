import type { Step } from '../../quiz/path.ts';
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
	path: readonly Step[],
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
	for (const step of path) {
		const unread = step.kind === 'reading' && readings.find(({ id, isRead }) => id === step.id && !isRead);
		if (unread) return { kind: 'reading', id: unread.id, title: unread.title, underWay: null };
		const open = step.kind === 'quiz' && quizzes.find(({ id, best }) => id === step.id && best === null);
		if (open) return toBegin(open);
	}
	return null;
}

/** One that was only looked at counts as begun. */
function toBegin({ id, title, state, answered, of }: QuizProgress): GoOn {
	return { kind: 'quiz', id, title, underWay: state === 'not-begun' ? null : { answered, of } };
}
