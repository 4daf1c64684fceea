import { expect, test } from 'vitest';
import { isGlossaryQuiz } from '../../src/lib/quiz/glossary-quiz.ts';
import { nowAt } from '../../src/lib/quiz/moved.ts';
import { change, GLOSSARY, manyTerms, MODULE, problemsOf, QUIZ, read, WITH_TERMS } from './lunar.ts';

const was = (quiz: string, id: string, ids: string) =>
	change(quiz, `id: ${id}\n`, `id: ${id}\n    was: [${ids}]\n`);
const TWO = change(MODULE, 'quizzes: [opening]', 'quizzes: [opening, kept]');
const KEPT = change(QUIZ, 'according-to: notice\n', 'according-to: notice\naccess: assigned\n');

test('an item says what it was, here and in another quiz', async () => {
	const { modules, problems } = await read({
		'opening.yaml': was(QUIZ, 'members-first', 'members, older/first'),
	});
	expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
	const moved = modules[0]?.moved ?? {};
	expect(moved).toEqual({
		'opening/members': 'opening/members-first',
		'older/first': 'opening/members-first',
	});
	expect(nowAt(moved, { quiz: 'older', item: 'first' })).toEqual({ quiz: 'opening', item: 'members-first' });
	expect(nowAt(moved, { quiz: 'opening', item: 'first' })).toEqual({ quiz: 'opening', item: 'first' });
});

test('a term says what it was, and so does the question that asks for it', async () => {
	const glossary = change(GLOSSARY, '- id: fixed-date\n', '- id: fixed-date\n  was: [settled-date]\n');
	const { modules } = await read({ 'glossary.yaml': glossary });
	expect(modules[0]?.moved).toEqual({ 'glossary/term-settled-date': 'glossary/term-fixed-date' });
});

test('a term of a long glossary was asked for in one quiz once, under each of its ids', async () => {
	const { modules } = await read({
		'glossary.yaml': manyTerms(35).replace('- id: w0\n', '- id: w0\n  was: [word]\n'),
		'module.yaml': WITH_TERMS,
	});
	const [one] = modules;
	const quizzes = one?.quizzes.filter(({ id }) => isGlossaryQuiz(id)) ?? [];
	expect(quizzes.map(({ id }) => id)).toEqual(['glossary', 'glossary-2']);
	for (const { id: quiz, items } of quizzes)
		for (const { id: item } of items)
			expect(nowAt(one?.moved ?? {}, { quiz: 'glossary', item })).toEqual({ quiz, item });
	const home = quizzes.find(({ items }) => items.some(({ id }) => id === 'term-w0'))?.id;
	expect(nowAt(one?.moved ?? {}, { quiz: 'glossary', item: 'term-word' })).toEqual({
		quiz: home,
		item: 'term-w0',
	});
});

test('the history of what is in the pool is kept out of the public part', async () => {
	const { modules } = await read({
		'module.yaml': TWO,
		'opening.yaml': was(QUIZ, 'members-first', 'members'),
		'kept.yaml': was(KEPT, 'members-first', 'opening/first'),
	});
	expect(modules[0]?.moved).toEqual({ 'opening/members': 'opening/members-first' });
	expect(modules[0]?.movedInPool).toEqual({ 'opening/first': 'kept/members-first' });
});

test.each<[string, quiz: string, problem: string]>([
	['an id that another item has', was(QUIZ, 'members-first', 'date-of-opening'), 'present-id'],
	['its own id', was(QUIZ, 'members-first', 'members-first'), 'present-id'],
	[
		'an id that another item has, with its quiz',
		was(QUIZ, 'members-first', 'opening/date-of-opening'),
		'present-id',
	],
	['an id twice', was(QUIZ, 'members-first', 'members, opening/members'), 'duplicate-was'],
	[
		'an id that another item claims',
		was(was(QUIZ, 'date-of-opening', 'older'), 'members-first', 'older'),
		'duplicate-was',
	],
	['an empty list', was(QUIZ, 'members-first', ''), 'schema'],
	['what is no id', was(QUIZ, 'members-first', '"a/b/c"'), 'schema'],
])('%s is no older id', async (_, quiz, problem) => {
	expect(await problemsOf({ 'opening.yaml': quiz })).toEqual([
		expect.stringMatching(new RegExp(`^opening\\.yaml:\\d+:\\d+ ${problem}$`)),
	]);
});

test('what an item of another quiz still has is no older id', async () => {
	const changes = { 'module.yaml': TWO, 'kept.yaml': was(KEPT, 'members-first', 'opening/members-first') };
	expect(await problemsOf(changes)).toEqual([expect.stringMatching(/^kept\.yaml:\d+:\d+ present-id$/)]);
});
