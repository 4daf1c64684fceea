import { PostgresAdapter, sql, type Kysely } from 'kysely';

/**
 * Teachers and their sessions, in the form that better-auth reads and writes: its times are dates where the
 * database has them, else text. All else is ours.
 */
export async function up(db: Kysely<unknown>) {
	const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
	const date = isPostgres ? 'timestamptz' : 'text';
	const yesNo = isPostgres ? 'boolean' : 'integer';

	await db.schema
		.createTable('teacher')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('name', 'text', (column) => column.notNull())
		.addColumn('email', 'text', (column) => column.notNull().unique())
		.addColumn('email_verified', yesNo, (column) => column.notNull())
		.addColumn('image', 'text')
		.addColumn('role', 'text', (column) => column.notNull().check(sql`role in ('teacher', 'administrator')`))
		.addColumn('created_at', date, (column) => column.notNull())
		.addColumn('updated_at', date, (column) => column.notNull())
		.execute();

	await db.schema
		.createTable('teacher_session')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('token', 'text', (column) => column.notNull().unique())
		.addColumn('teacher_id', 'text', (column) =>
			column.notNull().references('teacher.id').onDelete('cascade'),
		)
		.addColumn('expires_at', date, (column) => column.notNull())
		.addColumn('created_at', date, (column) => column.notNull())
		.addColumn('updated_at', date, (column) => column.notNull())
		.addColumn('ip_address', 'text')
		.addColumn('user_agent', 'text')
		.execute();
	await db.schema.createIndex('teacher_session_of').on('teacher_session').column('teacher_id').execute();

	await db.schema
		.createTable('teacher_account')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('teacher_id', 'text', (column) =>
			column.notNull().references('teacher.id').onDelete('cascade'),
		)
		.addColumn('provider_id', 'text', (column) => column.notNull())
		.addColumn('account_id', 'text', (column) => column.notNull())
		.addColumn('password', 'text')
		.addColumn('access_token', 'text')
		.addColumn('refresh_token', 'text')
		.addColumn('id_token', 'text')
		.addColumn('access_token_expires_at', date)
		.addColumn('refresh_token_expires_at', date)
		.addColumn('scope', 'text')
		.addColumn('created_at', date, (column) => column.notNull())
		.addColumn('updated_at', date, (column) => column.notNull())
		.addUniqueConstraint('teacher_account_once', ['provider_id', 'account_id'])
		.execute();
	await db.schema.createIndex('teacher_account_of').on('teacher_account').column('teacher_id').execute();

	await db.schema
		.createTable('teacher_verification')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('identifier', 'text', (column) => column.notNull())
		.addColumn('value', 'text', (column) => column.notNull())
		.addColumn('expires_at', date, (column) => column.notNull())
		.addColumn('created_at', date, (column) => column.notNull())
		.addColumn('updated_at', date, (column) => column.notNull())
		.execute();
	await db.schema
		.createIndex('teacher_verification_for')
		.on('teacher_verification')
		.column('identifier')
		.execute();

	await db.schema
		.createTable('rate_limit')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('key', 'text', (column) => column.notNull().unique())
		.addColumn('count', 'integer', (column) => column.notNull())
		.addColumn('last_request', 'bigint', (column) => column.notNull())
		.execute();

	// Links that let somebody in once: the first teacher, an invited one, one who forgot the password.
	await db.schema
		.createTable('link')
		// SHA-256 of the secret in the link, in hex: whoever reads the database cannot use it.
		.addColumn('hash', 'text', (column) => column.primaryKey())
		.addColumn('kind', 'text', (column) =>
			column.notNull().check(sql`kind in ('set-up', 'invitation', 'password')`),
		)
		// Whose password it changes, or who has invited.
		.addColumn('teacher_id', 'text', (column) => column.references('teacher.id').onDelete('cascade'))
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addColumn('expires_at', 'bigint', (column) => column.notNull())
		.addColumn('used_at', 'bigint')
		.execute();
}
