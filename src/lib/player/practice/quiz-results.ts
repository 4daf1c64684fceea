import { byId } from '../../ui/dom.ts';
import { herePath } from '../here.ts';
import { handedIn, underWay } from '../hints.ts';
import { later } from '../later.ts';
import { isRetry } from './is-retry.ts';
import type { AttemptOptions } from '../../quiz/attempt.ts';
import type { LogStore } from './log-store.ts';
import type { Report } from '../../quiz/report.ts';
import type { ResultsView } from '../results-view.ts';

interface Ways {
	readonly store: LogStore;
	readonly items: () => readonly string[];
	readonly report: () => Report;
	/** Which parts of an item were missed the first time. */
	readonly missed: (item: string) => readonly string[];
	readonly startAgain: (options: AttemptOptions, items?: string[]) => void;
	readonly review: (item: string) => void;
	readonly leftOpen: () => number;
	/** Takes handing in back. */
	readonly goOn: () => void;
}

/** Draws what an attempt at one quiz came to, and where it leads. */
export async function mountQuizResults(target: HTMLElement, ways: Ways) {
	const { store } = ways;
	const [{ mountResults }, view] = await Promise.all([later.results(), loadView()]);
	const attempt = store.attempt();
	const { order, options } = attempt;
	const report = ways.report();
	const toRetry = report.items.filter((item) => item.verdict !== 'right').map((item) => item.id);
	const isEarlier = store.attemptId() === store.wanted;
	// Beside earlier results another attempt may be under way: that one is gone on with.
	const begin = (items?: string[]) => {
		if (isEarlier && underWay.has(herePath())) location.assign(location.pathname);
		else ways.startAgain(options, items);
	};
	// Retrying what was missed is practice, and no score of the quiz.
	if (!isRetry(attempt, ways.items().length)) handedIn.keep(herePath(), true);
	mountResults(target, {
		report,
		view,
		missed: Object.fromEntries(order.map((id) => [id, ways.missed(id)])),
		again: () => begin(),
		retry: () => begin(toRetry),
		review: ways.review,
		...(ways.leftOpen() > 0 && !isEarlier ? { goOn: ways.goOn } : {}),
	});
}

/** Written by our own server from a checked quiz. */
async function loadView(): Promise<ResultsView> {
	const response = await fetch(`${herePath()}/results.json`);
	if (!response.ok) throw new Error(`results.json returned ${response.status}`);
	return (await response.json()) as ResultsView;
}

/** Says above the question when this quiz was handed in, and leads to its results. */
export function showFinished(store: LogStore) {
	const place = byId('finished');
	if (!place || store.quiz === 'review') return;
	later.finished().then(
		// An attempt that was taken up again is not finished, whatever was written when it was handed in.
		({ showFinished: show }) =>
			show(place, store.module, store.quiz, store.attempt().submitted ? '' : store.attemptId()),
		() => delete document.documentElement.dataset.finished,
	);
}
