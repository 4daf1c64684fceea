import type { Attempt } from '../quiz/attempt.ts';
import type { GradedOutcome } from '../quiz/grade.ts';
import type { RedactedItem } from '../quiz/redact.ts';
import type { ItemResponse } from '../quiz/response.ts';
import type { Item, Module, PlainVersion, Term } from '../quiz/types.ts';
import type { Citation } from '../text/types.ts';
import type { Owner } from './waiting-event.ts';

/** A page on which a quiz is taken. */
export interface AssignedView {
	readonly assignment: string;
	readonly title: string;
	/** The readings as they were when the quiz was assigned; nothing else of the module. */
	readonly module: Module;
	/** In the attempt's order, under the names the page gives. */
	readonly items: readonly RedactedItem[];
	/** The items with their keys, in the same order; empty unless the rules let the page carry them. */
	readonly full: readonly Item[];
	/** Of items with their keys that were checked, by id. */
	readonly shown: ReadonlyMap<string, Shown>;
	/** By id of item, the words to be read before it. */
	readonly passages: ReadonlyMap<string, Citation>;
	readonly data: AssignedData;
}

/** What helps with reading while a quiz is taken; that it can be read aloud goes with it. */
export interface ReadingHelp {
	/** Of the readings that have one. */
	readonly plain: readonly PlainVersion[];
	/** Terms that each item may explain, in the attempt's order. */
	readonly terms: readonly (readonly Term[])[];
}

/** What a graded page shows of one item: given by the server, or by nobody (an empty form). */
export interface Shown {
	readonly response: ItemResponse;
	/** Null when the item was left open. */
	readonly outcome: GradedOutcome | null;
}

/** What the rules say of a student's time. Server's clock, milliseconds since 1970, as all moments here. */
export interface Times {
	readonly now: number;
	readonly dueAt: number | null;
	/** `Friday 4 December, 17:00 (Karachi time)`; null without a due date. */
	readonly due: string | null;
	/** Last moment of the attempt; null: none. */
	readonly handsInBy: number | null;
	/** What becomes of work that arrives after it was due, in a sentence. */
	readonly lateRule: string;
}

/** What the page's script needs beside the markup; stands in the page as JSON. */
export interface AssignedData extends Times {
	readonly attempt: string;
	readonly owner: Owner;
	/** In the names that the page gives; without the seed. */
	readonly state: Attempt;
	/** When the last event in `state` had arrived. */
	readonly receivedAt: number;
	/** Whether the page carries the keys, and so can check without asking. */
	readonly shipsKeys: boolean;
}
