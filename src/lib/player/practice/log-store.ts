import { apply, emptyAttempt, replay } from '../../quiz/attempt.ts';
import { shuffle } from '../../quiz/shuffle.ts';
import { localDays } from '../../device/days.ts';
import { newId } from '../../device/new-id.ts';
import { here, herePath } from '../here.ts';
import { underWay } from '../hints.ts';
import { answersOf, type ItemPlace } from './answers-of.ts';
import { isRetry } from './is-retry.ts';
import { createKeeper, type DeviceLog, type Kept } from './keeper.ts';
import { replayKnown } from './replay-known.ts';
import type { Attempt, AttemptEvent, AttemptOptions } from '../../quiz/attempt.ts';
import type { ItemResponse } from '../../quiz/response.ts';
import type { Step, Store, Typed } from '../ports.ts';

const DEFAULTS: AttemptOptions = { feedback: 'each', certainty: false, shuffle: false };

interface Page {
	readonly device: Promise<DeviceLog>;
	/** Ids of the items that are there, in order. */
	readonly items: () => string[];
	readonly placeOf: (item: string) => ItemPlace;
	readonly canGrade: (item: string, response: ItemResponse) => boolean;
	/** Hears why something cannot be kept; null once all is kept again. */
	readonly onTrouble: (error: unknown) => void;
	/** What the device has kept took the place of an attempt that was only begun. */
	readonly onLateRecall: () => void;
}

/** The store of a learner's own study: the device's log. It takes up the attempt that was kept, or begins one. */
export function openLog({ device, items: allItems, placeOf, canGrade, onTrouble, onLateRecall }: Page) {
	// By address, which is known before the page has arrived: `/learn/<module>/quiz/<quiz>` or `…/review`.
	const { module, area, name } = here();
	const quiz = name ?? area;
	/** The attempt whose results are asked for; empty when none is. */
	const wanted = new URLSearchParams(location.search).get('attempt') ?? '';
	const keeper = createKeeper(device, onTrouble);

	let attempt: Attempt = emptyAttempt;
	let id = '';
	let resumed = false;
	/** What was done and is not kept yet: an attempt that was only looked at leaves no trace. */
	let unkept: AttemptEvent[] = [];
	const drafts = new Map<string, Typed>();

	/** What the device has kept; null until that is known, and where there is nothing. */
	let kept: Kept | null = null;
	let isRecalled = false;
	const later: (() => void)[] = [];
	/** Opening the store takes a while, and the page is still on its way: asked at once. */
	void keeper
		.recall(module, quiz, wanted, () => isRecalled || recalled(null))
		.then((found) => (isRecalled ? cameLate(found) : recalled(found)));

	function recalled(found: Kept | null) {
		kept = found;
		isRecalled = true;
		for (const work of later.splice(0)) work();
	}

	/** The store was so slow that the page went on without it. What was done here since is an attempt of its own. */
	function cameLate(found: Kept | null) {
		if (!found || (id && unkept.length === 0)) return;
		kept = found;
		if (id && takeUp(found)) onLateRecall();
	}

	/** Runs once it is known what the device has kept. */
	function whenRecalled(work: () => void) {
		if (isRecalled) work();
		else later.push(work);
	}

	/** Begins when first needed: takes up what the device has kept, else starts anew. */
	function begin() {
		if (id) return;
		if (!kept || !takeUp(kept)) restart(DEFAULTS);
	}

	function takeUp(before: Kept): boolean {
		const found = replayKnown(before.steps, allItems());
		if (found.order.length === 0) return false;
		// What was handed in is shown again on reloading its results, not on a new visit.
		if (found.submitted && ![history.state?.attempt, wanted].includes(before.attempt)) return false;
		attempt = found;
		id = before.attempt;
		// Looking at what was handed in says nothing of a later attempt.
		if (id !== wanted) underWay.keep(herePath(), !found.submitted);
		const isTouched = before.drafts.length > 0 || before.steps.some(({ type }) => type === 'responded');
		resumed = !found.submitted && isTouched;
		for (const draft of before.drafts) drafts.set(draft.item, draft);
		return true;
	}

	function restart(options: AttemptOptions, items = allItems()) {
		// Not randomUUID: a school may serve the app over plain http in its own network, where that is missing.
		const seed = crypto.getRandomValues(new Uint32Array(2)).join('-');
		unkept = [];
		drafts.clear();
		underWay.keep(herePath(), false);
		// Asked first: writing to the history takes as long as the rest of a first answer.
		if (location.search || history.state) history.replaceState(null, '', location.pathname + location.hash);
		attempt = emptyAttempt;
		resumed = false;
		id = newId();
		const order = options.shuffle ? shuffle(items, seed) : items;
		dispatch({ type: 'started', seed, order, options, retry: items.length < allItems().length });
	}

	function dispatch(step: Step) {
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
		// A response takes its draft's place.
		const settled = step.type === 'responded' ? { attempt: id, item: step.item } : undefined;
		if (settled) drafts.delete(settled.item);
		keeper.keep([...steps, ...answersOf(before, attempt, where, placeOf)], settled);
		underWay.keep(herePath(), !attempt.submitted);
		unkept = [];
	}

	const isAgain = () => attempt.order.length > 0 && isRetry(attempt, allItems().length);

	/** An attempt that was begun on purpose is kept before anything was done in it. */
	function keepBegun() {
		if (unkept.length === 0) return;
		keeper.keep(unkept.map((step) => ({ type: 'attempt', module, quiz, attempt: id, step }) as const));
		underWay.keep(herePath(), true);
		unkept = [];
	}

	function typed(now: Typed) {
		drafts.set(now.item, now);
		// The attempt must be there for its draft to be found again.
		keepBegun();
		keeper.keepTyped({ attempt: id, ...now });
	}

	/** Half an answer is none; what was given before it counts no more, and what stands in the fields stays there. */
	function settle(item: string) {
		const draft = drafts.get(item);
		if (!draft || attempt.submitted) return;
		const { response, certainty } = draft;
		if (canGrade(item, response))
			return dispatch({ type: 'responded', item, response, ...(certainty ? { certainty } : {}) });
		if (!attempt.items[item]?.response.length) return;
		dispatch({ type: 'responded', item, response: [] });
		typed(draft);
	}

	/**
	 * For leaving an attempt that something was done in.
	 * @returns how to come back to it as it is now, null where there is nothing to come back to; begun again, it is
	 * the latest once more
	 */
	function wayBack(): (() => void) | null {
		const isTouched = drafts.size > 0 || Object.values(attempt.items).some(({ response }) => response.length);
		if (!isTouched || attempt.submitted) return null;
		const [was, wasId, wasDrafts] = [attempt, id, [...drafts]];
		return () => {
			[attempt, id] = [was, wasId];
			drafts.clear();
			for (const [item, draft] of wasDrafts) drafts.set(item, draft);
			const { seed, order, options, retry } = was;
			unkept = [
				{ type: 'started', at: Date.now(), seed, order, options, ...(retry === null ? {} : { retry }) },
			];
			keepBegun();
		};
	}

	/**
	 * Takes in what other tabs did to the same attempt.
	 * @returns ids of the items that have changed; null when everything was deleted there
	 */
	async function catchUp(): Promise<string[] | null> {
		// Nothing of it is kept yet, so no other tab can know it.
		if (unkept.length > 0) return [];
		const before = attempt;
		const steps = await keeper.recallAttempt(id);
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

	return {
		attempt: () => attempt,
		dispatch,
		typed,
		typedIn: (item: string) => drafts.get(item),
		settle,
		takesParts: false,
		/** What is asked once more is mixed anew: else one would know it by its place. */
		seed: () => (attempt.options.shuffle || isAgain() ? attempt.seed : null),
		isRetry: isAgain,
		/**
		 * Where no quiz is under way there is nothing to wait for. One that another device has brought in, and that
		 * nobody has seen here yet, gives way to whoever is faster than the store.
		 */
		ready(work: () => void) {
			const isNew = name !== null && !wanted && !underWay.has(herePath());
			if (!isRecalled && isNew) recalled(null);
			whenRecalled(() => {
				begin();
				work();
			});
		},
		module,
		quiz,
		wanted,
		attemptId: () => id,
		/** Whether this attempt was begun on an earlier visit. */
		isResumed: () => resumed,
		/** Whether the attempt before this one was handed in. */
		wasHandedIn: () => replay(kept?.steps ?? []).submitted,
		/** Items of the attempt the device has kept, if it was begun on this day and some are still open. @param at ms since 1970 */
		keptOrder(at: number): readonly string[] {
			const steps = kept?.steps ?? [];
			const found = replay(steps);
			const isToday = localDays.dayOf(steps[0]?.at ?? 0) === localDays.dayOf(at);
			const isOpen = !found.submitted && found.order.some((item) => found.items[item]?.checks === 0);
			return isToday && isOpen ? found.order : [];
		},
		whenRecalled,
		begin,
		restart,
		keepBegun,
		wayBack,
		catchUp,
	} satisfies Store & Record<string, unknown>;
}

export type LogStore = ReturnType<typeof openLog>;
