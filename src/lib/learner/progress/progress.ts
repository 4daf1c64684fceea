import { mergeEvents } from '../../device/merge-events.ts';
import { isOf, type StudyEvent } from '../../device/study-event.ts';
import { quizProgress, type QuizProgress } from './quiz-progress.ts';
import type { Outline } from './outline.ts';
import type { Stop } from '../../quiz/types.ts';

interface ReadingProgress {
	readonly id: string;
	readonly title: string;
	/** Whether its end was seen. */
	readonly isRead: boolean;
}

/** What someone can do, as far as their answers show it. */
export interface Mastery {
	readonly objective: string;
	/** Points of the items answered, by the latest first response to each. */
	readonly earned: number;
	/** Items answered, whether in a quiz or in a review. */
	readonly answered: number;
	/** Items there are. */
	readonly of: number;
}

export interface Progress {
	readonly readings: readonly ReadingProgress[];
	readonly quizzes: readonly QuizProgress[];
	readonly objectives: readonly Mastery[];
	/** Milliseconds in view and in use, by place (`quiz/actors`, `read/article`, `review`). */
	readonly spent: ReadonlyMap<string, number>;
	readonly spentInAll: number;
	/** Null when all is read, and every quiz done. */
	readonly goOn: GoOn | null;
	/** Whether every text was read to its end and every quiz done. */
	readonly isComplete: boolean;
}

/**
 * How far someone has come in a module. The events may come in any order, and any number of times: their own
 * order counts, never the clock, which may be wrong.
 */
export function progress(outline: Outline, given: readonly StudyEvent[]): Progress {
	const events = mergeEvents(given, []).filter((event) => event.module === outline.id);
	const read = new Set(events.filter(isOf('read')).map(({ reading }) => reading));
	const readings = outline.readings.map(({ id, title }) => ({ id, title, isRead: read.has(id) }));
	const quizzes = outline.quizzes.map((quiz) => quizProgress(quiz, events));
	const spent = spentOn(events);
	return {
		readings,
		quizzes,
		objectives: mastery(outline, events),
		spent,
		spentInAll: [...spent.values()].reduce((sum, ms) => sum + ms, 0),
		goOn: goOnWith(outline.path, readings, quizzes),
		isComplete: quizzes.length > 0 && !isLeft(outline.path, readings, quizzes),
	};
}

function spentOn(events: readonly StudyEvent[]): Map<string, number> {
	const spent = new Map<string, number>();
	for (const { on, ms } of events.filter(isOf('spent'))) spent.set(on, (spent.get(on) ?? 0) + ms);
	return spent;
}

/** By today's outline: an item that has left the module, or changed its objective, counts as it stands now. */
function mastery({ objectives, quizzes }: Outline, events: readonly StudyEvent[]): Mastery[] {
	const latest = new Map<string, number>(
		events.filter(isOf('answered')).map(({ quiz, item, earned }) => [`${quiz}/${item}`, earned] as const),
	);
	return objectives.map((objective) => {
		const items = quizzes.flatMap((quiz) =>
			quiz.items
				.filter((item) => item.objective === objective && !item.isWritten)
				.map((item) => `${quiz.id}/${item.id}`),
		);
		const earned = items.flatMap((item) => latest.get(item) ?? []);
		return {
			objective,
			earned: earned.reduce((sum, one) => sum + one, 0),
			answered: earned.length,
			of: items.length,
		};
	});
}

/** The next thing to do in a module. */
export interface GoOn {
	readonly kind: 'reading' | 'quiz';
	readonly id: string;
	readonly title: string;
	/** Null when it was not begun. */
	readonly underWay: { readonly answered: number; readonly of: number } | null;
}

/** Whether a text on the path is unread, or a quiz not done. */
const isLeft = (
	path: readonly Stop[],
	readings: readonly ReadingProgress[],
	quizzes: readonly QuizProgress[],
): boolean =>
	quizzes.some(({ best }) => best === null) ||
	readings.some(
		({ id, isRead }) => !isRead && path.some((stop) => stop.kind === 'reading' && stop.id === id),
	);

/** The quiz under way that was begun last; else the first on the path that is not read, or not done. */
function goOnWith(
	path: readonly Stop[],
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
	for (const stop of path) {
		const unread = stop.kind === 'reading' && readings.find(({ id, isRead }) => id === stop.id && !isRead);
		if (unread) return { kind: 'reading', id: unread.id, title: unread.title, underWay: null };
		const open = stop.kind === 'quiz' && quizzes.find(({ id, best }) => id === stop.id && best === null);
		if (open) return toBegin(open);
	}
	return null;
}

/** One that was only looked at counts as begun. */
function toBegin({ id, title, state, answered, of }: QuizProgress): GoOn {
	return { kind: 'quiz', id, title, underWay: state === 'not-begun' ? null : { answered, of } };
}
