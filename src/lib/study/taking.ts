import { apply, emptyAttempt } from '../quiz/attempt.ts';
import { grade } from '../quiz/grade.ts';
import { shuffle } from '../quiz/shuffle.ts';
import { store } from './store.ts';
import type { Attempt, AttemptEvent, AttemptOptions, ItemState } from '../quiz/attempt.ts';
import type { GradedOutcome } from '../quiz/grade.ts';
import type { GradingKey } from '../quiz/grading-key.ts';

type Step = AttemptEvent extends infer E ? (E extends AttemptEvent ? Omit<E, 'at'> : never) : never;

const DEFAULTS: AttemptOptions = { feedback: 'each', certainty: false, shuffle: false };

export const form = () => document.querySelector<HTMLFormElement>('#quiz');
export const section = (id: string) => document.getElementById(id);
export const allItems = () => form()?.dataset.items?.split(' ') ?? [];

/** By address. Read at once: opening the storage takes a while, and the page is still on its way. */
const kept = store(location.pathname.replace(/\/$/, ''));
const restored = kept.load();

/** The attempt under way on this page, and which item is in front. */
let attempt: Attempt = emptyAttempt;
let events: readonly AttemptEvent[] = [];
let now = '';

export const taken = () => attempt;
export const current = () => now;
export const stateOf = (id: string): ItemState | undefined => attempt.items[id];

/** Adds what happened and keeps it; what does not fit changes nothing. */
export function dispatch(step: Step) {
	const event = { ...step, at: Date.now() } as AttemptEvent;
	const next = apply(attempt, event);
	if (next === attempt) return;
	attempt = next;
	events = [...events, event];
	kept.save(events);
}

/** Begins when first needed: takes up what this tab has kept, else starts afresh. */
export function begin() {
	if (now) return;
	const before = restored.reduce(apply, emptyAttempt);
	const known = new Set(allItems());
	if (before.order.length === 0 || !before.order.every((id) => known.has(id))) return restart(DEFAULTS);
	events = restored;
	attempt = before;
	now = attempt.now;
}

export function restart(options: AttemptOptions, items = allItems()) {
	// Not randomUUID: a school may serve the app over plain http in its own network, where that is missing.
	const seed = crypto.getRandomValues(new Uint32Array(2)).join('-');
	events = [];
	attempt = emptyAttempt;
	dispatch({ type: 'started', seed, order: options.shuffle ? shuffle(items, seed) : items, options });
	now = attempt.order[0] ?? '';
}

export function goTo(id: string) {
	now = id;
	dispatch({ type: 'moved', item: id });
}

const keys = new Map<string, GradingKey>();

export function keyOf(id: string): GradingKey {
	const known = keys.get(id);
	if (known) return known;
	// Written by our own page, from a checked quiz.
	const key = JSON.parse(section(id)?.querySelector('script')?.textContent ?? 'null') as GradingKey;
	keys.set(id, key);
	return key;
}

export function outcomeOf(id: string, response = stateOf(id)?.response ?? []): GradedOutcome | null {
	const outcome = grade(keyOf(id), response);
	return outcome.status === 'graded' ? outcome : null;
}

/** Open, checked (only what was chosen is explained) or revealed (everything is). */
export function phaseOf(id: string) {
	const state = stateOf(id);
	if (attempt.submitted) return 'revealed';
	if (state?.phase === 'checked' && outcomeOf(id)?.verdict === 'right') return 'revealed';
	return state?.phase ?? 'open';
}

/** Items still to be answered: not yet checked, or, with feedback at the end, without a response. */
export const left = () =>
	attempt.order.filter((id) =>
		attempt.options.feedback === 'each' ? (stateOf(id)?.checks ?? 0) === 0 : !stateOf(id)?.response.length,
	);

/** The item so many places further on, or null at the end of the list. */
export const neighbour = (by: number): string | null =>
	attempt.order[attempt.order.indexOf(now) + by] ?? null;
