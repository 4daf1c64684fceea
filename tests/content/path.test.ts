import { expect, test } from 'vitest';
import { alongPath } from '../../src/lib/quiz/path.ts';
import { change, GLOSSARY, manyTerms, MODULE, problemsOf, read, QUIZ, WITH_TERMS } from './lunar.ts';

const withPath = (path: string) => ({ 'module.yaml': `${MODULE}path:\n${path}` });

test('where an author gives none, readings come first, then the glossary, then the quizzes', async () => {
	const { modules } = await read({ 'glossary.yaml': GLOSSARY });
	expect(modules[0]?.path).toEqual([
		{
			title: '',
			stops: [
				{ kind: 'reading', id: 'notice' },
				{ kind: 'glossary', id: 'glossary' },
				{ kind: 'quiz', id: 'opening' },
			],
		},
	]);
});

test('an author’s path has stages, in its order', async () => {
	const path = `  - title: Try first
    steps: [{ quiz: opening }]
  - title: Then read
    steps: [glossary, { read: notice }]
`;
	const { modules, problems } = await read({ ...withPath(path), 'glossary.yaml': GLOSSARY });
	expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
	expect(modules[0]?.path).toEqual([
		{ title: 'Try first', stops: [{ kind: 'quiz', id: 'opening' }] },
		{
			title: 'Then read',
			stops: [
				{ kind: 'glossary', id: 'glossary' },
				{ kind: 'reading', id: 'notice' },
			],
		},
	]);
});

test('the quiz of a long glossary stands for all of its parts', async () => {
	const path = `path:
  - title: All
    steps: [{ read: notice }, { quiz: opening }, glossary, { quiz: glossary }]
`;
	const files = { 'module.yaml': WITH_TERMS + path, 'glossary.yaml': manyTerms(35) };
	const { modules, problems } = await read(files);
	expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
	expect(modules[0]?.path[0]?.stops.slice(2)).toEqual([
		{ kind: 'glossary', id: 'glossary' },
		{ kind: 'quiz', id: 'glossary' },
		{ kind: 'quiz', id: 'glossary-2' },
	]);
});

test('what it leads to, leaves out or repeats without reason is a problem at its place', async () => {
	const path = `  - title: All
    steps:
      - { read: notice }
      - { read: notice }
      - { quiz: closing }
      - glossary
`;
	const at = MODULE.split('\n').length;
	expect(await problemsOf(withPath(path))).toEqual([
		`module.yaml:${at + 1}:3 missing-step`,
		`module.yaml:${at + 4}:9 duplicate-step`,
		`module.yaml:${at + 5}:9 unknown-step`,
		`module.yaml:${at + 6}:9 unknown-step`,
	]);
});

test('a quiz that was not listed cannot be stepped to, and one that was cannot be left out', async () => {
	const two = { 'closing.yaml': change(QUIZ, 'title: The opening', 'title: The closing') };
	const listed = change(MODULE, 'quizzes: [opening]', 'quizzes: [opening, closing]');
	const path = 'path:\n  - title: All\n    steps: [{ read: notice }, { quiz: opening }]\n';
	const { problems } = await read({ ...two, 'module.yaml': listed + path });
	expect(problems.map(({ rule, message }) => [rule, message])).toContainEqual([
		'missing-step',
		'The path leaves out the quiz “closing”.',
	]);
});

test('quizzes are offered in the order of the path, and those that are no stop on it after them', () => {
	const quiz = (id: string) => ({ id, title: id, summary: '', items: [] });
	const stop = (id: string) => ({ kind: 'quiz' as const, id });
	const path = [
		// A reading may have the name of a quiz.
		{ title: 'One', stops: [{ kind: 'reading' as const, id: 'a' }, stop('c')] },
		{ title: 'Two', stops: [stop('a')] },
	];
	const offered = alongPath({ path, quizzes: ['a', 'x', 'b', 'c'].map(quiz) });
	expect(offered.map(({ id }) => id)).toEqual(['c', 'a', 'x', 'b']);
});
