import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { coverageOf, FEWEST_OF_KIND } from '../lib/analysis/coverage.ts';
import { similarPairs } from '../lib/analysis/similar.ts';
import { coveragePicture } from './coverage/picture.ts';
import { coverageText } from './coverage/text.ts';
import { openFolder } from './quizzes/open-folder.ts';
import { reportDrift } from './quizzes/report-drift.ts';
import { reportProblems } from './quizzes/report-problems.ts';
import { print, UsageError } from './quizzes/usage.ts';
import { allQuizzes } from './quizzes/whole-module.ts';
import { similarJson, similarText } from './similar-text.ts';
import type { Library } from '../lib/content/read-library.ts';
import { jsonSchemas } from '../lib/content/schema.ts';
import { isGlossaryQuiz } from '../lib/quiz/glossary-quiz.ts';

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
	if (command === 'coverage') return reportCoverage(await openFolder(folder), values);
	if (command === 'similar') return reportSimilar(await openFolder(folder), values.most, values.json);
	if (command !== 'check')
		throw new UsageError(command ? `Unknown command “${command}”.` : 'Choose a command.');
	if (values.drift !== undefined) return reportDrift(folder, values.drift, values.reading, values.json);
	return reportProblems(await openFolder(folder), values.strict, values.json);
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
		similarPairs(allQuizzes(module).filter(({ id }) => !isGlossaryQuiz(id))),
	);
	return print(json ? JSON.stringify(similarJson(pairs, shown), null, '\t') : similarText(pairs, shown));
}

async function writeSchema(): Promise<number> {
	await mkdir('static', { recursive: true });
	const names = Object.entries(jsonSchemas()).map(async ([name, schema]) => {
		await writeFile(join('static', name), `${JSON.stringify(schema, null, '\t')}\n`);
		return `static/${name}`;
	});
	return print(`Wrote ${(await Promise.all(names)).join(' and ')}.`);
}
