import { makeAuth, type Auth, isSignUpOpen } from './accounts/auth.ts';
import { mailFrom, type MailSettings } from './accounts/mail.ts';
import { oidcFrom, type OidcSettings } from './accounts/oidc.ts';
import { openDatabase } from './database/open-database.ts';
import { migrate } from './database/migrate.ts';
import { secretOf } from './secret.ts';
import type { Database } from './database/engine.ts';
import { SetUpError } from './set-up-error.ts';

/** What the server holds open for as long as it runs. */
export interface State {
	readonly database: Database;
	/** Signs what teachers' browsers keep. */
	readonly secret: string;
	/** A school's own sign-in; null where there is none. */
	readonly oidc: OidcSettings | null;
	/** How mail is sent; null where none is. */
	readonly mail: MailSettings | null;
	/** Teachers' sessions, for requests to this address (`https://quiz.example.org`). */
	readonly authFor: (origin: string) => Auth;
}

/** Addresses one server is asked under: its name, a number, `localhost`. More is somebody playing with names. */
const MOST_ORIGINS = 16;

/**
 * Opens the database that `DATABASE_URL` names and brings its tables to the newest form.
 * @throws SetUpError
 */
export async function openState(env: NodeJS.ProcessEnv): Promise<State> {
	return open(env).catch((cause: unknown) => {
		throw new SetUpError(`The server could not start. ${wordsOf(cause)}`, { cause });
	});
}

/** Several addresses that were tried in vain come as one error without words. */
const wordsOf = (error: unknown): string =>
	error instanceof AggregateError
		? error.errors.map(wordsOf).join(' ')
		: error instanceof Error
			? error.message
			: String(error);

async function open(env: NodeJS.ProcessEnv): Promise<State> {
	const oidc = oidcFrom(env);
	const mail = mailFrom(env);
	const secret = await secretOf(env);
	const database = openDatabase(env.DATABASE_URL, secret);
	try {
		await migrate(database);
	} catch (error) {
		await database.close();
		throw error;
	}
	const auths = new Map<string, Auth>();
	return {
		database,
		secret,
		oidc,
		mail,
		authFor(origin) {
			const auth =
				auths.get(origin) ?? makeAuth(database, { secret, origin, oidc, isSignUpOpen: isSignUpOpen(env) });
			if (auths.size >= MOST_ORIGINS) auths.clear();
			auths.set(origin, auth);
			return auth;
		},
	};
}
