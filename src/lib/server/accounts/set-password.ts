import { randomUUID } from 'node:crypto';
import { dateOf, type Database, type Db } from '../database/engine.ts';
import { locked, write } from '../database/write.ts';
import type { Once } from '../once/once.ts';
import { writeOnce } from '../once/write-once.ts';
import type { State } from '../state.ts';
import { useLink, useUpLinks } from './links.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { forgiveTries } from './sign-in.ts';

/**
 * A new password by a link that an administrator made, for a teacher who had none until now, too. Everybody who was
 * signed in with the old one is signed out, and tries at it are forgotten: the new one lets in at once.
 * @param link its secret
 * @returns the teacher's address; null when the link is used, too old, or unknown
 */
export async function setPasswordByLink(
	{ database, secret }: Pick<State, 'database' | 'secret'>,
	link: string,
	teacher: string,
	password: string,
	now: number,
	once: Once | null = null,
): Promise<string | null> {
	const hash = await hashPassword(password);
	return writeOnce(database, once, async (db) => {
		// Of two links of one teacher that are used at once, one waits here, and then finds itself used up.
		const row = await db
			.selectFrom('teacher')
			.select('email')
			.where('id', '=', teacher)
			.$call(locked(database))
			.executeTakeFirst();
		if (!row || !(await useLink(db, 'password', link, now))) return null;
		await store(database, db, teacher, hash, now);
		await forgiveTries(db, secret, row.email);
		return row.email;
	});
}

/**
 * A new password by the teacher, who knows the old one. Signs out everywhere.
 * @returns false when the old one is wrong
 */
export async function changePassword(
	database: Database,
	teacher: string,
	{ former, password }: { readonly former: string; readonly password: string },
	now: number,
): Promise<boolean> {
	if (!(await isOwnPassword(database.db, teacher, former))) return false;
	const hash = await hashPassword(password);
	await write(database, (db) => store(database, db, teacher, hash, now));
	return true;
}

/** @throws TooMany */
export async function isOwnPassword(db: Db, teacher: string, password: string): Promise<boolean> {
	const hash = await hashOf(db, teacher);
	return hash !== null && verifyPassword(hash, password);
}

/** Whoever comes by the school’s sign-in has none. */
export const hasPassword = async (db: Db, teacher: string) => (await hashOf(db, teacher)) !== null;

async function hashOf(db: Db, teacher: string): Promise<string | null> {
	const account = await db
		.selectFrom('teacher_account')
		.select('password')
		.where('teacher_id', '=', teacher)
		.where('provider_id', '=', 'credential')
		.executeTakeFirst();
	return account?.password ?? null;
}

async function store(database: Database, db: Db, teacher: string, password: string, now: number) {
	const updated_at = dateOf(database, now);
	await db
		.insertInto('teacher_account')
		.values({
			id: randomUUID(),
			teacher_id: teacher,
			provider_id: 'credential',
			account_id: teacher,
			password,
			created_at: updated_at,
			updated_at,
		})
		// Who came by the school's sign-in has none yet.
		.onConflict((conflict) =>
			conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password, updated_at }),
		)
		.execute();
	await db.deleteFrom('teacher_session').where('teacher_id', '=', teacher).execute();
	await useUpLinks(db, 'password', teacher, now);
}
