import { codeOf } from './first-difference.ts';
import { lstat, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { CONTROL, sourceFile, type SourceFile } from './source-file.ts';
import type { Problem } from './problem.ts';

const MEGABYTE = 2 ** 20;
const LARGEST = {
	module: MEGABYTE,
	reading: 4 * MEGABYTE,
	glossary: 4 * MEGABYTE,
	rubrics: MEGABYTE,
	quiz: 32 * MEGABYTE,
	figure: MEGABYTE / 8,
	case: MEGABYTE,
} as const;

const sizeWords = (bytes: number) => (bytes < MEGABYTE ? `${bytes / 1024} KB` : `${bytes / MEGABYTE} MB`);

/** Whether anything stands at this name, be it a file that may be read or not. */
export const isThere = (folder: string, name: string): Promise<boolean> =>
	lstat(join(folder, name)).then(
		() => true,
		() => false,
	);

/** Opens a file of a module, or says why it cannot be. Neither it nor a folder on its way may be a link. */
export async function openFile(
	folder: string,
	name: string,
	sort: keyof typeof LARGEST,
	problems: Problem[],
): Promise<SourceFile | null> {
	const path = join(folder, name);
	const shown = path.split(sep).join('/');
	const refuse = (message: string, suggestion: string) => {
		sourceFile(shown, '', problems).report(0, { rule: 'file', message, suggestion });
		return null;
	};
	const stats = await lstat(path).catch(() => null);
	if (!stats)
		return refuse('This file is missing.', `Create ${name}, or remove it from the list in module.yaml.`);
	if (!stats.isFile() || (await leadsElsewhere(folder, name))) {
		return refuse('This isn’t a regular file.', 'Links and folders aren’t supported.');
	}
	if (stats.size > LARGEST[sort]) {
		return refuse(
			`This file is larger than ${sizeWords(LARGEST[sort])}.`,
			sort === 'figure' ? 'Simplify the drawing.' : 'Split it into several files.',
		);
	}
	const bytes = await readFile(path).catch(() => null);
	if (!bytes) return refuse('This file can’t be read.', 'Check its permissions.');
	const text = decode(bytes);
	if (text === null) return refuse('This file isn’t UTF-8.', 'Save it with UTF-8 encoding.');
	const file = sourceFile(shown, text, problems);
	const control = CONTROL.exec(text);
	if (!control) return file;
	file.report(control.index, {
		rule: 'control-character',
		message: `There’s an invisible control character here: ${codeOf(control[0])}.`,
		suggestion: 'Delete it.',
	});
	return null;
}

async function leadsElsewhere(folder: string, name: string): Promise<boolean> {
	const [real, home] = await Promise.all([realpath(join(folder, name)), realpath(folder)]).catch(() => []);
	return home === undefined || real !== join(home, name);
}

/** Composed (NFC), so that a quote agrees with its reading however the two were typed; null: not UTF-8. */
export function decode(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
	} catch {
		return null;
	}
}
