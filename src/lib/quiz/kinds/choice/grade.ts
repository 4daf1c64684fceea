import { gradeSelection, type SelectionKey } from '../selection.ts';
import type { Outcome } from '../../outcome.ts';
import type { ItemResponse } from '../../response.ts';

export { correctResponse, keyOf, onlyAdds } from '../selection.ts';

/**
 * One key: right or wrong. Several: (right − wrong) / number of keys, not below 0, so that ticking everything earns
 * little and guessing nothing.
 */
export const grade = (key: SelectionKey, given: ItemResponse): Outcome =>
	gradeSelection(key, given, (right, wrong, keys) => [Math.max(0, right - wrong), keys]);
