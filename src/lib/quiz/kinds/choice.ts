import { gradeSelection } from '../grade-selection.ts';
import type { SelectionKey } from '../grading-key.ts';
import type { Outcome } from '../outcome.ts';

/**
 * Choice and statement. One key: right or wrong. Several: (right − wrong) / number of keys, not below 0, so
 * that ticking everything earns little and guessing nothing.
 */
export const gradeChoice = (key: SelectionKey, given: readonly string[]): Outcome =>
	gradeSelection(key, given, (right, wrong, keys) => Math.max(0, (right - wrong) / keys));
