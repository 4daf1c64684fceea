import type { Attempt } from '../quiz/attempt.ts';
import type { Owner } from './waiting-event.ts';

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
