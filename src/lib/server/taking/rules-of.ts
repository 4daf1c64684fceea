import type { AssignmentRules } from '../../rules/rules.ts';

export { extraOf, rulesOf } from '../attempts/rules-of.ts';

/**
 * Whether the page may carry the keys: practice, and everything released at once anyway. All else is redacted, and
 * what is released is asked of the server.
 */
export const shipsKeys = ({ mode, feedback, keys }: AssignmentRules) =>
	mode === 'practice' && feedback === 'at-once' && keys === 'at-once';
