import type { GradedOutcome } from '../quiz/grade.ts';
import type { ItemResponse } from '../quiz/response.ts';

/** What a graded page shows of one item: given by the server, or by nobody (an empty form). */
export interface Shown {
	readonly response: ItemResponse;
	/** Null when the item was left open. */
	readonly outcome: GradedOutcome | null;
}
