import { resultsWords } from '../../words/attempts.ts';
import { byId, hide, say } from '../../ui/dom.ts';
import { later } from '../later.ts';
import type { LogStore } from './log-store.ts';

interface Results {
	readonly attemptId: () => string;
	readonly isSubmitted: () => boolean;
	/** How many items were left open. */
	readonly leftOpen: () => number;
	/** Draws them; loads what that needs. @throws when it cannot be had */
	readonly mount: (target: HTMLElement) => Promise<void>;
	/** Opens an item that they lead to. */
	readonly open: (item: string) => void;
	/** The item in front. */
	readonly current: () => string;
	/** They have gone, and the items are back. */
	readonly left: () => void;
}

/** The results in the quiz's place, and the way from them to an item and back. */
export function resultsPlace({ attemptId, isSubmitted, leftOpen, mount, open, current, left }: Results) {
	let isShown = false;
	/** Counts the times they were asked for: what arrives late for an earlier one is not shown. */
	let asked = 0;

	/** What they need is loaded now, and only now. */
	async function show() {
		const target = byId('results');
		const quiz = byId('quiz');
		if (!target || !quiz || isShown) return;
		isShown = true;
		const turn = ++asked;
		const isWanted = () => isShown && turn === asked;
		const made = document.createElement('div');
		// Reloading shows these results again; a new visit begins a new attempt.
		history.replaceState({ attempt: attemptId() }, '');
		try {
			await mount(made);
		} catch {
			if (!isWanted()) return;
			isShown = false;
			hide('offline', false);
			return say(byId('offline')?.textContent ?? '');
		}
		// A new attempt may have been begun while they were on their way.
		if (!isWanted()) return;
		hide('offline', true);
		target.replaceChildren(made);
		quiz.hidden = true;
		target.hidden = false;
		quiz.closest('main')?.setAttribute('data-view', 'results');
		target.focus({ preventScroll: true });
		scrollTo({ top: 0, behavior: 'instant' });
		say(resultsWords(leftOpen()));
		// Without it the results are whole.
		void later
			.goal()
			.then(({ showGoal }) => showGoal(made))
			.catch(() => undefined);
	}

	function leave() {
		const target = byId('results');
		const quiz = byId('quiz');
		if (!isShown || !target || !quiz) return;
		target.replaceChildren();
		target.hidden = true;
		quiz.hidden = false;
		quiz.closest('main')?.removeAttribute('data-view');
		isShown = false;
		left();
	}

	/** A place of its own in the history: Back leads to the results again. */
	function review(item: string) {
		history.pushState({ attempt: attemptId(), item }, '');
		open(item);
	}

	/** Back from a question to the results it was opened from, or forward to it again. */
	function followHistory() {
		const { attempt, item } = (history.state ?? {}) as { attempt?: string; item?: string };
		if (!isSubmitted() || attempt !== attemptId()) return;
		if (item === undefined) void show();
		else if (isShown || item !== current()) open(item);
	}

	addEventListener('popstate', followHistory);
	return { isShown: () => isShown, show, leave, review };
}

/** Says above the question when this quiz was handed in, and leads to its results; not above what is taken again of it. */
export function showFinished(store: LogStore) {
	const place = byId('finished');
	if (!place || store.quiz === 'review') return;
	later.finished().then(
		// An attempt that was taken up again is not finished, whatever was written when it was handed in.
		({ showFinished: show }) => {
			if (store.isRetry()) hideFinished();
			else void show(place, store.module, store.quiz, store.attempt().submitted ? '' : store.attemptId());
		},
		hideFinished,
	);
}

function hideFinished() {
	delete document.documentElement.dataset.finished;
}
