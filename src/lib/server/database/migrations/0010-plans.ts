import type { Kysely } from 'kysely';

/** A module can be assigned as one: its path with dates, and which of its texts a student has read. */
export async function up(db: Kysely<unknown>) {
	// JSON: Plan; null: quizzes alone.
	await db.schema.alterTable('assignment').addColumn('plan', 'text').execute();
	await db.schema
		.createTable('stop_read')
		.addColumn('assignment_id', 'text', (column) =>
			column.notNull().references('assignment.id').onDelete('cascade'),
		)
		.addColumn('student_id', 'text', (column) =>
			column.notNull().references('student.id').onDelete('cascade'),
		)
		.addColumn('stop', 'text', (column) => column.notNull())
		.addColumn('read_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('stop_read_key', ['assignment_id', 'student_id', 'stop'])
		.execute();
	await db.schema.createIndex('stop_read_student').on('stop_read').column('student_id').execute();
}
