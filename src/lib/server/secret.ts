import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open as openFile, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileOf } from './database/open-database.ts';

const LEAST_SECRET = 32;

/**
 * The server's secret: `MANDATE_SECRET`, or what is kept beside the database file.
 * @throws when it is too short, and where there is no file to keep it beside
 */
export async function secretOf({ DATABASE_URL, MANDATE_SECRET }: NodeJS.ProcessEnv): Promise<string> {
	const secret = MANDATE_SECRET || (await keptSecret(fileOf(DATABASE_URL)));
	if (secret.length < LEAST_SECRET)
		throw new Error(`MANDATE_SECRET is too short. Use at least ${LEAST_SECRET} random characters.`);
	return secret;
}

/** Beside the database file, made at the first start. Several processes share it; of two that begin one makes it. */
async function keptSecret(file: string | null): Promise<string> {
	if (file === null) {
		throw new Error(
			'Set MANDATE_SECRET to the same 32 or more random characters for every process that uses this PostgreSQL database.',
		);
	}
	const path = join(dirname(file), 'secret');
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
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
		throw new Error(
			`The secret in the file ${path} is incomplete. Delete the file, and the next start will create a new one.`,
		);
	return secret;
}
