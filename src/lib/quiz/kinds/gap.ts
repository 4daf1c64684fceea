import { gradeRows } from '../grade-rows.ts';
import type { GapsKey } from '../grading-key.ts';
import type { Outcome } from '../outcome.ts';

/** Share of gaps filled rightly. */
export const gradeGap = ({ gaps }: GapsKey, given: readonly string[]): Outcome => gradeRows(gaps, given);
