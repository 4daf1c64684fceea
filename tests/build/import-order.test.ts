import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const CRUISE = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const PATHS = JSON.stringify({
	compilerOptions: { paths: { '$lib/*': ['../src/lib/*'] } },
	include: ['../src'],
});
const script = (code: string) => `<script lang="ts">\n${code}\n</script>\n`;

/** The rules that such files break. */
async function broken(files: Readonly<Record<string, string>>): Promise<string[]> {
	const cwd = await mkdtemp(join(tmpdir(), 'mandate-order-'));
	onTestFinished(() => rm(cwd, { recursive: true, force: true }));
	for (const [name, text] of Object.entries({ '.svelte-kit/tsconfig.json': PATHS, ...files })) {
		await mkdir(dirname(join(cwd, name)), { recursive: true });
		await writeFile(join(cwd, name), text);
	}
	const args = [CRUISE, '--config', resolve('.dependency-cruiser.js'), '--output-type', 'json', 'src'];
	const { stdout } = await promisify(execFile)(process.execPath, args, { cwd }).catch(
		(failed: { stdout: string }) => failed,
	);
	const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
	return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
}

test.each<[string, Record<string, string>, string[]]>([
	[
		'the text that knows a quiz',
		{ 'src/lib/text/a.ts': "export * from '../quiz/b.ts';", 'src/lib/quiz/b.ts': 'export const b = 1;' },
		['order-of-text'],
	],
	[
		'a part of pages that takes from a page of learners, by its alias',
		{
			'src/lib/ui/A.svelte': script("import { b } from '$lib/learner/b'; b;"),
			'src/lib/learner/b.ts': 'export const b = 1;',
		},
		['order-of-ui'],
	],
	[
		'a teacher’s view that runs the server’s code',
		{
			'src/lib/teacher/A.svelte': script("import { b } from '$lib/server/b'; b;"),
			'src/lib/server/b.ts': 'export const b = 1;',
		},
		['order-of-teacher'],
	],
	[
		'a type that closes a circle',
		{
			'src/lib/quiz/a.ts': "import type { B } from './b.ts';\nexport type A = B | null;",
			'src/lib/quiz/b.ts': "import type { A } from './a.ts';\nexport type B = A[];",
		},
		['no-cycle'],
	],
	[
		'a player that takes from the quiz, and a route from the server',
		{
			'src/lib/player/a.ts': "export * from '../quiz/b.ts';",
			'src/lib/quiz/b.ts': 'export const b = 1;',
			'src/lib/server/c.ts': 'export const c = 1;',
			'src/routes/+page.server.ts': "export * from '$lib/server/c';",
		},
		[],
	],
])('%s', async (_, files, rules) => {
	expect(await broken(files)).toEqual(rules);
});
