import type { BrowserContext } from '@playwright/test';
import { makeAuth } from '../../src/lib/server/accounts/auth.ts';
import { addTeacher, PASSWORD } from '../server/add-teacher.ts';
import { SECRET, withDatabase } from './database.ts';

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
		const teacher = { ...(await addTeacher(database, { name, role }, Date.now())), password: PASSWORD };
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
