import { teachingNow } from '../access/class-of-teacher.ts';
import type { Database, Db } from '../database/engine.ts';
import type { ClassTable } from '../database/tables/classes.ts';
import { write } from '../database/write.ts';
import { lockClass } from './change-student.ts';
import { enlist, type Share } from './class-invitations.ts';

/** Everybody but the owner: those who teach the class, or did until a day, and invitations that still hold. */
export const listClassTeachers = (db: Db, classId: string, now: number) =>
	db
		.selectFrom('class_teacher')
		.leftJoin('teacher', 'teacher.id', 'class_teacher.teacher_id')
		.selectAll('class_teacher')
		.select(['teacher.name', 'teacher.email', 'teacher.disabled_at'])
		.where('class_id', '=', classId)
		.where(({ or, eb }) => or([eb('accepted_at', 'is not', null), eb('expires_at', '>', now)]))
		.orderBy('invited_at')
		.orderBy('class_teacher.id')
		.execute();

/** @returns false when nobody on the list has this id */
export async function changeShare(
	{ db }: Database,
	classId: string,
	id: string,
	share: Share,
): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('class_teacher')
		.set(share)
		.where('class_id', '=', classId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** Takes somebody off the list; an invitation or a link is withdrawn. */
export async function removeClassTeacher({ db }: Database, classId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await db
		.deleteFrom('class_teacher')
		.where('class_id', '=', classId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numDeletedRows === 1n;
}

/** A teacher goes by themselves. */
export async function leaveAsTeacher({ db }: Database, classId: string, teacher: string): Promise<void> {
	await db
		.deleteFrom('class_teacher')
		.where('class_id', '=', classId)
		.where('teacher_id', '=', teacher)
		.execute();
}

/**
 * The class is another’s from now on: of somebody who teaches it already, so nobody comes by a class unasked. Its former
 * owner stays as an editor, and the new one can hand it back.
 * @param id on the list
 * @returns the new owner; null when they do not teach it, cannot sign in, or it has another owner by now
 */
export function handOverClass(
	database: Database,
	own: ClassTable,
	id: string,
	now: number,
): Promise<string | null> {
	return write(database, async (db) => {
		await lockClass(database, db, own.id);
		const row = await teachingNow(db, now)
			.innerJoin('teacher', 'teacher.id', 'class_teacher.teacher_id')
			.select('teacher.id')
			.where('class_teacher.id', '=', id)
			.where('class_id', '=', own.id)
			.where('teacher.disabled_at', 'is', null)
			.executeTakeFirst();
		if (!row) return null;
		const { numUpdatedRows } = await db
			.updateTable('class')
			.set({ teacher_id: row.id })
			.where('id', '=', own.id)
			.where('teacher_id', '=', own.teacher_id)
			.executeTakeFirst();
		if (numUpdatedRows !== 1n) return null;
		await db.deleteFrom('class_teacher').where('id', '=', id).execute();
		const former = { class_id: own.id, teacher_id: own.teacher_id, link_hash: null };
		await enlist(db, { ...former, role: 'editor', until: null }, now, now);
		return row.id;
	});
}
