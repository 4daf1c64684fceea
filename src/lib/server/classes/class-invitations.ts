import { hashOf, newSecret } from '../accounts/links.ts';
import type { Database, Db } from '../database/engine.ts';
import type { ClassTable, ClassTeacherTable } from '../database/tables/classes.ts';
import { write } from '../database/write.ts';
import { newId } from '../new-id.ts';
import type { Once } from '../once/once.ts';
import { writeOnce } from '../once/write-once.ts';
import { lockClass } from './change-student.ts';
import { noteChange } from './class-changes.ts';

const DAY_MS = 86_400_000;
/** How long an invitation can be accepted. */
export const INVITED_DAYS = 14;
/** Beside the owner, invitations included. */
export const MOST_TEACHERS = 20;
/** Invitations on one page: more is somebody who plays with them. */
const MOST_SHOWN = 50;

/** What the owner decides about another teacher of the class. */
export type Share = Pick<ClassTeacherTable, 'role' | 'until'>;

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
		return enlist(db, { class_id: own.id, teacher_id: teacher, link_hash: null, ...share }, now);
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
		await enlist(db, { class_id: own.id, teacher_id: null, link_hash: hashOf(secret), ...share }, now);
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
/** @param accepted_at null: they are asked first */
export async function enlist(db: Db, row: Inserted, now: number, accepted_at: number | null = null) {
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
