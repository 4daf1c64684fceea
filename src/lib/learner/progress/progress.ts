import { mergeEvents } from '../../device/merge-events.ts';
import { notesOf } from '../../device/own-notes.ts';
import { isOf, type StudyEvent } from '../../device/study-event.ts';
import { caseProgress, type CaseProgress } from './case-progress.ts';
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
	readonly cases: readonly CaseProgress[];
	readonly objectives: readonly Mastery[];
	/** Milliseconds in view and in use, by place (`quiz/actors`, `read/article`, `review`). */
	readonly spent: ReadonlyMap<string, number>;
	readonly spentInAll: number;
	/** Highlights and notes of their own. */
	readonly notes: number;
	/** Null when all is read, and every quiz and case done. */
	readonly goOn: GoOn | null;
	/** Whether every text was read to its end and every quiz and case done. */
	readonly isComplete: boolean;
}

/**
 * How far someone has come in a module. The events may come in any order, and any number of times: their own
 * order counts, never the clock, which may be wrong.
 * @param drafted ids of attempts in which something stands half-typed
 */
export function progress(
	outline: Outline,
	given: readonly StudyEvent[],
	drafted: ReadonlySet<string> = new Set(),
): Progress {
	const events = mergeEvents(given, []).filter((event) => event.module === outline.id);
	const read = new Set(events.filter(isOf('read')).map(({ reading }) => reading));
	const readings = outline.readings.map(({ id, title }) => ({ id, title, isRead: read.has(id) }));
	const quizzes = outline.quizzes.map((quiz) => quizProgress(quiz, events, drafted));
	const cases = outline.cases.map((one) => caseProgress(one, events));
	const done = { path: outline.path, readings, quizzes, cases };
	const spent = spentOn(events);
	return {
		readings,
		quizzes,
		cases,
		objectives: mastery(outline, events),
		spent,
		spentInAll: [...spent.values()].reduce((sum, ms) => sum + ms, 0),
		notes: notesOf(events).length,
		goOn: goOnWith(done),
		isComplete: quizzes.length > 0 && !isLeft(done),
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
	readonly kind: 'reading' | 'quiz' | 'case';
	readonly id: string;
	readonly title: string;
	/** Null when it was not begun. */
	readonly underWay: { readonly answered: number; readonly of: number } | null;
}

/** How far everything is, along the path. */
interface Far extends Pick<Progress, 'readings' | 'quizzes' | 'cases'> {
	readonly path: readonly Stop[];
}

/** Whether a text on the path is unread, or a quiz or a case not done. */
const isLeft = ({ path, readings, quizzes, cases }: Far): boolean =>
	[...quizzes, ...cases].some(({ best }) => best === null) ||
	readings.some(
		({ id, isRead }) => !isRead && path.some((stop) => stop.kind === 'reading' && stop.id === id),
	);

/** The quiz or case under way that was begun last, where something was given in it; else the first on the path that is not read, or not done. */
function goOnWith({ path, readings, quizzes, cases }: Far): GoOn | null {
	const begun = [
		...quizzes.map((one) => ({ kind: 'quiz', one }) as const),
		...cases.map((one) => ({ kind: 'case', one }) as const),
	].filter(({ one }) => one.state === 'under-way');
	const [underWay] = begun.sort((a, b) => b.one.begun - a.one.begun);
	if (underWay) return toBegin(underWay.kind, underWay.one);
	for (const stop of path) {
		const unread = stop.kind === 'reading' && readings.find(({ id, isRead }) => id === stop.id && !isRead);
		if (unread) return { kind: 'reading', id: unread.id, title: unread.title, underWay: null };
		const open = stop.kind === 'quiz' && quizzes.find(({ id, best }) => id === stop.id && best === null);
		if (open) return toBegin('quiz', open);
		const waiting = stop.kind === 'case' && cases.find(({ id, best }) => id === stop.id && best === null);
		if (waiting) return toBegin('case', waiting);
	}
	return null;
}

function toBegin(
	kind: 'quiz' | 'case',
	{ id, title, state, answered, of }: QuizProgress | CaseProgress,
): GoOn {
	return { kind, id, title, underWay: state === 'not-begun' ? null : { answered, of } };
}
