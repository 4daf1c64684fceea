import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runPackage, VITE } from './run.ts';

const BUILT = 'build/handler.js';
const INPUTS = ['src', 'quizzes', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

/**
 * Builds when there is no build or something it is made of is newer.
 * @returns the exit code of the build, 0 when none was needed
 */
export async function buildIfNeeded(): Promise<number> {
	const built = await changed(BUILT);
	const newest = Math.max(...(await Promise.all(INPUTS.map(newestIn))));
	if (built > newest) return 0;
	console.log('Building…');
	return runPackage(VITE, ['build', '--logLevel', 'warn']);
}

async function changed(path: string): Promise<number> {
	return (await stat(path).catch(() => null))?.mtimeMs ?? 0;
}

async function newestIn(path: string): Promise<number> {
	const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
	const files = entries.map((entry) => join(entry.parentPath, entry.name));
	return Math.max(...(await Promise.all([path, ...files].map(changed))));
}
