import { randomUUID } from 'node:crypto';
import { makeClass } from '../../../src/lib/server/classes/change-class.ts';
import type { ClassFields } from '../../../src/lib/server/classes/class-fields.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';
import type { AttemptTable } from '../../../src/lib/server/database/tables/attempts.ts';

export const NOW = Date.UTC(2026, 8, 1, 8);
export const DAY = 86_400_000;

export const FIELDS: ClassFields = {
	name: 'History 9b',
	timeZone: 'Asia/Karachi',
	endsAt: NOW + 300 * DAY,
	keptDays: 365,
	openJoining: true,
	listNames: false,
};

/** A row alone: nobody signs in here. */
export async function makeTeacher({ db, engine }: Database, name = 'Amina Yusuf'): Promise<string> {
	const id = randomUUID();
	const date = engine === 'postgres' ? new Date(NOW) : new Date(NOW).toISOString();
	await db
		.insertInto('teacher')
		.values({
			id,
			name,
			email: `${id}@school.example`,
			email_verified: engine === 'postgres' ? false : 0,
			image: null,
			role: 'teacher',
			vouched_at: NOW,
			disabled_at: null,
			created_at: date,
			updated_at: date,
		})
		.execute();
	return id;
}

/** A class of a teacher of its own. */
export async function aClass(database: Database, fields: Partial<ClassFields> = {}) {
	return makeClass(database, await makeTeacher(database), { ...FIELDS, ...fields }, NOW);
}

export async function anAssignment(
	{ db }: Database,
	classId: string,
	title = 'Who offered what',
): Promise<string> {
	const id = randomUUID();
	await db
		.insertInto('quiz_version')
		.values({ hash: 'v1', module: 'm', quiz: 'q', compiled: '{}', stored_at: NOW })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await db
		.insertInto('assignment')
		.values({
			id,
			class_id: classId,
			title,
			join_code: id.slice(0, 8),
			rules: '{"dueAt":null}',
			live_scores: 0,
			created_at: NOW,
			deleted_at: null,
		})
		.execute();
	await db
		.insertInto('assignment_quiz')
		.values({ assignment_id: id, place: 0, form: 0, version_hash: 'v1' })
		.execute();
	return id;
}

/** An attempt with one event. */
export async function anAttempt(
	{ db }: Database,
	{
		assignment,
		student,
		number,
		at,
		over = false,
	}: {
		assignment: string;
		student: string;
		number: number;
		at: number;
		over?: boolean;
	},
): Promise<AttemptTable> {
	const row = {
		id: randomUUID(),
		assignment_id: assignment,
		student_id: student,
		place: 0,
		number,
		form: 0,
		version_hash: 'v1',
		seed: 's',
		started_at: at,
		handed_in_at: over ? at + 1 : null,
		handed_in_device: over ? 'd' : null,
		handed_in_sequence: over ? 1 : null,
		reopened_until: null,
	};
	await db.insertInto('attempt').values(row).execute();
	await db
		.insertInto('attempt_event')
		.values({
			id: randomUUID(),
			attempt_id: row.id,
			device: 'd',
			sequence: 0,
			body: '{"type":"submitted","at":1}',
			received_at: at,
			arrival: 1,
		})
		.execute();
	return row;
}

/** How many rows each table has. */
export async function countRows({ db }: Database) {
	const tables = [
		'class',
		'student',
		'student_device',
		'assignment',
		'attempt',
		'attempt_event',
		'override',
	] as const;
	const counts = await Promise.all(
		tables.map(async (table) => {
			const { count } = await db
				.selectFrom(table)
				.select(({ fn }) => fn.countAll<number>().as('count'))
				.executeTakeFirstOrThrow();
			return [table, Number(count)] as const;
		}),
	);
	return Object.fromEntries(counts);
}
