import { dateOf, type Database } from '../database/engine.ts';
import { locked, write } from '../database/write.ts';
import { useUpLinks } from './links.ts';
import { sendEmailChanged, type MailSettings } from './mail.ts';

/**
 * Another address to sign in with. As with a new password, everybody is signed out and links to choose a password are used up:
 * they lie in the letter box that was.
 * @param email as `newTeacherSchema` gives it
 * @returns the address before, or why there is no change; null when the account is gone
 */
export async function changeEmail(
	database: Database,
	teacher: string,
	email: string,
	now: number,
): Promise<{ readonly before: string } | { readonly refused: 'taken' } | null> {
	return write(database, async (db) => {
		const own = await db
			.selectFrom('teacher')
			.select('email')
			.where('id', '=', teacher)
			.$call(locked(database))
			.executeTakeFirst();
		if (!own) return null;
		const other = await db
			.selectFrom('teacher')
			.select('id')
			.where('email', '=', email)
			.where('id', '!=', teacher)
			.executeTakeFirst();
		if (other) return { refused: 'taken' } as const;
		if (own.email === email) return { before: email };
		const email_verified = database.engine === 'postgres' ? false : 0;
		await db
			.updateTable('teacher')
			.set({ email, email_verified, updated_at: dateOf(database, now) })
			.where('id', '=', teacher)
			.execute();
		await db.deleteFrom('teacher_session').where('teacher_id', '=', teacher).execute();
		await useUpLinks(db, 'password', teacher, now);
		return { before: own.email };
	}).catch((error: unknown) => {
		// Somebody took it in the same moment.
		if (isConflict(error)) return { refused: 'taken' } as const;
		throw error;
	});
}

const isConflict = (error: unknown) =>
	error instanceof Error &&
	'code' in error &&
	(error.code === '23505' || error.code === 'SQLITE_CONSTRAINT_UNIQUE');

/** Tells both letter boxes, where mail is set up: who did not do it hears of it. Not waited for. */
export function tellEmailChanged(mail: MailSettings | null, before: string, email: string): void {
	if (!mail || before === email) return;
	for (const to of [before, email])
		sendEmailChanged(mail, to, email).catch((reason: unknown) =>
			console.error(
				`An email could not be sent: ${reason instanceof Error ? reason.message : String(reason)}`,
			),
		);
}
