import { describe, expect, test } from 'vitest';
import { correctResponse, gradingKey } from '../../src/lib/quiz/grading.ts';
import { gradeForm, readResponse } from '../../src/lib/server/grade-form.ts';
import {
	choice,
	gap,
	given,
	listGap,
	match,
	numeric,
	order,
	statement,
	typedGap,
	open,
} from '../quiz/make.ts';
import { items, quizzes } from '../quiz/real.ts';
import { form, rightFields, type Field } from './form.ts';

/** Fields as `name:value`. */
const fields = (words: string) =>
	given(words).map((word): Field => {
		const [name = '', value = ''] = word.split(':');
		return [name, value];
	});
const gaps = gap([listGap('one', 'a b*'), typedGap('two', 'Gaza')]);
const small = [match('a=x b=y', 'x y'), choice('a b*', 'other')];

describe('the form’s fields of an item', () => {
	test.each([
		['a radio button', choice('a b*'), 'item:b', 'b'],
		['check boxes', choice('a* b*'), 'item:a item:b', 'a b'],
		['nothing chosen', choice('a b*'), '', ''],
		['a statement', statement('true false*'), 'item:false', 'false'],
		['list boxes', match('a=x b=y', 'x y'), 'item:a=x item:b=y', 'a=x b=y'],
		['a list box left alone', match('a=x b=y', 'x y'), 'item: item:b=y', 'b=y'],
		['positions', order('a b c'), 'item:b item:a item:c', 'b a c'],
		['gaps of both sorts', gaps, 'item:one=b item=two:Gaza', 'one=b two=Gaza'],
		['a number', numeric(5), 'item=value:5.0', 'value=5.0'],
		['a number in another field', numeric(5), 'item=other:5', ''],
		['an entry with “=”', gaps, 'item=two:x=y', 'two=x=y'],
		['an empty entry', gaps, 'item:one=b item=two:', 'one=b'],
		['fields of other items', choice('a b*'), 'item:b other:a item=two:a items:a', 'b'],
		['gaps that are not there', gaps, 'item=three:x item=__proto__:x', ''],
	])('%s: “%s”', (_, item, sent, response) => {
		expect(readResponse(item, form(fields(sent)))).toEqual(given(response));
	});

	test('a file is no answer', () => {
		const file = new File(['b'], 'b', { type: 'text/plain' });
		expect(readResponse(choice('a b*'), form([['item', file]]))).toEqual([]);
		expect(readResponse(gaps, form([['item=two', file]]))).toEqual([]);
	});

	test.each(items)('$name: the correct response arrives as it is', ({ item }) => {
		const response = readResponse(item, form(rightFields(item)));
		expect(response.toSorted()).toEqual(correctResponse(gradingKey(item)).toSorted());
	});
});

/** Answers in one’s own words earn nothing here. */
const keyed = quizzes.filter(({ items }) => items.every(({ kind }) => kind !== 'open'));

describe('a form handed in', () => {
	test('one’s own words are written, with the sentences that were picked, and nothing is scored', () => {
		const quiz = { id: 'quiz', title: '', summary: '', items: [open()] };
		const sent = new FormData();
		sent.append('item', 'cite=article:p1.s1');
		sent.append('item=text', 'Two\r\nlines.');
		const { shown, report } = gradeForm(quiz, sent);
		expect(new Map(shown).get('item')?.response).toEqual(['cite=article:p1.s1', 'text=Two\nlines.']);
		expect(report).toMatchObject({ earned: 0, possible: 0, unmarked: 1 });
	});

	test.each(keyed)('$id: all right earns all', (quiz) => {
		const { shown, report } = gradeForm(quiz, form(quiz.items.flatMap(rightFields)));
		expect(report).toMatchObject({ earned: quiz.items.length, right: quiz.items.length });
		const verdicts = shown.map(([id, { outcome }]) => [id, outcome?.verdict]);
		expect(verdicts).toEqual(quiz.items.map(({ id }) => [id, 'right']));
	});

	test.each(keyed)('$id: left empty it is graded, and nothing was answered', (quiz) => {
		const { shown, report } = gradeForm(quiz, form([]));
		expect(report).toMatchObject({ earned: 0, possible: quiz.items.length, certaintyMarks: null });
		expect(report.items.every(({ verdict }) => verdict === 'unanswered')).toBe(true);
		expect(shown.every(([, { outcome, response }]) => outcome === null && response.length === 0)).toBe(true);
	});

	test('what cannot be graded counts as left open, and stays filled in', () => {
		const quiz = { id: 'quiz', title: '', summary: '', items: small };
		const { shown, report } = gradeForm(quiz, form(fields('item:a=x other:b')));
		expect(new Map(shown).get('item')).toEqual({ response: ['a=x'], outcome: null });
		expect(report.items.map(({ verdict }) => verdict)).toEqual(['unanswered', 'right']);
	});

	test.each(['__proto__', 'constructor'])('an item called %s is graded like any other', (id) => {
		const quiz = { id: 'quiz', title: '', summary: '', items: [choice('a b*', id)] };
		const { report } = gradeForm(quiz, form([[id, 'b']]));
		expect(report).toMatchObject({ earned: 1, items: [{ id, verdict: 'right' }] });
	});
});
