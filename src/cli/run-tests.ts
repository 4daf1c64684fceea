import { mkdir, readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { parsePlaywright, parseVitest, type Report } from './parse-report.ts';
import { PLAYWRIGHT, runPackage, VITEST } from './run.ts';

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

interface Tally {
	readonly passed: number;
	readonly failed: number;
	/** What a person should read, one line each. */
	readonly notes: readonly string[];
}

/** One run of a runner, and what it was found to hold before it ran. */
interface Ran {
	/** When it was started, in milliseconds; a report from before is another run's. */
	readonly startedAt: number;
	/** What it was started for and says about it: null if it wrote nothing that can be read. */
	readonly report: Report | null;
	/** The place of each test that was found; null if they could not be counted. */
	readonly found: readonly string[] | null;
}

/**
 * Counts a run. What is not known to have passed has failed: a test that was found and never reported, a fault
 * outside a test, a report that is missing or old. What was skipped counts as neither, and is named.
 */
export function tallyTests({ startedAt, report, found }: Ran): Tally {
	const notes: string[] = [];
	const fresh = report && report.startedAt >= startedAt ? report : null;
	if (!report) notes.push('No report: the test runner ended before writing one.');
	else if (!fresh) notes.push('The report is from an earlier run.');
	if (!found) notes.push('The tests could not be counted before the run.');
	else if (found.length === 0) notes.push('No tests were found.');
	const faults = fresh?.faults ?? [];
	let failed = notes.length + faults.length;
	notes.push(...faults.map(firstLine));

	const tests = fresh?.tests ?? [];
	const missing = countMissing(
		found ?? [],
		tests.map(({ place }) => place),
	);
	for (const [place, count] of missing) notes.push(`${place}: ${count} found, but not in the report`);
	const of = (state: string) => tests.filter((test) => test.state === state);
	for (const { place, title } of of('lost')) notes.push(`did not run: ${place}: ${title}`);
	for (const { place, title } of of('late')) notes.push(`passed only at a second try: ${place}: ${title}`);
	notes.push(...reasons(of('skipped')));

	failed += of('failed').length + of('lost').length;
	for (const count of missing.values()) failed += count;
	return { passed: of('passed').length + of('late').length, failed, notes };
}

/** For each place, by how many its tests fell short. Of a table of tests only its one line may have been found. */
function countMissing(found: readonly string[], ran: readonly string[]): Map<string, number> {
	const reported = countEach(ran);
	const short = [...countEach(found)].map(
		([place, count]) => [place, count - (reported.get(place) ?? 0)] as const,
	);
	return new Map(short.filter(([, count]) => count > 0));
}

/** How many were skipped for each reason; one that gives no reason is named itself. */
function reasons(skipped: Report['tests']): string[] {
	const whys = countEach(
		skipped.map(({ why, place, title }) => why || `no reason given (${place}: ${title})`),
	);
	return [...whys].map(([why, count]) => `${count} skipped: ${why}`);
}

function countEach(names: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return counts;
}

const firstLine = (text: string) => text.split('\n', 1)[0] ?? text;
