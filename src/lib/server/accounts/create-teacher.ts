import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LEAST_PASSWORD, LONGEST_PASSWORD } from './auth.ts';
import { useLink } from './links.ts';
import { hashPassword } from './password.ts';
import type { Database } from '../database/engine.ts';

export const newTeacherSchema = z.object({
	name: z.string().trim().min(1, 'Type your name.').max(80, 'Use at most 80 characters.'),
	email: z
		.string()
		.trim()
		.toLowerCase()
		.max(254, 'Use at most 254 characters.')
		.pipe(z.email('Type a whole address, such as name@school.example.')),
	password: z
		.string()
		.min(LEAST_PASSWORD, `Use at least ${LEAST_PASSWORD} characters; a sentence is easy to remember.`)
		.max(LONGEST_PASSWORD, `Use at most ${LONGEST_PASSWORD} characters.`),
});
export type NewTeacher = z.infer<typeof newTeacherSchema>;

/** How somebody comes to an account; `open` where the server lets anybody sign up. */
export type Way =
	{ readonly kind: 'set-up' | 'invitation'; readonly secret: string } | { readonly kind: 'open' };

/**
 * Makes an account, and uses up the link that allows it; either both or neither. The first teacher of all is
 * the administrator.
 * @param now milliseconds since 1970
 * @returns the teacher's id; or why there is none: the link is used, too old or unknown, or the address has an account
 */
export async function createTeacher(
	{ db, engine }: Database,
	{ name, email, password }: NewTeacher,
	way: Way,
	now: number,
): Promise<{ readonly id: string } | { readonly refused: 'link' | 'email' }> {
	// Before the transaction: it takes a while, and SQLite has one writer.
	const hash = await hashPassword(password);
	const date = engine === 'postgres' ? new Date(now) : new Date(now).toISOString();
	const times = { created_at: date, updated_at: date };
	return db
		.transaction()
		.execute(async (all) => {
			if (way.kind !== 'open' && !(await useLink(all, way.kind, way.secret, now)))
				return { refused: 'link' } as const;
			const id = randomUUID();
			const made = await all
				.insertInto('teacher')
				.values({
					id,
					name,
					email,
					email_verified: engine === 'postgres' ? false : 0,
					image: null,
					role: way.kind === 'set-up' ? 'administrator' : 'teacher',
					...times,
				})
				.onConflict((conflict) => conflict.column('email').doNothing())
				.executeTakeFirst();
			if (made.numInsertedOrUpdatedRows !== 1n) throw new EmailTaken();
			await all
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
			return { id };
		})
		.catch((error: unknown) => {
			// Thrown, so that the link is not used up.
			if (error instanceof EmailTaken) return { refused: 'email' } as const;
			throw error;
		});
}

class EmailTaken extends Error {}
