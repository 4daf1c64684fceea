import { z } from 'zod';

/** One test, as its runner reports it. */
export interface Reported {
	/** The file it is written in, with the project it runs in where a runner has several. */
	readonly place: string;
	readonly title: string;
	/** `late`: passed at a second try. `lost`: found, but never run to its end. */
	readonly state: 'passed' | 'late' | 'failed' | 'skipped' | 'lost';
	/** Why it was skipped; empty if nobody said so. */
	readonly why: string;
}
export interface Report {
	/** When the run began, in milliseconds. */
	readonly startedAt: number;
	readonly tests: readonly Reported[];
	/** What went wrong outside a test: a file that throws, a hook that throws, an error nobody caught. */
	readonly faults: readonly string[];
}

const vitestReport = z.object({
	startTime: z.number(),
	success: z.boolean(),
	testResults: z.array(
		z.object({
			name: z.string(),
			status: z.string(),
			message: z.string(),
			assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
		}),
	),
});

/** What `vitest run --reporter=json` writes. */
export function parseVitest(text: string): Report {
	const { startTime, success, testResults } = vitestReport.parse(JSON.parse(text));
	const tests: Reported[] = [];
	const faults: string[] = [];
	for (const { name, status, message, assertionResults } of testResults) {
		const broken = status !== 'passed';
		// A hook that throws leaves its tests "skipped", which is also what a test says that was meant to be skipped.
		const state = (said: string): Reported['state'] => {
			if (said === 'passed' || said === 'failed') return said;
			return !broken && (said === 'skipped' || said === 'todo') ? 'skipped' : 'lost';
		};
		for (const test of assertionResults) {
			tests.push({ place: name, title: test.fullName, state: state(test.status), why: '' });
		}
		const explained = assertionResults.some((test) => test.status === 'failed');
		if (broken && !explained) faults.push(`${name}: ${message || status}`);
	}
	const told = faults.length > 0 || tests.some(({ state }) => state === 'failed' || state === 'lost');
	if (!success && !told) faults.push('The report says the run failed.');
	return { startedAt: startTime, tests, faults };
}

const note = z.object({ type: z.string(), description: z.string().optional() });
const spec = z.object({
	title: z.string(),
	file: z.string(),
	tests: z.array(
		z.object({
			projectName: z.string(),
			expectedStatus: z.string(),
			status: z.string(),
			annotations: z.array(note),
			results: z.array(z.object({ status: z.string().optional() })),
		}),
	),
});
type Spec = z.infer<typeof spec>;
const suite = z.object({
	specs: z.array(spec),
	get suites() {
		return z.array(suite).optional();
	},
});
const playwrightReport = z.object({
	suites: z.array(suite),
	errors: z.array(z.object({ message: z.string().optional() })),
	stats: z.object({ startTime: z.string() }),
});

/** What `playwright test --reporter=json` writes, with `--list` as well. */
export function parsePlaywright(text: string): Report {
	const { suites, errors, stats } = playwrightReport.parse(JSON.parse(text));
	return {
		startedAt: Date.parse(stats.startTime),
		tests: suites.flatMap(specsOf).flatMap(reportedOf),
		faults: errors.map(({ message }) => message ?? 'An error without a message.'),
	};
}

function specsOf(own: z.infer<typeof suite>): Spec[] {
	return [...own.specs, ...(own.suites ?? []).flatMap(specsOf)];
}

function reportedOf({ title, file, tests }: Spec): Reported[] {
	return tests.map((test) => ({
		place: `[${test.projectName}] ${file}`,
		title,
		state: stateOf(test),
		why: test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? '',
	}));
}

/** Playwright says "skipped" of a test that was meant to be, and of one that it never came to. */
function stateOf({ status, expectedStatus, results }: Spec['tests'][number]): Reported['state'] {
	if (status === 'expected') return 'passed';
	if (status === 'flaky') return 'late';
	if (status !== 'skipped') return 'failed';
	const meant = expectedStatus === 'skipped' && results.length > 0;
	return meant && results.every((result) => result.status === 'skipped') ? 'skipped' : 'lost';
}
