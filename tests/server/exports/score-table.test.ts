import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreTable, type QuizResult, type Scores } from '../../../src/lib/server/exports/score-table.ts';
import { itemTable } from '../../../src/lib/server/exports/item-table.ts';
import type { Table } from '../../../src/lib/server/exports/table.ts';

/** Rows as records, by the ids of the columns. */
const records = ({ columns, rows }: Table) =>
	[...rows].map((row) => Object.fromEntries(columns.map(({ id }, at) => [id, row[at]])));

const result = (student: string, quiz: string, actors: number, legal: number): QuizResult => ({
	student,
	quiz,
	earned: actors + legal,
	possible: 4,
	unfinished: quiz === 'q1',
	unmarked: 0,
	byObjective: [
		{ objective: 'actors', earned: actors, possible: 3 },
		{ objective: 'legal', earned: legal, possible: 1 },
	],
});

const scores: Scores = {
	students: [
		{ id: 's1', name: 'Ana', joinedLate: false },
		{ id: 's2', name: 'Bo', joinedLate: false },
		{ id: 's3', name: 'Ana', joinedLate: false },
	],
	quizzes: [
		{ id: 'q1', title: 'Actors' },
		{ id: 'q2', title: 'Law' },
	],
	objectives: [
		{ id: 'actors', title: 'Name the actors' },
		{ id: 'legal', title: 'Tell mandates apart' },
		{ id: 'other', title: 'Something else' },
	],
	results: [
		result('s1', 'q1', 3, 0),
		result('s1', 'q2', 1, 1),
		result('s2', 'q2', 0, 0),
		result('s9', 'q1', 1, 1),
	],
	isMarked: false,
	absent: (student) => (student === 's2' ? 'in progress' : 'not started'),
};

test('a row for each student, a column for each quiz and objective', () => {
	const table = scoreTable('Scores', scores);
	expect(table.columns.map(({ title, kind }) => `${title}: ${kind}`)).toEqual([
		'Student: text',
		'Actors: number',
		'Law: number',
		'Quizzes attempted: number',
		'Attempted but not submitted: number',
		'Earned: number',
		'Possible: number',
		'Score: percent',
		'Joined after the first submission: text',
		'Name the actors: percent',
		'Tell mandates apart: percent',
		'Something else: percent',
	]);
	expect([...table.rows]).toEqual([
		['Ana', 3, 2, 2, 1, 5, 8, 0.625, null, 0.666667, 0.5, null],
		['Bo', 'in progress', 0, 1, 0, 0, 4, 0, null, 0, 0, null],
		['Ana', 'not started', 'not started', 0, 0, null, null, null, null, null, null, null],
	]);
});

test('results in quizzes that are not shown do not count', () => {
	const [ana] = records(scoreTable('Scores', { ...scores, quizzes: [{ id: 'q2', title: 'Law' }] }));
	expect(ana).toMatchObject({ 'quiz:q2': 2, taken: 1, earned: 2, possible: 4, score: 0.5 });
});

test('two results of one student in one quiz are refused: somebody has to say which counts', () => {
	const twice = { ...scores, results: [result('s1', 'q1', 0, 0), result('s1', 'q1', 3, 1)] };
	expect(() => scoreTable('Scores', twice)).toThrow('Two results of one student in the quiz “q1”.');
});

test('an id that every object has is an id like others', () => {
	const odd = {
		...scores,
		students: [{ id: '__proto__', name: 'X', joinedLate: false }],
		results: [result('__proto__', 'q1', 1, 1)],
	};
	expect(records(scoreTable('Scores', odd))).toMatchObject([{ 'quiz:q1': 2 }]);
});

test('thirds add up', () => {
	const third = { earned: 1 / 3, possible: 1 };
	const results = ['a', 'b', 'c'].map((quiz): QuizResult => ({
		...third,
		student: 's',
		quiz,
		unfinished: false,
		unmarked: 0,
		byObjective: [],
	}));
	const quizzes = results.map(({ quiz }) => ({ id: quiz, title: quiz }));
	const table = scoreTable('Scores', {
		students: [{ id: 's', name: 'S', joinedLate: false }],
		quizzes,
		objectives: [],
		results,
		isMarked: false,
		absent: () => null,
	});
	expect(records(table)).toMatchObject([{ 'quiz:a': 0.333333, earned: 1, possible: 3, score: 0.333333 }]);
});

test('a row is as long as the columns, and a share lies between 0 and 1', () => {
	const student = fc.constantFrom('s1', 's2', 's3');
	const quiz = fc.constantFrom('q1', 'q2');
	const one = fc
		.tuple(student, quiz, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 1 }))
		.map(([who, which, actors, legal]) => result(who, which, actors, legal));
	const some = fc.uniqueArray(one, { selector: (each) => `${each.student} ${each.quiz}` });
	fc.assert(
		fc.property(some, (results) => {
			const table = scoreTable('Scores', { ...scores, results });
			expect(table.rows).toHaveLength(3);
			for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
			const shares = table.columns.flatMap(({ kind }, at) =>
				kind === 'percent' ? [...table.rows].map((row) => row[at]) : [],
			);
			for (const share of shares) {
				if (share === null) continue;
				expect(share).toBeGreaterThanOrEqual(0);
				expect(share).toBeLessThanOrEqual(1);
			}
		}),
	);
});

test('items have a column for each figure; what is missing is empty, not nought', () => {
	const table = itemTable(
		'Items',
		[
			{ id: 'facility', title: 'Facility', kind: 'percent' },
			{ id: 'discrimination', title: 'Discrimination', kind: 'number' },
			{ id: 'constructor', title: 'Odd', kind: 'number' },
		],
		[
			{
				quiz: 'Actors',
				item: 'i1',
				prompt: 'Who?',
				figures: { facility: 2 / 3, discrimination: null, spare: 1 },
			},
			{ quiz: 'Actors', item: 'i2', prompt: 'Why?', figures: { discrimination: -0.2 } },
		],
	);
	expect(table.columns.map(({ kind }) => kind)).toEqual([
		'text',
		'text',
		'text',
		'percent',
		'number',
		'number',
	]);
	expect([...table.rows]).toEqual([
		['Actors', 'i1', 'Who?', 0.666667, null, null],
		['Actors', 'i2', 'Why?', null, -0.2, null],
	]);
});

test('which version of a quiz each student had stands beside its points, and nowhere else', () => {
	const versions = new Map(scores.students.slice(0, 1).map(({ id }) => [id, 'B']));
	const [first, ...others] = scores.quizzes;
	if (!first) throw new Error('There are quizzes.');
	const table = scoreTable('Scores', { ...scores, quizzes: [{ ...first, versions }, ...others] });
	expect(table.columns.slice(1, 3).map(({ title }) => title)).toEqual([
		first.title,
		`${first.title}: version`,
	]);
	expect([...table.rows].map((row) => row[2])).toEqual(
		scores.students.map((_, at) => (at === 0 ? 'B' : null)),
	);
	expect([...table.rows].every((row) => row.length === table.columns.length)).toBe(true);
	expect(scoreTable('Scores', scores).columns.some(({ id }) => id.startsWith('version:'))).toBe(false);
});

test('says how many answers are not marked yet, only where some are to be marked', () => {
	const [first, ...rest] = scores.results;
	if (!first) throw new Error('no result');
	const marked = { ...scores, isMarked: true, results: [{ ...first, unmarked: 2 }, ...rest] };
	expect(scoreTable('Scores', scores).columns.map(({ id }) => id)).not.toContain('unmarked');
	expect(scoreTable('Scores', marked).columns.map(({ title }) => title)).toContain('Not marked yet');
	expect(records(scoreTable('Scores', marked)).map(({ unmarked }) => unmarked)).toEqual([2, 0, 0]);
});
