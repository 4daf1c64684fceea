import type { AttemptOptions } from '../quiz/attempt.ts';
import type { AssignmentRules } from './rules.ts';

/** How an attempt under these rules is taken. */
export const attemptOptions = ({ feedback, certainty, shuffle }: AssignmentRules): AttemptOptions => ({
	feedback: feedback === 'at-once' ? 'each' : 'end',
	certainty: certainty === 'ask',
	shuffle,
});
