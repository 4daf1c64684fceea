import type { Attempt, AttemptEvent } from '../quiz/attempt.ts';
import type { Certainty } from '../quiz/certainty.ts';
import type { GradedOutcome, Invalid } from '../quiz/outcome.ts';
import type { ItemResponse } from '../quiz/response.ts';

/** What happens, without when: the store knows that. */
export type Step = AttemptEvent extends infer E ? (E extends AttemptEvent ? Omit<E, 'at'> : never) : never;

/** What stands in an item's fields and is not given yet. */
export interface Typed {
	readonly item: string;
	readonly response: ItemResponse;
	readonly certainty: Certainty | null;
}

/** Keeps a player's events and gives them back: the device's own log, or the outbox of an assignment. */
export interface Store {
	attempt(): Attempt;
	/** Does it and keeps it; what does not fit the attempt changes nothing. */
	dispatch(step: Step): void;
	/** Keeps what stands in an item's fields. @param isText a key was pressed, and more may follow */
	typed(typed: Typed, isText: boolean): void;
	typedIn(item: string): Typed | undefined;
	/** What stands in an item's fields is given, as far as it can be; called when its turn is over. */
	settle(item: string): void;
	/** Whether a half-filled item may be left as it is, and is kept so. */
	readonly takesParts: boolean;
	/** By which the page puts choices in order; null: they come in theirs. */
	seed(): string | null;
	/** Runs what a learner does once an attempt is there to do it in. */
	ready(work: () => void): void;
}

/** What may be said of a response, and by whom: by the key in the page, or by the server when asked. */
export interface Judge {
	/** Null where it cannot be told here, or the response cannot be graded. */
	outcomeOf(item: string, response: ItemResponse): GradedOutcome | null;
	/** What was given for each row or gap, as it is compared. */
	entriesOf(item: string, response: ItemResponse): readonly (readonly [part: string, entry: string])[];
	/** Why a response cannot be checked as it is; null: it can. */
	invalid(item: string, response: ItemResponse): Invalid | null;
	/**
	 * Brings what may be said of items that were checked into the page; absent where it is all there.
	 * @returns false where it cannot be had now
	 */
	fetch?(items: readonly string[]): Promise<boolean>;
}
