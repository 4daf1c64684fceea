import { useLink } from './links.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { write } from '../database/write.ts';
import type { Database } from '../database/engine.ts';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/**
 * A new password by a link that an administrator made. Everybody who was signed in with the old one is signed out.
 * @returns false when the link is used, too old, or unknown
 */
export async function setPasswordByLink(
	database: Database,
	secret: string,
	teacher: string,
	password: string,
	now: number,
): Promise<boolean> {
	const hash = await hashPassword(password);
	return write(database, async (db) => {
		if (!(await useLink(db, 'password', secret, now))) return false;
		await store(db, teacher, hash);
		return true;
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
): Promise<boolean> {
	const account = await database.db
		.selectFrom('teacher_account')
		.select('password')
		.where('teacher_id', '=', teacher)
		.where('provider_id', '=', 'credential')
		.executeTakeFirst();
	if (!account?.password || !(await verifyPassword(account.password, former))) return false;
	const hash = await hashPassword(password);
	await write(database, (db) => store(db, teacher, hash));
	return true;
}

async function store(db: Kysely<Tables>, teacher: string, hash: string) {
	await db
		.updateTable('teacher_account')
		.set({ password: hash })
		.where('teacher_id', '=', teacher)
		.where('provider_id', '=', 'credential')
		.execute();
	await db.deleteFrom('teacher_session').where('teacher_id', '=', teacher).execute();
}
