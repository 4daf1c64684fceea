import { missedParts } from '../quiz/part-outcomes.ts';
import { report } from '../quiz/report.ts';
import { herePath } from './here.ts';
import { handedIn, underWay } from './hints.ts';
import { isRetry } from './is-retry.ts';
import { later } from './later.ts';
import { showFinished } from './show-finished.ts';
import { say } from './show-quiz.ts';
import { allItems, attemptId, current, form, keyOf, section, taken, wanted } from './taking.ts';
import { resultsWords } from '../words/attempts.ts';
import type { AttemptOptions } from '../quiz/attempt.ts';
import type { ResultsView } from './results-view.ts';

interface WaysOn {
	startAgain(options: AttemptOptions, items?: string[]): void;
	moveTo(id: string): void;
	goOn(): void;
}

let shown = false;
/** Counts the times results were asked for: what arrives late for an earlier one is not shown. */
let asked = 0;
export const resultsShown = () => shown;

type Mount = (target: HTMLElement, waysOn: WaysOn) => Promise<void>;
let mount: Mount = mountQuizResults;

/** For pages whose attempts are not at one quiz. */
export function finishWith(other: (target: HTMLElement) => Promise<void>) {
	mount = other;
}

/** Puts the results in the quiz's place; what they need is loaded now, and only now. */
export async function showResults(waysOn: WaysOn) {
	const target = document.getElementById('results');
	const quiz = form();
	if (!target || !quiz || shown) return;
	shown = true;
	const turn = ++asked;
	const isWanted = () => shown && turn === asked;
	const made = document.createElement('div');
	// Reloading shows these results again; a new visit begins a new attempt.
	history.replaceState({ attempt: attemptId() }, '');
	try {
		await mount(made, waysOn);
	} catch {
		if (!isWanted()) return;
		shown = false;
		const note = document.getElementById('offline');
		note?.removeAttribute('hidden');
		say(note?.textContent ?? '');
		return;
	}
	// A new attempt may have been begun while they were on their way.
	if (!isWanted()) return;
	document.getElementById('offline')?.setAttribute('hidden', '');
	target.replaceChildren(made);
	quiz.hidden = true;
	target.hidden = false;
	quiz.closest('main')?.setAttribute('data-view', 'results');
	target.focus({ preventScroll: true });
	scrollTo({ top: 0, behavior: 'instant' });
	say(resultsWords(leftOpen()));
}

/** Back from a question to the results it was opened from, or forward to it again. */
export function followHistory(waysOn: WaysOn) {
	const { attempt, item } = (history.state ?? {}) as { attempt?: string; item?: string };
	if (!taken().submitted || attempt !== attemptId()) return;
	if (item === undefined) void showResults(waysOn);
	else if (shown || item !== current()) waysOn.moveTo(item);
}

const leftOpen = () => taken().order.filter((item) => !taken().items[item]?.first).length;

async function mountQuizResults(target: HTMLElement, { startAgain, moveTo, goOn }: WaysOn) {
	const [{ mountResults }, view] = await Promise.all([later.results(), loadView()]);
	const { order, options } = taken();
	const keys = order.map((id) => [id, { key: keyOf(id), objective: objectiveOf(id) }] as const);
	const result = report(new Map(keys), taken());
	const toRetry = result.items.filter((item) => item.verdict !== 'right').map((item) => item.id);
	const isEarlier = attemptId() === wanted;
	// Beside earlier results another attempt may be under way: that one is gone on with.
	const begin = (items?: string[]) => {
		if (isEarlier && underWay.has(herePath())) location.assign(location.pathname);
		else startAgain(options, items);
	};
	// Retrying what was missed is practice, and no score of the quiz.
	if (!isRetry(taken(), allItems().length)) handedIn.keep(herePath(), true);
	mountResults(target, {
		report: result,
		view,
		missed: Object.fromEntries(
			order.map((id) => [id, missedParts(keyOf(id), taken().items[id]?.first?.response ?? [])]),
		),
		again: () => begin(),
		retry: () => begin(toRetry),
		// A place of its own in the history: Back leads to the results again.
		review(item) {
			history.pushState({ attempt: attemptId(), item }, '');
			moveTo(item);
		},
		...(leftOpen() > 0 && !isEarlier ? { goOn } : {}),
	});
}

/** Written by our own server from a checked quiz. */
async function loadView(): Promise<ResultsView> {
	const response = await fetch(`${herePath()}/results.json`);
	if (!response.ok) throw new Error(`results.json returned ${response.status}`);
	return (await response.json()) as ResultsView;
}

const objectiveOf = (id: string) => section(id)?.dataset.objective ?? '';

export function leaveResults() {
	const target = document.getElementById('results');
	const quiz = form();
	if (!shown || !target || !quiz) return;
	target.replaceChildren();
	target.hidden = true;
	quiz.hidden = false;
	quiz.closest('main')?.removeAttribute('data-view');
	shown = false;
	showFinished();
}
