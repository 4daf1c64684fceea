/** The tables, as the newest migration leaves them. Portable types only: text, whole numbers, JSON as text. */
export interface Tables {
	quiz_version: QuizVersionTable;
}

export interface QuizVersionTable {
	readonly hash: string;
	readonly module: string;
	readonly quiz: string;
	readonly compiled: string;
	/** Milliseconds since 1970. */
	readonly stored_at: number;
}
