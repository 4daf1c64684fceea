import type { Db } from '../database/engine.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import { bySurname } from './by-surname.ts';

/** The students of a class by surname. @param removed those who were removed, instead of those who are in */
export async function listStudents(db: Db, classId: string, removed = false): Promise<StudentTable[]> {
	const rows = await db
		.selectFrom('student')
		.selectAll()
		.where('class_id', '=', classId)
		.where('removed_at', removed ? 'is not' : 'is', null)
		.execute();
	return rows.sort(bySurname);
}

/** A student of this class, also a removed one; null for anybody else. */
export async function findStudent(db: Db, classId: string, id: string): Promise<StudentTable | null> {
	const found = await db
		.selectFrom('student')
		.selectAll()
		.where('id', '=', id)
		.where('class_id', '=', classId)
		.executeTakeFirst();
	return found ?? null;
}
