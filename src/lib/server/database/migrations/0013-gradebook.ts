import { sql, type Kysely } from 'kysely';

/** What a teacher says about a column of the gradebook, and who is excused from what. */
export async function up(db: Kysely<unknown>) {
	await db.schema
		.createTable('gradebook_column')
		.addColumn('assignment_id', 'text', (column) =>
			column.primaryKey().references('assignment.id').onDelete('cascade'),
		)
		.addColumn('category', 'text', (column) => column.notNull())
		// Thousandths. Null: as much as any other, which is 1.
		.addColumn('weight', 'integer', (column) => column.check(sql`weight >= 0`))
		// 0 or 1. Null: by its mode; practice does not count.
		.addColumn('counts', 'integer', (column) => column.check(sql`counts in (0, 1)`))
		.execute();
	await db.schema
		.createTable('excused')
		.addColumn('assignment_id', 'text', (column) =>
			column.notNull().references('assignment.id').onDelete('cascade'),
		)
		.addColumn('student_id', 'text', (column) =>
			column.notNull().references('student.id').onDelete('cascade'),
		)
		.addColumn('excused_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('excused_once', ['assignment_id', 'student_id'])
		.execute();
	await db.schema.createIndex('excused_student').on('excused').column('student_id').execute();
}
