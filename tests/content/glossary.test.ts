import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import { change, EXAMPLE, folderOf, GLOSSARY, MODULE, problemsOf, QUIZ, read, WITH_TERMS } from './lunar.ts';

const entry = (id: string, over = '') =>
	`- id: ${id}\n  term: date\n  also: [fixed]\n  definition: A day that is settled.\n  cites: { reading: notice, quote: "No date has been fixed." }\n${over}`;
/** Four terms with names of their own that the notice has. */
const FOUR = ['director', 'library', 'spring', 'date']
	.map((name) =>
		change(
			change(change(entry(name), 'term: date', `term: ${name}`), '  also: [fixed]\n', ''),
			'"No date has been fixed."',
			name === 'date' ? '"date"' : `"The director expects the library to open in spring."`,
		).replace('A day that is settled.', `What stands at place ${name.length} of ${name.length}.`),
	)
	.map((text, at) =>
		text.replace(/What stands .*\./, ['Who leads.', 'A house of books.', 'A season.', 'A day.'][at] ?? ''),
	)
	.join('');
describe('a module', () => {
	test('without a glossary is fine, and has none', async () => {
		const { modules, problems } = await read();
		expect(problems).toEqual([]);
		expect(modules[0]?.glossary).toEqual([]);
		expect(modules[0]?.quizzes.map(({ id }) => id)).toEqual(['opening']);
	});

	test('with the guide’s glossary has its terms, each cited at its place', async () => {
		const { modules, problems, files } = await read({ 'glossary.yaml': GLOSSARY });
		expect(problems).toEqual([]);
		expect(files.filter((file) => file.endsWith('glossary.yaml'))).toHaveLength(1);
		expect(modules[0]?.glossary).toEqual([
			{
				id: 'expectation',
				term: 'expectation',
				also: ['expects'],
				keywords: ['hope', 'forecast'],
				definition: 'A view of what will probably happen. It binds nobody.',
				citations: [expect.objectContaining({ reading: 'notice', passages: ['p1.s1'] })],
				compare: ['fixed-date'],
			},
			expect.objectContaining({ id: 'fixed-date', compare: [] }),
		]);
		expect(modules[0]?.quizzes.map(({ id }) => id)).toEqual(['opening']);
	});

	test('with four terms and the objective has a quiz of them, which no lint looks at', async () => {
		const { modules, problems } = await read({ 'glossary.yaml': FOUR, 'module.yaml': WITH_TERMS });
		expect(problems).toEqual([]);
		const [, made] = modules[0]?.quizzes ?? [];
		expect(made).toMatchObject({ id: 'glossary', title: 'Glossary: which term is it?' });
		expect(made?.items).toHaveLength(4);
	});

	test('with four terms and no objective is told what to add', async () => {
		expect(await problemsOf({ 'glossary.yaml': FOUR }, 'warning')).toEqual([
			'glossary.yaml:1:1 glossary-objective',
		]);
	});

	test('with the objective and too few terms has an objective that nothing serves', async () => {
		const changes = { 'glossary.yaml': GLOSSARY, 'module.yaml': WITH_TERMS };
		expect(await problemsOf(changes, 'warning')).toEqual([
			expect.stringMatching(/^module\.yaml:\d+:\d+ objective-without-item$/),
		]);
	});

	test('is not relieved of citing its sources by a quiz nobody wrote', async () => {
		const source = `${EXAMPLE['readings/notice.md']?.trim()}\n\nThe harbour is near.\n`;
		const harbour = change(entry('harbour'), 'term: date', 'term: harbour')
			.replace('"No date has been fixed."', '"The harbour is near."')
			.replace('A day that is settled.', 'A place for ships.')
			.replace('  also: [fixed]\n', '');
		const changes = {
			'glossary.yaml': FOUR + harbour,
			'module.yaml': WITH_TERMS,
			'readings/notice.md': source,
		};
		expect(await problemsOf(changes, 'warning')).toEqual(['module.yaml:1:1 uncited-paragraph']);
	});
});

describe('a glossary that cannot be taken', () => {
	test.each<[string, glossary: string, place: string, says: RegExp]>([
		['no list', 'terms: []', '1:1 schema', /expected array/],
		['an empty list', '[]', '1:1 schema', /./],
		['an id twice', entry('a') + change(entry('a'), 'fixed]', 'has been]'), '6:7 duplicate-id', /its own id/],
		['a term twice', entry('a') + entry('b'), '7:9 duplicate-term', /in one entry/],
		[
			'a term that is another’s form',
			entry('a') + change(entry('b'), 'term: date', 'term: Fixed'),
			'7:9 duplicate-term',
			/one entry/,
		],
		['a form twice', change(entry('a'), '[fixed]', '[fixed, Fixed]'), '3:17 duplicate-term', /Keep one/],
		[
			'a definition twice',
			entry('a') + change(entry('b'), 'term: date\n  also: [fixed]', 'term: day'),
			'8:15 duplicate-term',
			/one entry/,
		],
		[
			'no citation',
			change(entry('a'), '  cites: { reading: notice, quote: "No date has been fixed." }\n', ''),
			'1:3 schema',
			/Add “cites”/,
		],
		['an empty list of citations', entry('a').replace(/cites: .*/, 'cites: []'), '5:10 schema', /add one/],
		[
			'a citation without its reading',
			change(entry('a'), 'reading: notice, ', ''),
			'5:10 schema',
			/Add “reading”/,
		],
		[
			'one such among several',
			entry('a').replace(/cites: .*/, 'cites: [{ quote: date }]'),
			'5:11 schema',
			/Add “reading”/,
		],
		['an unknown reading', change(entry('a'), 'notice', 'notes'), '5:21 unknown-reading', /Known: notice/],
		[
			'a quote that is not there',
			change(entry('a'), 'No date has', 'No date had'),
			'5:36 missing-quote',
			/closest passage is p1\.s2/,
		],
		[
			'too long a definition',
			change(entry('a'), 'A day', 'A '.repeat(300)),
			'4:15 schema',
			/more than 400 characters/,
		],
		[
			'too many sentences',
			change(entry('a'), 'A day that is settled.', 'One. Two. Three.'),
			'4:15 long-definition',
			/Use one or two/,
		],
		['too long an id', entry('a'.repeat(60)), '1:7 schema', /59/],
		['a term compared with itself', entry('a', '  compare: [a]\n'), '6:13 unknown-term', /another term/],
		['a term compared with none', entry('a', '  compare: [b]\n'), '6:13 unknown-term', /Known: a/],
		[
			'a field misspelt',
			change(entry('a'), 'definition:', 'definiton:'),
			'4:3 schema',
			/Did you mean “definition”/,
		],
		['markup', change(entry('a'), 'A day', 'A <b>day</b>'), '4:15 schema', /markup/],
		['an alias', change(entry('a'), 'term: date', 'term: *date'), '2:9 yaml', /./],
	])('%s', async (_, glossary, place, says) => {
		const { modules, problems } = await read({ 'glossary.yaml': glossary });
		const errors = problems.filter(({ severity }) => severity === 'error');
		expect(errors.map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toContain(place);
		expect(errors.map(({ message, suggestion }) => `${message} ${suggestion}`).join('\n')).toMatch(says);
		for (const { file } of errors) expect(file).toMatch(/lunar-library\/glossary\.yaml$/);
		expect(modules).toEqual([]);
	});

	test('a keyword that a search would find without it is left out', async () => {
		const keywords = (list: string) => ({ 'glossary.yaml': entry('a', `  keywords: [${list}]\n`) });
		expect(await problemsOf(keywords('calendar, deadline'), 'warning')).toEqual([]);
		for (const [list, column] of [
			['settle', 14],
			['calendar, FIXED', 24],
			['calendar, calendar', 24],
		] as const) {
			expect(await problemsOf(keywords(list), 'warning')).toEqual([`glossary.yaml:6:${column} idle-keyword`]);
		}
	});

	test('a folder, or a link that leads out', async () => {
		const root = await folderOf(EXAMPLE);
		const path = join(root, 'lunar-library/glossary.yaml');
		const messages = async () => (await readLibrary(root)).problems.map(({ message }) => message);
		await mkdir(path);
		expect(await messages()).toEqual(['This isn’t a regular file.']);
		await rm(path, { recursive: true });
		await symlink('/etc/passwd', path);
		expect(await messages()).toEqual(['This isn’t a regular file.']);
		await rm(path);
		await symlink('/nowhere/at/all', path);
		expect(await messages()).toEqual(['This isn’t a regular file.']);
	});
});

describe('a finding about a term', () => {
	test.each<[rule: string, bad: string, place: string]>([
		['circular-definition', change(entry('a'), 'A day that', 'A date that'), '4:15'],
		['unnamed-term', entry('a').replace('term: date\n  also: [fixed]', 'term: deadline'), '4:10'],
		['unsupported-fact', change(entry('a'), 'A day that', 'In 1969, a day that'), '4:15'],
		['idle-allow', entry('a', '  allow: [{ rule: unnamed-term, reason: none }]\n'), '6:11'],
	])('%s', async (rule, bad, place) => {
		expect(await problemsOf({ 'glossary.yaml': bad }, 'warning')).toEqual([`glossary.yaml:${place} ${rule}`]);
		expect(await problemsOf({ 'glossary.yaml': entry('a') }, 'warning')).toEqual([]);
	});

	test('that is right after all is allowed with a reason', async () => {
		const bad = entry('a', '  allow: [{ rule: unnamed-term, reason: The notice shows it. }]\n');
		expect(
			await problemsOf(
				{ 'glossary.yaml': bad.replace('term: date\n  also: [fixed]', 'term: deadline') },
				'warning',
			),
		).toEqual([]);
	});
});

test.each([
	['glossary', /included automatically/],
	['glossary-2', /included automatically/],
	['review', /Rename the file/],
])('no quiz of one’s own is called %s', async (id, suggestion) => {
	const { modules, problems } = await read({
		'module.yaml': change(MODULE, '[opening]', `[opening, ${id}]`),
		...(id === 'review' ? { 'review.yaml': QUIZ } : {}),
	});
	expect(problems).toEqual([
		expect.objectContaining({
			rule: 'reserved-id',
			line: 9,
			suggestion: expect.stringMatching(suggestion) as string,
		}),
	]);
	expect(modules).toEqual([]);
});
