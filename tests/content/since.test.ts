import { expect, test } from 'vitest';
import { outlineOf } from '../../src/lib/learner/progress/outline.ts';
import { change, GLOSSARY, MODULE, problemsOf, QUIZ, read, READING } from './lunar.ts';

const SINCE = change(READING, 'kind: source', 'kind: lesson')
	.replace('category: Library news\n', '')
	.replace('# The library may open in spring', '# What has happened since');
const NAMED = change(MODULE, 'readings: [notice]', 'readings: [notice]\nsince: later');
const FILES = { 'module.yaml': NAMED, 'readings/later.md': SINCE };

test('what has happened since is a reading of its own, on no path and counted by nobody', async () => {
	const { modules, problems } = await read(FILES);
	expect(problems).toEqual([]);
	const [module] = modules;
	if (!module) throw new Error('It is sound.');
	expect(module.since?.title).toBe('What has happened since');
	expect(module.readings.map(({ id }) => id)).toEqual(['notice']);
	expect(JSON.stringify(module.path)).not.toContain('later');
	expect(outlineOf(module).readings.map(({ id }) => id)).toEqual(['notice']);
});

test('the path may lead there: then it is a stop like the others', async () => {
	const path = 'path:\n  - title: All\n    steps: [{ read: notice }, { quiz: opening }, { read: later }]\n';
	const [module] = (await read({ ...FILES, 'module.yaml': NAMED + path })).modules;
	if (!module) throw new Error('It is sound.');
	expect(outlineOf(module).readings.map(({ id }) => id)).toEqual(['notice', 'later']);
	expect(outlineOf(module).path.map(({ id }) => id)).toEqual(['notice', 'opening', 'later']);
});

test('it can have a plain version', async () => {
	const plain = SINCE.replace(/^---[\s\S]*?---\n/, '---\nkind: plain\nlabel: it in plain English\n---\n');
	const { modules, problems } = await read({ ...FILES, 'readings/later.plain.md': plain });
	expect(problems).toEqual([]);
	expect(modules[0]?.plain.map(({ of }) => of)).toEqual(['later']);
});

test('the teacher’s guide can quote it', async () => {
	const guide =
		'---\nkind: guide\nlabel: the guide\n---\n\n# Guide\n\nSee “No date has been fixed.”[^later]\n';
	const { modules, problems } = await read({ ...FILES, 'guide.md': guide });
	expect(problems).toEqual([]);
	expect(modules[0]?.guide?.quotes[0]?.citation.reading).toBe('later');
});

test.each<[string, files: Record<string, string>, place: RegExp]>([
	[
		'an item cites it',
		{ 'opening.yaml': change(QUIZ, '{ quote: "No date', '{ reading: later, quote: "No date') },
		/^opening\.yaml:\d+:\d+ after-the-date$/,
	],
	[
		'a quiz is according to it',
		{ 'opening.yaml': change(QUIZ, 'according-to: notice', 'according-to: later') },
		/^opening\.yaml:\d+:\d+ after-the-date$/,
	],
	[
		'a term cites it',
		{ 'glossary.yaml': GLOSSARY.replace('reading: notice', 'reading: later') },
		/^glossary\.yaml:\d+:\d+ after-the-date$/,
	],
	[
		'it is among what can be cited',
		{ 'module.yaml': change(NAMED, '[notice]', '[notice, later]') },
		/^module\.yaml:\d+:\d+ duplicate-id$/,
	],
	[
		'it is not there',
		{ 'module.yaml': change(NAMED, 'since: later', 'since: never') },
		/ missing-file$|never\.md/,
	],
])('it is a problem when %s', async (_, files, place) => {
	const problems = await problemsOf({ ...FILES, ...files });
	expect(problems[0]).toMatch(place);
	expect(new Set(problems.map((problem) => problem.split(' ')[1])).size).toBe(1);
});
