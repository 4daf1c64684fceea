import { createEmptyCard, fsrs, type FSRS, type Card as Memory, Rating, type Grade } from 'ts-fsrs';
import { inOrder, isOf, type EventOf, type StudyEvent } from '../../device/study-event.ts';
import { understanding, type Certainty } from '../../quiz/certainty.ts';
import { DAY_MS, type Days } from '../../device/days.ts';

/** An item that was answered at least once, and when it should be seen again. */
export interface Card {
	readonly module: string;
	readonly quiz: string;
	readonly item: string;
	readonly objective: string;
	/** When it was answered last, as far as clocks can be believed; milliseconds since 1970. */
	readonly lastAt: number;
	/** The first moment of the learner's day on which it comes due; milliseconds since 1970. */
	readonly due: number;
	/** Days after which the chance to know it has fallen to 90 %. */
	readonly stability: number;
	/** The chance to know it today, 0 to 1. */
	readonly retrievability: number;
	/** On how many days it was answered, and how often forgotten. */
	readonly reps: number;
	readonly lapses: number;
	/** The attempt in which it counted last. */
	readonly attempt: string;
	/** It was confidently wrong when it counted last: the words it rests on are read before it is asked again. */
	readonly passageFirst: boolean;
}

/** Nothing stays away for longer than a school year's half: texts and minds change. */
const LONGEST_DAYS = 180;

/**
 * When to see what again, by FSRS: a pure function of what was answered. An item enters with its first answer. The
 * steps are days, not minutes: of several answers on one day the first counts. Practice after it neither multiplies the
 * stability nor takes back what the first one showed, and nothing is asked for again within the hour. A day is the learner's own: an evening and the next morning are two days, wherever on Earth.
 *
 * Clocks lie. An answer dated after `now` was given when the clock was wrong: it counts as given at the last time
 * before it in the log that can be, or at 0 when there is none. And none counts as given before the answer that came
 * before it. So a clock that once stood in another year hides nothing, and what it dated stands still as `now` goes on.
 * @param events all that was done, in any order, each any number of times; of all modules, for their clocks' sake
 * @param now milliseconds since 1970
 * @param retention the share of items that should still be known when they come due, 0.7 to 0.97
 * @param days the learner's calendar
 */
export function schedule(events: readonly StudyEvent[], now: number, retention: number, days: Days): Card[] {
	const scheduler = fsrs({
		request_retention: retention,
		maximum_interval: LONGEST_DAYS,
		enable_fuzz: false,
		enable_short_term: false,
	});
	const byItem = new Map<string, Answer[]>();
	for (const answer of datedAnswers(events, now)) {
		const key = keyOf(answer.event);
		const before = byItem.get(key);
		if (before) before.push(answer);
		else byItem.set(key, [answer]);
	}
	return [...byItem.values()].map((answers) => card(scheduler, answers, now, days));
}

/** No id has a space in it. */
const keyOf = ({ module, quiz, item }: Pick<Card, 'module' | 'quiz' | 'item'>) => `${module} ${quiz} ${item}`;

interface Answer {
	readonly event: EventOf<'answered'> | EventOf<'written'>;
	/** When it counts as given; never after `now`. */
	readonly time: number;
}

function datedAnswers(events: readonly StudyEvent[], now: number): Answer[] {
	const unique = new Map(inOrder(events).map((event) => [event.id, event]));
	let plausible = 0;
	const answers: Answer[] = [];
	for (const event of unique.values()) {
		if (event.at <= now) plausible = event.at;
		if (isOf('answered')(event)) answers.push({ event, time: plausible });
		if (isOf('written')(event)) addWritten(answers, { event, time: plausible });
	}
	return answers;
}

/** A rating belongs to the answer it was given to: it takes its place, and its time. */
function addWritten(answers: Answer[], { event, time }: Answer) {
	const at = answers.findIndex(
		(one) =>
			one.event.type === 'written' &&
			one.event.attempt === event.attempt &&
			keyOf(one.event) === keyOf(event),
	);
	const before = answers[at];
	if (before) answers[at] = { event, time: before.time };
	else answers.push({ event, time });
}

/** FSRS counts whole days of UTC: it is given the learner's days as if they were those. */
const asDate = (day: number) => new Date(day * DAY_MS);

function card(scheduler: FSRS, answers: readonly Answer[], now: number, { dayOf, startOf }: Days): Card {
	const [first] = answers;
	if (!first) throw new Error('A card needs an answer.');
	let lastAt = first.time;
	let counted = first.event;
	let memory: Memory = createEmptyCard(asDate(dayOf(lastAt)));
	for (const [at, { event, time }] of answers.entries()) {
		const before = answers[at - 1];
		lastAt = Math.max(lastAt, time);
		if (before && dayOf(before.time) === dayOf(time)) continue;
		counted = event;
		memory = scheduler.next(memory, asDate(dayOf(lastAt)), ratingOf(event)).card;
	}
	const { due, stability, reps, lapses } = memory;
	const { module, quiz, item, objective, attempt } = counted;
	return {
		module,
		quiz,
		item,
		objective,
		lastAt,
		due: startOf(due.getTime() / DAY_MS),
		stability,
		retrievability: scheduler.get_retrievability(memory, asDate(dayOf(now)), false),
		reps,
		lapses,
		attempt,
		passageFirst: counted.type === 'answered' && isSurelyMisread(counted.earned, counted.certainty),
	};
}

/**
 * What is due: all whose day has come, however early in it; what is likeliest forgotten comes first.
 * @param now milliseconds since 1970
 */
export function dueCards(cards: readonly Card[], now: number): Card[] {
	return cards.filter(({ due }) => due <= now).sort(byRisk);
}

const byRisk = (a: Card, b: Card) => a.retrievability - b.retrievability || (keyOf(a) < keyOf(b) ? -1 : 1);

/** One's own words are known as well as one says oneself: all at the top, and all at the bottom, are the ends of it. */
function ratingOf(event: Answer['event']): Grade {
	if (event.type === 'answered') return rating(event.earned, event.certainty);
	const { rated } = event;
	if (rated === null) return Rating.Good;
	if (rated >= 1) return Rating.Easy;
	if (rated >= 0.5) return Rating.Good;
	return rated > 0 ? Rating.Hard : Rating.Again;
}

/** Something of it was misread, and very surely: all of it, or one row of several. */
const isSurelyMisread = (earned: number, certainty: Certainty | null) => earned < 1 && certainty === 3;

/**
 * How well an item was known, in FSRS's words, from what it earned and how sure the learner was.
 * @param earned share of the point, 0 to 1
 * @param certainty null when the learner did not say: taken as fairly sure
 */
export function rating(earned: number, certainty: Certainty | null): Grade {
	if (isSurelyMisread(earned, certainty)) return Rating.Again;
	switch (understanding(earned, certainty ?? 2)) {
		case 'confidently-wrong':
		case 'misread':
		case 'unsure':
			return earned > 0 ? Rating.Hard : Rating.Again;
		case 'lucky':
			return Rating.Hard;
		case 'known':
			return certainty === 3 ? Rating.Easy : Rating.Good;
	}
}
