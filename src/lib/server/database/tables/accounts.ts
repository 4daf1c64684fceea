/** Times that better-auth writes: a date in PostgreSQL, ISO text in SQLite. */
type AuthDate = Date | string;
/** Likewise: a boolean in PostgreSQL, 0 or 1 in SQLite. */
type AuthBoolean = boolean | number;

export interface TeacherTable {
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

export interface TeacherSessionTable {
	readonly id: string;
	readonly token: string;
	readonly teacher_id: string;
	readonly expires_at: AuthDate;
	readonly created_at: AuthDate;
	readonly updated_at: AuthDate;
	readonly ip_address: string | null;
	readonly user_agent: string | null;
}

export interface TeacherAccountTable {
	readonly id: string;
	readonly teacher_id: string;
	/** `credential` for e-mail and password. */
	readonly provider_id: string;
	readonly account_id: string;
	readonly password: string | null;
	readonly created_at: AuthDate;
	readonly updated_at: AuthDate;
}

export interface LinkTable {
	readonly hash: string;
	readonly kind: 'set-up' | 'invitation' | 'password';
	readonly teacher_id: string | null;
	readonly created_at: number;
	readonly expires_at: number;
	readonly used_at: number | null;
}
