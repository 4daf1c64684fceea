import type { Certainty } from './certainty.ts';
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
	| { readonly type: 'started'; readonly seed: string; readonly order: readonly string[]; readonly options: AttemptOptions }
	| { readonly type: 'moved'; readonly item: string }
	| { readonly type: 'responded'; readonly item: string; readonly response: ItemResponse; readonly certainty?: Certainty }
	| { readonly type: 'checked'; readonly item: string }
	| { readonly type: 'revealed'; readonly item: string }
	| { readonly type: 'retried'; readonly item: string }
	| { readonly type: 'flagged'; readonly item: string; readonly on: boolean }
	| { readonly type: 'submitted' }
);

export interface Given {
	readonly response: ItemResponse;
	readonly certainty: Certainty | null;
}

export interface ItemState extends Given {
	/** Open to a response; checked; or with everything explained. */
	readonly phase: 'open' | 'checked' | 'revealed';
	/** How often it was checked. */
	readonly checks: number;
	/** What counts: the first response that was checked, or the one handed in. */
	readonly first: Given | null;
	readonly flagged: boolean;
}

/** One learner's one pass through one quiz: nothing but its events, added up. */
export interface Attempt {
	readonly seed: string;
	/** Ids of the items, in the order they are taken; empty before it has started. */
	readonly order: readonly string[];
	readonly options: AttemptOptions;
	/** Id of the item in front. */
	readonly now: string;
	readonly items: Readonly<Record<string, ItemState>>;
	readonly submitted: boolean;
}

const untouched: ItemState = { response: [], certainty: null, phase: 'open', checks: 0, first: null, flagged: false };

export const emptyAttempt: Attempt = {
	seed: '',
	order: [],
	options: { feedback: 'each', certainty: false, shuffle: false },
	now: '',
	items: {},
	submitted: false,
};

/** Adds one event. An event that does not fit the state changes nothing: the same attempt comes back. */
export function apply(attempt: Attempt, event: AttemptEvent): Attempt {
	if (event.type === 'started') return attempt.order.length > 0 ? attempt : begin(event);
	if (event.type === 'submitted') return submit(attempt);
	const state = Object.hasOwn(attempt.items, event.item) ? attempt.items[event.item] : undefined;
	if (!state) return attempt;
	if (event.type === 'moved') return attempt.now === event.item ? attempt : { ...attempt, now: event.item };
	if (attempt.submitted) return attempt;
	const next = applyToItem(state, event, attempt.options);
	return next === state ? attempt : { ...attempt, items: { ...attempt.items, [event.item]: next } };
}

export const replay = (events: readonly AttemptEvent[]): Attempt => events.reduce(apply, emptyAttempt);

function begin({ seed, order, options }: Extract<AttemptEvent, { type: 'started' }>): Attempt {
	const items = Object.fromEntries(order.map((id) => [id, untouched]));
	return { seed, order: Object.keys(items), options, now: order[0] ?? '', items, submitted: false };
}

function applyToItem(
	state: ItemState,
	event: Exclude<AttemptEvent, { type: 'started' | 'submitted' | 'moved' }>,
	{ feedback }: AttemptOptions,
): ItemState {
	switch (event.type) {
		case 'responded':
			if (state.phase !== 'open') return state;
			return { ...state, response: event.response, certainty: event.certainty ?? state.certainty };
		case 'checked': {
			if (state.phase !== 'open' || state.response.length === 0 || feedback === 'end') return state;
			const first = state.first ?? { response: state.response, certainty: state.certainty };
			return { ...state, phase: 'checked', checks: state.checks + 1, first };
		}
		case 'revealed':
			return state.phase === 'checked' ? { ...state, phase: 'revealed' } : state;
		case 'retried':
			return state.phase === 'checked' ? { ...state, phase: 'open', response: [] } : state;
		case 'flagged':
			return state.flagged === event.on ? state : { ...state, flagged: event.on };
	}
}

/** What was given but never checked counts as it stands. */
function submit(attempt: Attempt): Attempt {
	if (attempt.submitted || attempt.order.length === 0) return attempt;
	const items = Object.entries(attempt.items).map(([id, state]): [string, ItemState] => {
		const given = state.response.length > 0 ? { response: state.response, certainty: state.certainty } : null;
		return [id, { ...state, first: state.first ?? given }];
	});
	return { ...attempt, items: Object.fromEntries(items), submitted: true };
}
