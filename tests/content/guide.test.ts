import { KINDS } from '../../src/lib/quiz/grading.ts';
import { expect, test } from 'vitest';
import { EXAMPLE, exampleItem, GLOSSARY, quizOf, read, warningsOf } from './lunar.ts';

test('the guide’s whole example has no problem, not even a warning', async () => {
	expect(Object.keys(EXAMPLE)).toEqual(['module.yaml', 'readings/notice.md', 'opening.yaml', 'rubrics.yaml']);
	const { modules, problems } = await read();
	expect(problems).toEqual([]);
	expect(modules[0]?.quizzes[0]?.items.map(({ id }) => id)).toEqual(['date-of-opening', 'members-first']);
});

test.each(KINDS)('the guide’s example of the kind %s has none either', async (kind) => {
	expect(await warningsOf(quizOf(exampleItem(kind)))).toEqual([]);
});

test('nor has its glossary', async () => {
	const { modules, problems } = await read({ 'glossary.yaml': GLOSSARY });
	expect(problems).toEqual([]);
	expect(modules[0]?.glossary.length).toBeGreaterThan(1);
});

test('all the guide’s examples fit into one quiz', async () => {
	expect(await warningsOf(quizOf(...KINDS.map(exampleItem)))).toEqual([]);
});
