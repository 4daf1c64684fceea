import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const OWN_FILE = 0o600;
const OWN_FOLDER = 0o700;
/** SQLite makes these with the mode of the file itself, so only older ones can be open to others. */
const BESIDE = ['', '-wal', '-shm', '-journal'];

/**
 * Keeps a database file from everybody else on the machine: made so when it is missing, with its folder, and made so when
 * it was not. A folder that also holds other things is left as it is.
 */
export function keepPrivate(path: string): void {
	const folder = dirname(path);
	if (mkdirSync(folder, { recursive: true, mode: OWN_FOLDER }) === undefined && isOurs(folder, path))
		tighten(folder, OWN_FOLDER);
	if (path.endsWith(':memory:')) return;
	// SQLite takes an empty file for a new database.
	closeSync(openSync(path, 'a', OWN_FILE));
	for (const rest of BESIDE) if (existsSync(path + rest)) tighten(path + rest, OWN_FILE);
}

/** Whether nothing is in a folder but what belongs to the database. */
function isOurs(folder: string, path: string): boolean {
	const name = basename(path);
	return readdirSync(folder).every(
		(entry) => entry.startsWith(name) || /^(secret(-.*)?|backups)$/.test(entry),
	);
}

function tighten(path: string, mode: number) {
	// On Windows there are no such modes: what is asked for there changes nothing.
	if (process.platform === 'win32' || (statSync(path).mode & 0o777) === mode) return;
	try {
		chmodSync(path, mode);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		console.error(
			`Other users of this machine can read ${path}. To prevent this, run: chmod ${mode.toString(8)} (${why})`,
		);
	}
}

/** Tightens what earlier versions left open in the folder of backups. */
export function keepBackupsPrivate(folder: string): void {
	if (!existsSync(folder)) return;
	for (const entry of readdirSync(folder)) if (/\.db$/.test(entry)) tighten(join(folder, entry), OWN_FILE);
}
