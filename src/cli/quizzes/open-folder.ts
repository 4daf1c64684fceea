import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MODULE } from '../../lib/content/module-files.ts';
import { readLibrary, type Library } from '../../lib/content/read-library.ts';
import type { OlderReading } from '../../lib/content/read-module.ts';
import { UsageError } from './usage.ts';

/** @throws UsageError where it holds no modules */
export async function openFolder(folder: string, older?: OlderReading): Promise<Library> {
	if (existsSync(join(folder, MODULE))) {
		throw new UsageError(`“${folder}” is a module. Use the folder that contains it: ${join(folder, '..')}`);
	}
	try {
		const folders = await readdir(folder);
		if (folders.some((name) => existsSync(join(folder, name, MODULE))))
			return await readLibrary(folder, older);
	} catch (error) {
		if (!(error instanceof Error && 'syscall' in error)) throw error;
		throw new UsageError(`Can’t read the folder “${folder}”.`);
	}
	throw new UsageError(
		`There are no modules in “${folder}”. Use a folder that contains module folders, each with a module.yaml.`,
	);
}
