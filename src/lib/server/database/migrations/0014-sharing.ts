import { sql, type Kysely } from 'kysely';

/** Who teaches a class beside its owner, who has changed what in it, and since when it is out of the way. */
export async function up(db: Kysely<unknown>) {
	await teachers(db);
	await changes(db);
	// Kept to be read: nothing in it is changed, begun or handed in. Null: it is not.
	await db.schema.alterTable('class').addColumn('archived_at', 'bigint').execute();
	// A teacher takes an assignment as a student does, in a class on no list: id of the assignment. Null: a real class.
	await db.schema.alterTable('class').addColumn('preview_of', 'text').execute();
	await db.schema.createIndex('class_preview_of').on('class').column('preview_of').execute();
}

async function teachers(db: Kysely<unknown>) {
	await db.schema
		.createTable('class_teacher')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('class_id', 'text', (column) => column.notNull().references('class.id').onDelete('cascade'))
		// Null: whoever has the link.
		.addColumn('teacher_id', 'text', (column) => column.references('teacher.id').onDelete('cascade'))
		.addColumn('role', 'text', (column) => column.notNull().check(sql`role in ('editor', 'viewer')`))
		// From when on they no longer teach it; null: nobody has said.
		.addColumn('until', 'bigint')
		.addColumn('invited_at', 'bigint', (column) => column.notNull())
		// Until when the invitation can be accepted.
		.addColumn('expires_at', 'bigint', (column) => column.notNull())
		.addColumn('accepted_at', 'bigint')
		// SHA-256 of the secret in the link, in hex; null once it was used.
		.addColumn('link_hash', 'text', (column) => column.unique())
		.addUniqueConstraint('class_teacher_once', ['class_id', 'teacher_id'])
		.addCheckConstraint('class_teacher_known', sql`(teacher_id is null) = (link_hash is not null)`)
		.execute();
	await db.schema.createIndex('class_teacher_of').on('class_teacher').column('teacher_id').execute();
}

async function changes(db: Kysely<unknown>) {
	await db.schema
		.createTable('class_change')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('class_id', 'text', (column) => column.notNull().references('class.id').onDelete('cascade'))
		// Who; null once the account is gone.
		.addColumn('teacher_id', 'text', (column) => column.references('teacher.id').onDelete('set null'))
		// What, in machine form.
		.addColumn('kind', 'text', (column) => column.notNull())
		// JSON: ids of what it was about, and no names.
		.addColumn('about', 'text', (column) => column.notNull())
		.addColumn('made_at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema
		.createIndex('class_change_of')
		.on('class_change')
		.columns(['class_id', 'made_at', 'id'])
		.execute();
	await db.schema.createIndex('class_change_by').on('class_change').column('teacher_id').execute();
}
