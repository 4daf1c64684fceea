import { rm } from 'node:fs/promises';
import { ensureChromium, ensureEngines } from './find-browsers.ts';
import { playwright, runTests, vitest, type Runner } from './run-tests.ts';
import { run, runPackage, VITE } from './run.ts';

/**
 * `npm test`: build, unit tests, browser tests. `npm test -- --all`, as CI calls it, adds format, lint, the order
 * of imports, a look for what nothing uses, types, the strict check of the quizzes, and two more browser engines. Every step runs,
 * whatever the one before it said; the last line counts steps and tests: `N passed, N failed`.
 */
const all = process.argv.includes('--all');

let passed = 0;
let failed = 0;
const lines: string[] = [];

await rm('test-results', { recursive: true, force: true });

await step('types are generated', () => runPackage('@sveltejs/kit/svelte-kit.js', ['sync']));
if (all) {
	await step('format', () => runPackage('prettier/bin/prettier.cjs', ['--check', '.']));
	await step('lint', () => runPackage('eslint/bin/eslint.js', ['.', '--max-warnings', '0']));
	await step('order of imports', () =>
		runPackage('dependency-cruiser/bin/dependency-cruiser.mjs', [
			'--config',
			'.dependency-cruiser.js',
			'src',
		]),
	);
	await step('nothing is left over', () => runPackage('knip/bin/knip.js', ['--no-progress']));
	await step('types', () =>
		runPackage('svelte-check/bin/svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']),
	);
	await step('quizzes', () => run(process.execPath, ['src/cli/quizzes.ts', 'check', '--strict']));
}
await step('build', () => runPackage(VITE, ['build', '--logLevel', 'warn']));
await tests('unit tests', vitest());
await step('a Chromium', async () => ((await ensureChromium()) ? 0 : 1));
// Without them their tests are skipped, and the summary says so.
if (all) await step('a Firefox and a WebKit', async () => ((await ensureEngines()) ? 0 : 1));
await tests('browser tests', playwright());

console.log(`\n${lines.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function step(name: string, work: () => Promise<number>) {
	console.log(`\n— ${name}`);
	end(name, (await work()) === 0);
}

/** A step that counts its tests as well; it fails with them, even if its runner says that all is well. */
async function tests(name: string, runner: Runner) {
	console.log(`\n— ${name}`);
	const tally = await runTests(name, runner);
	end(name, tally.code === 0 && tally.failed === 0);
	lines.push(`     ${tally.passed} tests passed, ${tally.failed} failed`);
	lines.push(...tally.notes.map((note) => `     ${note}`));
	passed += tally.passed;
	failed += tally.failed;
}

function end(name: string, good: boolean) {
	lines.push(`${good ? 'ok  ' : 'FAIL'} ${name}`);
	if (good) passed += 1;
	else failed += 1;
}
