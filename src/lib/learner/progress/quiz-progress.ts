import { stepsOf } from '../../device/steps-of.ts';
import { isOf, type StudyEvent, type EventOf } from '../../device/study-event.ts';
import { isRetry } from '../../player/practice/is-retry.ts';
import { replay } from '../../quiz/attempt.ts';
import type { OutlineQuiz } from './outline.ts';

/** One time a quiz was handed in. */
export interface Score {
	readonly attempt: string;
	/** Milliseconds since 1970 by the device's clock: to be shown, not to be counted on. */
	readonly at: number;
	readonly earned: number;
	readonly possible: number;
	/** Items answered; all, where the answers themselves have been lost. */
	readonly answered: number;
}

export interface QuizProgress {
	readonly id: string;
	readonly title: string;
	/** `under-way` once something was given, also when it was handed in before and is being taken again. */
	readonly state: 'not-begun' | 'under-way' | 'done';
	/** Items of the latest attempt that have a response. */
	readonly answered: number;
	/** Items of the latest attempt; of the quiz, when there was none. */
	readonly of: number;
	/** Place of its beginning among everything done; −1 when there is no attempt. */
	readonly begun: number;
	/** The first comes first. */
	readonly scores: readonly Score[];
	/** The highest share of those that count; of equal ones the latest. */
	readonly best: Score | null;
	readonly latest: Score | null;
}

/**
 * One that was only looked at, or paged through, is not begun.
 * @param events of the module, in order @param drafted ids of attempts in which something stands half-typed
 */
export function quizProgress(
	quiz: OutlineQuiz,
	events: readonly StudyEvent[],
	drafted: ReadonlySet<string>,
): QuizProgress {
	const scores = scoresOf(quiz.id, events);
	const attempts = attemptsAt(quiz, events);
	const latest = attempts.reduce<Attempted | null>(
		// Going once more over what was missed is practice: a quiz handed in stays so.
		(last, one) => (last?.isSubmitted && one.isRetry ? last : one),
		null,
	);
	const isGiven = latest !== null && (latest.answered > 0 || drafted.has(latest.id));
	const isUnderWay = isGiven && !latest.isSubmitted;
	const isDone = scores.length > 0 || attempts.some(({ isSubmitted }) => isSubmitted);
	return {
		id: quiz.id,
		title: quiz.title,
		state: isUnderWay ? 'under-way' : isDone ? 'done' : 'not-begun',
		answered: latest?.answered ?? 0,
		of: latest?.of ?? quiz.items.length,
		begun: latest?.begun ?? -1,
		scores,
		best: scores
			.filter((score) => counts(score, quiz.items.filter(({ isWritten }) => isWritten).length))
			.reduce<Score | null>((best, one) => (best && share(best) > share(one) ? best : one), null),
		latest: scores.at(-1) ?? null,
	};
}

/** The times a quiz was handed in, the first first. @param events of the module, in order */
export function scoresOf(quiz: string, events: readonly StudyEvent[]): Score[] {
	const own = events.filter((event) => 'quiz' in event && event.quiz === quiz);
	const answers = new Map<string, Set<string>>();
	// Also of items that have moved to another quiz since.
	for (const { attempt, quiz: from, item } of [
		...events.filter(isOf('answered')),
		...events.filter(isOf('written')),
	])
		answers.set(attempt, (answers.get(attempt) ?? new Set()).add(`${from}/${item}`));
	return finishedOf(own).map(({ at, earned, possible, attempt }) => ({
		attempt,
		at,
		earned,
		possible,
		// What earned something was answered, also where the answers themselves have been lost.
		answered: answers.get(attempt)?.size ?? (earned > 0 ? possible : 0),
	}));
}

/** A quiz is done once most of it was answered. @param written items in one’s own words; where no other is scored, they count */
const counts = ({ answered, possible }: Pick<Score, 'answered' | 'possible'>, written: number) =>
	2 * answered > (possible > 0 ? possible : written);

export const share = ({ earned, possible }: Pick<Score, 'earned' | 'possible'>) =>
	possible > 0 ? earned / possible : 0;

interface Attempted {
	readonly id: string;
	readonly begun: number;
	readonly isSubmitted: boolean;
	readonly isRetry: boolean;
	readonly answered: number;
	readonly of: number;
}

/** In the order in which they were begun, or come back to. Items that have left the quiz since do not count. */
function attemptsAt(quiz: OutlineQuiz, events: readonly StudyEvent[]): Attempted[] {
	const known = new Set(quiz.items.map(({ id }) => id));
	const handedIn = new Set(finishedOf(events).map(({ attempt }) => attempt));
	return [...byAttempt(quiz.id, events)]
		.flatMap(([attempt, { begun, own }]) => {
			if (begun === null) return [];
			const { order, items, submitted, retry } = replay(stepsOf(own));
			const still = order.filter((item) => known.has(item));
			const answered = still.filter((item) => items[item]?.first || items[item]?.response.length);
			const isSubmitted = submitted || handedIn.has(attempt);
			if (still.length === 0) return [];
			return [
				{
					id: attempt,
					begun,
					isSubmitted,
					isRetry: isRetry({ retry, order: still }, quiz.items.length),
					answered: answered.length,
					of: still.length,
				},
			];
		})
		.sort((a, b) => a.begun - b.begun);
}

interface Own {
	/** Place of the last `started` among the events; null when there is none. */
	begun: number | null;
	readonly own: StudyEvent[];
}

/** In one pass: a log of years has tens of thousands of attempts. */
function byAttempt(quiz: string, events: readonly StudyEvent[]): Map<string, Own> {
	const found = new Map<string, Own>();
	events.forEach((event, place) => {
		if ((event.type !== 'attempt' && event.type !== 'reopened') || event.quiz !== quiz) return;
		const known = found.get(event.attempt) ?? { begun: null, own: [] };
		found.set(event.attempt, known);
		known.own.push(event);
		if (event.type === 'attempt' && event.step.type === 'started') known.begun = place;
	});
	return found;
}

/** Attempts that are handed in: for each the last time, in the order of handing in. @param events in order */
function finishedOf(events: readonly StudyEvent[]): EventOf<'finished'>[] {
	const finished = new Map<string, EventOf<'finished'>>();
	for (const event of events) {
		if (event.type !== 'finished' && event.type !== 'reopened') continue;
		finished.delete(event.attempt);
		if (event.type === 'finished') finished.set(event.attempt, event);
	}
	return [...finished.values()];
}
