import { randomUUID } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import { makeAuth } from '../../src/lib/server/accounts/auth.ts';
import { createTeacher } from '../../src/lib/server/accounts/create-teacher.ts';
import { SECRET, withDatabase } from './database.ts';
import type { Database } from '../../src/lib/server/database/engine.ts';

export interface Teacher {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly password: string;
}

/**
 * Makes a teacher of its own for a test and signs this browser in.
 * @param baseURL of the server under test, which the cookies are for
 */
export async function signInTeacher(
	context: BrowserContext,
	baseURL: string | undefined,
	{ name = 'Nadia Haddad', role = 'teacher' }: { name?: string; role?: 'teacher' | 'administrator' } = {},
): Promise<Teacher> {
	if (!baseURL) throw new Error('The tests have no address of a server.');
	const { origin } = new URL(baseURL);
	return withDatabase(async (database) => {
		const teacher = await makeTeacher(database, name);
		// As whoever was invited.
		const vouched_at = Date.now();
		await database.db.updateTable('teacher').set({ role, vouched_at }).where('id', '=', teacher.id).execute();
		const { email, password } = teacher;
		const { api } = makeAuth(database, { secret: SECRET, origin });
		const response = await api.signInEmail({ body: { email, password }, asResponse: true });
		if (!response.ok) throw new Error(`Nobody could sign in: ${response.status}.`);
		const cookies = response.headers.getSetCookie().map((cookie) => {
			const [pair = ''] = cookie.split(';');
			const at = pair.indexOf('=');
			return { name: pair.slice(0, at), value: pair.slice(at + 1), url: origin };
		});
		await context.addCookies(cookies);
		return teacher;
	});
}

async function makeTeacher(database: Database, name: string): Promise<Teacher> {
	const typed = { name, email: `${randomUUID()}@school.example`, password: 'correct horse battery' };
	const made = await createTeacher(database, typed, { kind: 'open' }, Date.now());
	if ('refused' in made) throw new Error(`No teacher could be made: ${made.refused}.`);
	return { id: made.id, ...typed };
}
