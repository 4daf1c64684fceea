export interface QuizVersionTable {
	readonly hash: string;
	readonly module: string;
	readonly quiz: string;
	readonly compiled: string;
	/** Milliseconds since 1970. */
	readonly stored_at: number;
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

export interface AssignmentQuizTable {
	readonly assignment_id: string;
	readonly place: number;
	readonly form: number;
	readonly version_hash: string;
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

export interface GradebookColumnTable {
	readonly assignment_id: string;
	/** May be empty. */
	readonly category: string;
	/** Thousandths; null: 1, as any other. */
	readonly weight: number | null;
	/** Null: by its mode. */
	readonly counts: 0 | 1 | null;
}

export interface ExcusedTable {
	readonly assignment_id: string;
	readonly student_id: string;
	readonly excused_at: number;
}
