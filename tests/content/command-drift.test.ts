import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { change, EXAMPLE, folderOf, QUIZ, READING } from './lunar.ts';
import { run } from './run.ts';

const ARTICLE = 'quizzes/gaza-stabilisation-force/readings/article.md';

interface Line {
	readonly status: string;
	readonly citation: { readonly exact: string; readonly passages: readonly string[] };
	readonly passages?: readonly string[];
	readonly proposed?: string;
}

describe('npm run quizzes -- check --drift', () => {
	test('the article against itself: everything is kept', () => {
		const { stdout, status } = run('check', '--drift', ARTICLE, '--json');
		const lines = JSON.parse(stdout) as Line[];
		expect(lines.length).toBeGreaterThan(50);
		expect(new Set(lines.map((line) => line.status))).toEqual(new Set(['kept']));
		expect(status).toBe(0);
	});

	test('an edited article: each citation is kept, moved, changed or lost with its sentence', async () => {
		const newer = change(
			change(
				change(
					await readFile(ARTICLE, 'utf8'),
					'## Who Is Involved?',
					'A new paragraph.\n\n## Who Is Involved?',
				),
				'While no commitments have been made, the move',
				'Although no firm commitments were made, the move',
			),
			'Security and rules of engagement would be central to any troop deployment.',
			'Flowers bloom.',
		);
		const root = await folderOf({});
		await cp('quizzes', root, { recursive: true });
		await writeFile(join(root, ARTICLE.replace('quizzes/', '')), newer);
		const { stdout, status } = run('check', root, '--drift', ARTICLE, '--json');
		const lines = JSON.parse(stdout) as Line[];
		const statusOf = (passage: string) =>
			new Set(
				lines.filter(({ citation }) => citation.passages.join() === passage).map((line) => line.status),
			);
		expect(statusOf('p1.s1')).toEqual(new Set(['kept']));
		expect(statusOf('p2.s2')).toEqual(new Set(['moved']));
		expect(statusOf('p5.s1')).toEqual(new Set(['lost']));
		const changed = lines.filter((line) => line.status === 'changed');
		expect(changed.map(({ proposed }) => proposed).join()).toContain('no firm commitments were made');
		expect(status).toBe(1);
	});

	test('for people: one line for each citation, and how many are to mend', async () => {
		const older = `${READING}\nNobody has been asked.\n`;
		const newer = change(
			change(older, '# The library may open in spring', '# The library may open in spring\n\nA new one.'),
			'No date has been fixed.',
			'No date has yet been set.',
		);
		const root = await folderOf({ ...EXAMPLE, 'readings/notice.md': newer });
		const { stdout, status } = run('check', root, '--drift', await beside(root, 'notice.md', older));
		expect(stdout.trimEnd().split('\n')).toEqual([
			expect.stringMatching(/^moved {3}p1\.s1 → p2\.s1 {2}“The director expects/),
			'changed p1.s2 → p2.s2  “No date has been fixed.”  → “No date has yet been set.”',
			'2 citations, 1 to fix',
		]);
		expect(status).toBe(1);
	});

	test.each([
		['a byte order mark', `\ufeff${READING}`],
		['Windows line ends', READING.replaceAll('\n', '\r\n')],
	])('%s in either text changes nothing', async (_, text) => {
		const root = await folderOf({ ...EXAMPLE, 'readings/notice.md': text });
		expect(run('check', root, '--drift', await beside(root, 'notice.md', READING)).status).toBe(0);
		const other = await folderOf(EXAMPLE);
		expect(run('check', other, '--drift', await beside(other, 'notice.md', text)).status).toBe(0);
	});

	test('decomposed letters in the newer text change nothing', async () => {
		const reading = change(READING, 'library to open', 'café to open');
		const root = await folderOf({
			...EXAMPLE,
			'opening.yaml': QUIZ.replaceAll('library to open', 'café to open'),
			'readings/notice.md': reading.normalize('NFD'),
		});
		const older = await beside(root, 'before.md', reading);
		expect(run('check', root, '--drift', older, '--reading', 'notice')).toMatchObject({ status: 0 });
		expect(run('check', root, '--drift', older)).toMatchObject({ status: 2 });
	});

	test('a newer text that is gone is a problem, not a crash', async () => {
		const root = await folderOf(EXAMPLE);
		const older = await beside(root, 'notice.md', READING);
		await rm(join(root, 'lunar-library/readings/notice.md'));
		const { stdout, stderr, status } = run('check', root, '--drift', older);
		expect(stdout).toMatch(/readings\/notice\.md:1:1 {2}This file is missing\./);
		expect({ stderr, status }).toEqual({ stderr: '', status: 1 });
	});

	test('an older text that is no text is wrong use', async () => {
		const root = await folderOf(EXAMPLE);
		const older = await beside(root, 'notice.md', Buffer.from([0xff, 0xfe, 0x00]));
		expect(run('check', root, '--drift', older)).toMatchObject({ status: 2 });
	});
});

async function beside(root: string, name: string, text: string | Uint8Array): Promise<string> {
	const path = join(root, name);
	await writeFile(path, text);
	return path;
}
