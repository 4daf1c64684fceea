import { expect, test } from 'vitest';
import { coverageOf } from '../../src/lib/analysis/coverage.ts';
import { coverageText } from '../../src/cli/coverage/text.ts';
import { change, exampleItem, MODULE, problemsOf, QUIZ, read } from './lunar.ts';

const STRANDS = 'strands:\n  - { id: reading, title: Close reading }\n';
const under = (strand: string) =>
	change(MODULE, 'what it leaves out\n', `what it leaves out\n    strand: ${strand}\n`);

test('objectives stand under the author’s own headings', async () => {
	const { modules, problems } = await read({ 'module.yaml': STRANDS + under('reading') });
	expect(problems).toEqual([]);
	const [module] = modules;
	if (!module) throw new Error('no module');
	expect(module.strands).toEqual([{ id: 'reading', title: 'Close reading' }]);
	expect(module.objectives[0]?.strand).toBe('reading');
	expect(coverageText(coverageOf(module))).toContain('Close reading:');
});

test('a module needs none', async () => {
	const { modules, problems } = await read({});
	expect(problems).toEqual([]);
	expect(modules[0]?.strands).toEqual([]);
});

test.each([
	[
		'one that is mistyped',
		STRANDS + under('raeding'),
		'module.yaml:10:13 unknown-strand',
		'Did you mean “reading”?',
	],
	[
		'one that is listed nowhere',
		under('reading'),
		'module.yaml:8:13 unknown-strand',
		'List it under strands, or remove it.',
	],
	['none where there are some', STRANDS + MODULE, 'module.yaml:7:5 unknown-strand', 'Known: reading.'],
	[
		'two of one id',
		`${STRANDS}  - { id: reading, title: Again }\n${under('reading')}`,
		'module.yaml:3:5 duplicate-id',
		'Keep one.',
	],
])('%s is a problem at its place', async (_, yaml, place, suggestion) => {
	const { problems } = await read({ 'module.yaml': yaml });
	expect(await problemsOf({ 'module.yaml': yaml })).toEqual([place]);
	const errors = problems.filter(({ severity }) => severity === 'error');
	expect(errors.map((problem) => problem.suggestion)).toEqual([suggestion]);
});

test('a heading with nothing under it is named', async () => {
	const yaml = `${STRANDS}  - { id: empty, title: Empty }\n${under('reading')}`;
	expect(await problemsOf({ 'module.yaml': yaml }, 'warning')).toEqual(['module.yaml:3:5 idle-strand']);
});

test('names that need no proof are the module’s own', async () => {
	const said = change(exampleItem('choice'), 'An expectation is not a date.', 'So it is said in Gaza.');
	const quiz = QUIZ.replace(/items:\n[^]*/, `items:\n${said}`);
	const facts = async (more: string) =>
		(await problemsOf({ 'module.yaml': MODULE + more, 'opening.yaml': quiz }, 'warning')).filter((one) =>
			one.endsWith('unsupported-fact'),
		);
	expect(await facts('')).toHaveLength(1);
	expect(await facts('common-names: [Gaza]\n')).toEqual([]);
	expect(await facts('common-names: [Gazelle]\n')).toHaveLength(1);
});
