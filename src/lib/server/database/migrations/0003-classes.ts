import { sql, type Kysely } from 'kysely';

/** Classes, their students, what is assigned to them, and everything a student did. */
export async function up(db: Kysely<unknown>) {
	await classes(db);
	await students(db);
	await assignments(db);
	await attempts(db);
	await decisions(db);
	await throttle(db);
}

async function classes(db: Kysely<unknown>) {
	await db.schema
		.createTable('class')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('teacher_id', 'text', (column) =>
			column.notNull().references('teacher.id').onDelete('cascade'),
		)
		.addColumn('name', 'text', (column) => column.notNull())
		// IANA name: dates are written and shown in it.
		.addColumn('time_zone', 'text', (column) => column.notNull())
		.addColumn('join_code', 'text', (column) => column.notNull().unique())
		// 1: whoever has the code may come in under a name of their own; 0: only names on the roster.
		.addColumn('open_joining', 'integer', (column) => column.notNull().check(sql`open_joining in (0, 1)`))
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addColumn('ends_at', 'bigint', (column) => column.notNull())
		// Days after its end until everything in it is deleted.
		.addColumn('kept_days', 'integer', (column) => column.notNull().check(sql`kept_days >= 0`))
		// 1: invented data, to look around in.
		.addColumn('is_demo', 'integer', (column) => column.notNull().check(sql`is_demo in (0, 1)`))
		// Thrown away, but for a while to be had back.
		.addColumn('deleted_at', 'bigint')
		.execute();
	await db.schema.createIndex('class_of').on('class').column('teacher_id').execute();
}

async function students(db: Kysely<unknown>) {
	await db.schema
		.createTable('student')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('class_id', 'text', (column) => column.notNull().references('class.id').onDelete('cascade'))
		.addColumn('nickname', 'text', (column) => column.notNull())
		// The name folded, so that “amina” is “Amina”; null once removed, and the name is free again.
		.addColumn('name_key', 'text')
		.addColumn('resume_code', 'text', (column) => column.notNull())
		// Null: on the roster, and nobody has come in under the name.
		.addColumn('joined_at', 'bigint')
		.addColumn('extra_percent', 'integer', (column) => column.notNull().check(sql`extra_percent >= 0`))
		.addColumn('extra_minutes', 'integer', (column) => column.notNull().check(sql`extra_minutes >= 0`))
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addColumn('removed_at', 'bigint')
		.addUniqueConstraint('student_name_once', ['class_id', 'name_key'])
		.addUniqueConstraint('student_resume_once', ['class_id', 'resume_code'])
		.execute();

	await db.schema
		.createTable('student_device')
		// SHA-256, in hex, of the secret that the device keeps.
		.addColumn('hash', 'text', (column) => column.primaryKey())
		.addColumn('student_id', 'text', (column) =>
			column.notNull().references('student.id').onDelete('cascade'),
		)
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema.createIndex('student_device_of').on('student_device').column('student_id').execute();
}

async function assignments(db: Kysely<unknown>) {
	await db.schema
		.createTable('assignment')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('class_id', 'text', (column) => column.notNull().references('class.id').onDelete('cascade'))
		.addColumn('title', 'text', (column) => column.notNull())
		.addColumn('join_code', 'text', (column) => column.notNull().unique())
		// JSON: AssignmentRules.
		.addColumn('rules', 'text', (column) => column.notNull())
		// 1: the teacher's live view shows scores too.
		.addColumn('live_scores', 'integer', (column) => column.notNull().check(sql`live_scores in (0, 1)`))
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addColumn('deleted_at', 'bigint')
		.execute();
	await db.schema.createIndex('assignment_of').on('assignment').columns(['class_id', 'created_at']).execute();

	// What is taken: one row for a quiz; for one drawn from a pool, a row for each parallel form.
	await db.schema
		.createTable('assignment_quiz')
		.addColumn('assignment_id', 'text', (column) =>
			column.notNull().references('assignment.id').onDelete('cascade'),
		)
		.addColumn('place', 'integer', (column) => column.notNull().check(sql`place >= 0`))
		.addColumn('form', 'integer', (column) => column.notNull().check(sql`form >= 0`))
		.addColumn('version_hash', 'text', (column) => column.notNull().references('quiz_version.hash'))
		.addPrimaryKeyConstraint('assignment_quiz_once', ['assignment_id', 'place', 'form'])
		.execute();
}

async function attempts(db: Kysely<unknown>) {
	await db.schema
		.createTable('attempt')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('assignment_id', 'text', (column) =>
			column.notNull().references('assignment.id').onDelete('cascade'),
		)
		.addColumn('student_id', 'text', (column) =>
			column.notNull().references('student.id').onDelete('cascade'),
		)
		.addColumn('place', 'integer', (column) => column.notNull())
		// Counts the student's attempts at this quiz from 1: of two that start at once one fails.
		.addColumn('number', 'integer', (column) => column.notNull().check(sql`number >= 1`))
		.addColumn('form', 'integer', (column) => column.notNull())
		.addColumn('version_hash', 'text', (column) => column.notNull().references('quiz_version.hash'))
		.addColumn('seed', 'text', (column) => column.notNull())
		.addColumn('started_at', 'bigint', (column) => column.notNull())
		// The hand-in, when there is one: all three or none.
		.addColumn('handed_in_at', 'bigint')
		.addColumn('handed_in_device', 'text')
		.addColumn('handed_in_sequence', 'integer')
		.addUniqueConstraint('attempt_number_once', ['assignment_id', 'student_id', 'place', 'number'])
		.execute();
	await db.schema.createIndex('attempt_of').on('attempt').column('student_id').execute();

	await db.schema
		.createTable('attempt_event')
		// The client's UUID: what is sent twice is stored once.
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('attempt_id', 'text', (column) =>
			column.notNull().references('attempt.id').onDelete('cascade'),
		)
		.addColumn('device', 'text', (column) => column.notNull())
		.addColumn('sequence', 'integer', (column) => column.notNull().check(sql`sequence >= 0`))
		// JSON: AttemptEvent.
		.addColumn('body', 'text', (column) => column.notNull())
		.addColumn('received_at', 'bigint', (column) => column.notNull())
		// Order of arrival within the attempt, from 1; given by the server.
		.addColumn('arrival', 'integer', (column) => column.notNull())
		.addUniqueConstraint('attempt_event_sequence_once', ['attempt_id', 'device', 'sequence'])
		.addUniqueConstraint('attempt_event_arrival_once', ['attempt_id', 'arrival'])
		.execute();
}

/** What a teacher decides over and above the events. */
async function decisions(db: Kysely<unknown>) {
	await db.schema
		.createTable('override')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('assignment_id', 'text', (column) =>
			column.notNull().references('assignment.id').onDelete('cascade'),
		)
		.addColumn('student_id', 'text', (column) =>
			column.notNull().references('student.id').onDelete('cascade'),
		)
		.addColumn('place', 'integer', (column) => column.notNull())
		// Thousandths of a point. Null: the override was taken back.
		.addColumn('earned', 'integer')
		.addColumn('comment', 'text', (column) => column.notNull())
		.addColumn('made_at', 'bigint', (column) => column.notNull())
		.execute();
	// The latest of a student and place holds; those before it are its history.
	await db.schema
		.createIndex('override_of')
		.on('override')
		.columns(['assignment_id', 'student_id', 'place', 'made_at'])
		.execute();

	await db.schema
		.createTable('regrade')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('assignment_id', 'text', (column) =>
			column.notNull().references('assignment.id').onDelete('cascade'),
		)
		.addColumn('from_hash', 'text', (column) => column.notNull().references('quiz_version.hash'))
		.addColumn('to_hash', 'text', (column) => column.notNull().references('quiz_version.hash'))
		.addColumn('made_at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema.createIndex('regrade_of').on('regrade').column('assignment_id').execute();
}

/** Guesses and other things that are slowed down; here, so that a restart forgives nothing. */
async function throttle(db: Kysely<unknown>) {
	await db.schema
		.createTable('throttle')
		// What is counted, and for whom: a hash where it is somebody's address.
		.addColumn('key', 'text', (column) => column.primaryKey())
		.addColumn('count', 'integer', (column) => column.notNull())
		.addColumn('since', 'bigint', (column) => column.notNull())
		.execute();
}
