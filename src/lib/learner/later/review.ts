import { mount } from 'svelte';
import ReviewDone from '../review/ReviewDone.svelte';
import ReviewStart from '../review/ReviewStart.svelte';
import { replay } from '../../quiz/attempt.ts';
import { inOrder, type Setting, type StudyEvent } from '../../device/study-event.ts';
import { stepsOf } from '../../device/steps-of.ts';
import { eventNow } from '../../device/entry.ts';
import { append, allEvents } from '../../device/log.ts';
import { patiently } from '../../device/patiently.ts';
import { calendar, type ReviewView } from '../review/calendar.ts';
import { localDays } from '../../device/days.ts';
import { present } from '../review/count-due.ts';
import { dueCards, schedule, type Card } from '../review/schedule.ts';
import { loadOutlines } from '../progress/load-outlines.ts';
import { settingOf } from '../review/settings.ts';
import { badge } from '../review/badge.ts';
import { firstResponse } from '../../player/practice/first-response.ts';
import { idOf, type Wanted } from '../../player/practice/wanted.ts';

const DAYS = 14;

/** What a review's pages show, from everything that was done. */
async function view(module: string, now: number): Promise<ReviewView> {
	const events = await patiently(allEvents);
	const all = await cardsOf(events, now);
	void badge(dueCards(all, now).length, events);
	const cards = all.filter((card) => card.module === module);
	return {
		due: dueCards(cards, now),
		cards,
		days: calendar(cards, now, DAYS, localDays),
		retention: settingOf(events, 'retention'),
		session: settingOf(events, 'session'),
	};
}

/** Of all modules, as far as they are still there. */
const cardsOf = async (events: readonly StudyEvent[], now: number) =>
	present(schedule(events, now, settingOf(events, 'retention'), localDays), await loadOutlines(events));

/** Items of a review under way that are still there, as `loadItems` takes them. @param order their ids, `quiz/item` */
export async function wantedNow(module: string, order: readonly string[]): Promise<Wanted[]> {
	if (order.length === 0) return [];
	const events = await patiently(allEvents);
	const cards = await cardsOf(events, Date.now());
	const known = new Map(
		cards.flatMap((card) => (card.module === module ? [[idOf(card), card] as const] : [])),
	);
	return wantedOf(
		events,
		order.flatMap((id) => known.get(id) ?? []),
	);
}

/** What was surely misread is asked with what was answered then: it says which words to show. */
function wantedOf(events: readonly StudyEvent[], cards: readonly Card[]): Wanted[] {
	const inLog = inOrder(events);
	return cards.map((card) => {
		const { quiz, item, attempt, passageFirst } = card;
		if (!passageFirst) return { quiz, item, misread: null };
		const steps = stepsOf(inLog.filter((event) => 'attempt' in event && event.attempt === attempt));
		return { quiz, item, misread: firstResponse(replay(steps).items, card) };
	});
}

const set = (name: Setting, value: number) =>
	append([{ event: eventNow({ type: 'set', module: '', name, value }) }]);

/** How much is due, and the choice of how much to take on. */
export async function mountStart(
	target: HTMLElement,
	{ module, begin }: { module: string; begin: (wanted: readonly Wanted[]) => Promise<void> },
) {
	const first = await view(module, Date.now());
	mount(ReviewStart, {
		target,
		props: {
			module,
			first,
			begin: async (cards: readonly Card[]) => begin(wantedOf(await patiently(allEvents), cards)),
			async choose(name: Setting, value: number) {
				await set(name, value);
				return view(module, Date.now());
			},
		},
	});
}

/** What came of a review, and when the rest comes. */
export async function mountDone(
	target: HTMLElement,
	{ module, right, of }: { module: string; right: number; of: number },
) {
	mount(ReviewDone, { target, props: { module, right, of, view: await view(module, Date.now()) } });
}
