import { apply, emptyAttempt, replay } from '../quiz/attempt.ts';
import { grade } from '../quiz/grade.ts';
import { shuffle } from '../quiz/shuffle.ts';
import { answersOf } from './answers-of.ts';
import { keep, keepTyped, recall, recallAttempt, type Kept } from './keeper.ts';
import { here, herePath } from './here.ts';
import { underWay } from './hints.ts';
import { newId } from '../device/new-id.ts';
import { replayKnown } from './replay-known.ts';
import type { Attempt, AttemptEvent, AttemptOptions, ItemState } from '../quiz/attempt.ts';
import type { Certainty } from '../quiz/certainty.ts';
import type { GradedOutcome } from '../quiz/grade.ts';
import type { GradingKey } from '../quiz/key.ts';
import type { ItemResponse } from '../quiz/response.ts';
import type { Draft } from '../device/database.ts';

type Step = AttemptEvent extends infer E ? (E extends AttemptEvent ? Omit<E, 'at'> : never) : never;

const DEFAULTS: AttemptOptions = { feedback: 'each', certainty: false, shuffle: false };

export const form = () => document.querySelector<HTMLFormElement>('#quiz');
export const section = (id: string) => document.getElementById(id);
export const allItems = () => form()?.dataset.items?.split(' ').filter(Boolean) ?? [];

/** By address, which is known before the page has arrived: `/learn/<module>/quiz/<quiz>` or `…/review`. */
const { module, area, name } = here();
export { module };
export const quiz = name ?? area;
/** The attempt whose results are asked for; empty when none is. */
export const wanted = new URLSearchParams(location.search).get('attempt') ?? '';

/** The attempt under way on this page, and which item is in front. */
let attempt: Attempt = emptyAttempt;
let id = '';
let now = '';
let resumed = false;
/** What was done and is not kept yet: an attempt that was only looked at leaves no trace. */
let unkept: AttemptEvent[] = [];
const drafts = new Map<string, Draft>();

export const taken = () => attempt;
export const current = () => now;
export const stateOf = (item: string): ItemState | undefined => attempt.items[item];
export const draftOf = (item: string): Draft | undefined => drafts.get(item);
/** Whether the attempt before this one was handed in. */
export const wasHandedIn = () => replay(kept?.steps ?? []).submitted;
/** Whether this attempt was begun on an earlier visit. */
export const isResumed = () => resumed;
export const attemptId = () => id;

/** Adds what happened and keeps it; what does not fit changes nothing. */
export function dispatch(step: Step) {
	const event = { ...step, at: Date.now() } as AttemptEvent;
	const before = attempt;
	attempt = apply(attempt, event);
	if (attempt === before) return;
	unkept.push(event);
	if (step.type === 'started') return;
	const of = { module, quiz, attempt: id };
	const steps = unkept.map((one) =>
		one.type === 'reopened'
			? ({ type: one.type, ...of } as const)
			: ({ type: 'attempt', ...of, step: one } as const),
	);
	const where = { ...of, whole: allItems().length };
	keep([...steps, ...answersOf(before, attempt, where, itemOf)], settle(step));
	underWay.keep(herePath(), !attempt.submitted);
	unkept = [];
}

/** A response takes its draft's place. */
function settle(step: Step) {
	if (step.type !== 'responded') return undefined;
	drafts.delete(step.item);
	return { attempt: id, item: step.item };
}

const itemOf = (item: string) => ({
	key: keyOf(item),
	quiz: section(item)?.dataset.quiz ?? quiz,
	item: section(item)?.dataset.item ?? item,
	objective: section(item)?.dataset.objective ?? '',
});

/** Keeps what stands in the fields of the item in front, before it is given. */
export function drafted(response: ItemResponse, certainty: Certainty | null) {
	const draft = { attempt: id, item: now, response, certainty };
	drafts.set(now, draft);
	// The attempt must be there for its draft to be found again.
	keepBegun();
	keepTyped(draft);
}

/** An attempt that was begun on purpose is kept before anything was done in it. */
export function keepBegun() {
	if (unkept.length === 0) return;
	keep(unkept.map((step) => ({ type: 'attempt', module, quiz, attempt: id, step }) as const));
	underWay.keep(herePath(), true);
	unkept = [];
}

let kept: Kept | null = null;
let isRecalled = false;
const later: (() => void)[] = [];
/** Opening the store takes a while, and the page is still on its way: asked at once. */
void recall(module, quiz, wanted, () => isRecalled || settled(null)).then((found) =>
	isRecalled ? cameLate(found) : settled(found),
);

/** The store was so slow that the page went on without it. What was done here since is an attempt of its own. */
function cameLate(found: Kept | null) {
	if (!found || (now && unkept.length === 0)) return;
	kept = found;
	if (now && takeUp(found)) for (const work of whenLate) work();
}

const whenLate: (() => void)[] = [];

/** Runs when what the device has kept took the place of an attempt that was only begun. */
export const onLateRecall = (work: () => void) => void whenLate.push(work);

function settled(found: Kept | null) {
	kept = found;
	isRecalled = true;
	for (const work of later.splice(0)) work();
}

/** Runs once it is known what the device has kept. */
export function whenRecalled(work: () => void) {
	if (isRecalled) work();
	else later.push(work);
}

/**
 * For what a learner does: where no quiz is under way there is nothing to wait for. One that another device has
 * brought in, and that nobody has seen here yet, gives way to whoever is faster than the store.
 */
export function onceKnown(work: () => void) {
	const isNew = name !== null && !wanted && !underWay.has(herePath());
	if (!isRecalled && isNew) settled(null);
	whenRecalled(work);
}

/** Begins when first needed: takes up what the device has kept, else starts afresh. */
export function begin() {
	if (now) return;
	if (!kept || !takeUp(kept)) restart(DEFAULTS);
}

/**
 * Items of the attempt the device has kept, if it was begun on this day and some are still open.
 * @param at milliseconds since 1970
 */
export function keptOrder(at: number): readonly string[] {
	const steps = kept?.steps ?? [];
	const found = replay(steps);
	const isToday = new Date(steps[0]?.at ?? 0).toDateString() === new Date(at).toDateString();
	const isOpen = !found.submitted && found.order.some((item) => found.items[item]?.checks === 0);
	return isToday && isOpen ? found.order : [];
}

function takeUp(before: Kept): boolean {
	const found = replayKnown(before.steps, allItems());
	if (found.order.length === 0) return false;
	// What was handed in is shown again on reloading its results, not on a new visit.
	if (found.submitted && ![history.state?.attempt, wanted].includes(before.attempt)) return false;
	attempt = found;
	id = before.attempt;
	now = found.now;
	// Looking at what was handed in says nothing of a later attempt.
	if (id !== wanted) underWay.keep(herePath(), !found.submitted);
	resumed = !found.submitted && (before.drafts.length > 0 || before.steps.some(isResponse));
	for (const draft of before.drafts) drafts.set(draft.item, draft);
	return true;
}

const isResponse = (step: AttemptEvent) => step.type === 'responded';

export function restart(options: AttemptOptions, items = allItems()) {
	// Not randomUUID: a school may serve the app over plain http in its own network, where that is missing.
	const seed = crypto.getRandomValues(new Uint32Array(2)).join('-');
	unkept = [];
	drafts.clear();
	underWay.keep(herePath(), false);
	history.replaceState(null, '', location.pathname + location.hash);
	attempt = emptyAttempt;
	resumed = false;
	id = newId();
	const order = options.shuffle ? shuffle(items, seed) : items;
	dispatch({ type: 'started', seed, order, options, retry: items.length < allItems().length });
	now = attempt.order[0] ?? '';
}

/**
 * For leaving an attempt that something was done in.
 * @returns how to come back to it as it stands now, null where there is nothing to come back to; begun again, it is
 * the latest once more
 */
export function wayBack(): (() => void) | null {
	const isTouched = drafts.size > 0 || attempt.order.some((item) => stateOf(item)?.response.length);
	if (!isTouched || attempt.submitted) return null;
	const [was, wasId, wasNow, wasDrafts] = [attempt, id, now, [...drafts]];
	return () => {
		[attempt, id, now] = [was, wasId, wasNow];
		drafts.clear();
		for (const [item, draft] of wasDrafts) drafts.set(item, draft);
		const { seed, order, options } = was;
		unkept = [{ type: 'started', at: Date.now(), seed, order, options }];
		keepBegun();
		underWay.keep(herePath(), true);
	};
}

/**
 * Takes in what other tabs did to the same attempt.
 * @returns ids of the items that have changed; null when everything was deleted there
 */
export async function catchUp(): Promise<string[] | null> {
	// Nothing of it is kept yet, so no other tab can know it.
	if (unkept.length > 0) return [];
	const before = attempt;
	const steps = await recallAttempt(id);
	// Something happened here meanwhile: once more, with it.
	if (attempt !== before) return catchUp();
	if (!steps) return [];
	const found = replayKnown(steps, allItems());
	if (found.order.length === 0) return null;
	attempt = found;
	return attempt.order.filter(
		(item) => JSON.stringify(before.items[item]) !== JSON.stringify(attempt.items[item]),
	);
}

export function goTo(item: string) {
	now = item;
	dispatch({ type: 'moved', item });
}

const keys = new Map<string, GradingKey>();

export function keyOf(item: string): GradingKey {
	const known = keys.get(item);
	if (known) return known;
	// Written by our own page, from a checked quiz.
	const key = JSON.parse(section(item)?.querySelector('script')?.textContent ?? 'null') as GradingKey;
	keys.set(item, key);
	return key;
}

export function outcomeOf(item: string, response = stateOf(item)?.response ?? []): GradedOutcome | null {
	const outcome = grade(keyOf(item), response);
	return outcome.status === 'graded' ? outcome : null;
}

/** Open, checked (only what was chosen is explained) or revealed (everything is). */
export function phaseOf(item: string) {
	const state = stateOf(item);
	if (attempt.submitted) return 'revealed';
	if (state?.phase === 'checked' && outcomeOf(item)?.verdict === 'right') return 'revealed';
	return state?.phase ?? 'open';
}

/** Items still to be answered: not yet checked, or, with feedback at the end, without a response. */
export const left = () =>
	attempt.order.filter((item) =>
		attempt.options.feedback === 'each'
			? (stateOf(item)?.checks ?? 0) === 0
			: !stateOf(item)?.response.length,
	);

/** The item so many places further on, or null at the end of the list. */
export const neighbour = (by: number): string | null =>
	attempt.order[attempt.order.indexOf(now) + by] ?? null;
