import type { Generated } from 'kysely';
import type { LinkTable, TeacherTable, TeacherAccountTable, TeacherSessionTable } from './tables/accounts.ts';
import type {
	AssignmentTable,
	AssignmentQuizTable,
	ExcusedTable,
	GradebookColumnTable,
	QuizVersionTable,
	RegradeTable,
} from './tables/assignments.ts';
import type {
	AttemptTable,
	AttemptEventTable,
	AttemptResultTable,
	OpenMarkTable,
	OverrideTable,
	StopReadTable,
} from './tables/attempts.ts';
import type {
	ClassTable,
	ClassChangeTable,
	ClassTeacherTable,
	GroupMemberTable,
	StudentTable,
	StudentDeviceTable,
	StudentGroupTable,
} from './tables/classes.ts';
import type { FormAnswerTable, KnownNetworkTable, RateLimitTable, ThrottleTable } from './tables/guards.ts';

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
