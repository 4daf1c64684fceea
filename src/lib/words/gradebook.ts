import type { CellState } from '../rules/gradebook.ts';
import { toLocal } from '../rules/local-time.ts';

export const GRADEBOOK_PROBLEMS = {
	weight: (most: number) => `Enter a weight from 0 to ${most}, for example 1 or 2.5, or leave it blank.`,
	category: (most: number) => `Use no more than ${most} characters of plain text.`,
	unsaved: 'Not saved. Fix the highlighted fields.',
	noFile: 'This file doesn’t exist. Choose one on the gradebook page.',
} as const satisfies Record<string, string | ((most: number) => string)>;

/** What stands where there are no points yet, or none that count. */
export const CELL_STATES = {
	scored: '',
	missing: 'missing',
	excused: 'excused',
	'not-given': 'not assigned',
	'under-way': 'in progress',
	'not-due': 'not due yet',
} as const satisfies Record<CellState, string>;
export const NO_DUE_DATE = 'not submitted yet';

/** `4 Dec`, with the year unless it is this one: for the head of a narrow column. */
export function shortDay(instant: number, timeZone: string, now: number): string {
	const isThisYear = toLocal(instant, timeZone).slice(0, 4) === toLocal(now, timeZone).slice(0, 4);
	const parts = new Intl.DateTimeFormat('en-GB', {
		timeZone,
		day: 'numeric',
		month: 'short',
		year: 'numeric',
	}).formatToParts(instant);
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
	// Some versions of the data say “Sept”.
	return [part('day'), part('month').slice(0, 3), ...(isThisYear ? [] : [part('year')])].join(' ');
}

/** Titles of the file and of its columns. */
export const GRADEBOOK_TITLES = {
	name: 'Gradebook',
	student: 'Student',
	studentId: 'Student ID',
	assignmentId: 'Assignment ID',
	possible: 'Points possible',
	status: 'status',
	average: 'Average',
	withoutLowest: 'Average without the lowest',
} as const satisfies Record<string, string>;

/** Which file is for which program, and what to know before it is imported there. */
export const GRADEBOOK_FILES = [
	{
		file: 'gradebook.csv',
		title: 'For a spreadsheet',
		says: 'Everything: points, what is late, missing or excused, and averages.',
	},
	{
		file: 'canvas.csv',
		title: 'For Canvas',
		says: 'Choose Import in the Canvas gradebook. Canvas finds students by name and shows every change before it saves. Excused work is shown as EX. Work that hasn’t been submitted is blank, and a blank removes a score that Canvas already has.',
	},
	{
		file: 'moodle.csv',
		title: 'For Moodle',
		says: 'Choose Import, then CSV file, in the Moodle gradebook. Scores are out of 100. Moodle finds students by ID number: replace the IDs in the file with your school’s, on every row. Excused work is blank, as Moodle can’t import it.',
	},
	{
		file: 'classroom.csv',
		title: 'For Google Classroom',
		says: 'Google Classroom can’t import scores. This file has the layout of its own download, so you can compare or copy columns in Google Sheets.',
	},
] as const;
