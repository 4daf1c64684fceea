import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { leanStyles, withoutUnknown } from '../../src/build/lean-styles.ts';

const known = new Set(['s11111', 's22222']);

test.each([
	['a rule of a component that is there', '.a.s11111{color:red}', '.a.s11111{color:red}'],
	['one of a component that is not', '.a.s99999{color:red}.b.s11111{color:red}', '.b.s11111{color:red}'],
	['one that both share', '.a.s99999,.b.s11111{color:red}', '.a.s99999,.b.s11111{color:red}'],
	['one that also holds without a component', '.a.s99999,.b{color:red}', '.a.s99999,.b{color:red}'],
	[
		'one that names another inside',
		'.a.s99999 span:where(.s11111){x:y}',
		'.a.s99999 span:where(.s11111){x:y}',
	],
	['commas inside a selector', ':is(.a,.b).s99999{x:y}', ''],
	['a group of which nothing is left', '@media (width>=64rem){.a.s99999{x:y}.b.s99999{x:y}}', ''],
	['a group of which something is', '@media print{.a.s99999{x:y}p{x:y}}', '@media print{p{x:y}}'],
	['a class that only begins so', '.s99999x{x:y}', '.s99999x{x:y}'],
	['frames of an animation', '@keyframes s99999-in{0%{x:y}to{x:y}}', '@keyframes s99999-in{0%{x:y}to{x:y}}'],
])('%s', (_, css, left) => expect(withoutUnknown(css, known)).toBe(left));

test('a quiz page keeps styles of what it has and of readings; other pages keep all', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'mandate-test-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	const css = '<style>.q.s11111{x:y}.r.s22222{x:y}.o.s99999{x:y}</style>';
	const page = async (path: string, markup: string) => {
		await mkdir(join(folder, path, '..'), { recursive: true });
		await writeFile(join(folder, path), css + markup);
	};
	await page('learn/one/quiz/first.html', '<p class="q s11111"></p>');
	await page('learn/one/read/text.html', '<p class="r s22222"></p><figure class="o s99999"></figure>');
	await page('learn/one/review.html', '');
	await leanStyles(folder);
	const styles = async (path: string) => (await readFile(join(folder, path), 'utf8')).split('</style>')[0];
	expect(await styles('learn/one/quiz/first.html')).toBe('<style>.q.s11111{x:y}.r.s22222{x:y}');
	expect(await styles('learn/one/read/text.html')).toBe(css.split('</style>')[0]);
	expect(await styles('learn/one/review.html')).toBe(css.split('</style>')[0]);
});
