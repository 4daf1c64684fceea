import type { Generated, GeneratedAlways } from 'kysely';
import type { AttemptEvent } from '../../quiz/attempt.ts';
import type { MarkRole } from '../../rules/marking.ts';
import type { ChangeKind } from '../../words/class-changes.ts';

/** The tables, as the newest migration leaves them. Portable types only: text, whole numbers, JSON as text. */
export interface Tables {
	quiz_version: QuizVersionTable;
	teacher: TeacherTable;
	teacher_session: TeacherSessionTable;
	teacher_account: TeacherAccountTable;
	link: LinkTable;
	/** The list stays hidden unless it is said otherwise. */
	class: Omit<ClassTable, 'list_names'> & { readonly list_names: Generated<0 | 1> };
	class_teacher: ClassTeacherTable;
	class_change: ClassChangeTable;
	student: StudentTable;
	student_device: StudentDeviceTable;
	assignment: AssignmentTable;
	assignment_quiz: AssignmentQuizTable;
	stop_read: StopReadTable;
	student_group: StudentGroupTable;
	group_member: GroupMemberTable;
	attempt: AttemptTable;
	attempt_event: AttemptEventTable;
	attempt_result: AttemptResultTable;
	open_mark: OpenMarkTable;
	override: OverrideTable;
	regrade: RegradeTable;
	gradebook_column: GradebookColumnTable;
	excused: ExcusedTable;
	throttle: ThrottleTable;
	known_network: KnownNetworkTable;
	rate_limit: RateLimitTable;
	form_answer: FormAnswerTable;
}

interface QuizVersionTable {
	readonly hash: string;
	readonly module: string;
	readonly quiz: string;
	readonly compiled: string;
	/** Milliseconds since 1970. */
	readonly stored_at: number;
}

/** Times that better-auth writes: a date in PostgreSQL, ISO text in SQLite. */
type AuthDate = Date | string;
/** Likewise: a boolean in PostgreSQL, 0 or 1 in SQLite. */
type AuthBoolean = boolean | number;

interface TeacherTable {
	readonly id: string;
	readonly name: string;
	/** In lower case. */
	readonly email: string;
	readonly email_verified: AuthBoolean;
	readonly image: string | null;
	readonly role: 'teacher' | 'administrator';
	/** Since when they may see the questions kept for tests; null: nobody vouches for them. 0: from before it was asked. */
	readonly vouched_at: number | null;
	/** Since when they cannot sign in; null: they can. */
	readonly disabled_at: number | null;
	readonly created_at: AuthDate;
	readonly updated_at: AuthDate;
}

interface TeacherSessionTable {
	readonly id: string;
	readonly token: string;
	readonly teacher_id: string;
	readonly expires_at: AuthDate;
	readonly created_at: AuthDate;
	readonly updated_at: AuthDate;
	readonly ip_address: string | null;
	readonly user_agent: string | null;
}

interface TeacherAccountTable {
	readonly id: string;
	readonly teacher_id: string;
	/** `credential` for e-mail and password. */
	readonly provider_id: string;
	readonly account_id: string;
	readonly password: string | null;
	readonly created_at: AuthDate;
	readonly updated_at: AuthDate;
}

interface LinkTable {
	readonly hash: string;
	readonly kind: 'set-up' | 'invitation' | 'password';
	readonly teacher_id: string | null;
	readonly created_at: number;
	readonly expires_at: number;
	readonly used_at: number | null;
}

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
interface ClassChangeTable {
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

interface StudentDeviceTable {
	readonly hash: string;
	readonly student_id: string;
	readonly created_at: number;
}

export interface AssignmentTable {
	readonly id: string;
	readonly class_id: string;
	readonly title: string;
	readonly join_code: string;
	/** JSON: AssignmentRules. */
	readonly rules: string;
	/** JSON: Plan; null: quizzes alone. */
	readonly plan: string | null;
	/** JSON: GivenTo; null: to all. */
	readonly given_to: string | null;
	/** Id of the assignment that it follows; null: it stands by itself. */
	readonly follows: string | null;
	readonly live_scores: 0 | 1;
	/** JSON: MarkingOptions; null: neither of them. */
	readonly marking: string | null;
	readonly created_at: number;
	readonly deleted_at: number | null;
}

interface AssignmentQuizTable {
	readonly assignment_id: string;
	readonly place: number;
	readonly form: number;
	readonly version_hash: string;
}

interface StudentGroupTable {
	readonly id: string;
	readonly class_id: string;
	readonly name: string;
	readonly created_at: number;
}

interface GroupMemberTable {
	readonly group_id: string;
	readonly student_id: string;
}

/** That a student came to the end of a stop of a plan: of a text, or of a case. */
interface StopReadTable {
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

interface OverrideTable {
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

export interface RegradeTable {
	readonly id: string;
	readonly assignment_id: string;
	readonly from_hash: string;
	readonly to_hash: string;
	/** JSON: RegradeChoices. */
	readonly choices: string;
	readonly made_at: number;
	readonly undone_at: number | null;
}

interface GradebookColumnTable {
	readonly assignment_id: string;
	/** May be empty. */
	readonly category: string;
	/** Thousandths; null: 1, as any other. */
	readonly weight: number | null;
	/** Null: by its mode. */
	readonly counts: 0 | 1 | null;
}

interface ExcusedTable {
	readonly assignment_id: string;
	readonly student_id: string;
	readonly excused_at: number;
}

interface ThrottleTable {
	readonly key: string;
	readonly count: number;
	readonly since: number;
}

/** How a form was answered that may be sent again. */
interface FormAnswerTable {
	readonly hash: string;
	/** Sealed JSON; empty while it is being made. */
	readonly answer: string;
	readonly expires_at: number;
}

interface KnownNetworkTable {
	/** `teacher …` or `class …`, and a hash of the network. */
	readonly key: string;
	/** When a secret was right there. */
	readonly at: number;
}

/** What better-auth counts; it writes this by itself. */
interface RateLimitTable {
	readonly id: string;
	/** Where a request came from, as `withAddress` says it, and its path. */
	readonly key: string;
	readonly count: number;
	/** Milliseconds since 1970. */
	readonly last_request: number;
}
