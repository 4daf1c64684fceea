import { basename, join } from 'node:path';
import { glossaryQuizzes } from '../quiz/glossary-quiz.ts';
import { checkModule, isReserved, reportNothingPublic } from './check-module.ts';
import { caseSchema } from './case-schema.ts';
import { citersOf } from './cite.ts';
import type { Citers } from './compile-cites.ts';
import { compileCase } from './compile-case.ts';
import { compileGlossary } from './compile-glossary.ts';
import { compileGuide } from './compile-guide.ts';
import { compileMoved, isPooled } from './compile-moved.ts';
import { compilePlain } from './compile-plain.ts';
import { compilePath } from './compile-path.ts';
import { compileRubrics } from './compile-rubrics.ts';
import { compileQuiz, type Surroundings } from './compile-quiz.ts';
import { lintModule, type LintedGlossary, type LintedQuiz } from './lint.ts';
import { lintCase, type LintedCase } from './lint-case.ts';
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
import { isThere, openFile } from './open-file.ts';
import { parseFigure } from './parse-figure.ts';
import type { Picture } from './parse-blocks.ts';
import { parseReading } from './parse-reading.ts';
import { parseYaml } from './parse-yaml.ts';
import { reportUnlisted } from './report-unlisted.ts';
import { glossarySchema, moduleSchema, quizSchema, rubricsSchema, type ModuleSource } from './schema.ts';
import { sourceFile, type SourceFile } from './source-file.ts';
import type { Problem } from './problem.ts';
import type { CompiledModule, Figure, Guide, PlainVersion, Term } from '../quiz/types.ts';
import type { Reading } from '../text/types.ts';

/** A text to take for a reading instead of the module's own file: an older version of it. */
export interface OlderReading {
	readonly id: string;
	/** For problems. */
	readonly path: string;
	readonly text: string;
}

/** A figure that a reading of the module asks for, with the file that does. */
interface Placed extends Picture {
	readonly reading: string;
	readonly file: SourceFile;
}

/** Reads one module, file by file. */
export class ModuleReader {
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

	async read(): Promise<CompiledModule | null> {
		const before = this.#errors();
		const file = await this.#open(MODULE, 'module');
		const parsed = file && parseYaml(file, moduleSchema);
		if (!file || !parsed) return null;
		const { value } = parsed;
		if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(this.#id)) {
			file.report(0, {
				rule: 'folder',
				message: `The folder name “${this.#id}” can’t be used as a module id.`,
				suggestion: 'Use small letters, digits and hyphens.',
			});
		}
		checkModule(file, parsed);
		const pictures: Placed[] = [];
		const readings = await this.#readings(value.readings, pictures);
		const [since = null] = await this.#readings(value.since === undefined ? [] : [value.since], pictures);
		const all = since ? [...readings, since] : readings;
		const figures = await this.#figures(pictures);
		const plain = await this.#plain(all);
		const around = this.#surroundings(value, readings, await this.#rubrics());
		const quizzes = await this.#quizzes(value, around);
		const cases = await this.#cases(value.cases ?? [], around);
		const glossary = await this.#glossary(around);
		const guide = await this.#guide(new Map([...around.citers, ...citersOf(all)]));
		const inPool = ({ parsed: { value } }: LintedQuiz) => isPooled(value);
		if (quizzes.length > 0 && quizzes.every(inPool)) reportNothingPublic(file, parsed);
		await reportUnlisted(this.#folder, file, value, pictures);
		const authored: CompiledModule = {
			id: this.#id,
			title: value.title,
			summary: value.summary,
			asOf: value['as-of'],
			strands: value.strands ?? [],
			objectives: value.objectives,
			readings,
			since,
			plain,
			figures,
			quizzes: quizzes.filter((one) => !inPool(one)).map(({ quiz }) => quiz),
			cases: cases.map(({ compiled }) => compiled),
			commonNames: value['common-names'] ?? [],
			pool: quizzes.filter(inPool).map(({ quiz }) => quiz),
			glossary: glossary?.terms ?? [],
			guide,
			path: [],
			...compileMoved(quizzes, glossary),
		};
		if (this.#errors() > before) return null;
		const whole = { ...authored, quizzes: [...authored.quizzes, ...glossaryQuizzes(authored)] };
		const path = compilePath(file, parsed, {
			readings: whole.readings.map(({ id }) => id),
			since: value.since,
			quizzes: whole.quizzes.map(({ id }) => id),
			hasGlossary: whole.glossary.length > 0,
			cases: whole.cases.map(({ id }) => id),
		});
		if (this.#errors() > before) return null;
		const module = { ...whole, path };
		lintModule(module, quizzes, glossary, { file, at: (index) => parsed.at(['objectives', index]) });
		for (const one of cases) lintCase(module, one);
		return module;
	}

	#errors = () => this.#problems.filter(({ severity }) => severity === 'error').length;

	async #readings(ids: readonly string[], pictures: Placed[]): Promise<Reading[]> {
		const found: Reading[] = [];
		for (const id of new Set(ids)) {
			const file = await this.#openReading(id);
			const own: Picture[] = [];
			const reading = file && parseReading(file, id, own);
			if (!reading) continue;
			found.push(reading);
			for (const picture of own) pictures.push({ ...picture, reading: id, file });
		}
		return found;
	}

	async #figures(pictures: readonly Placed[]): Promise<Figure[]> {
		const found: Figure[] = [];
		for (const { name, reading, after, caption, file, at } of pictures) {
			if (found.some(({ id }) => id === name)) {
				file.report(at, {
					rule: 'duplicate-figure',
					message: `The figure “${name}” is already in this module.`,
					suggestion: 'Show each figure once.',
				});
				continue;
			}
			const drawn = await this.#open(figureFile(name), 'figure');
			const drawing = drawn && parseFigure(drawn);
			if (drawing) found.push({ id: name, reading, after, caption, ...drawing });
		}
		return found;
	}

	/** Listed nowhere: a reading has one when there is a file of that name. */
	async #plain(readings: readonly Reading[]): Promise<PlainVersion[]> {
		const found: PlainVersion[] = [];
		for (const reading of readings) {
			if (!(await isThere(this.#folder, plainFile(reading.id)))) continue;
			const file = await this.#open(plainFile(reading.id), 'reading');
			const plain = file && compilePlain(file, reading);
			if (plain) found.push(plain);
		}
		return found;
	}

	#openReading(id: string): Promise<SourceFile | null> {
		const older = this.#older;
		if (older?.id !== id) return this.#open(readingFile(id), 'reading');
		return Promise.resolve(sourceFile(older.path, older.text, this.#problems));
	}

	#surroundings(
		value: ModuleSource,
		readings: readonly Reading[],
		rubrics: Surroundings['rubrics'],
	): Surroundings {
		const citers = citersOf(readings);
		return {
			since: value.since,
			citers: new Map(value.readings.map((id) => [id, citers.get(id) ?? null])),
			objectives: new Set(value.objectives.map(({ id }) => id)),
			rubrics,
		};
	}

	async #quizzes(value: ModuleSource, around: Surroundings): Promise<LintedQuiz[]> {
		const found: LintedQuiz[] = [];
		for (const id of new Set(value.quizzes)) {
			if (isReserved(id)) continue;
			const file = await this.#open(quizFile(id), 'quiz');
			const parsed = file && parseYaml(file, quizSchema);
			if (file && parsed) found.push({ file, parsed, quiz: compileQuiz(file, id, parsed, around) });
		}
		return found;
	}

	async #cases(ids: readonly string[], around: Surroundings): Promise<LintedCase[]> {
		const found: LintedCase[] = [];
		for (const id of new Set(ids)) {
			const file = await this.#open(caseFile(id), 'case');
			const parsed = file && parseYaml(file, caseSchema);
			if (file && parsed) found.push({ file, parsed, compiled: compileCase(file, id, parsed, around) });
		}
		return found;
	}

	/** Listed nowhere: there is one when there is a file of that name. */
	async #glossary(around: Surroundings): Promise<(LintedGlossary & { terms: Term[] }) | null> {
		if (!(await isThere(this.#folder, GLOSSARY))) return null;
		const file = await this.#open(GLOSSARY, 'glossary');
		const parsed = file && parseYaml(file, glossarySchema);
		return file && parsed && { file, parsed, terms: compileGlossary(file, parsed, around) };
	}

	/** Listed nowhere either: none where there is no file of that name. */
	async #rubrics(): Promise<Surroundings['rubrics']> {
		if (!(await isThere(this.#folder, RUBRICS))) return new Map();
		const file = await this.#open(RUBRICS, 'rubrics');
		const parsed = file && parseYaml(file, rubricsSchema);
		return file && parsed ? compileRubrics(file, parsed) : new Map();
	}

	/** Listed nowhere either. */
	async #guide(citers: Citers): Promise<Guide | null> {
		if (!(await isThere(this.#folder, GUIDE))) return null;
		const file = await this.#open(GUIDE, 'reading');
		return file && compileGuide(file, citers);
	}

	async #open(name: string, sort: Parameters<typeof openFile>[2]): Promise<SourceFile | null> {
		const file = await openFile(this.#folder, name, sort, this.#problems);
		if (file) this.#files.push(join(this.#folder, name));
		return file;
	}
}
