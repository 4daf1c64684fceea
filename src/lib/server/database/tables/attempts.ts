import type { GeneratedAlways } from 'kysely';
import type { AttemptEvent } from '../../../quiz/attempt.ts';
import type { MarkRole } from '../../../rules/marking.ts';

/** That a student came to the end of a stop of a plan: of a text, or of a case. */
export interface StopReadTable {
	readonly assignment_id: string;
	readonly student_id: string;
	/** `stopName` of a Plan. */
	readonly stop: string;
	/** When it was heard, in milliseconds since 1970. */
	readonly read_at: number;
	/** What was decided: `roadText`; null, as the points: a text. */
	readonly road: string | null;
	readonly earned: number | null;
	readonly possible: number | null;
}

export interface AttemptTable {
	readonly id: string;
	readonly assignment_id: string;
	readonly student_id: string;
	readonly place: number;
	/** From 1. */
	readonly number: number;
	readonly form: number;
	readonly version_hash: string;
	readonly seed: string;
	readonly started_at: number;
	readonly handed_in_at: number | null;
	readonly handed_in_device: string | null;
	readonly handed_in_sequence: number | null;
	/** Until when the teacher has opened it again after its time ran out; null: not. Milliseconds since 1970. */
	readonly reopened_until: number | null;
}

export interface AttemptEventTable {
	readonly id: string;
	readonly attempt_id: string;
	readonly device: string;
	readonly sequence: number;
	/** JSON: AttemptEvent. */
	readonly body: string;
	/** Of the body; the database writes it. */
	readonly type: GeneratedAlways<AttemptEvent['type']>;
	readonly received_at: number;
	readonly arrival: number;
}

/** What the events of a finished attempt come to; kept, and made again where it is missing or void. */
export interface AttemptResultTable {
	readonly attempt_id: string;
	/** What it was graded by. */
	readonly graded_by: string;
	/** Of the last event that is in it. */
	readonly arrival: number;
	/** Points: `numerator/denominator`. */
	readonly earned: string;
	readonly answered: number;
	readonly missing: number;
	readonly last_received_at: number;
	/** JSON: `byObjective` of a Report. */
	readonly by_objective: string;
	/** JSON: Attempt. */
	readonly attempt: string;
	/** JSON: by id of an item, milliseconds since 1970. */
	readonly responded_at: string;
	/** Answers that nobody has marked. */
	readonly unmarked: number;
}

/** What a teacher gave for an answer in a student's own words. Never changed: what holds is the newest of a role. */
export interface OpenMarkTable {
	readonly id: string;
	readonly attempt_id: string;
	readonly item_id: string;
	/** Null once the account is gone. */
	readonly marker_id: string | null;
	readonly role: MarkRole;
	/** Names the answer as it was when it was marked. */
	readonly answer: string;
	/** JSON: by id of a criterion, its level. */
	readonly levels: string;
	/** May be empty. */
	readonly comment: string;
	/** Milliseconds since 1970. */
	readonly made_at: number;
}

export interface OverrideTable {
	readonly id: string;
	readonly assignment_id: string;
	readonly student_id: string;
	readonly place: number;
	/** Thousandths of a point; null: what was earned counts. */
	readonly earned: number | null;
	/** With no points and no comment, everything is taken back. */
	readonly comment: string;
	readonly made_at: number;
}
