import { replay } from '../../quiz/attempt.ts';
import { isOf, type StudyEvent } from '../log/study-event.ts';
import type { OutlineQuiz } from './outline.ts';

/** One time a quiz was handed in. */
export interface Score {
	/** Milliseconds since 1970 by the device's clock: to be shown, not to be counted on. */
	readonly at: number;
	readonly earned: number;
	readonly possible: number;
}

export interface QuizProgress {
	readonly id: string;
	readonly title: string;
	/** `under-way` also when it was handed in before and is being taken again. */
	readonly state: 'not-begun' | 'under-way' | 'done';
	/** Items of the latest attempt that have a response. */
	readonly answered: number;
	/** Items of the latest attempt; of the quiz, when there was none. */
	readonly of: number;
	/** Place of its beginning among everything done; −1 when there is no attempt. */
	readonly begun: number;
	/** The first comes first. */
	readonly scores: readonly Score[];
	/** The highest share; of equal ones the latest. */
	readonly best: Score | null;
	readonly latest: Score | null;
}

/** @param events of the module, in order */
export function quizProgress(quiz: OutlineQuiz, events: readonly StudyEvent[]): QuizProgress {
	const scores = events
		.filter(isOf('finished'))
		.filter((event) => event.quiz === quiz.id)
		.map(({ at, earned, possible }) => ({ at, earned, possible }));
	const latest = attemptsAt(quiz, events).reduce<Attempted | null>(
		// Going once more over what was missed is practice: a quiz handed in stays so.
		(last, one) => (last?.isSubmitted && one.of < quiz.items.length ? last : one),
		null,
	);
	const isUnderWay = latest !== null && !latest.isSubmitted;
	return {
		id: quiz.id,
		title: quiz.title,
		state: isUnderWay ? 'under-way' : latest || scores.length > 0 ? 'done' : 'not-begun',
		answered: latest?.answered ?? 0,
		of: latest?.of ?? quiz.items.length,
		begun: latest?.begun ?? -1,
		scores,
		best: scores.reduce<Score | null>((best, one) => (best && share(best) > share(one) ? best : one), null),
		latest: scores.at(-1) ?? null,
	};
}

export const share = ({ earned, possible }: Pick<Score, 'earned' | 'possible'>) =>
	possible > 0 ? earned / possible : 0;

interface Attempted {
	readonly begun: number;
	readonly isSubmitted: boolean;
	readonly answered: number;
	readonly of: number;
}

/** In the order in which they were begun. Items that have left the quiz since do not count. */
function attemptsAt(quiz: OutlineQuiz, events: readonly StudyEvent[]): Attempted[] {
	const known = new Set(quiz.items.map(({ id }) => id));
	const handedIn = new Set(events.filter(isOf('finished')).map(({ attempt }) => attempt));
	const steps = events.filter(isOf('attempt')).filter((event) => event.quiz === quiz.id);
	const started = steps.filter(({ step }) => step.type === 'started');
	const begun = new Map(started.map((event) => [event.attempt, events.indexOf(event)] as const).reverse());
	return [...begun]
		.sort(([, a], [, b]) => a - b)
		.flatMap(([attempt, place]) => {
			const own = steps.filter((event) => event.attempt === attempt);
			const { order, items, submitted } = replay(own.map(({ step }) => step));
			const still = order.filter((item) => known.has(item));
			const answered = still.filter((item) => items[item]?.first || items[item]?.response.length);
			const isSubmitted = submitted || handedIn.has(attempt);
			return still.length > 0
				? [{ begun: place, isSubmitted, answered: answered.length, of: still.length }]
				: [];
		});
}
