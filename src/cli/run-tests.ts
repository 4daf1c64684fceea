import { mkdir, readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { parsePlaywright, parseVitest, type Report } from './parse-report.ts';
import { PLAYWRIGHT, runPackage, VITEST } from './run.ts';
import { tallyTests, type Tally } from './tally-tests.ts';

/** A runner of tests: how it lists them, runs them, and what it writes then. Both resolve with an exit code. */
export interface Runner {
	readonly list: (file: string) => Promise<number>;
	readonly run: (file: string) => Promise<number>;
	/** The place of each test that is listed. */
	readonly parseList: (text: string) => readonly string[];
	readonly parse: (text: string) => Report;
}

const FOLDER = 'test-results';
const listed = z.array(z.object({ file: z.string() }));

/** @param args as `vitest run` takes them, such as another `--config` */
export const vitest = (...args: string[]): Runner => ({
	list: (file) => runPackage(VITEST, ['list', `--json=${file}`, ...args]),
	run: (file) =>
		runPackage(VITEST, [
			'run',
			'--allowOnly=false',
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${file}`,
			...args,
		]),
	parseList: (text) => listed.parse(JSON.parse(text)).map(({ file }) => file),
	parse: parseVitest,
});

/** @param args as `playwright test` takes them */
export const playwright = (...args: string[]): Runner => {
	const test = (file: string, ...more: string[]) =>
		runPackage(PLAYWRIGHT, ['test', ...more, ...args], { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
	return {
		list: (file) => test(file, '--list', '--reporter=json'),
		run: (file) => test(file, '--forbid-only', '--reporter=line,json'),
		parseList: (text) => parsePlaywright(text).tests.map(({ place }) => place),
		parse: parsePlaywright,
	};
};

/** Counts the tests, runs them, and counts again. */
export async function runTests(name: string, runner: Runner): Promise<Tally & { readonly code: number }> {
	const file = `${FOLDER}/${name.replaceAll(' ', '-')}.json`;
	const counted = await runner.list(await fresh(file));
	const found = counted === 0 ? await read(file, runner.parseList) : null;
	const startedAt = Date.now();
	const code = await runner.run(await fresh(file));
	const report = await read(file, runner.parse);
	return { code, ...tallyTests({ startedAt, report, found }) };
}

async function fresh(file: string): Promise<string> {
	await rm(file, { force: true });
	await mkdir(FOLDER, { recursive: true });
	return file;
}

/** Null for what is not there, was cut short, or is not what it should be. */
async function read<T>(file: string, parse: (text: string) => T): Promise<T | null> {
	try {
		return parse(await readFile(file, 'utf8'));
	} catch (error) {
		console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
		return null;
	}
}
