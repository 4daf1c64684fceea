import type { Certainty } from './certainty.ts';
import type { Levels } from './kinds/open/item.ts';
import type { ItemResponse } from './response.ts';

export interface AttemptOptions {
	/** After each item, or when all is handed in. */
	readonly feedback: 'each' | 'end';
	/** Whether the learner is asked how sure they are. */
	readonly certainty: boolean;
	readonly shuffle: boolean;
}

/** What happened, in the order it happened; `at` is in milliseconds since 1970. */
export type AttemptEvent = { readonly at: number } & (
	| {
			readonly type: 'started';
			readonly seed: string;
			readonly order: readonly string[];
			readonly options: AttemptOptions;
			/** Whether only some of the quiz's items are taken once more; older events do not say. */
			readonly retry?: boolean;
	  }
	| { readonly type: 'moved'; readonly item: string }
	| {
			readonly type: 'responded';
			readonly item: string;
			readonly response: ItemResponse;
			readonly certainty?: Certainty;
	  }
	| { readonly type: 'checked'; readonly item: string }
	| { readonly type: 'revealed'; readonly item: string }
	| { readonly type: 'retried'; readonly item: string }
	| { readonly type: 'flagged'; readonly item: string; readonly on: boolean }
	/** Held one's own words against the rubric: only where one studies by oneself. */
	| { readonly type: 'rated'; readonly item: string; readonly levels: Levels }
	| { readonly type: 'submitted' }
	/** Handing in is taken back. Only on the learner's own device: `parseEvents` lets none of these in. */
	| { readonly type: 'reopened' }
);

type EventOf<T extends AttemptEvent['type']> = Extract<AttemptEvent, { readonly type: T }>;

/** A response, and how sure the learner was of it. */
export interface Given {
	readonly response: ItemResponse;
	readonly certainty: Certainty | null;
}

export interface ItemState extends Given {
	/** Open to a response; checked; or with everything explained. */
	readonly phase: 'open' | 'checked' | 'revealed';
	/** How often it was checked. */
	readonly checks: number;
	/** What counts: the first response that was checked, else the one handed in. */
	readonly first: Given | null;
	readonly flagged: boolean;
	/** How the learner sees what they wrote, by the rubric; null or absent: they did not say. */
	readonly rated?: Levels | null;
}

/** One learner's one pass through one quiz: nothing but its events, added up. */
export interface Attempt {
	readonly seed: string;
	/** Ids of the items, in the order they are taken; empty before it has started. */
	readonly order: readonly string[];
	readonly options: AttemptOptions;
	/** Whether it is a retry of some of a quiz's items; null where its beginning does not say. */
	readonly retry: boolean | null;
	/** Id of the item in front. */
	readonly now: string;
	readonly items: Readonly<Record<string, ItemState>>;
	readonly submitted: boolean;
	/** How often handing in was taken back. */
	readonly reopened: number;
}

/** As it stands before anything is done with it. */
export const untouched: ItemState = {
	response: [],
	certainty: null,
	phase: 'open',
	checks: 0,
	first: null,
	flagged: false,
};

export const emptyAttempt: Attempt = {
	seed: '',
	order: [],
	options: { feedback: 'each', certainty: false, shuffle: false },
	retry: null,
	now: '',
	items: {},
	submitted: false,
	reopened: 0,
};

/** Adds one event. An event that does not fit the state changes nothing: the same attempt comes back. */
export function apply(attempt: Attempt, event: AttemptEvent): Attempt {
	// What counted when it was handed in goes on counting.
	if (attempt.submitted && event.type === 'reopened')
		return { ...attempt, submitted: false, reopened: attempt.reopened + 1 };
	if (event.type === 'reopened' || (attempt.submitted && event.type !== 'rated')) return attempt;
	if (event.type === 'started') return attempt.order.length > 0 ? attempt : begin(attempt, event);
	if (event.type === 'submitted') return submit(attempt);
	const { item } = event;
	const state = Object.hasOwn(attempt.items, item) ? attempt.items[item] : undefined;
	if (!state) return attempt;
	if (event.type === 'moved') return attempt.now === item ? attempt : { ...attempt, now: item };
	const next = applyToItem(state, event, attempt);
	return next === state ? attempt : { ...attempt, items: { ...attempt.items, [item]: next } };
}

/** What counts of it, by id of item. */
export const firstsOf = ({ order, items }: Attempt): (readonly [string, Given])[] =>
	order.flatMap((id) => {
		const first = items[id]?.first;
		return first ? [[id, first] as const] : [];
	});

export const replay = (events: readonly AttemptEvent[]): Attempt => events.reduce(apply, emptyAttempt);

function begin(attempt: Attempt, { seed, order, options, retry }: EventOf<'started'>): Attempt {
	const [now] = order;
	if (now === undefined) return attempt;
	const items = Object.fromEntries(order.map((id) => [id, untouched]));
	return { ...attempt, seed, order: [...new Set(order)], options, retry: retry ?? null, now, items };
}

function applyToItem(
	state: ItemState,
	event: EventOf<'responded' | 'checked' | 'revealed' | 'retried' | 'rated' | 'flagged'>,
	{ options, submitted }: Pick<Attempt, 'options' | 'submitted'>,
): ItemState {
	const { phase, response } = state;
	switch (event.type) {
		case 'responded': {
			if (phase !== 'open') return state;
			const certainty = options.certainty ? (event.certainty ?? state.certainty) : null;
			return { ...state, response: event.response, certainty };
		}
		case 'checked':
			if (phase !== 'open' || response.length === 0 || options.feedback === 'end') return state;
			return { ...state, phase: 'checked', checks: state.checks + 1, first: counted(state) };
		case 'revealed':
			return phase === 'checked' ? { ...state, phase: 'revealed' } : state;
		case 'retried':
			// What was given stays, to be changed: of ten rows most may have been right.
			return phase === 'checked' ? { ...state, phase: 'open' } : state;
		case 'rated':
			// Of the answer that counts, once it cannot change any more.
			return state.first && (submitted || phase !== 'open') ? { ...state, rated: event.levels } : state;
		case 'flagged':
			return state.flagged === event.on ? state : { ...state, flagged: event.on };
	}
}

/** What was given but never checked counts as it stands. */
function submit(attempt: Attempt): Attempt {
	if (attempt.order.length === 0) return attempt;
	const items = Object.entries(attempt.items).map(([id, state]) => [id, { ...state, first: counted(state) }]);
	return { ...attempt, items: Object.fromEntries(items), submitted: true };
}

/** The first response counts, and with it the certainty it was given with; later ones are practice. */
function counted({ first, response, certainty }: ItemState): Given | null {
	return first ?? (response.length > 0 ? { response, certainty } : null);
}
