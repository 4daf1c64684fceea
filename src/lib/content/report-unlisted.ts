import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import {
	caseFile,
	figureFile,
	GLOSSARY,
	GUIDE,
	MODULE,
	plainFile,
	quizFile,
	readingFile,
	RUBRICS,
} from './module-files.ts';
import type { Picture } from './parse-blocks.ts';
import type { ModuleSource } from './schema.ts';
import type { Defect, SourceFile } from './source-file.ts';

/**
 * A file nobody lists is most likely one that somebody forgot to list.
 * @param file of the module, for the problems
 * @param pictures that its readings ask for
 */
export async function reportUnlisted(
	folder: string,
	file: SourceFile,
	{ readings, since, quizzes, cases = [] }: ModuleSource,
	pictures: readonly Picture[],
) {
	const expected = new Set([
		...[...readings, ...(since === undefined ? [] : [since])].flatMap((id) => [
			readingFile(id),
			plainFile(id),
		]),
		...quizzes.map(quizFile),
		...cases.map(caseFile),
		...pictures.map(({ name }) => figureFile(name)),
		MODULE,
		GLOSSARY,
		GUIDE,
		RUBRICS,
	]);
	const there = await readdir(folder, { recursive: true, withFileTypes: true });
	for (const entry of there) {
		const name = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
		if (!entry.isFile() || !/\.(ya?ml|md|svg)$/.test(name) || expected.has(name)) continue;
		file.report(0, name.endsWith('.svg') ? unusedFigure(name) : unlisted(name));
	}
}

const unusedFigure = (name: string): Defect => ({
	rule: 'unlisted-file',
	message: `${name} isn’t in any reading.`,
	suggestion: `Put ![Caption](../${name}) between two paragraphs, or delete the file.`,
	severity: 'warning',
});

const unlisted = (name: string): Defect => ({
	rule: 'unlisted-file',
	message: `${name} isn’t listed in module.yaml.`,
	suggestion: 'List it under readings, quizzes or cases, or delete it.',
	severity: 'warning',
});
