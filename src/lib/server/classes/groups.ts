import type { Database, Db } from '../database/engine.ts';
import { write } from '../database/write.ts';
import { newId } from '../new-id.ts';

/** Students of a class that something is often given to together. */
export interface Group {
	readonly id: string;
	readonly name: string;
	/** Ids of students who are in the class. */
	readonly members: readonly string[];
}

export const MOST_GROUPS = 50;

/** The groups of a class, by name. */
export async function groupsOf(db: Db, classId: string): Promise<Group[]> {
	const groups = await db
		.selectFrom('student_group')
		.select(['id', 'name'])
		.where('class_id', '=', classId)
		.execute();
	const members = await db
		.selectFrom('group_member')
		.innerJoin('student_group', 'student_group.id', 'group_member.group_id')
		.innerJoin('student', 'student.id', 'group_member.student_id')
		.select(['group_id', 'student_id'])
		.where('student_group.class_id', '=', classId)
		.where('student.removed_at', 'is', null)
		.execute();
	return groups
		.map(({ id, name }) => ({
			id,
			name,
			members: members.filter(({ group_id }) => group_id === id).map(({ student_id }) => student_id),
		}))
		.sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}

/**
 * Saves a group: a new one, or one that is there with other members.
 * @param id null for a new one
 * @param members ids; who is not of the class is left out
 * @returns false where the class has no such group, or as many as it may have
 */
export function saveGroup(
	database: Database,
	classId: string,
	{
		id,
		name,
		members,
	}: { readonly id: string | null; readonly name: string; readonly members: readonly string[] },
	now: number,
): Promise<boolean> {
	return write(database, async (db) => {
		const all = await groupsOf(db, classId);
		if (id === null ? all.length >= MOST_GROUPS : !all.some((group) => group.id === id)) return false;
		const own = id ?? newId(now);
		if (id === null)
			await db
				.insertInto('student_group')
				.values({ id: own, class_id: classId, name, created_at: now })
				.execute();
		else await db.updateTable('student_group').set({ name }).where('id', '=', own).execute();
		await db.deleteFrom('group_member').where('group_id', '=', own).execute();
		const present = await db
			.selectFrom('student')
			.select('id')
			.where('class_id', '=', classId)
			.where('removed_at', 'is', null)
			.execute();
		const rows = present
			.filter((student) => members.includes(student.id))
			.map((student) => ({ group_id: own, student_id: student.id }));
		if (rows.length > 0) await db.insertInto('group_member').values(rows).execute();
		return true;
	});
}

/** What was given to a group stays given: it names its students. */
export const deleteGroup = (db: Db, classId: string, id: string) =>
	db.deleteFrom('student_group').where('id', '=', id).where('class_id', '=', classId).execute();
