import { gradeSelection, type SelectionKey } from '../selection.ts';
import type { Outcome } from '../../outcome.ts';
import type { ItemResponse } from '../../response.ts';

export { correctResponse, keyOf, onlyAdds } from '../selection.ts';

/**
 * Overlap of the sentences selected and those of the key: F1, the harmonic mean of precision and recall
 * (van Rijsbergen 1979, chapter 7; also Dice's coefficient). One sentence too many costs, but is not fatal.
 */
export const grade = (key: SelectionKey, given: ItemResponse): Outcome =>
	gradeSelection(key, given, (right, wrong, keys) => [2 * right, right + wrong + keys]);
