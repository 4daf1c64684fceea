import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXAMPLE, folderOf, QUIZ } from './lunar.ts';

function run(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/quizzes.ts', ...args], {
		encoding: 'utf8',
		env: { ...process.env, NODE_NO_WARNINGS: '1' },
	});
	return { status, stdout, stderr };
}

describe('npm run quizzes -- check', () => {
	test('sound content: one line of counts, exit 0', () => {
		const { status, stdout } = run('check', '--strict');
		expect(stdout).toMatch(
			/^\d+ modules?, \d+ readings?, \d+ quizzes, \d+ items, \d+ citations, 0 errors, 0 warnings\n$/,
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
		[['check', 'nowhere'], /“nowhere” is no folder/],
		[['check', '--sloppy'], /--sloppy/],
		[['chekc'], /There is no command “chekc”/],
		[['check', 'a', 'b'], /“b” is one argument too many/],
		[[], /Say what to do/],
		[['check', '--drift', 'nowhere.md'], /“nowhere\.md” cannot be read/],
	])('%j is wrong use: exit 2, and how it is meant', (args, message) => {
		const { status, stderr } = run(...args);
		expect(stderr).toMatch(message);
		expect(stderr).toContain('npm run quizzes -- <command>');
		expect(status).toBe(2);
	});
});

describe('npm run quizzes -- check --drift', () => {
	const ARTICLE = 'quizzes/gaza-stabilisation-force/readings/article.md';
	const statuses = (stdout: string) =>
		(JSON.parse(stdout) as { status: string; proposed?: string }[]).reduce<Record<string, number>>(
			(counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }),
			{},
		);

	test('against itself everything is kept', () => {
		const { stdout, status } = run('check', '--drift', ARTICLE, '--json');
		expect(Object.keys(statuses(stdout))).toEqual(['kept']);
		expect(status).toBe(0);
	});

	test('a changed reading: kept, moved, changed with a proposal, lost', async () => {
		const old = `${EXAMPLE['readings/notice.md']}\nNobody has been asked.\n`;
		const quiz = `${QUIZ}  - id: who\n    kind: evidence\n    objective: tell-stated-from-absent\n    level: analyse\n    prompt: Who?\n    sentences:\n      - { quote: Nobody has been asked, correct: true, rationale: This one. }\n      - { quote: No date, rationale: Not this one. }\n`;
		const newer = old
			.replace('# The library may open in spring', '# The library may open in spring\n\nA new paragraph.')
			.replace('No date has been fixed.', 'No date has yet been set.')
			.replace('Nobody has been asked.', 'Flowers bloom.');
		const root = await folderOf({ ...EXAMPLE, 'opening.yaml': quiz, 'readings/notice.md': newer });
		const before = join(root, 'notice.md');
		await writeFile(before, old);
		const { stdout, status } = run('check', root, '--drift', before);
		expect(stdout).toMatch(/^moved {3}p1\.s1 → p2\.s1 {2}“The director expects/m);
		expect(stdout).toMatch(
			/^changed p1\.s2 → p2\.s2 {2}“No date has been fixed\.” {2}→ “No date has yet been set\.”$/m,
		);
		expect(stdout).toMatch(/^lost {4}p2\.s1 {2}“Nobody has been asked\.”$/m);
		expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/citations, \d+ to mend$/);
		expect(status).toBe(1);
	});
});

test('the schema that is written is the one that stands there', async () => {
	const before = await readFile('static/quiz.schema.json', 'utf8');
	expect(run('schema').status).toBe(0);
	expect(await readFile('static/quiz.schema.json', 'utf8')).toBe(before);
});
