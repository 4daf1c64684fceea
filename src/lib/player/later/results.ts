import { mount } from 'svelte';
import { eventsOf } from '../../device/log.ts';
import { isOf, type StudyEvent } from '../../device/study-event.ts';
import LiveResults from '../LiveResults.svelte';
import { clearHighlight } from '../highlight.ts';
import { herePath } from '../here.ts';
import { underWay } from '../hints.ts';
import { missedItems } from '../missed-items.ts';
import { shareOf } from '../../quiz/outcome.ts';
import { missedParts } from '../../quiz/part-outcomes.ts';
import { report as reportOf, type Keyed, type Report } from '../../quiz/report.ts';
import type { Attempt, AttemptOptions } from '../../quiz/attempt.ts';
import type { ResultsProps, ResultsView } from '../results-view.ts';

interface Ways {
	readonly store: {
		readonly module: string;
		readonly quiz: string;
		readonly attempt: () => Attempt;
		readonly attemptId: () => string;
		/** Id of the attempt whose results were asked for. */
		readonly wanted: string;
	};
	readonly placeOf: (item: string) => Keyed;
	readonly startAgain: (options: AttemptOptions, items?: string[]) => void;
	readonly review: (item: string) => void;
	readonly leftOpen: () => number;
	/** Takes handing in back. */
	readonly goOn: () => void;
}

/** Draws what an attempt at one quiz came to, and where it leads; the one part of a quiz that is loaded when it is needed. */
export async function mountQuizResults(target: HTMLElement, ways: Ways) {
	const { store } = ways;
	const view = await loadView();
	const attempt = store.attempt();
	const { order, options } = attempt;
	const keyed = new Map(order.map((id) => [id, ways.placeOf(id)]));
	const report = reportOf(keyed, attempt);
	const toRetry = missedItems(report);
	const earned = view.lessons.length > 0 ? await earnedLast(store, report) : new Map<string, number>();
	const isEarlier = store.attemptId() === store.wanted;
	// Beside earlier results another attempt may be under way: that one is gone on with.
	const begin = (items?: string[]) => {
		if (isEarlier && underWay.has(herePath())) location.assign(location.pathname);
		else ways.startAgain(options, items);
	};
	// What the last item rests on is not what is read now.
	clearHighlight();
	const props: ResultsProps = {
		report,
		view,
		missed: Object.fromEntries(
			[...keyed].map(([id, { key }]) => [id, missedParts(key, attempt.items[id]?.first?.response ?? [])]),
		),
		earned,
		again: () => begin(),
		retry: () => begin(toRetry),
		review: ways.review,
		...(ways.leftOpen() > 0 && !isEarlier ? { goOn: ways.goOn } : {}),
	};
	mount(LiveResults, { target, props });
}

/** What this attempt has just earned may still be on its way into the log. Where that cannot be read, it is all. */
async function earnedLast({ module, quiz, attemptId }: Ways['store'], { items }: Report) {
	const all: readonly StudyEvent[] = await eventsOf(module).catch(() => []);
	const events = all.filter(isOf('answered')).filter((event) => event.quiz === quiz);
	const known = new Set(events.filter(({ attempt }) => attempt === attemptId()).map(({ item }) => item));
	const own = items.filter(
		({ id, verdict, weight }) => weight > 0 && verdict !== 'unanswered' && !known.has(id),
	);
	return new Map([
		...events.map(({ item, earned }) => [item, earned] as const),
		...own.map(({ id, parts }) => [id, shareOf({ parts })] as const),
	]);
}

/** Written by our own server from a checked quiz. */
async function loadView(): Promise<ResultsView> {
	const response = await fetch(`${herePath()}/results.json`);
	if (!response.ok) throw new Error(`results.json returned ${response.status}`);
	return (await response.json()) as ResultsView;
}
