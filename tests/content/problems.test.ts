import { cp } from 'node:fs/promises';
import { expect, test, describe } from 'vitest';
import { formatProblem } from '../../src/lib/content/problem.ts';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import { EXAMPLE, folderOf, MODULE, problemsOf, QUIZ, read, READING } from './lunar.ts';

/** Where in a text a stretch of it begins, as an editor says it. */
function placeOf(text: string, stretch: string): string {
	const before = text.slice(0, text.indexOf(stretch)).split('\n');
	return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

const change = (text: string, ...pairs: [string, string][]) =>
	pairs.reduce((changed, [from, to]) => {
		if (!changed.includes(from)) throw new Error(`“${from}” is not there`);
		return changed.replace(from, to);
	}, text);

test('every defect of a file is reported at once, each at its line and column', async () => {
	const quiz = change(
		QUIZ,
		['objective: tell-stated-from-absent', 'objective: tell-lies'],
		['level: understand', 'level: guess'],
		['correct: true', 'corect: true'],
		['"No date has been fixed."', '"No date was fixed."'],
		['key: not-stated', 'kee: not-stated'],
	);
	// Shape first: what has no shape cannot be compiled.
	expect(await problemsOf({ 'opening.yaml': quiz })).toEqual([
		`opening.yaml:${placeOf(quiz, 'guess')} schema`,
		`opening.yaml:${placeOf(quiz, 'corect')} schema`,
		`opening.yaml:${placeOf(quiz, 'id: members-first')} schema`,
		`opening.yaml:${placeOf(quiz, 'kee')} schema`,
	]);
	const shaped = change(
		QUIZ,
		['objective: tell-stated-from-absent', 'objective: tell-lies'],
		['correct: true', 'correct: false'],
		['"No date has been fixed."', '"No date was fixed."'],
		['id: members-first', 'id: date-of-opening'],
	);
	expect(await problemsOf({ 'opening.yaml': shaped })).toEqual([
		`opening.yaml:${placeOf(shaped, 'tell-lies')} unknown-objective`,
		expect.stringMatching(/^opening\.yaml:\d+:\d+ no-key$/),
		`opening.yaml:${placeOf(shaped, '"No date was fixed."')} missing-quote`,
		`opening.yaml:${placeOf(shaped, 'date-of-opening\n    kind: statement')} duplicate-id`,
	]);
});

describe('a problem says what to do', () => {
	test.each<[string, Record<string, string>, RegExp]>([
		[
			'a quote that is nearly right',
			{ 'opening.yaml': change(QUIZ, ['"No date has been fixed."', '"No date has been set."']) },
			/closest passage is p1\.s2: “No date has been fixed\.”/,
		],
		[
			'a field misspelt',
			{ 'opening.yaml': change(QUIZ, ['rationale:', 'rational:']) },
			/Did you mean “rationale”/,
		],
		['a field left out', { 'opening.yaml': change(QUIZ, ['    level: understand\n', '']) }, /Add “level”/],
		[
			'an unknown objective',
			{ 'opening.yaml': change(QUIZ, ['objective: tell-stated-from-absent', 'objective: other']) },
			/Known: tell-stated-from-absent/,
		],
		[
			'an unknown reading',
			{ 'opening.yaml': change(QUIZ, ['according-to: notice', 'according-to: article']) },
			/Known: notice/,
		],
		[
			'a quote that stands twice',
			{
				'opening.yaml': change(QUIZ, ['"No date has been fixed."', '"the"']),
				'readings/notice.md': change(READING, ['in spring. No', 'in the spring of the year. No']),
			},
			/prefix: or suffix:/,
		],
		[
			'a wrong prefix',
			{
				'opening.yaml': change(QUIZ, [
					'{ quote: "No date has been fixed." }',
					'{ quote: "No date", prefix: "summer." }',
				]),
			},
			/Copy the words just before/,
		],
		[
			'a key that stands twice',
			{ 'opening.yaml': change(QUIZ, ['summary:', 'title: Another\nsummary:']) },
			/Keep one of the two/,
		],
		[
			'a missing file',
			{ 'module.yaml': change(MODULE, ['[opening]', '[opening, closing]']) },
			/Create closing\.yaml, or remove it from the list/,
		],
		[
			'a reading without front matter',
			{ 'readings/notice.md': '# Only a title\n\nAnd text.' },
			/Put kind: and label:/,
		],
		[
			'a reading without a title',
			{ 'readings/notice.md': change(READING, ['# The library may open in spring\n', '']) },
			/Put “# Title” first/,
		],
		[
			'a link in a reading',
			{ 'readings/notice.md': `${READING}\n\nSee [this](https://example.org).` },
			/Write plain paragraphs/,
		],
		['a note nobody refers to', { 'readings/notice.md': `${READING.trim()}[^charter]\n` }, /front matter/],
		[
			'a reference that is no https address',
			{
				'readings/notice.md': change(READING, [
					'kind: source',
					'kind: lesson\nreferences:\n  - { id: a, text: A, url: "javascript:alert(1)" }',
				]),
			},
			/^$/,
		],
	])('%s', async (_, changes, suggestion) => {
		const { problems, modules } = await read(changes);
		const errors = problems.filter(({ severity }) => severity === 'error');
		expect(errors.length).toBeGreaterThan(0);
		expect(errors.map((problem) => problem.suggestion).join('\n')).toMatch(suggestion);
		for (const problem of errors) {
			expect(problem.line).toBeGreaterThan(0);
			expect(problem.column).toBeGreaterThan(0);
			expect(formatProblem(problem)).toMatch(/^\S+:\d+:\d+ {2}\S.*$/);
		}
		expect(modules).toEqual([]);
	});
});

test('a problem is one line, whatever the file and its name hold', () => {
	const line = formatProblem({
		file: 'a\u001b[2J\n.yaml',
		line: 3,
		column: 7,
		message: 'two\nlines \u001b[31mred',
		suggestion: 'tab\there',
		rule: 'yaml',
		severity: 'warning',
	});
	expect(line).toBe('a [2J .yaml:3:7  warning: two lines  [31mred  → tab here');
});

test('a module with an error is left out, the others are not', async () => {
	const root = await folderOf({ ...EXAMPLE, 'opening.yaml': 'title: [' }, 'broken');
	await cp((await folderOf(EXAMPLE)) + '/lunar-library', `${root}/sound`, { recursive: true });
	const { modules, problems } = await readLibrary(root);
	expect(modules.map(({ id }) => id)).toEqual(['sound']);
	expect(problems.length).toBeGreaterThan(0);
	for (const { file } of problems) expect(file).toMatch(/\/broken\/opening\.yaml$/);
});
