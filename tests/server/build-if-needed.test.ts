import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';

const MODULE = pathToFileURL(resolve('src/cli/build-if-needed.ts')).href;
const LOOK = `import(${JSON.stringify(MODULE)}).then(async (it) => process.exit(await it.buildIfNeeded()))`;

/** Stands for Vite: says that it built, and leaves what a build leaves. */
const BUILDER = `
	import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
	appendFileSync('built', process.argv[2] + ' ');
	if (existsSync('broken')) process.exit(3);
	mkdirSync('build', { recursive: true });
	writeFileSync('build/handler.js', '');
`;

/** A project whose files were written at these times, in minutes. */
async function project(files: Record<string, number>): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'mandate-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	await write(join(folder, 'node_modules/vite/bin/vite.js'), BUILDER);
	await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
	for (const name of Object.keys(files)) await write(join(folder, name), '');
	for (const name of ['src', 'quizzes', 'static']) await mkdir(join(folder, name), { recursive: true });
	for (const name of ['src', 'src/lib', 'quizzes', 'quizzes/one', 'static'])
		await utimes(join(folder, name), 60, 60).catch(() => {});
	for (const [name, minutes] of Object.entries(files))
		await utimes(join(folder, name), minutes * 60, minutes * 60);
	return folder;
}

async function write(path: string, text: string) {
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, text);
}

async function look(folder: string) {
	const { status } = spawnSync(process.execPath, ['-e', LOOK], { cwd: folder });
	const built = await readFile(join(folder, 'built'), 'utf8').catch(() => '');
	return { status, built: built.trim() };
}

describe('a build is made', () => {
	test.each([
		['when there is none', { 'src/app.html': 1 }],
		['when a source is newer', { 'build/handler.js': 5, 'src/app.html': 6 }],
		['when a source deep down is newer', { 'build/handler.js': 5, 'src/lib/grade.ts': 6 }],
		['when a quiz is newer', { 'build/handler.js': 5, 'quizzes/one/actors.yaml': 6 }],
		['when an icon is newer', { 'build/handler.js': 5, 'static/icon.svg': 6 }],
		['when dependencies are newer', { 'build/handler.js': 5, 'package-lock.json': 6 }],
		['when its configuration is newer', { 'build/handler.js': 5, 'vite.config.ts': 6 }],
	])('%s', async (_, files) => {
		expect(await look(await project(files))).toEqual({ status: 0, built: 'build' });
	});

	test('when a source was deleted', async () => {
		const folder = await project({ 'build/handler.js': 5, 'src/lib/gone.ts': 1 });
		await rm(join(folder, 'src/lib/gone.ts'));
		expect(await look(folder)).toEqual({ status: 0, built: 'build' });
	});

	test('once: the next time it is there', async () => {
		const folder = await project({ 'src/app.html': 1 });
		await look(folder);
		expect(await look(folder)).toEqual({ status: 0, built: 'build' });
	});
});

describe('no build is made', () => {
	test.each([
		['when everything is older', { 'build/handler.js': 5, 'src/app.html': 4, 'quizzes/one/actors.yaml': 4 }],
		['for tests and texts about it', { 'build/handler.js': 5, 'tests/grade.test.ts': 6, 'README.md': 6 }],
	])('%s', async (_, files) => {
		expect(await look(await project(files))).toEqual({ status: 0, built: '' });
	});
});

test('a build that fails says so with its own code', async () => {
	expect(await look(await project({ broken: 1 }))).toEqual({ status: 3, built: 'build' });
});
