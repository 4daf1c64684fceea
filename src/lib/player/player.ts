import { arrange, fieldsOf, prepare, readAnswer, readRating, writeAnswer } from './answer.ts';
import { readCertainty } from './certainty.ts';
import { listenForItems } from './listen-for-items.ts';
import { objections } from './objections.ts';
import { showItem } from './show-item.ts';
import { showActions } from './show-actions.ts';
import { standing, type StandingParts } from './standing.ts';
import { ALL_EXPLAINED, FLAGGED, RATE_ALL, RATED, UNFLAGGED } from '../words/attempts.ts';
import { FEEDBACK_LATER } from '../words/submitting.ts';
import { button, byId, say } from '../ui/dom.ts';
import type { Around } from './around.ts';

export interface Parts extends StandingParts {
	/** It may come after the first item: nothing waits for it. */
	readonly around: Promise<Around>;
	/** Ends the attempt, or asks first. */
	readonly handIn: () => void;
	/** The main button once all is handed in. */
	readonly over: () => void;
	/** Whether the items are in front: not the results, nor a page that is closed. */
	readonly isOpen: () => boolean;
	/** Draws what only this kind of page has around the items. */
	readonly shown: () => void;
	/** Something was given: there is an attempt to lose. */
	readonly given?: () => void;
	/** What else a button of the page does, by its `data-do`. */
	readonly actions: Readonly<Record<string, () => void>>;
}

const section = byId;

/**
 * A quiz on the page the server made: one item in front, the others out of sight. The player knows neither where its
 * events are kept (the store) nor who may say what of a response (the judge), and holds nothing but which item is in
 * front: two of them can stand beside each other.
 */
export function createPlayer({ around, ...page }: Parts) {
	const { store, judge } = page;
	let now = '';
	const attempt = () => store.attempt();
	const { current, stateOf, phaseOf, left, neighbour, following, viewOf, actionsOf } = standing(
		page,
		() => now,
	);
	const { mayCheck, mayLeave } = objections(store, judge);

	/** Brings the current item to the front and shows everything about it as the attempt has it. */
	function show() {
		now = current();
		const at = section(now);
		const form = byId('quiz');
		if (!at || !form) return;
		form.dataset.moved = '';
		const phase = phaseOf(now);
		const isNew = !('now' in at.dataset);
		for (const other of form.querySelectorAll<HTMLElement>('.item[data-now]'))
			if (other !== at) delete other.dataset.now;
		at.dataset.now = '';
		const bar = byId('bar');
		if (bar && at.nextElementSibling !== bar) at.after(bar);
		prepare(at);
		showItem(at, viewOf(now, phase));
		showActions(actionsOf(now, phase));
		page.shown();
		void around.then(({ accompany, helpHands }) => {
			accompany(at, isNew, phase === 'open');
			helpHands(at, phase === 'open');
		});
	}

	/** What the one main button, and Enter, do now. */
	function act() {
		if (attempt().submitted) return page.over();
		const item = current();
		if (attempt().options.feedback === 'each' && phaseOf(item) === 'open') return check(item);
		if (attempt().options.feedback === 'end' && !mayLeave(item)) return;
		store.settle(item);
		page.given?.();
		const next = following();
		if (next) moveTo(next);
		else page.handIn();
	}

	function check(item: string) {
		const at = section(item);
		if (!at) return;
		const response = readAnswer(at);
		if (!mayCheck(item, at, response)) return;
		give(item, response);
		store.dispatch({ type: 'checked', item });
		show();
		if (!judge.fetch) return tell(item);
		void judge.fetch([item]).then((isThere) => (isThere ? tell(item) : say(FEEDBACK_LATER)));
	}

	/** An answer that cannot be graded was stopped before; it costs nothing. */
	function give(item: string, response: readonly string[]) {
		const certainty = readCertainty(item);
		store.dispatch({ type: 'responded', item, response, ...(certainty ? { certainty } : {}) });
		page.given?.();
	}

	/** Says the verdict, and leads there. */
	function tell(item: string) {
		const place = section(item)?.querySelector<HTMLElement>('.verdict, .feedback');
		const text = (part: string) => place?.querySelector(part)?.textContent ?? '';
		say(`${text('.word')}. ${text('.detail')}`);
		const outcome = judge.outcomeOf(item, stateOf(item)?.response ?? []);
		if (outcome) void around.then(({ buzz }) => buzz(outcome.verdict));
		lead(item);
	}

	/** The eye to what proves the verdict, the focus to the verdict itself. */
	function lead(item: string) {
		const at = section(item);
		at?.querySelector<HTMLElement>('.verdict, .feedback')?.focus({ preventScroll: true });
		if (at) void around.then(({ leadToProof }) => leadToProof(at));
	}

	function moveTo(item: string) {
		if (!section(item) || !attempt().order.includes(item)) return;
		store.settle(current());
		now = item;
		store.dispatch({ type: 'moved', item });
		fill(item);
		front();
	}

	/** Shows the current item from its top, for the eye and for a screen reader alike. */
	function front() {
		show();
		// What was said of another question is over.
		byId('say')?.replaceChildren();
		const at = section(current());
		(at?.querySelector<HTMLElement>('.passage-first') ?? at?.querySelector<HTMLElement>('.prompt'))?.focus({
			preventScroll: true,
		});
		scrollTo({ top: 0, behavior: 'instant' });
	}

	/** Puts an item's choices in the attempt's order, and what was given or typed into its fields. */
	function fill(item: string) {
		const at = section(item);
		if (!at) return;
		delete at.dataset.asked;
		prepare(at);
		arrange(at, store.seed());
		const typed = phaseOf(item) === 'open' ? store.typedIn(item) : undefined;
		const response = typed?.response ?? stateOf(item)?.response ?? [];
		if (response.length > 0 || at.dataset.kind !== 'order') writeAnswer(at, response);
	}

	/** Something was typed, chosen or moved: kept as it stands, though it is no response yet. */
	function typed(item: string, isText: boolean) {
		const at = section(item);
		if (!at || phaseOf(item) !== 'open') return;
		store.typed({ item, response: readAnswer(at), certainty: readCertainty(item) }, isText);
	}

	const actions: Readonly<Record<string, () => void>> = {
		retry() {
			store.dispatch({ type: 'retried', item: current() });
			show();
			const at = section(current());
			if (at) fieldsOf(at)[0]?.focus();
		},
		reveal() {
			store.dispatch({ type: 'revealed', item: current() });
			show();
			lead(current());
			say(ALL_EXPLAINED);
		},
		rate() {
			const at = section(current());
			const levels = at && readRating(at);
			if (levels) store.dispatch({ type: 'rated', item: current(), levels });
			show();
			say(levels ? RATED : RATE_ALL);
		},
		flag() {
			store.dispatch({ type: 'flagged', item: current(), on: !stateOf(current())?.flagged });
			show();
			say(stateOf(current())?.flagged ? FLAGGED : UNFLAGGED);
		},
		back: () => moveTo(neighbour(-1) ?? current()),
		skip: () => moveTo(neighbour(1) ?? current()),
		read() {
			const opener = button('read');
			if (opener) void around.then(({ openText }) => openText(opener));
		},
		...page.actions,
	};

	function listen() {
		listenForItems({ isOpen: page.isOpen, ready: store.ready, current, act, moveTo, typed, actions });
		void around.then(({ listenForText, listenForSwipes }) => {
			listenForText();
			listenForSwipes((by) => store.ready(() => page.isOpen() && moveTo(neighbour(by) ?? '')));
		});
	}

	return {
		current,
		stateOf,
		phaseOf,
		left,
		show,
		fill,
		front,
		moveTo,
		listen,
		/** Another attempt, or what another tab did: the items get what the store now has; what is typed here stays. */
		refill(items: readonly string[]) {
			for (const item of items) if (!store.typedIn(item)) fill(item);
			show();
		},
		/** Puts an item in front without a word: it was there when the page was left. */
		stand(item: string) {
			if (section(item)) now = item;
		},
	};
}
