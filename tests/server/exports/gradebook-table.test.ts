import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { fraction } from '../../../src/lib/rules/fraction.ts';
import { cellOf, type QuizStanding } from '../../../src/lib/rules/gradebook.ts';
import { parseRules } from '../../../src/lib/rules/parse-rules.ts';
import { writeCsv } from '../../../src/lib/server/exports/csv.ts';
import { gradebookTable, type Layout } from '../../../src/lib/server/exports/gradebook-table.ts';
import type { Gradebook, GradebookColumn } from '../../../src/lib/server/results/gradebook.ts';
import type { StudentTable } from '../../../src/lib/server/database/tables/classes.ts';

const DUE = Date.UTC(2026, 11, 4, 12);
const { rules } = parseRules({ mode: 'graded' });
if (!rules) throw new Error('no rules');

const column = (id: string, title: string, more: Partial<GradebookColumn> = {}): GradebookColumn => ({
	id,
	title,
	rules: { ...rules, timeZone: 'Asia/Karachi' },
	dueAt: DUE,
	possible: 3,
	average: null,
	unmarked: 0,
	category: '',
	weight: null,
	counts: true,
	...more,
});
const student = (id: string, nickname: string) => ({ id, nickname }) as StudentTable;
const quiz = (earned: number | null, late = false, possible = 3, isDue = true): QuizStanding => ({
	earned: earned === null ? null : fraction(BigInt(Math.round(earned * 3)), 3n),
	possible,
	late,
	unmarked: 0,
	isBegun: earned !== null,
	isDue,
});
const averages = { all: 0.5, withoutLowest: 2 / 3, byCategory: [], unmarked: 0 };

/** Two of the same title, one that Canvas would take for its own, one of practice. */
const BOOK: Gradebook = {
	columns: [
		column('a1', 'Actors (2024)'),
		column('a2', 'Final Grade talk'),
		column('a3', 'Final Grade talk'),
		column('a4', 'Practice, "really"', { counts: false, dueAt: null }),
	],
	categories: [],
	average: null,
	rows: [
		{
			student: student('01a-anna', 'Anna Maria Berg'),
			cells: [
				cellOf([quiz(2)], false),
				cellOf([quiz(0)], false),
				cellOf([quiz(null)], false),
				cellOf([quiz(1)], false),
			],
			averages,
		},
		{
			student: student('7-bilal', '=HYPERLINK("x"), Bilal'),
			cells: [
				cellOf([quiz(2)], true),
				cellOf([quiz(1 / 3, true)], false),
				cellOf([quiz(null, false, 3, false)], false),
				cellOf([quiz(null, false, 3, false)], false),
			],
			averages: { ...averages, all: null, withoutLowest: null },
		},
		{
			student: student('42', 'Chen'),
			// A form of which a question was left out: two of two is all there is.
			cells: [
				cellOf([quiz(2, false, 2)], false),
				cellOf([quiz(2), quiz(null)], false),
				cellOf([quiz(3)], false),
				cellOf([quiz(3)], false),
			],
			averages,
		},
	],
};

async function written(layout: Layout, marked = true) {
	const pieces = await Array.fromAsync(writeCsv(gradebookTable(layout, BOOK), 'Asia/Karachi', marked));
	return Buffer.concat(pieces).toString('utf8');
}
async function rowsOf(layout: Layout) {
	const { data, errors } = Papa.parse<string[]>((await written(layout)).replace(/^\uFEFF/, '').trimEnd());
	expect(errors).toEqual([]);
	return data;
}

describe('a gradebook', () => {
	test('for Canvas: its titles, the points possible, EX, and nothing that it would take for an id', async () => {
		expect(await rowsOf('canvas')).toEqual([
			[
				'Student',
				'ID',
				'SIS User ID',
				'SIS Login ID',
				'Section',
				'Actors [2024]',
				'Final-Grade talk',
				'Final-Grade talk – 2',
			],
			['    Points Possible', '', '', '', '', '3', '3', '3'],
			['Anna Maria Berg', '', '01a-anna', '', '', '2', '0', ''],
			[`'=HYPERLINK("x"), Bilal`, '', '7-bilal', '', '', 'EX', '0.333333', ''],
			['Chen', '', '42', '', '', '3', '2', '3'],
		]);
		// The importer’s own reader fails at a mark before a quotation mark.
		expect(await written('canvas', false)).toMatch(/^"Student",/);
	});

	test('for Moodle: out of 100, numbers alone, an id on every row', async () => {
		expect(await rowsOf('moodle')).toEqual([
			[
				'First name',
				'Last name',
				'ID number',
				'Actors (2024) (Real)',
				'Final Grade talk (Real)',
				'Final Grade talk – 2 (Real)',
			],
			['Anna Maria', 'Berg', '01a-anna', '66.66667', '0', ''],
			['Bilal', `'=HYPERLINK("x")`, '7-bilal', '', '11.11111', ''],
			['Chen', '', '42', '100', '66.66667', '100'],
		]);
	});

	test('for Google Classroom: the date and the points in rows of their own', async () => {
		expect((await rowsOf('classroom')).slice(0, 4)).toEqual([
			[
				'Last Name',
				'First Name',
				'Email Address',
				'Actors (2024)',
				'Final Grade talk',
				'Final Grade talk – 2',
				'Student ID',
			],
			['Date', '', '', '2026-12-04', '2026-12-04', '2026-12-04', ''],
			['Points', '', '', '3', '3', '3', ''],
			['Berg', 'Anna Maria', '', '2', '0', '', '01a-anna'],
		]);
	});

	test('for a spreadsheet: all of it, with ids, how it stands, and what it comes to', async () => {
		const [titles, ids, possible, anna, bilal, chen] = await rowsOf('own');
		expect(titles).toEqual([
			'Student',
			'Student ID',
			'Actors (2024)',
			'Actors (2024): status',
			'Final Grade talk',
			'Final Grade talk: status',
			'Final Grade talk – 2',
			'Final Grade talk – 2: status',
			'Practice, "really"',
			'Practice, "really": status',
			'Average',
			'Average without the lowest',
		]);
		expect(ids?.slice(0, 5)).toEqual(['Assignment ID', '', 'a1', '', 'a2']);
		expect(possible?.slice(0, 5)).toEqual(['Points possible', '', '3', '', '3']);
		expect(anna?.slice(2)).toEqual(['2', '', '0', '', '', 'missing', '1', '', '0.5', '0.666667']);
		expect(bilal?.slice(2)).toEqual([
			'',
			'excused',
			'0.333333',
			'late',
			'',
			'not due yet',
			'',
			'not submitted yet',
			'',
			'',
		]);
		expect(chen?.slice(2, 6)).toEqual(['3', '', '2', 'not all submitted']);
	});
});
