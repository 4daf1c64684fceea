import { expect, test } from 'vitest';
import { itemLine } from '../../src/lib/quiz/wording.ts';
import { readLibrary } from '../../src/lib/content/read-library.ts';

const { modules } = await readLibrary('quizzes');
const quizzes = modules.flatMap((module) => module.quizzes);

test.each(quizzes.map((quiz) => [quiz.id, quiz.items] as const))(
	'in the list of %s no two items read the same, though prompts do',
	(_, items) => {
		const lines = items.map((item) => itemLine(item, items));
		expect(new Set(lines).size).toBe(lines.length);
		for (const line of lines) expect(line.trim()).not.toBe('');
	},
);

test('a statement gives what is judged, a gap its sentence with blanks', () => {
	const all = quizzes.flatMap(({ items }) => items);
	const statement = all.find((item) => item.kind === 'statement');
	const gap = all.find((item) => item.kind === 'gap');
	if (!statement || !gap) throw new Error('The module lacks a kind.');
	expect(itemLine(statement, all)).toBe(`“${statement.statement}”`);
	expect(itemLine(gap, all).match(/\[…\]/g)?.length).toBe(gap.gaps.length);
});

test('rows under a prompt that others share begin with their first', () => {
	const all = quizzes.flatMap(({ items }) => items);
	const matches = all.filter((item) => item.kind === 'match');
	const [item] = matches;
	if (!item) throw new Error('The module has no rows to match.');
	expect(itemLine(item, [item])).toBe(item.prompt);
	const twin = { ...item, id: `${item.id}-twin` };
	expect(itemLine(item, [item, twin])).toBe(`${item.prompt} “${item.rows[0]?.text ?? ''}” …`);
});
