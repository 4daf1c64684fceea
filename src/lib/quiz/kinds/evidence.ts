import { gradeSelection } from '../grade-selection.ts';
import type { SelectionKey } from '../grading-key.ts';
import type { Outcome } from '../outcome.ts';

/**
 * Overlap of the sentences selected and those of the key: F1, the harmonic mean of precision and recall
 * (van Rijsbergen 1979, chapter 7; also Dice's coefficient). One sentence too many costs, but is not fatal.
 */
export const gradeEvidence = (key: SelectionKey, given: readonly string[]): Outcome =>
	gradeSelection(key, given, (right, wrong, keys) => (2 * right) / (right + wrong + keys));
