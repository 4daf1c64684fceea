import { link, mkdir, open, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReading } from '../../src/lib/content/parse-reading.ts';
import { parseYaml } from '../../src/lib/content/parse-yaml.ts';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import { quizSchema } from '../../src/lib/content/schema.ts';
import { sourceFile } from '../../src/lib/content/source-file.ts';
import type { Problem } from '../../src/lib/content/problem.ts';
import { compiled, EXAMPLE, folderOf, MODULE, problemsOf, QUIZ, read, READING, type Files } from './lunar.ts';

const change = (text: string, from: string, to: string) => {
	if (!text.includes(from)) throw new Error(`“${from}” is not there`);
	return text.replace(from, to);
};
const laughs = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghij'
	.split('')
	.map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[at]}`).join(', ')}]`)
	.join('\n')}\n`;
const wide = (text: string, encoding: 'utf16le' | 'latin1') => Buffer.from(`\ufeff${text}`, encoding);

describe('a hostile or broken file is a problem with its place, never a crash', () => {
	test.each<[string, Files, RegExp]>([
		[
			'a key that stands twice',
			{ 'opening.yaml': change(QUIZ, 'title:', 'title: a\ntitle:') },
			/opening\.yaml:3:1 yaml/,
		],
		['aliases that explode', { 'opening.yaml': laughs }, /opening\.yaml:\d+:\d+ yaml/],
		['an alias of itself', { 'opening.yaml': 'title: &a [*a]' }, /opening\.yaml:1:\d+ yaml/],
		['a merge key', { 'opening.yaml': `${QUIZ}\n<<: { title: x }\n` }, /opening\.yaml:\d+:\d+ schema/],
		[
			'a tag',
			{ 'opening.yaml': 'title: !!js/function "function () {}"' },
			/opening\.yaml:1:\d+ (yaml|schema)/,
		],
		['__proto__ as a key', { 'opening.yaml': `${QUIZ}\n__proto__: { polluted: true }\n` }, /yaml/],
		['constructor as a key', { 'opening.yaml': `${QUIZ}\nconstructor: x\n` }, /yaml/],
		[
			'__proto__ as an id',
			{ 'opening.yaml': change(QUIZ, 'id: date-of-opening', 'id: __proto__') },
			/opening\.yaml:6:9 schema/,
		],
		['two documents', { 'opening.yaml': `${QUIZ}\n---\n${QUIZ}` }, /opening\.yaml:\d+:\d+ yaml/],
		['tabs', { 'opening.yaml': change(QUIZ, '  - id: date', '\t- id: date') }, /opening\.yaml:\d+:\d+ yaml/],
		['deep flow nesting', { 'opening.yaml': `title: ${'['.repeat(10_000)}` }, /opening\.yaml:1:1 yaml/],
		[
			'deep block nesting',
			{ 'opening.yaml': Array.from({ length: 2_000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n') },
			/opening\.yaml:1:1 yaml/,
		],
		['deep sequences on a line', { 'opening.yaml': `${'- '.repeat(5_000)}x` }, /opening\.yaml:1:1/],
		['an empty file', { 'opening.yaml': '' }, /opening\.yaml:1:1 yaml/],
		['a list in place of fields', { 'opening.yaml': '- a\n- b\n' }, /opening\.yaml:1:1 schema/],
		['a number in place of fields', { 'opening.yaml': '42' }, /opening\.yaml:1:1 schema/],
		['UTF-16', { 'opening.yaml': wide(QUIZ, 'utf16le') }, /opening\.yaml:1:1 file/],
		['Latin-1', { 'opening.yaml': wide(change(QUIZ, 'spring', 'prés'), 'latin1') }, /opening\.yaml:1:1 file/],
		[
			'a NUL',
			{ 'opening.yaml': change(QUIZ, 'title: The', 'title: \u0000The') },
			/opening\.yaml:2:8 control-character/,
		],
		[
			'reversed writing order',
			{ 'readings/notice.md': change(READING, 'director', '\u202edirector') },
			/notice\.md:\d+:\d+ control-character/,
		],
		[
			'a script in a prompt',
			{ 'opening.yaml': change(QUIZ, 'prompt: What', 'prompt: <script>alert(1)</script> What') },
			/opening\.yaml:10:13 schema/,
		],
		[
			'an image in a rationale',
			{ 'opening.yaml': change(QUIZ, 'The second sentence', '<img src=x onerror=alert(1)> The second') },
			/schema/,
		],
		[
			'HTML in a reading',
			{ 'readings/notice.md': change(READING, 'The director', '<b onclick="x()">The</b> director') },
			/notice\.md:\d+:\d+ markdown/,
		],
		[
			'a block of HTML in a reading',
			{ 'readings/notice.md': `${READING}\n<script>alert(1)</script>\n` },
			/markdown/,
		],
		[
			'a table of code in a reading',
			{ 'readings/notice.md': `${READING}\n\`\`\`js\nalert(1)\n\`\`\`\n` },
			/markdown/,
		],
		[
			'deep quotes in a reading',
			{ 'readings/notice.md': `${READING}\n${'>'.repeat(3_000)} x\n` },
			/markdown/,
		],
		[
			'a path as a reading',
			{ 'module.yaml': change(MODULE, '[notice]', '[../../../etc/passwd]') },
			/module\.yaml:\d+:\d+ schema/,
		],
		['an absolute path as a quiz', { 'module.yaml': change(MODULE, '[opening]', '[/etc/passwd]') }, /schema/],
		['a backslash as a quiz', { 'module.yaml': change(MODULE, '[opening]', "['..\\opening']") }, /schema/],
		[
			'an address in place of an id',
			{ 'module.yaml': change(MODULE, '[opening]', '["file:///etc/passwd"]') },
			/schema/,
		],
		[
			'a reading listed twice',
			{ 'module.yaml': change(MODULE, '[notice]', '[notice, notice]') },
			/duplicate-id/,
		],
		[
			'an endless id',
			{ 'opening.yaml': change(QUIZ, 'id: date-of-opening', `id: ${'a'.repeat(10_000)}`) },
			/schema/,
		],
	])('%s', async (_, changes, place) => {
		const problems = await problemsOf(changes);
		expect(problems.join('\n')).toMatch(place);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});
});

describe('what is no plain file is not read', () => {
	const errorsIn = async (root: string) =>
		(await readLibrary(root)).problems
			.filter(({ severity }) => severity === 'error')
			.map(({ message }) => message);

	test('a folder in place of a quiz', async () => {
		const root = await folderOf(EXAMPLE);
		await rm(join(root, 'lunar-library/opening.yaml'));
		await mkdir(join(root, 'lunar-library/opening.yaml'));
		expect(await errorsIn(root)).toContain('This is not a plain file.');
	});

	test('a link that leads out', async () => {
		const root = await folderOf(EXAMPLE);
		await rm(join(root, 'lunar-library/readings/notice.md'));
		await symlink('/etc/passwd', join(root, 'lunar-library/readings/notice.md'));
		expect(await errorsIn(root)).toContain('This is not a plain file.');
	});

	test('a second name of a file is a file', async () => {
		const root = await folderOf(EXAMPLE);
		const path = join(root, 'lunar-library/opening.yaml');
		await link(path, `${path}.bak`);
		expect(await errorsIn(root)).toEqual([]);
	});

	test('a file of 50 MB', async () => {
		const root = await folderOf(EXAMPLE);
		const file = await open(join(root, 'lunar-library/opening.yaml'), 'w');
		await file.truncate(50 * 2 ** 20);
		await file.close();
		expect(await errorsIn(root)).toContain('This file is larger than 32 MB.');
	});

	test('a folder whose name cannot be an address', async () => {
		const root = await folderOf(EXAMPLE, 'Lunar Library');
		const { modules, problems } = await readLibrary(root);
		expect(modules).toEqual([]);
		expect(problems.map(({ rule }) => rule)).toContain('folder');
	});

	test('files beside the modules are passed over', async () => {
		const root = await folderOf(EXAMPLE);
		await writeFile(join(root, 'notes.yaml'), ': : :');
		expect((await readLibrary(root)).problems).toEqual([]);
	});

	test('no folder at all is an error for whoever asked', async () => {
		await expect(readLibrary('nowhere/at/all')).rejects.toThrow();
	});
});

describe('what is merely unusual is understood', () => {
	test.each<[string, Files]>([
		[
			'Windows line ends',
			Object.fromEntries(
				Object.entries(EXAMPLE).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]),
			),
		],
		['a byte order mark', { 'opening.yaml': `\ufeff${QUIZ}`, 'readings/notice.md': `\ufeff${READING}` }],
		[
			'decomposed letters in the reading',
			{
				'readings/notice.md': change(READING, 'library to open', 'café to open').normalize('NFD'),
				'opening.yaml': QUIZ.replaceAll('library to open', 'café to open'),
			},
		],
		[
			'decomposed letters in the quote',
			{
				'readings/notice.md': change(READING, 'library to open', 'café to open'),
				'opening.yaml': QUIZ.replaceAll('library to open', 'café to open').normalize('NFD'),
			},
		],
	])('%s', async (_, changes) => {
		expect((await read(changes)).problems).toEqual([]);
	});

	test('ids and texts that objects know already are as good as any', async () => {
		const quiz = QUIZ.replaceAll('fixed-for-spring', 'constructor').replaceAll('kept-secret', 'tostring');
		const [item] = (await compiled(quiz)).items;
		expect(item && 'choices' in item && item.choices.map(({ id }) => id)).toEqual([
			'constructor',
			'still-open',
			'tostring',
		]);
	});

	test('signs that look like markup stay text', async () => {
		const [item] = (await compiled(change(QUIZ, 'prompt: What', 'prompt: 5 < 6 & "7" > 1 – what'))).items;
		expect(item?.prompt).toContain('5 < 6 & "7" > 1');
	});
});

describe('no text makes a parser throw', () => {
	const anything = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 300 }),
		fc
			.array(
				fc.constantFrom(
					'- ',
					'id: ',
					'a: ',
					'\n',
					'  ',
					'[',
					']',
					'{',
					'}',
					'"',
					"'",
					'|',
					'&a',
					'*a',
					'#',
					'>',
					'```',
					'---\n',
					'![x](y)',
					'<b>',
					'*',
					'_',
					'[^a]',
				),
				{ maxLength: 60 },
			)
			.map((parts) => parts.join('')),
	);

	test('of YAML', () => {
		fc.assert(
			fc.property(anything, (text) => {
				const problems: Problem[] = [];
				const parsed = parseYaml(sourceFile('a.yaml', text, problems), quizSchema);
				expect(parsed === null).toBe(problems.length > 0);
				for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThan(0);
			}),
			{ numRuns: 300 },
		);
	});

	test('of readings', () => {
		fc.assert(
			fc.property(anything, (text) => {
				const problems: Problem[] = [];
				const whole = `---\nkind: lesson\nlabel: the text\n---\n# Title\n\n${text}`;
				const parsed = parseReading(sourceFile('a.md', whole, problems), 'a');
				expect(parsed === null).toBe(problems.some(({ severity }) => severity === 'error'));
			}),
			{ numRuns: 300 },
		);
	});
});
