import { withAddress } from './address.ts';
import { TooMany } from './take-turns.ts';
import { anonymous, forgive, isTooMany, type Limit } from '../throttle.ts';
import type { Kysely } from 'kysely';
import type { State } from '../state.ts';
import type { Tables } from '../database/tables.ts';

const FROM_ADDRESS: Limit = { name: 'sign-in-from', most: 20, withinMs: 60_000 };
/** Guessing one teacher's password from many addresses. */
const AS_TEACHER: Limit = { name: 'sign-in-as', most: 30, withinMs: 15 * 60_000 };

const asTeacher = (secret: string, email: string) => anonymous(secret, email.trim().toLowerCase());

/** What was tried for an account no longer counts. @param secret the server's */
export const forgiveTries = (db: Kysely<Tables>, secret: string, email: string) =>
	forgive(db, AS_TEACHER, asTeacher(secret, email));

export interface Credentials {
	readonly email: string;
	readonly password: string;
}

export interface Asked {
	/** Of the request: `https://quiz.example.org`. */
	readonly origin: string;
	/** Network address it came from. */
	readonly address: string;
	readonly headers: Headers;
}

/**
 * Begins a session, under a new secret whatever cookies came with the request.
 * @returns headers whose cookies are the session; or why there is none. A wrong password and an unknown address
 *   are told alike, and take as long.
 */
export async function signIn(
	state: State,
	{ email, password }: Credentials,
	{ origin, address, headers }: Asked,
	now: number,
): Promise<{ readonly headers: Headers } | { readonly refused: 'wrong' | 'too-many' | 'busy' }> {
	const { db } = state.database;
	const as = asTeacher(state.secret, email);
	const from = anonymous(state.secret, address);
	if ((await isTooMany(db, FROM_ADDRESS, from, now)) || (await isTooMany(db, AS_TEACHER, as, now)))
		return { refused: 'too-many' };
	try {
		const signedIn = await state.authFor(origin).api.signInEmail({
			body: { email: email.trim().toLowerCase(), password },
			headers: withAddress(headers, state.secret, address),
			returnHeaders: true,
		});
		await forgiveTries(db, state.secret, email);
		return { headers: signedIn.headers };
	} catch (error) {
		if (error instanceof TooMany) return { refused: 'busy' };
		if (isRefusal(error)) return { refused: 'wrong' };
		throw error;
	}
}

/** better-auth's own errors carry a status; everything else is a fault of ours. */
const isRefusal = (error: unknown) =>
	error instanceof Error &&
	'statusCode' in error &&
	typeof error.statusCode === 'number' &&
	error.statusCode >= 400 &&
	error.statusCode < 500;
