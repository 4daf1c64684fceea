import type { Db } from '../database/engine.ts';
import type { ClassTable } from '../database/tables.ts';

export interface ListedClass {
	readonly row: ClassTable;
	readonly students: number;
	/** Of the students, those who have come in. */
	readonly joined: number;
	readonly assignments: number;
}

/** A teacher's classes, the newest first; those thrown away among them. */
export async function listClasses(db: Db, teacher: string): Promise<ListedClass[]> {
	const rows = await db
		.selectFrom('class')
		.selectAll()
		.where('teacher_id', '=', teacher)
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc')
		.execute();
	const students = await db
		.selectFrom('student')
		.innerJoin('class', 'class.id', 'student.class_id')
		.select(({ fn }) => [
			'class_id',
			fn.count<number>('student.id').as('all'),
			fn.count<number>('joined_at').as('joined'),
		])
		.where('teacher_id', '=', teacher)
		.where('removed_at', 'is', null)
		.groupBy('class_id')
		.execute();
	const assignments = await db
		.selectFrom('assignment')
		.innerJoin('class', 'class.id', 'assignment.class_id')
		.select(({ fn }) => ['class_id', fn.count<number>('assignment.id').as('all')])
		.where('teacher_id', '=', teacher)
		.where('assignment.deleted_at', 'is', null)
		.groupBy('class_id')
		.execute();
	const studentsOf = new Map(students.map((row) => [row.class_id, row]));
	const assignmentsOf = new Map(assignments.map((row) => [row.class_id, Number(row.all)]));
	return rows.map((row) => ({
		row,
		students: Number(studentsOf.get(row.id)?.all ?? 0),
		joined: Number(studentsOf.get(row.id)?.joined ?? 0),
		assignments: assignmentsOf.get(row.id) ?? 0,
	}));
}
