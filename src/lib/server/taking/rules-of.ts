import type { ExtraTime } from '../../assign/deadline.ts';
import type { AssignmentRules } from '../../assign/rules.ts';
import type { AssignmentTable, StudentTable } from '../database/tables.ts';

/** As they were parsed before they were stored. */
export const rulesOf = ({ rules }: AssignmentTable) => JSON.parse(rules) as AssignmentRules;

export const extraOf = ({ extra_percent, extra_minutes }: StudentTable): ExtraTime => ({
	percent: extra_percent,
	minutes: extra_minutes,
});

/**
 * Whether the page may carry the keys: practice, and everything released at once anyway. All else is redacted, and
 * what is released is asked of the server.
 */
export const shipsKeys = ({ mode, feedback, keys }: AssignmentRules) =>
	mode === 'practice' && feedback === 'at-once' && keys === 'at-once';
