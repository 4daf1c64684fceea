import type { ChangeKind } from '../../../words/class-changes.ts';

/** Moments are milliseconds since 1970. */
export interface ClassTable {
	readonly id: string;
	readonly teacher_id: string;
	readonly name: string;
	/** IANA name. */
	readonly time_zone: string;
	readonly join_code: string;
	readonly open_joining: 0 | 1;
	/** Whether the join page shows the names that are still to be taken. */
	readonly list_names: 0 | 1;
	readonly created_at: number;
	readonly ends_at: number;
	/** Days after the end until everything in it is deleted. */
	readonly kept_days: number;
	readonly is_demo: 0 | 1;
	readonly deleted_at: number | null;
	/** Since when it can only be read; null: it is not archived. */
	readonly archived_at: number | null;
	/** Id of the assignment that its teacher takes in it as a student does: no class at all. Null for every other. */
	readonly preview_of: string | null;
}

/** Somebody who teaches a class beside its owner, or is invited to. Moments are milliseconds since 1970. */
export interface ClassTeacherTable {
	readonly id: string;
	readonly class_id: string;
	/** Null: whoever has the link. */
	readonly teacher_id: string | null;
	readonly role: 'editor' | 'viewer';
	/** From when on they no longer teach it; null: nobody has said. */
	readonly until: number | null;
	readonly invited_at: number;
	/** Until when the invitation can be accepted. */
	readonly expires_at: number;
	/** Null: invited. */
	readonly accepted_at: number | null;
	/** Of the secret in the link. */
	readonly link_hash: string | null;
}

/** What a teacher has changed in a class. */
export interface ClassChangeTable {
	readonly id: string;
	readonly class_id: string;
	/** Null once the account is gone. */
	readonly teacher_id: string | null;
	readonly kind: ChangeKind;
	/** JSON: a ClassChange, but for its kind. */
	readonly about: string;
	/** Milliseconds since 1970. */
	readonly made_at: number;
}

export interface StudentTable {
	readonly id: string;
	readonly class_id: string;
	readonly nickname: string;
	/** Null once removed. */
	readonly name_key: string | null;
	/** Sealed: see `sealed-code.ts`. */
	readonly resume_code: string;
	/** What a typed code is found by; null only until the server has sealed what an older version stored. */
	readonly resume_key: string | null;
	readonly joined_at: number | null;
	readonly extra_percent: number;
	readonly extra_minutes: number;
	readonly created_at: number;
	readonly removed_at: number | null;
}

export interface StudentDeviceTable {
	readonly hash: string;
	readonly student_id: string;
	readonly created_at: number;
}

export interface StudentGroupTable {
	readonly id: string;
	readonly class_id: string;
	readonly name: string;
	readonly created_at: number;
}

export interface GroupMemberTable {
	readonly group_id: string;
	readonly student_id: string;
}
