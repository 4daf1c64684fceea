import { gradeRows } from '../grade-rows.ts';
import type { MatchKey } from '../grading-key.ts';
import type { Outcome } from '../outcome.ts';

/** Share of rows with the right target. Two rows may take the same target: then it is a classification. */
export const gradeMatch = ({ rows, targets }: MatchKey, given: readonly string[]): Outcome =>
	gradeRows(
		rows.map(([id, target]) => ({ id, choices: targets, accept: [target] })),
		given,
	);
