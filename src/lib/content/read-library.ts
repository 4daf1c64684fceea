import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { Citer } from './cite.ts';
import { compileQuiz } from './compile-quiz.ts';
import { lintModule, type LintedQuiz } from './lint.ts';
import { parseReading } from './parse-reading.ts';
import { parseYaml, type Parsed } from './parse-yaml.ts';
import { moduleSchema, quizSchema, type ModuleSource } from './schema.ts';
import { sourceFile, type SourceFile } from './source-file.ts';
import type { Problem } from './problem.ts';
import type { Module, Reading } from '../quiz/types.ts';

const MEGABYTE = 2 ** 20;
const LARGEST = { 'module.yaml': MEGABYTE, reading: 4 * MEGABYTE, quiz: 32 * MEGABYTE } as const;

export interface Library {
	/** Modules without errors. */
	readonly modules: readonly Module[];
	readonly problems: readonly Problem[];
	/** Every file that was read, for a watcher. */
	readonly files: readonly string[];
}

/** A text to take for a reading instead of the module's own file: an older version of it. */
export interface OlderReading {
	readonly id: string;
	/** For problems. */
	readonly path: string;
	readonly text: string;
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
	const modules: Module[] = [];
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

class ModuleReader {
	readonly #folder: string;
	readonly #id: string;
	readonly #problems: Problem[];
	readonly #files: string[];
	readonly #older: OlderReading | undefined;

	constructor(folder: string, problems: Problem[], files: string[], older: OlderReading | undefined) {
		this.#folder = folder;
		this.#id = basename(folder);
		this.#problems = problems;
		this.#files = files;
		this.#older = older;
	}

	async read(): Promise<Module | null> {
		const before = this.#errors();
		const file = await this.#open('module.yaml', LARGEST['module.yaml']);
		const parsed = file && parseYaml(file, moduleSchema);
		if (!file || !parsed) return null;
		const { value } = parsed;
		if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(this.#id)) {
			file.report(0, {
				rule: 'folder',
				message: `The folder “${this.#id}” cannot be a module’s id.`,
				suggestion: 'Use small letters, digits and hyphens.',
			});
		}
		for (const list of ['objectives', 'readings', 'quizzes'] as const) reportTwice(file, parsed, list);
		const readings = await this.#readings(value);
		const quizzes = await this.#quizzes(value, readings);
		await this.#reportUnlisted(file, value);
		const module: Module = {
			id: this.#id,
			title: value.title,
			summary: value.summary,
			asOf: value['as-of'],
			objectives: value.objectives,
			readings,
			quizzes: quizzes.map(({ quiz }) => quiz),
		};
		if (this.#errors() > before) return null;
		lintModule(module, quizzes, { file, at: (index) => parsed.at(['objectives', index]) });
		return module;
	}

	#errors = () => this.#problems.filter(({ severity }) => severity === 'error').length;

	async #readings({ readings }: ModuleSource): Promise<Reading[]> {
		const found: Reading[] = [];
		for (const id of new Set(readings)) {
			const file = await this.#openReading(id);
			const reading = file && parseReading(file, id);
			if (reading) found.push(reading);
		}
		return found;
	}

	#openReading(id: string): Promise<SourceFile | null> {
		const older = this.#older;
		if (older?.id !== id) return this.#open(`readings/${id}.md`, LARGEST.reading);
		return Promise.resolve(sourceFile(older.path, older.text, this.#problems));
	}

	async #quizzes(value: ModuleSource, readings: readonly Reading[]): Promise<LintedQuiz[]> {
		const around = {
			citers: new Map(readings.map((reading) => [reading.id, new Citer(reading)])),
			objectives: new Set(value.objectives.map(({ id }) => id)),
		};
		const found: LintedQuiz[] = [];
		for (const id of new Set(value.quizzes)) {
			const file = await this.#open(`${id}.yaml`, LARGEST.quiz);
			const parsed = file && parseYaml(file, quizSchema);
			if (file && parsed) found.push({ file, parsed, quiz: compileQuiz(file, id, parsed, around) });
		}
		return found;
	}

	/** A file nobody lists is most likely one that somebody forgot to list. */
	async #reportUnlisted(file: SourceFile, { readings, quizzes }: ModuleSource) {
		const expected = new Set([
			...readings.map((id) => `readings/${id}.md`),
			...quizzes.map((id) => `${id}.yaml`),
			'module.yaml',
		]);
		const there = await readdir(this.#folder, { recursive: true, withFileTypes: true });
		for (const entry of there) {
			const name = relative(this.#folder, join(entry.parentPath, entry.name)).split(sep).join('/');
			if (!entry.isFile() || !/\.(ya?ml|md)$/.test(name) || expected.has(name)) continue;
			file.report(0, {
				rule: 'unlisted-file',
				message: `${name} is listed nowhere in module.yaml.`,
				suggestion: 'List it under readings or quizzes, or take it away.',
				severity: 'warning',
			});
		}
	}

	/** Opens a file of the module, or says why it cannot be. */
	async #open(name: string, largest: number): Promise<SourceFile | null> {
		const path = join(this.#folder, name);
		const shown = path.split(sep).join('/');
		const refuse = (message: string, suggestion: string) => {
			sourceFile(shown, '', this.#problems).report(0, { rule: 'file', message, suggestion });
			return null;
		};
		const stats = await lstat(path).catch(() => null);
		if (!stats)
			return refuse('This file is missing.', `Write ${name}, or take it off the list in module.yaml.`);
		if (!stats.isFile()) return refuse('This is not a plain file.', 'Links and folders are not read.');
		if (stats.size > largest) {
			return refuse(`This file is larger than ${largest / MEGABYTE} MB.`, 'Split it into several.');
		}
		this.#files.push(path);
		const bytes = await readFile(path).catch(() => null);
		if (!bytes) return refuse('This file cannot be read.', 'Check its permissions.');
		const text = decode(bytes);
		if (text === null) return refuse('This file is not UTF-8.', 'Save it with the encoding UTF-8.');
		const file = sourceFile(shown, text, this.#problems);
		// eslint-disable-next-line no-control-regex -- these are the ones meant
		const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.exec(text);
		if (!control) return file;
		file.report(control.index, {
			rule: 'control-character',
			message: 'A control character that cannot be seen stands here.',
			suggestion: 'Delete it.',
		});
		return null;
	}
}

/** Composed (NFC), so that a quote agrees with its reading however the two were typed. */
function decode(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
	} catch {
		return null;
	}
}

function reportTwice(
	file: SourceFile,
	parsed: Parsed<ModuleSource>,
	list: 'objectives' | 'readings' | 'quizzes',
) {
	const seen = new Set<string>();
	parsed.value[list].forEach((entry, index) => {
		const id = typeof entry === 'string' ? entry : entry.id;
		if (seen.has(id))
			file.report(parsed.at([list, index]), {
				rule: 'duplicate-id',
				message: `“${id}” stands twice under ${list}.`,
				suggestion: 'Keep one.',
			});
		seen.add(id);
	});
}
