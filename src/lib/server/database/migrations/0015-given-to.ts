import type { Kysely } from 'kysely';

/** Something can be given to some of a class, with dates of one’s own, and again after what was misread. */
export async function up(db: Kysely<unknown>) {
	// JSON: GivenTo; null: to all, as everything was until now.
	await db.schema.alterTable('assignment').addColumn('given_to', 'text').execute();
	// What it follows; null: it stands by itself.
	await db.schema
		.alterTable('assignment')
		.addColumn('follows', 'text', (column) => column.references('assignment.id').onDelete('set null'))
		.execute();
	await db.schema
		.createTable('student_group')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('class_id', 'text', (column) => column.notNull().references('class.id').onDelete('cascade'))
		.addColumn('name', 'text', (column) => column.notNull())
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema.createIndex('student_group_of').on('student_group').column('class_id').execute();
	await db.schema
		.createTable('group_member')
		.addColumn('group_id', 'text', (column) =>
			column.notNull().references('student_group.id').onDelete('cascade'),
		)
		.addColumn('student_id', 'text', (column) =>
			column.notNull().references('student.id').onDelete('cascade'),
		)
		.addPrimaryKeyConstraint('group_member_key', ['group_id', 'student_id'])
		.execute();
	await db.schema.createIndex('group_member_student').on('group_member').column('student_id').execute();
}
