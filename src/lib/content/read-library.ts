import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ModuleReader, type OlderReading } from './read-module.ts';
import type { Problem } from './problem.ts';
import type { CompiledModule } from '../quiz/types.ts';

export interface Library {
	/** Modules without errors. */
	readonly modules: readonly CompiledModule[];
	readonly problems: readonly Problem[];
	/** Every file that was read, for a watcher. */
	readonly files: readonly string[];
}

/**
 * Reads every module below a folder: the one place that touches the file system. Bad content never throws;
 * every problem is collected. File names are made of checked ids, so no path can lead elsewhere, and links
 * are not followed.
 * @throws only when the folder itself cannot be read
 */
export async function readLibrary(root: string, older?: OlderReading): Promise<Library> {
	const problems: Problem[] = [];
	const files: string[] = [];
	const entries = await readdir(root, { withFileTypes: true });
	const modules: CompiledModule[] = [];
	for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
		if (!entry.isDirectory() || entry.name.startsWith('.')) continue;
		const module = await new ModuleReader(join(root, entry.name), problems, files, older).read();
		if (module) modules.push(module);
	}
	problems.sort((a, b) =>
		a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
	);
	return { modules, problems, files };
}
