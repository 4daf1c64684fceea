import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradeForm } from '../../src/lib/server/grade-form.ts';
import { itemsOf, quizzes } from '../quiz/real.ts';
import { form, rightFields, type Field } from './form.ts';

const file = new File(['b'], 'b', { type: 'text/plain' });

describe.each(quizzes)('$id: a hostile form', (quiz) => {
	const right = quiz.items.flatMap(rightFields);

	test('with thousands of values for every item earns nothing', () => {
		const fields = right.flatMap((field) => Array<Field>(2000).fill(field));
		expect(gradeForm(quiz, form(fields)).report.earned).toBe(0);
	});

	test('with files for answers earns nothing', () => {
		const fields = right.map(([name]): Field => [name, file]);
		expect(gradeForm(quiz, form(fields)).report.earned).toBe(0);
	});

	test('of any names and values never throws and never earns more than there is', () => {
		const ids = quiz.items.map(({ id }) => id);
		const names = [
			...right.map(([name]) => name),
			...ids.map((id) => `${id}=`),
			'__proto__',
			'constructor',
			'',
		];
		const name = fc.oneof(fc.constantFrom(...names), fc.string());
		const value = fc.oneof(
			fc.constantFrom('text=', ...right.map(([, one]) => one)),
			fc.string(),
			fc.constant(file),
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(name, value), { maxLength: 40 }), (fields) => {
				const { report, shown } = gradeForm(quiz, form(fields));
				expect(report.earned).toBeGreaterThanOrEqual(0);
				expect(report.earned).toBeLessThanOrEqual(report.possible);
				expect(shown.map(([id]) => id)).toEqual(ids);
			}),
		);
	});
});

test('a megabyte in every gap is wrong, and no more', () => {
	const typed = itemsOf('gap').filter(({ item }) => item.gaps.every(({ accept }) => accept.length > 0));
	expect(typed.length).toBeGreaterThan(0);
	for (const { item } of typed) {
		const quiz = { id: 'quiz', title: '', summary: '', items: [item] };
		const fields = rightFields(item).map(([name]): Field => [name, '\u0301“A '.repeat(250_000)]);
		expect(gradeForm(quiz, form(fields)).report.items[0]).toMatchObject({ verdict: 'wrong', earned: 0 });
	}
});
