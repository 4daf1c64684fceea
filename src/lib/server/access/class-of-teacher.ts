import type { Db } from '../database/engine.ts';
import type { ClassTable } from '../database/tables/classes.ts';
import type { ClassRole } from './access.ts';

export interface OwnClass {
	readonly class: ClassTable;
	readonly role: ClassRole;
}

/**
 * A class, and what a teacher is in it; null when they are nothing, no longer, or not yet. Only the owner still gets at
 * one that was thrown away.
 * @param now milliseconds since 1970
 */
export async function classOfTeacher(
	db: Db,
	id: string,
	teacher: string,
	now: number,
): Promise<OwnClass | null> {
	const own = await db.selectFrom('class').selectAll().where('id', '=', id).executeTakeFirst();
	if (!own || own.preview_of !== null) return null;
	if (own.teacher_id === teacher) return { class: own, role: 'owner' };
	if (own.deleted_at !== null) return null;
	const shared = await sharedWith(db, teacher, now)
		.select('role')
		.where('class_id', '=', id)
		.executeTakeFirst();
	return shared ? { class: own, role: shared.role } : null;
}

/** Those who teach classes of others at this moment. */
export const teachingNow = (db: Db, now: number) =>
	db
		.selectFrom('class_teacher')
		.where('accepted_at', 'is not', null)
		.where(({ or, eb }) => or([eb('until', 'is', null), eb('until', '>', now)]));

/** The classes of others that a teacher teaches as well, at this moment. */
export const sharedWith = (db: Db, teacher: string, now: number) =>
	teachingNow(db, now).where('teacher_id', '=', teacher);
