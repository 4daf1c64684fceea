import { createEmptyCard, fsrs, type FSRS, type Card as Memory } from 'ts-fsrs';
import { understanding } from '../../quiz/certainty.ts';
import { inOrder } from '../log/in-order.ts';
import { isOf, type EventOf, type StudyEvent } from '../log/study-event.ts';
import { rating } from './rating.ts';

/** An item that was answered at least once, and when it should be seen again. */
export interface Card {
	readonly quiz: string;
	readonly item: string;
	readonly objective: string;
	/** When it was answered last, and when it comes due; milliseconds since 1970. */
	readonly lastAt: number;
	readonly due: number;
	/** Days after which the chance to know it has fallen to 90 %. */
	readonly stability: number;
	/** The chance to know it now, 0 to 1. */
	readonly retrievability: number;
	/** How often it was answered, and how often forgotten. */
	readonly reps: number;
	readonly lapses: number;
	/** It was confidently wrong: the words it rests on are read before it is asked again. */
	readonly passageFirst: boolean;
}

/** Nothing stays away for longer than a school year's half: texts and minds change. */
const LONGEST_DAYS = 180;

/**
 * When to see what again, by FSRS: a pure function of what was answered. An item enters with its first answer. The
 * steps are days, not minutes: practice on one day neither multiplies its stability nor asks for it again within the hour.
 *
 * Clocks lie. An answer counts as given at the time its clock said, but not after `now`, and not before the answer that
 * came before it; so a clock that once stood in another year hides nothing and breaks nothing.
 * @param now milliseconds since 1970
 * @param retention the share of items that should still be known when they come due, 0.7 to 0.97
 */
export function schedule(events: readonly StudyEvent[], now: number, retention: number): Card[] {
	const scheduler = fsrs({
		request_retention: retention,
		maximum_interval: LONGEST_DAYS,
		enable_fuzz: false,
		enable_short_term: false,
	});
	const answered = new Map(inOrder(events).map((event) => [event.id, event]));
	const byItem = new Map<string, EventOf<'answered'>[]>();
	for (const event of [...answered.values()].filter(isOf('answered'))) {
		const before = byItem.get(keyOf(event));
		if (before) before.push(event);
		else byItem.set(keyOf(event), [event]);
	}
	return [...byItem.values()].map((answers) => card(scheduler, answers, now));
}

const keyOf = ({ module, quiz, item }: EventOf<'answered'>) => `${module}/${quiz}/${item}`;

function card(scheduler: FSRS, answers: readonly EventOf<'answered'>[], now: number): Card {
	const last = answers.at(-1);
	if (!last) throw new Error('A card needs an answer.');
	let time = Math.min(answers[0]?.at ?? now, now);
	let memory: Memory = createEmptyCard(time);
	for (const { at, earned, certainty } of answers) {
		time = Math.max(time, Math.min(at, now));
		memory = scheduler.next(memory, time, rating(earned, certainty)).card;
	}
	const { due, stability, reps, lapses } = memory;
	const { quiz, item, objective, earned, certainty } = last;
	return {
		quiz,
		item,
		objective,
		lastAt: time,
		due: due.getTime(),
		stability,
		retrievability: scheduler.get_retrievability(memory, now, false),
		reps,
		lapses,
		passageFirst: certainty !== null && understanding(earned, certainty) === 'confidently-wrong',
	};
}

/** The first moment of the day that a moment falls in; time zones and summer time are its affair. */
export type DayStart = (at: number) => number;

/** By the device's own calendar. */
export const localDay: DayStart = (at) => new Date(at).setHours(0, 0, 0, 0);

/**
 * What is due: all whose day has come, however early in it; what is likeliest forgotten comes first.
 * @param now milliseconds since 1970
 */
export function dueCards(cards: readonly Card[], now: number, dayStart: DayStart): Card[] {
	return cards.filter(({ due }) => dayStart(due) <= now).sort(byRisk);
}

const byRisk = (a: Card, b: Card) =>
	a.retrievability - b.retrievability || (`${a.quiz}/${a.item}` < `${b.quiz}/${b.item}` ? -1 : 1);

export interface Day {
	/** Its first moment, milliseconds since 1970. */
	readonly day: number;
	readonly due: number;
}

/** How many come due on each of the next days, today first; what is overdue counts today. */
export function calendar(cards: readonly Card[], now: number, days: number, dayStart: DayStart): Day[] {
	const today = dayStart(now);
	const starts = [today];
	// From noon to noon: a day with summer time's change is an hour shorter or longer.
	for (let day = 1; day < days; day += 1) starts.push(dayStart(today + day * 86_400_000 + 43_200_000));
	return starts.map((day, index) => {
		const next = starts[index + 1] ?? dayStart(day + 129_600_000);
		return { day, due: cards.filter(({ due }) => due < next && (index === 0 || due >= day)).length };
	});
}
