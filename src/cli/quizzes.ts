import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatProblem, type Problem } from '../lib/content/problem.ts';
import { decode, openFile } from '../lib/content/open-file.ts';
import { parseReading } from '../lib/content/parse-reading.ts';
import { coverageOf, FEWEST_OF_KIND } from '../lib/analysis/coverage.ts';
import { similarPairs } from '../lib/analysis/similar.ts';
import { coveragePicture } from './coverage/picture.ts';
import { coverageText } from './coverage/text.ts';
import { similarJson, similarText } from './similar-text.ts';
import { readLibrary, type Library } from '../lib/content/read-library.ts';
import type { OlderReading } from '../lib/content/read-module.ts';
import { jsonSchemas } from '../lib/content/schema.ts';
import { explainedParts } from '../lib/quiz/explain.ts';
import { GLOSSARY_QUIZ } from '../lib/quiz/glossary-quiz.ts';
import { drift, type Drift } from '../lib/text/drift.ts';
import type { CompiledModule } from '../lib/quiz/types.ts';
import type { Citation } from '../lib/text/types.ts';

const USAGE = `npm run quizzes -- <command>

  check [folder]            lists every problem in the quizzes (default folder: quizzes)
    --strict                fails on warnings too
    --json                  prints JSON: {problems, summary}
    --drift OLD.md          shows what happened to each citation since an older version of a reading
    --reading ID            … of this reading (default: the one with the same file name)
  coverage [folder]         shows what the items cover, and what nothing covers
    --json                  prints JSON: a list with one entry per module
    --picture FILE.html     writes the readings with their heat map, as a web page
    --fewest N              how many items of each kind are enough (default: 16)
  similar [folder]          lists pairs of items that may ask the same thing, the likeliest first
    --most N                how many pairs to show (default: 40)
    --json                  prints JSON: a list with one entry per pair
  schema                    writes static/*.schema.json for editors

Exit codes: 0 no problems, 1 problems, 2 incorrect usage.`;

const SINGULAR: Readonly<Record<string, string>> = {
	modules: 'module',
	readings: 'reading',
	quizzes: 'quiz',
	items: 'item',
	cases: 'case',
	citations: 'citation',
	errors: 'error',
	warnings: 'warning',
};

class UsageError extends Error {}

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	if (!(error instanceof UsageError)) throw error;
	console.error(`${error.message}\n\n${USAGE}`);
	process.exitCode = 2;
}

async function main(args: string[]): Promise<number> {
	const { values, positionals } = parse(args);
	const [command, folder = 'quizzes', ...more] = positionals;
	if (values.help) return print(USAGE);
	if (more.length > 0) throw new UsageError(`Unexpected argument “${more[0]}”.`);
	if (command === 'schema') return writeSchema();
	if (command === 'coverage') return reportCoverage(await open(folder), values);
	if (command === 'similar') return reportSimilar(await open(folder), values.most, values.json);
	if (command !== 'check')
		throw new UsageError(command ? `Unknown command “${command}”.` : 'Choose a command.');
	if (values.drift !== undefined) return reportDrift(folder, values.drift, values.reading, values.json);
	return reportProblems(await open(folder), values.strict, values.json);
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: {
				strict: { type: 'boolean', default: false },
				json: { type: 'boolean', default: false },
				drift: { type: 'string' },
				reading: { type: 'string' },
				picture: { type: 'string' },
				fewest: { type: 'string' },
				most: { type: 'string', default: '40' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

async function open(folder: string, older?: OlderReading): Promise<Library> {
	if (existsSync(join(folder, 'module.yaml'))) {
		throw new UsageError(`“${folder}” is a module. Use the folder that contains it: ${join(folder, '..')}`);
	}
	try {
		const folders = await readdir(folder);
		if (folders.some((name) => existsSync(join(folder, name, 'module.yaml'))))
			return await readLibrary(folder, older);
	} catch (error) {
		if (!(error instanceof Error && 'syscall' in error)) throw error;
		throw new UsageError(`Can’t read the folder “${folder}”.`);
	}
	throw new UsageError(
		`There are no modules in “${folder}”. Use a folder that contains module folders, each with a module.yaml.`,
	);
}

function reportProblems({ modules, problems }: Library, strict: boolean, json: boolean): number {
	const errors = problems.filter(({ severity }) => severity === 'error').length;
	const summary = { ...counts(modules), errors, warnings: problems.length - errors };
	if (json) print(JSON.stringify({ problems, summary }, null, '\t'));
	else print([...problems.map((problem: Problem) => formatProblem(problem)), describe(summary)].join('\n'));
	return errors > 0 || (strict && problems.length > 0) ? 1 : 0;
}

/** Of modules with errors there is nothing to tell but these. */
async function reportCoverage(
	library: Library,
	options: ReturnType<typeof parse>['values'],
): Promise<number> {
	const { picture, json } = options;
	const fewest = Number(options.fewest ?? FEWEST_OF_KIND);
	if (!Number.isInteger(fewest) || fewest < 0) throw new UsageError('--fewest is a number, such as 16.');
	if (picture !== undefined && !picture.endsWith('.html'))
		throw new UsageError('The picture is a web page, so its file name must end in .html.');
	if (library.problems.some(({ severity }) => severity === 'error'))
		return reportProblems(library, false, json);
	const coverages = library.modules.map((module) => coverageOf(module, fewest));
	if (picture !== undefined) {
		await writeFile(picture, coveragePicture(coverages)).catch((error: unknown) => {
			throw new UsageError(
				`“${picture}” could not be written: ${error instanceof Error ? error.message : ''}`,
			);
		});
	}
	print(json ? JSON.stringify(coverages, null, '\t') : coverages.map(coverageText).join('\n\n'));
	if (picture !== undefined) console.error(`Wrote ${picture}.`);
	return 0;
}

/** Pairs within each module; what is made from the glossary follows from its terms. */
function reportSimilar(library: Library, most: string, json: boolean): number {
	const shown = Number(most);
	if (!Number.isInteger(shown) || shown < 1) throw new UsageError('--most is a number, such as 40.');
	if (library.problems.some(({ severity }) => severity === 'error'))
		return reportProblems(library, false, json);
	const pairs = library.modules.flatMap((module) =>
		similarPairs(allQuizzes(module).filter(({ id }) => id !== GLOSSARY_QUIZ)),
	);
	return print(json ? JSON.stringify(similarJson(pairs, shown), null, '\t') : similarText(pairs, shown));
}

/** Public or not: what is checked is counted. */
function allQuizzes({ quizzes, pool }: CompiledModule) {
	return [...quizzes, ...pool];
}

function optionsOf({ cases }: CompiledModule) {
	return cases.flatMap(({ points }) => points.flatMap(({ options }) => options));
}

function counts(modules: readonly CompiledModule[]) {
	const quizzes = modules.flatMap(allQuizzes);
	const items = quizzes.flatMap((quiz) => quiz.items);
	const cases = modules.flatMap((module) => module.cases);
	return {
		modules: modules.length,
		readings: modules.reduce((sum, module) => sum + module.readings.length, 0),
		quizzes: quizzes.length,
		items: items.length,
		...(cases.length > 0 && { cases: cases.length }),
		citations: [
			...items.flatMap(explainedParts).map(({ part }) => part),
			...modules.flatMap(optionsOf),
		].flatMap(({ citations }) => citations).length,
	};
}

function describe(summary: Record<string, number>): string {
	return Object.entries(summary)
		.map(([noun, number]) => `${number} ${number === 1 ? SINGULAR[noun] : noun}`)
		.join(', ');
}

/** Citations are located in the older text, then followed into the one that stands there now. */
async function reportDrift(
	folder: string,
	old: string,
	reading: string | undefined,
	json: boolean,
): Promise<number> {
	const id = reading ?? basename(old).replace(/\.md$/, '');
	const bytes = await readFile(old).catch(() => null);
	if (bytes === null) throw new UsageError(`Can’t read “${old}”.`);
	const text = decode(bytes);
	if (text === null) throw new UsageError(`“${old}” is not UTF-8.`);
	const library = await open(folder, { id, path: old, text });
	const module = library.modules.find((candidate) => candidate.readings.some((one) => one.id === id));
	const older = module?.readings.find((one) => one.id === id);
	if (!module || !older) {
		if (library.problems.length > 0) return reportProblems(library, false, json);
		throw new UsageError(`No module has a reading “${id}”. Choose one with --reading.`);
	}
	const problems: Problem[] = [];
	const file = await openFile(join(folder, module.id), `readings/${id}.md`, 'reading', problems);
	const newer = file && parseReading(file, id);
	if (!newer) return reportProblems({ modules: [], problems, files: [] }, false, json);
	const drifts = drift(citationsInto(module, id), older, newer);
	const broken = drifts.filter(({ status }) => status === 'changed' || status === 'lost').length;
	if (json) print(JSON.stringify(drifts, null, '\t'));
	else print([...drifts.map(describeDrift), `${drifts.length} citations, ${broken} to fix`].join('\n'));
	return broken > 0 ? 1 : 0;
}

/** Each place in a reading once, however many items, terms and cases cite it. */
function citationsInto(module: CompiledModule, reading: string): Citation[] {
	const parts = allQuizzes(module)
		.flatMap((quiz) => quiz.items.flatMap(explainedParts))
		.map(({ part }) => part);
	const all = [...parts, ...module.glossary, ...optionsOf(module)].flatMap(({ citations }) => citations);
	const places = all.filter((citation) => citation.reading === reading);
	return [...new Map(places.map((citation) => [`${citation.start} ${citation.end}`, citation])).values()];
}

function describeDrift(change: Drift): string {
	const head = `${change.status.padEnd(7)} ${change.citation.passages.join(' ')}`;
	const quote = `“${change.citation.exact}”`;
	if (change.status === 'lost') return `${head}  ${quote}`;
	if (change.status === 'kept') return `${head}  ${quote}`;
	const to = `→ ${change.passages.join(' ')}`;
	return change.status === 'moved'
		? `${head} ${to}  ${quote}`
		: `${head} ${to}  ${quote}  → “${change.proposed}”`;
}

async function writeSchema(): Promise<number> {
	await mkdir('static', { recursive: true });
	const names = Object.entries(jsonSchemas()).map(async ([name, schema]) => {
		await writeFile(join('static', name), `${JSON.stringify(schema, null, '\t')}\n`);
		return `static/${name}`;
	});
	return print(`Wrote ${(await Promise.all(names)).join(' and ')}.`);
}

function print(text: string): number {
	process.stdout.write(`${text}\n`);
	return 0;
}
