import { mount } from 'svelte';
import ReviewDone from '../../components/review/ReviewDone.svelte';
import ReviewStart from '../../components/review/ReviewStart.svelte';
import { append, eventNow, allEvents } from '../log/log.ts';
import { calendar, dueCards, localDay, schedule, type Card } from '../review/schedule.ts';
import { settingOf } from '../review/settings.ts';
import { badge } from '../review/badge.ts';
import { countDue } from '../review/count-due.ts';
import type { Setting, StudyEvent } from '../log/study-event.ts';
import type { Wanted } from '../load-items.ts';

const DAYS = 14;

export interface ReviewView {
	readonly due: readonly Card[];
	readonly cards: readonly Card[];
	readonly days: ReturnType<typeof calendar>;
	readonly retention: number;
	readonly session: number;
}

/** What a review's pages show, from everything that was done. */
async function view(module: string, now: number): Promise<ReviewView> {
	const events = await allEvents();
	const cards = cardsOf(events, module, now);
	void badge(countDue(events, now));
	return {
		due: dueCards(cards, now, localDay),
		cards,
		days: calendar(cards, now, DAYS, localDay),
		retention: settingOf(events, 'retention'),
		session: settingOf(events, 'session'),
	};
}

const cardsOf = (events: readonly StudyEvent[], module: string, now: number) =>
	schedule(
		events.filter((event) => event.module === module),
		now,
		settingOf(events, 'retention'),
	);

/** Items of a review under way, as `loadItems` takes them. @param order their ids, `quiz/item` */
export async function wantedNow(module: string, order: readonly string[]): Promise<Wanted[]> {
	if (order.length === 0) return [];
	const cards = cardsOf(await allEvents(), module, Date.now());
	return order.map((id) => {
		const [quiz = '', item = ''] = id.split('/');
		const card = cards.find((one) => one.quiz === quiz && one.item === item);
		return { quiz, item, passageFirst: card?.passageFirst ?? false };
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
			begin,
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
