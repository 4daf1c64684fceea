import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXAMPLE, folderOf, QUIZ } from './lunar.ts';
import { run, runIn } from './run.ts';

describe('npm run quizzes -- check', () => {
	test('sound content: one line of counts, exit 0', () => {
		const { status, stdout } = run('check', '--strict');
		expect(stdout).toMatch(
			/^\d+ modules?, \d+ readings?, \d+ quizzes, \d+ items, \d+ cases?, \d+ citations, 0 errors, 0 warnings\n$/,
		);
		expect(status).toBe(0);
	});

	test('an error: its place, what to do, exit 1', async () => {
		const root = await folderOf({
			...EXAMPLE,
			'opening.yaml': QUIZ.replaceAll('No date has been', 'No date was'),
		});
		const { status, stdout } = run('check', root);
		expect(stdout).toMatch(
			/opening\.yaml:\d+:\d+ {2}This quote is not in “notice”: .* {2}→ The closest passage is p1\.s2/,
		);
		expect(status).toBe(1);
	});

	test('a warning: exit 0, and 1 when strict', async () => {
		const root = await folderOf({ ...EXAMPLE, 'opening.yaml': QUIZ.replace('notice say', 'notice not say') });
		expect(run('check', root)).toMatchObject({
			status: 0,
			stdout: expect.stringContaining('warning: A negative') as string,
		});
		expect(run('check', root, '--strict').status).toBe(1);
	});

	test('for tools, everything as JSON', async () => {
		const root = await folderOf({ ...EXAMPLE, 'opening.yaml': 'title: 1' });
		const { stdout, status } = run('check', root, '--json');
		const { problems, summary } = JSON.parse(stdout) as { problems: object[]; summary: object };
		expect(problems).toContainEqual(
			expect.objectContaining({ line: 1, column: 8, severity: 'error', rule: 'schema' }),
		);
		expect(summary).toMatchObject({ modules: 0, errors: problems.length });
		expect(status).toBe(1);
	});

	test.each([
		[['check', 'nowhere'], /Can’t read the folder “nowhere”/],
		[['check', 'static'], /There are no modules in “static”/],
		[
			['check', 'quizzes/gaza-stabilisation-force'],
			/is a module. Use the folder that contains it: quizzes\n/,
		],
		[['check', '--sloppy'], /--sloppy/],
		[['chekc'], /Unknown command “chekc”/],
		[['check', 'a', 'b'], /Unexpected argument “b”/],
		[[], /Choose a command/],
		[['check', '--drift', 'nowhere.md'], /Can’t read “nowhere\.md”/],
	])('%j is wrong use: exit 2, and how it is meant', (args, message) => {
		const { status, stderr } = run(...args);
		expect(stderr).toMatch(message);
		expect(stderr).toContain('npm run quizzes -- <command>');
		expect(status).toBe(2);
	});
});

test('the schemas that are written are those that stand there', async () => {
	const elsewhere = await folderOf({});
	expect(runIn(elsewhere, 'schema')).toMatchObject({ status: 0, stderr: '' });
	for (const name of ['quiz.schema.json', 'glossary.schema.json']) {
		expect(await readFile(join(elsewhere, 'static', name), 'utf8')).toBe(
			await readFile(join('static', name), 'utf8'),
		);
	}
});
