import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ACCOUNT_PROBLEMS } from '../../words/accounts.ts';
import { atMostCharacters } from '../../words/classes.ts';
import { dateOf, type Database, type Db } from '../database/engine.ts';
import { cleanName, isTooLong, LONGEST_NAME } from '../exports/clean-name.ts';
import type { Once } from '../once/once.ts';
import { writeOnce } from '../once/write-once.ts';
import { LEAST_PASSWORD, LONGEST_PASSWORD } from './auth.ts';
import { isCommonPassword } from './common-passwords.ts';
import { useLink, useUpLinks } from './links.ts';
import { hashPassword } from './password.ts';

export const newTeacherSchema = z.object({
	name: z
		.string()
		.max(2_000, atMostCharacters(LONGEST_NAME))
		.transform(cleanName)
		.pipe(z.string().min(1, ACCOUNT_PROBLEMS.noName))
		.refine((name) => !isTooLong(name), atMostCharacters(LONGEST_NAME)),
	email: z
		.string()
		.trim()
		.toLowerCase()
		.max(254, atMostCharacters(254))
		.pipe(z.email(ACCOUNT_PROBLEMS.email)),
	password: z
		.string()
		.min(LEAST_PASSWORD, ACCOUNT_PROBLEMS.shortPassword(LEAST_PASSWORD))
		.max(LONGEST_PASSWORD, atMostCharacters(LONGEST_PASSWORD))
		.refine((password) => !isCommonPassword(password), {
			message: ACCOUNT_PROBLEMS.commonPassword,
		}),
});
export type NewTeacher = z.infer<typeof newTeacherSchema>;

/** How somebody comes to an account; `open` where the server lets anybody sign up. */
export type Way =
	{ readonly kind: 'set-up' | 'invitation'; readonly secret: string } | { readonly kind: 'open' };

/**
 * Makes an account, and uses up the link that allows it; either both or neither. The first teacher of all is
 * the administrator; each start before that has printed a link, and with one of them all are used up.
 * @param now milliseconds since 1970
 * @returns the teacher's id; or why there is none: the link is used, too old or unknown, or the address has an account
 */
export async function createTeacher(
	database: Database,
	{ name, email, password }: NewTeacher,
	way: Way,
	now: number,
	once: Once | null = null,
): Promise<{ readonly id: string } | { readonly refused: 'link' | 'email' }> {
	// Before the transaction: it takes a while, and SQLite has one writer.
	const hash = await hashPassword(password);
	const date = dateOf(database, now);
	const times = { created_at: date, updated_at: date };
	return writeOnce<{ readonly id: string } | { readonly refused: 'link' }>(database, once, async (db) => {
		if (way.kind === 'set-up' && (await hasAdministrator(database, db))) return { refused: 'link' } as const;
		if (way.kind !== 'open' && !(await useLink(db, way.kind, way.secret, now)))
			return { refused: 'link' } as const;
		const id = randomUUID();
		const made = await db
			.insertInto('teacher')
			.values({
				id,
				name,
				email,
				email_verified: database.engine === 'postgres' ? false : 0,
				image: null,
				role: way.kind === 'set-up' ? 'administrator' : 'teacher',
				// Whoever was invited was meant; anybody may have come by an open door.
				vouched_at: way.kind === 'open' ? null : now,
				disabled_at: null,
				...times,
			})
			.onConflict((conflict) => conflict.column('email').doNothing())
			.executeTakeFirst();
		if (made.numInsertedOrUpdatedRows !== 1n) throw new EmailTaken();
		await db
			.insertInto('teacher_account')
			.values({
				id: randomUUID(),
				teacher_id: id,
				provider_id: 'credential',
				account_id: id,
				password: hash,
				...times,
			})
			.execute();
		if (way.kind === 'set-up') await useUpLinks(db, 'set-up', null, now);
		return { id };
	}).catch((error: unknown) => {
		// Thrown, so that the link is not used up.
		if (error instanceof EmailTaken) return { refused: 'email' } as const;
		throw error;
	});
}

class EmailTaken extends Error {}

/** Whether the first is there. Of two who come by links of two starts at once, one waits here for the other. */
async function hasAdministrator({ engine }: Database, db: Db): Promise<boolean> {
	if (engine === 'postgres') await sql`lock table teacher in share row exclusive mode`.execute(db);
	const one = await db
		.selectFrom('teacher')
		.select('id')
		.where('role', '=', 'administrator')
		.limit(1)
		.executeTakeFirst();
	return one !== undefined;
}
