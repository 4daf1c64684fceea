import type { AttemptOptions } from '../quiz/attempt.ts';

/** Sooner to later; `never` is the latest. */
export const RELEASES = ['at-once', 'after-hand-in', 'after-due', 'never'] as const;
export type ReleaseTime = (typeof RELEASES)[number];

/** What a teacher decides about an assignment. Moments are in milliseconds since 1970 UTC. */
export interface AssignmentRules {
	/** Practice ships the key to the device and is never a grade. */
	readonly mode: 'practice' | 'graded';
	/** Null: at once. */
	readonly opensAt: number | null;
	/** What is handed in after it is late. Null: nothing ever is. */
	readonly dueAt: number | null;
	/** The last moment late work is taken. Null: no end to it; when late work is refused always null. */
	readonly closesAt: number | null;
	/** IANA name of the zone the teacher's dates are written and shown in. */
	readonly timeZone: string;
	readonly latePolicy: 'refuse' | 'accept' | 'penalty';
	/** Percent of what was earned, 1 to 100, taken off once however late; counts under `penalty` alone. */
	readonly latePenalty: number;
	readonly attempts: number | 'unlimited';
	/** Which attempt's score counts. */
	readonly counting: 'first' | 'best' | 'last' | 'average';
	/** Minutes from the start of an attempt. Null: none. */
	readonly timeLimit: number | null;
	readonly shuffle: boolean;
	/** Whether students are asked how sure they are. */
	readonly certainty: 'off' | 'ask';
	/** When a student learns their score; not before the attempt is over. */
	readonly score: ReleaseTime;
	/** When a student learns how right their responses were, and why. */
	readonly feedback: ReleaseTime;
	/** When a student sees the correct responses; never sooner than the feedback. */
	readonly keys: ReleaseTime;
	/** Percent of the possible score, 1 to 100. Null: nobody passes or fails. */
	readonly passMark: number | null;
	/** Plain text for the students; may be empty. */
	readonly message: string;
}

/** How an attempt under these rules is taken. */
export const attemptOptions = ({ feedback, certainty, shuffle }: AssignmentRules): AttemptOptions => ({
	feedback: feedback === 'at-once' ? 'each' : 'end',
	certainty: certainty === 'ask',
	shuffle,
});
