import type { Attempt } from '../../quiz/attempt.ts';

/** What the page's script needs beside the markup; stands in the page as JSON. */
export interface TakingData {
	readonly attempt: string;
	/** Where events go. */
	readonly address: string;
	/** Where the student reads of the assignment, and of the results. */
	readonly home: string;
	/** In the names that the page gives; without the seed. */
	readonly state: Attempt;
	/** Server's clock, milliseconds since 1970, as all moments here. */
	readonly now: number;
	readonly dueAt: number | null;
	readonly handsInBy: number | null;
	/** What becomes of work that arrives after it was due, in a sentence. */
	readonly lateRule: string;
	/** Whether the page carries the keys, and so can check without asking. */
	readonly shipsKeys: boolean;
}
