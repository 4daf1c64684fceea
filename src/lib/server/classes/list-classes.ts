import type { ClassRole } from '../access/access.ts';
import { sharedWith } from '../access/class-of-teacher.ts';
import type { Db } from '../database/engine.ts';
import type { ClassTable } from '../database/tables/classes.ts';

export interface ListedClass {
	readonly row: ClassTable;
	readonly role: ClassRole;
	readonly students: number;
	/** Of the students, those who have come in. */
	readonly joined: number;
	readonly assignments: number;
}

/**
 * A teacher's classes and those they teach for others, the newest first; of their own also those thrown away.
 * @param now milliseconds since 1970
 */
export async function listClasses(db: Db, teacher: string, now: number): Promise<ListedClass[]> {
	const shares = await sharedWith(db, teacher, now).select(['class_id', 'role']).execute();
	const roles = new Map(shares.map(({ class_id, role }) => [class_id, role]));
	const rows = await db
		.selectFrom('class')
		.selectAll()
		.where(({ or, and, eb }) =>
			or([
				eb('teacher_id', '=', teacher),
				...(shares.length > 0
					? [and([eb('id', 'in', [...roles.keys()]), eb('deleted_at', 'is', null)])]
					: []),
			]),
		)
		.where('preview_of', 'is', null)
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc')
		.execute();
	if (rows.length === 0) return [];
	const ids = rows.map(({ id }) => id);
	const students = await db
		.selectFrom('student')
		.select(({ fn }) => [
			'class_id',
			fn.count<number>('id').as('all'),
			fn.count<number>('joined_at').as('joined'),
		])
		.where('class_id', 'in', ids)
		.where('removed_at', 'is', null)
		.groupBy('class_id')
		.execute();
	const assignments = await db
		.selectFrom('assignment')
		.select(({ fn }) => ['class_id', fn.count<number>('id').as('all')])
		.where('class_id', 'in', ids)
		.where('deleted_at', 'is', null)
		.groupBy('class_id')
		.execute();
	const studentsOf = new Map(students.map((row) => [row.class_id, row]));
	const assignmentsOf = new Map(assignments.map((row) => [row.class_id, Number(row.all)]));
	return rows.map((row) => ({
		row,
		role: row.teacher_id === teacher ? 'owner' : (roles.get(row.id) ?? 'viewer'),
		students: Number(studentsOf.get(row.id)?.all ?? 0),
		joined: Number(studentsOf.get(row.id)?.joined ?? 0),
		assignments: assignmentsOf.get(row.id) ?? 0,
	}));
}

/** Those of them that are the teacher’s own. */
export async function listOwnClasses(db: Db, teacher: string, now: number): Promise<ListedClass[]> {
	return (await listClasses(db, teacher, now)).filter(({ role }) => role === 'owner');
}
