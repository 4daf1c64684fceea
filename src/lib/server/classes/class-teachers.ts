import { teachingNow } from '../access/class-of-teacher.ts';
import { hashOf, newSecret } from '../accounts/links.ts';
import type { Database, Db } from '../database/engine.ts';
import type { ClassTable, ClassTeacherTable } from '../database/tables.ts';
import { write } from '../database/write.ts';
import { newId } from '../new-id.ts';
import type { Once } from '../once/once.ts';
import { writeOnce } from '../once/write-once.ts';
import { noteChange } from './class-changes.ts';
import { lockClass } from './change-student.ts';

const DAY_MS = 86_400_000;
/** How long an invitation can be accepted. */
export const INVITED_DAYS = 14;
/** Beside the owner, invitations included. */
export const MOST_TEACHERS = 20;
/** Invitations on one page: more is somebody who plays with them. */
const MOST_SHOWN = 50;

/** What the owner decides about another teacher of the class. */
export type Share = Pick<ClassTeacherTable, 'role' | 'until'>;

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

/** Invites a teacher of this server. */
export function inviteTeacher(
	database: Database,
	own: ClassTable,
	teacher: string,
	share: Share,
	now: number,
): Promise<{ readonly id: string } | { readonly refused: 'own' | 'already' | 'full' }> {
	return write(database, async (db) => {
		if (own.teacher_id === teacher) return { refused: 'own' };
		await lockClass(database, db, own.id);
		const all = await held(db, own.id, now);
		if (all.some((row) => row.teacher_id === teacher)) return { refused: 'already' };
		if (all.length >= MOST_TEACHERS) return { refused: 'full' };
		return insert(db, { class_id: own.id, teacher_id: teacher, link_hash: null, ...share }, now);
	});
}

/** Makes a link by which one teacher gets in, whoever it is. @returns its secret; only a hash of it is stored */
export function makeClassLink(
	database: Database,
	own: ClassTable,
	share: Share,
	now: number,
	once: Once | null = null,
): Promise<{ readonly secret: string } | { readonly refused: 'full' }> {
	return writeOnce<{ readonly secret: string } | { readonly refused: 'full' }>(database, once, async (db) => {
		await lockClass(database, db, own.id);
		if ((await held(db, own.id, now)).length >= MOST_TEACHERS) return { refused: 'full' };
		const secret = newSecret();
		await insert(db, { class_id: own.id, teacher_id: null, link_hash: hashOf(secret), ...share }, now);
		return { secret };
	});
}

/** Those who count, of whom the class is locked; invitations that are over make room. */
async function held(db: Db, classId: string, now: number) {
	await db
		.deleteFrom('class_teacher')
		.where('class_id', '=', classId)
		.where('accepted_at', 'is', null)
		.where('expires_at', '<=', now)
		.execute();
	return db
		.selectFrom('class_teacher')
		.select(['id', 'teacher_id'])
		.where('class_id', '=', classId)
		.execute();
}

type Inserted = Pick<ClassTeacherTable, 'class_id' | 'teacher_id' | 'role' | 'until' | 'link_hash'>;
async function insert(db: Db, row: Inserted, now: number, accepted_at: number | null = null) {
	const id = newId(now);
	const expires_at = now + INVITED_DAYS * DAY_MS;
	await db
		.insertInto('class_teacher')
		.values({ id, ...row, invited_at: now, expires_at, accepted_at })
		.execute();
	return { id };
}

/** What a teacher is invited to, and by whom. */
export const invitationsOf = (db: Db, teacher: string, now: number) =>
	invitations(db, now)
		.where('class_teacher.teacher_id', '=', teacher)
		.orderBy('invited_at', 'desc')
		.limit(MOST_SHOWN)
		.execute();

/** What a link invites to; null when it was used, withdrawn or is too old. */
export async function findClassLink(db: Db, secret: string, now: number) {
	const found = await invitations(db, now).where('link_hash', '=', hashOf(secret)).executeTakeFirst();
	return found ?? null;
}

const invitations = (db: Db, now: number) =>
	db
		.selectFrom('class_teacher')
		.innerJoin('class', 'class.id', 'class_teacher.class_id')
		.innerJoin('teacher as owner', 'owner.id', 'class.teacher_id')
		.select(['class_teacher.id', 'class_teacher.class_id', 'class_teacher.role', 'until'])
		.select(['class.name', 'class.time_zone', 'class.teacher_id as owner_id', 'owner.name as owner'])
		.where('accepted_at', 'is', null)
		.where('expires_at', '>', now)
		.where('class.deleted_at', 'is', null);

/**
 * A teacher takes an invitation to them.
 * @returns the class; null when it was withdrawn or is too old
 */
export function acceptInvitation(
	database: Database,
	id: string,
	teacher: string,
	now: number,
): Promise<string | null> {
	return write(database, async (db) => {
		const found = await invitations(db, now)
			.where('class_teacher.id', '=', id)
			.where('class_teacher.teacher_id', '=', teacher)
			.executeTakeFirst();
		if (!found) return null;
		await lockClass(database, db, found.class_id);
		const { numUpdatedRows } = await db
			.updateTable('class_teacher')
			.set({ accepted_at: now })
			.where('id', '=', id)
			.where('accepted_at', 'is', null)
			.executeTakeFirst();
		if (numUpdatedRows !== 1n) return null;
		await noteChange(db, found.class_id, teacher, { kind: 'joined', role: found.role }, now);
		return found.class_id;
	});
}

export async function declineInvitation({ db }: Database, id: string, teacher: string): Promise<void> {
	await db
		.deleteFrom('class_teacher')
		.where('id', '=', id)
		.where('teacher_id', '=', teacher)
		.where('accepted_at', 'is', null)
		.execute();
}

/**
 * A teacher takes a link: it is theirs from now on. Whoever is in already, or is invited, uses nothing up but goes in by
 * what they have.
 * @returns the class; null when the link was used, withdrawn or is too old
 */
export function acceptClassLink(
	database: Database,
	secret: string,
	teacher: string,
	now: number,
): Promise<string | null> {
	return write(database, async (db) => {
		const link = await findClassLink(db, secret, now);
		if (!link) return null;
		await lockClass(database, db, link.class_id);
		if (link.owner_id === teacher) return link.class_id;
		const before = await db
			.selectFrom('class_teacher')
			.select(['id', 'accepted_at', 'until'])
			.where('class_id', '=', link.class_id)
			.where('teacher_id', '=', teacher)
			.executeTakeFirst();
		const teaches = before?.accepted_at != null && (before.until === null || before.until > now);
		if (teaches) return link.class_id;
		// What they had is over, or says less than the link in their hand.
		if (before) await db.deleteFrom('class_teacher').where('id', '=', before.id).execute();
		const { numUpdatedRows } = await db
			.updateTable('class_teacher')
			.set({ teacher_id: teacher, link_hash: null, accepted_at: now })
			.where('id', '=', link.id)
			.where('link_hash', '=', hashOf(secret))
			.executeTakeFirst();
		if (numUpdatedRows !== 1n) return null;
		await noteChange(db, link.class_id, teacher, { kind: 'joined', role: link.role }, now);
		return link.class_id;
	});
}

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
		await insert(db, { ...former, role: 'editor', until: null }, now, now);
		return row.id;
	});
}
