import type { Report } from './parse-report.ts';

export interface Tally {
	readonly passed: number;
	readonly failed: number;
	/** What a person should read, one line each. */
	readonly notes: readonly string[];
}

/** One run of a runner, and what it was found to hold before it ran. */
export interface Ran {
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
