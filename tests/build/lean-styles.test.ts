import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { leanStyles, withoutUnknown } from '../../src/build/lean-styles.ts';

const known = new Set(['S1111', 'S2222']);

test.each([
	['a rule of a component that is there', '.a.S1111{color:red}', '.a.S1111{color:red}'],
	['one of a component that is not', '.a.S9999{color:red}.b.S1111{color:red}', '.b.S1111{color:red}'],
	['one that both share', '.a.S9999,.b.S1111{color:red}', '.a.S9999,.b.S1111{color:red}'],
	['one that also holds without a component', '.a.S9999,.b{color:red}', '.a.S9999,.b{color:red}'],
	['one that names another inside', '.a.S9999 span:where(.S1111){x:y}', '.a.S9999 span:where(.S1111){x:y}'],
	['commas inside a selector', ':is(.a,.b).S9999{x:y}', ''],
	['a group of which nothing is left', '@media (width>=64rem){.a.S9999{x:y}.b.S9999{x:y}}', ''],
	['a group of which something is', '@media print{.a.S9999{x:y}p{x:y}}', '@media print{p{x:y}}'],
	['a class that only begins so', '.S9999x{x:y}', '.S9999x{x:y}'],
	['a class that only a script sets', 'html.spaced p{x:y}.shown{x:y}', 'html.spaced p{x:y}.shown{x:y}'],
	['frames of an animation', '@keyframes S9999-in{0%{x:y}to{x:y}}', '@keyframes S9999-in{0%{x:y}to{x:y}}'],
])('%s', (_, css, left) => expect(withoutUnknown(css, known)).toBe(left));

test('a quiz page keeps styles of what it has and of readings; other pages keep all', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'mandate-test-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	const css = '<style>.q.S1111{x:y}.r.S2222{x:y}.o.S9999{x:y}</style>';
	const page = async (path: string, markup: string) => {
		await mkdir(join(folder, path, '..'), { recursive: true });
		await writeFile(join(folder, path), css + markup);
	};
	await page('learn/one/quiz/first.html', '<p class="q S1111"></p>');
	await page('learn/one/read/text.html', '<p class="r S2222"></p><figure class="o S9999"></figure>');
	await page('learn/one/review.html', '');
	await leanStyles(folder);
	const styles = async (path: string) => (await readFile(join(folder, path), 'utf8')).split('</style>')[0];
	expect(await styles('learn/one/quiz/first.html')).toBe('<style>.q.S1111{x:y}.r.S2222{x:y}');
	expect(await styles('learn/one/read/text.html')).toBe(css.split('</style>')[0]);
	expect(await styles('learn/one/review.html')).toBe(css.split('</style>')[0]);
});
