import { cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DAYS = 30;

/**
 * Builds anew and keeps the hashed files of earlier builds for a while: a page that was opened before still
 * asks for its own, and not every browser has a service worker that kept them.
 * @param folder where the build puts files whose name changes with their content
 * @param now milliseconds since 1970
 */
export async function keepHashed(folder: string, build: () => Promise<void>, now: number) {
	const aside = await mkdtemp(join(tmpdir(), 'mandate-hashed-'));
	if (existsSync(folder)) await cp(folder, aside, { recursive: true, preserveTimestamps: true });
	await build();
	for (const entry of await readdir(aside, { recursive: true, withFileTypes: true })) {
		const file = join(entry.parentPath, entry.name);
		if (!entry.isFile() || now - (await stat(file)).mtimeMs > DAYS * 86_400_000) continue;
		const place = join(folder, file.slice(aside.length));
		if (!existsSync(place)) await cp(file, place, { preserveTimestamps: true });
	}
	await rm(aside, { recursive: true });
}
