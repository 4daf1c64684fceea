import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE, WITH_CASE } from '../content/lunar.ts';
import { startApp, type App } from './app.ts';

const COPIED = ['src', 'static', 'package.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'];
const BUILDING = 900_000;
const MODULE = '/learn/lunar-library';
const QUIZ = `${MODULE}/quiz/opening`;

/** The app as somebody has it who deletes our module and writes the example of the guide instead: it has one of each. */
describe('a server whose only module is the guide’s whole example, with its case', () => {
	let folder: string;
	let built: ReturnType<typeof spawnSync>;
	let app: App;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'mandate-example-'));
		for (const name of COPIED) await cp(name, join(folder, name), { recursive: true });
		await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
		for (const [name, text] of Object.entries({ ...EXAMPLE, ...WITH_CASE })) {
			const path = join(folder, 'quizzes/lunar-library', name);
			await mkdir(dirname(path), { recursive: true });
			await writeFile(path, text);
		}
		built = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
			cwd: folder,
			encoding: 'utf8',
			// As `npm start` has it, not as a test runner does.
			env: { PATH: process.env.PATH, HOME: process.env.HOME },
		});
		if (built.status === 0) app = await startApp({}, 'mandate', join(folder, 'build'));
	}, BUILDING);

	afterAll(async () => {
		await app?.kill();
		await rm(folder, { recursive: true, force: true });
	});

	test('is built', () => {
		expect(built.status, `${built.stdout}${built.stderr}`).toBe(0);
	});

	test.each([
		['/', 'The lunar library'],
		[MODULE, 'tell what a notice states from what it leaves out'],
		[`${MODULE}/read/notice`, 'No date has been fixed.'],
		[QUIZ, 'Judge this statement from the notice alone.'],
		[`${QUIZ}/print/key`, 'It has yet to be fixed.'],
		[`${MODULE}/case/door`, 'A visitor asks on which day the library opens.'],
		[`${MODULE}/case/door/play?road=first-of-april&on=1`, 'forty people are at the door'],
		[`${MODULE}/case/door/projector`, 'Decide as a class'],
		[`${MODULE}/case/door/print/key`, 'If a visitor was promised a day in spring:'],
		[`${MODULE}/glossary`, 'The lunar library'],
		[`${MODULE}/guide`, 'The lunar library'],
		[`${MODULE}/review`, 'The lunar library'],
		[`${MODULE}/certificate`, 'The lunar library'],
		[`${MODULE}/notes`, 'The lunar library'],
		[`${MODULE}/terms.json`, '{}'],
		['/join', 'Join'],
	])('shows %s', async (path, words) => {
		const { status, text } = await app.ask({ path });
		expect([status, text.includes(words)], text.slice(0, 300)).toEqual([200, true]);
	});

	test('grades its quiz', async () => {
		const answers = { 'date-of-opening': 'still-open', 'members-first': 'not-stated' };
		const { status, text } = await app.ask({
			path: `${QUIZ}/check`,
			method: 'POST',
			headers: {
				accept: 'text/html',
				origin: app.origin,
				'content-type': 'application/x-www-form-urlencoded',
			},
			body: new URLSearchParams(answers).toString(),
		});
		expect([status, /2 of 2|100%/.test(text)], text.slice(0, 300)).toEqual([200, true]);
	});

	test('holds nothing of our own module', async () => {
		const names = await readdir(join(folder, 'build/prerendered/learn'));
		expect(names.map((name) => name.replace(/\.html.*$/, ''))).toEqual(names.map(() => 'lunar-library'));
		const home = await readFile(join(folder, 'build/prerendered/index.html'), 'utf8');
		expect(home).not.toMatch(/gaza|peacekeeping|the article/i);
	});
});
