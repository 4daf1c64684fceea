import { cp, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BUILD } from '../server/start-app.ts';

/** The same app built later: another version, other words in its header, its hashed files under other names. */
export async function newerBuild(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'mandate-build-'));
	await cp(BUILD, folder, { recursive: true });
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	const { version } = JSON.parse(await readFile(join(folder, 'client/_app/version.json'), 'utf8')) as {
		version: string;
	};
	for (const file of files) {
		if (/\.(br|gz)$/.test(file)) await rm(file);
		else if (/(\.html|service-worker\.js|version\.json|study.*\.js)$/.test(file)) {
			const text = await readFile(file, 'utf8');
			await writeFile(
				file,
				text
					.replaceAll(version, String(Number(version) + 1))
					.replaceAll('/results-', '/later-results-')
					.replaceAll('</header>', 'the newer version</header>'),
			);
		}
		if (/study\/results-[^/]*\.js$/.test(file)) {
			await rename(file, file.replace('/results-', '/later-results-'));
		}
	}
	// What the server imports lies beside the build it was copied from.
	await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
	return folder;
}
