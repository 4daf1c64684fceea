import { endFor, dueFor, GRACE, NO_EXTRA, type ExtraTime } from './deadline.ts';
import { overSince, type AssignedAttempt } from './over.ts';
import type { AssignmentRules, ReleaseTime } from './rules.ts';

/** What a student may see of their own attempt. */
export interface Released {
	readonly score: boolean;
	/** What they gave themselves. */
	readonly responses: boolean;
	/** How right that was and why: marks, rationales, citations of what they chose. While an attempt runs, of checked items alone. */
	readonly feedback: boolean;
	/** The correct responses, and the rationales of everything else. While an attempt runs, of checked items alone. */
	readonly keys: boolean;
}

/** An attempt, and what is known of what is still on its way. */
export interface DeliveredAttempt extends AssignedAttempt {
	/** How many sequence numbers below the hand-in's have not arrived from its device; 0 before the hand-in. */
	readonly missing: number;
}

const NOTHING: Released = { score: false, responses: false, feedback: false, keys: false };

/**
 * When the last of a class is through: `after-due` waits for those with extra time, and for late work as long
 * as it is taken. Null: never. Practice without a closing date is taken for ever, so there the due date decides; of a
 * grade nothing is told while it can still be taken.
 * @param extras of every student; those without any may be left out
 */
export function classEnd(rules: AssignmentRules, extras: readonly ExtraTime[]): number | null {
	const due = (extra: ExtraTime) => (rules.mode === 'practice' ? dueFor(rules, extra) : null);
	const ends = [NO_EXTRA, ...extras].flatMap((extra) => endFor(rules, extra) ?? due(extra) ?? []);
	return ends.length > 0 ? Math.max(...ends) : null;
}

/**
 * What a student may see now.
 *
 * The score never comes before the attempt is over: of a short quiz it says as much as feedback.
 * @param attempt null before one has begun: then nothing, whatever the rules
 * @param end what `classEnd` gives
 */
export function release(
	rules: AssignmentRules,
	extra: ExtraTime,
	attempt: DeliveredAttempt | null,
	end: number | null,
	now: number,
): Released {
	if (!attempt) return NOTHING;
	const over = isSettled(rules, extra, attempt, now);
	const ended = end !== null && now > end + GRACE;
	const reached = (time: ReleaseTime) => {
		switch (time) {
			case 'at-once':
				return true;
			case 'after-hand-in':
				return over;
			case 'after-due':
				return over && ended;
			case 'never':
				return false;
		}
	};
	return {
		score: over && reached(rules.score),
		responses: true,
		feedback: reached(rules.feedback),
		keys: reached(rules.keys),
	};
}

/**
 * Whether the page may carry the keys: practice, and everything released at once anyway. All else is redacted, and
 * what is released is asked of the server.
 */
export const shipsKeys = ({ mode, feedback, keys }: AssignmentRules) =>
	mode === 'practice' && feedback === 'at-once' && keys === 'at-once';

/** Over, and nothing given before the hand-in can still be taken. */
function isSettled(
	rules: AssignmentRules,
	extra: ExtraTime,
	attempt: DeliveredAttempt,
	now: number,
): boolean {
	const since = overSince(rules, extra, attempt, now);
	return since !== null && (attempt.missing === 0 || now > since + GRACE);
}
