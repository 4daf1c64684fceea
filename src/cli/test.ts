import { mkdir, readFile, rm } from 'node:fs/promises';
import { ensureChromium } from './find-chromium.ts';
import { PLAYWRIGHT, run, runPackage, VITE, VITEST } from './run.ts';

/**
 * `npm test`: build, unit tests, browser tests. `npm test -- --all`, as CI calls it, adds format, lint,
 * types and the strict check of the quizzes. Every step runs, whatever the one before it said; the last
 * line counts steps and tests: `N passed, N failed`.
 */
const all = process.argv.includes('--all');
const UNIT_REPORT = 'test-results/unit.json';
const E2E_REPORT = 'test-results/e2e.json';

let passed = 0;
let failed = 0;
const lines: string[] = [];

await rm('test-results', { recursive: true, force: true });
await mkdir('test-results', { recursive: true });

await step('types are generated', () => runPackage('@sveltejs/kit/svelte-kit.js', ['sync']));
if (all) {
	await step('format', () => runPackage('prettier/bin/prettier.cjs', ['--check', '.']));
	await step('lint', () => runPackage('eslint/bin/eslint.js', ['.', '--max-warnings', '0']));
	await step('types', () =>
		runPackage('svelte-check/bin/svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']),
	);
	await step('quizzes', () => run(process.execPath, ['src/cli/quizzes.ts', 'check', '--strict']));
}
await step('build', () => runPackage(VITE, ['build', '--logLevel', 'warn']));
await step('unit tests', () =>
	runPackage(VITEST, ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`]),
);
await count(UNIT_REPORT, (report) => [Number(report.numPassedTests), Number(report.numFailedTests)]);
await step('a Chromium', async () => ((await ensureChromium()) ? 0 : 1));
await step('browser tests', () => runPackage(PLAYWRIGHT, ['test']));
await count(E2E_REPORT, ({ stats }) => {
	const { expected, unexpected, flaky } = stats as Record<string, number>;
	return [Number(expected) + Number(flaky), Number(unexpected), Number(flaky)];
});

console.log(`\n${lines.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function step(name: string, work: () => Promise<number>) {
	console.log(`\n— ${name}`);
	const code = await work();
	lines.push(`${code === 0 ? 'ok  ' : 'FAIL'} ${name}`);
	if (code === 0) passed += 1;
	else failed += 1;
}

/** Adds a runner's own count; a report that is missing means that its step has failed already. */
async function count(
	file: string,
	read: (report: Record<string, unknown>) => [good: number, bad: number, late?: number],
) {
	const text = await readFile(file, 'utf8').catch(() => null);
	if (text === null) return;
	const [good, bad, late = 0] = read(JSON.parse(text) as Record<string, unknown>);
	passed += good;
	failed += bad;
	lines.push(
		`     ${good} tests passed, ${bad} failed${late > 0 ? `; ${late} passed only at a second try` : ''}`,
	);
}
