import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open as openFile, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeAuth, type Auth } from './accounts/auth.ts';
import { isSignUpOpen } from './accounts/is-sign-up-open.ts';
import { mailFrom, type MailSettings } from './accounts/mail.ts';
import { oidcFrom, type OidcSettings } from './accounts/oidc.ts';
import { fileOf, openDatabase } from './database/open-database.ts';
import { migrate } from './database/migrate.ts';
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
const LEAST_SECRET = 32;

/**
 * Opens the database that `DATABASE_URL` names and brings its tables to the newest form.
 * @throws SetUpError
 */
export async function openState(env: NodeJS.ProcessEnv): Promise<State> {
	return open(env).catch((cause: unknown) => {
		throw new SetUpError(`The server could not be set up. ${wordsOf(cause)}`, { cause });
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
	const { DATABASE_URL, MANDATE_SECRET } = env;
	const oidc = oidcFrom(env);
	const mail = mailFrom(env);
	const file = fileOf(DATABASE_URL);
	const secret = MANDATE_SECRET || (await keptSecret(file));
	if (secret.length < LEAST_SECRET)
		throw new Error(`MANDATE_SECRET is too short. Give at least ${LEAST_SECRET} random characters.`);
	const database = openDatabase(DATABASE_URL);
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

/** Beside the database file, made at the first start. Several processes share it; of two that begin one makes it. */
async function keptSecret(file: string | null): Promise<string> {
	if (file === null) {
		throw new Error(
			'Set MANDATE_SECRET to the same 32 or more random characters for every process on this PostgreSQL.',
		);
	}
	const path = join(dirname(file), 'secret');
	await mkdir(dirname(path), { recursive: true });
	// Written whole before it has its name: whoever finds it, after whatever has happened, finds all of it.
	const draft = `${path}-${randomUUID()}`;
	const made = await openFile(draft, 'wx', 0o600);
	try {
		await made.writeFile(randomBytes(32).toString('base64url'));
		await made.sync();
		await link(draft, path);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
		await chmod(path, 0o600);
	} finally {
		await made.close();
		await rm(draft);
	}
	const secret = (await readFile(path, 'utf8')).trim();
	if (secret.length < LEAST_SECRET)
		throw new Error(`The file ${path} holds no whole secret. Delete it; the next start makes another.`);
	return secret;
}
