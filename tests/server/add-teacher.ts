import { randomUUID, scryptSync } from 'node:crypto';
import { makeLink, useLink } from '../../src/lib/server/accounts/links.ts';
import { dateOf, type Database } from '../../src/lib/server/database/engine.ts';

/** Every teacher's whom a test did not let sign up. */
export const PASSWORD = 'correct horse battery';

/** As a server keeps it, at a cost it would never choose: checked in no time, where a real one takes 0.2 s of a core. */
const COST = { N: 2, r: 8, p: 1 };
const HASH = [
	'scrypt',
	...Object.values(COST),
	Buffer.from('salt').toString('base64url'),
	scryptSync(PASSWORD, 'salt', 32, COST).toString('base64url'),
].join('$');

/** Somebody who came by an invitation and can sign in, straight into the tables. @param now milliseconds since 1970 */
export async function addTeacher(
	database: Database,
	{ name, email = `${randomUUID()}@school.example`, role = 'teacher' }: NewTeacher,
	now: number,
) {
	const { db, engine } = database;
	const id = randomUUID();
	const date = dateOf(database, now);
	const times = { created_at: date, updated_at: date };
	await db
		.insertInto('teacher')
		.values({
			id,
			name,
			email,
			email_verified: engine === 'postgres' ? false : 0,
			image: null,
			role,
			vouched_at: now,
			disabled_at: null,
			...times,
		})
		.execute();
	await useLink(db, 'invitation', await makeLink(db, 'invitation', null, now), now);
	const account = { id: randomUUID(), teacher_id: id, provider_id: 'credential', account_id: id };
	await db
		.insertInto('teacher_account')
		.values({ ...account, password: HASH, ...times })
		.execute();
	return { id, name, email };
}

interface NewTeacher {
	readonly name: string;
	/** One that nobody else has, where none is given. */
	readonly email?: string;
	readonly role?: 'teacher' | 'administrator';
}
