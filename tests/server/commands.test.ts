import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { startApp } from './app.ts';
import { makeBrowser } from './browser.ts';
import { eachEngine } from './each-engine.ts';
import { makeSchool, PASSWORD } from './school.ts';

const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: Record<string, string> };
/** Commands that Node runs as they are, without the build tool that knows `virtual:` and `$lib`. */
const files = [
	...new Set(Object.values(scripts).flatMap((script) => /^node (\S+\.ts)/.exec(script)?.[1] ?? [])),
];

/** A machine with much to do takes its time to read what the largest of them bring along. */
const LOADING = 120_000;

describe('every command of npm run', () => {
	test.each(files)(
		'%s finds all it imports in plain Node',
		async (file) => {
			const source = await readFile(file, 'utf8');
			// The command itself would begin its work: what it imports is loaded instead, and all that this imports.
			const imported = [...source.matchAll(/^import (?!type )[^;]*?from '([^']+)';$/gm)].map(
				([, from = '']) => (from.startsWith('.') ? pathToFileURL(resolve(dirname(file), from)).href : from),
			);
			expect(imported.length).toBeGreaterThan(0);
			const code = imported.map((from) => `await import(${JSON.stringify(from)});`).join('\n');
			const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
				encoding: 'utf8',
				env: { PATH: process.env.PATH, HOME: process.env.HOME },
			});
			expect([status, stderr.replace(/^.*Warning.*$/gm, '').trim()]).toEqual([
				0,
				expect.not.stringContaining('Error'),
			]);
		},
		LOADING,
	);
});

eachEngine('npm run demo', (make) => {
	test(
		'makes a class that its teacher can open, and says where',
		async () => {
			const place = await make();
			const database = await place.ready();
			await makeSchool(database, 'amina', Date.now());
			const demo = (...words: string[]) =>
				spawnSync(process.execPath, [resolve('src/cli/demo.ts'), ...words], {
					encoding: 'utf8',
					env: {
						PATH: process.env.PATH,
						HOME: process.env.HOME,
						DATABASE_URL: place.url,
						MANDATE_SECRET: 'x'.repeat(32),
					},
				});
			const made = demo('Amina@school.example');
			expect([made.status, made.stderr.replace(/^.*Warning.*$/gm, '').trim()]).toEqual([0, '']);
			const [, path = ''] = /: http:\/\/localhost:3000(\/teach\/classes\/\S+)/.exec(made.stdout) ?? [];
			const app = await startApp({ DATABASE_URL: place.url, MANDATE_SECRET: 'x'.repeat(32) });
			try {
				const amina = makeBrowser(app);
				await amina.post('/teach/sign-in', { email: 'amina@school.example', password: PASSWORD });
				const { status, text } = await amina.get(path);
				expect([status, text.includes('Demo class')]).toEqual([200, true]);
			} finally {
				await app.kill();
			}
			const nobody = demo('nobody@school.example');
			expect([nobody.status, nobody.stderr]).toEqual([
				1,
				expect.stringContaining('No account has the address'),
			]);
		},
		LOADING,
	);
});
