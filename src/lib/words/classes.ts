import { waitWords } from './wait-words.ts';

export const atMostCharacters = (most: number) => `Use no more than ${most} characters.`;
export const wholeNumberFrom = (least: number, most: number) =>
	`Enter a whole number from ${least} to ${most}.`;

/** What is wrong with a field of a class, and what to do. */
export const CLASS_PROBLEMS = {
	noName: 'Enter a name, such as “History 9b”.',
	timeZone: 'Choose a time zone from the list.',
	noLastDay: 'Choose the last day of the class.',
	pastLastDay: 'This date has passed. Choose a later one, or end the class below.',
	lateLastDay: 'Choose a date within the next 10 years.',
	keptDays: (most: number) => `Enter a number of days from 0 to ${most}.`,
	otherName: 'Enter the class name exactly as shown above.',
} as const satisfies Record<string, string | ((most: number) => string)>;

export const NOT_THERE = {
	class: 'This class doesn’t exist.',
	classToRestore: 'This class has been permanently deleted, or it isn’t yours.',
	student: 'This class has no such student.',
	assignment: 'This class has no such assignment.',
	toMerge: 'One of these students no longer exists.',
} as const satisfies Record<string, string>;

export const DEMO_HINT = 'The demo class has made-up students and answers. You can delete it at any time.';
export const tooManyDemos = (ms: number) =>
	`You’ve just created several demo classes. Try again in ${waitWords(ms)}.`;

/** What is wrong with a change to students, and what to do. */
export const STUDENT_PROBLEMS = {
	noNames: 'Enter at least one name, or choose a file.',
	noName: 'Enter a name.',
	nameTaken: 'Another student in this class has this name. If it’s the same person, merge them below.',
	notSure: 'Tick the box to confirm. You can’t undo this.',
	nothingToUndo: 'There’s nothing to undo.',
	noTime: 'Choose a time.',
} as const satisfies Record<string, string>;

/** Times in which students have joined, to remove them. */
export const SPANS = {
	minutes: 'the last 10 minutes',
	hour: 'the last hour',
	day: 'the last 24 hours',
	week: 'the last 7 days',
} as const satisfies Record<string, string>;

/** Why a file, or a line of a list, was skipped. */
export const ROSTER_PROBLEMS = {
	workbook: 'This is a workbook, not a CSV file. Save it as “CSV UTF-8” in your spreadsheet program first.',
	'old-workbook': 'This is an Excel file, not a CSV file. Save it as “CSV UTF-8” in Excel first.',
	pdf: 'This is a PDF, not a CSV file. Copy the names and paste them instead.',
	binary: 'This isn’t a text file. Save it as “CSV UTF-8” first.',
	tooLarge: 'This file is larger than 1 MB. A list of names should be much smaller.',
	quotes: 'There’s an unmatched quotation mark here.',
	rows: (most: number) => `There are more than ${most} rows.`,
	columns: (most: number) => `There are more than ${most} columns.`,
	cell: (most: number) => `A cell has more than ${most} characters.`,
	noName: 'This line has no name.',
	longName: (most: number) => `A name can have up to ${most} characters.`,
	aboveTitles: 'This line is above the header row.',
	fullClass: (most: number) => `A class can have up to ${most} students.`,
	longList: (most: number, left: number) =>
		`A list can have up to ${most} names. The ${left} from here on were skipped.`,
} as const satisfies Record<string, string | ((most: number, left: number) => string)>;

/** What is wrong with a group. */
export const GROUP_PROBLEMS = {
	noName: 'Give the group a name.',
	nobody: 'Choose at least one student.',
	tooMany: (most: number) => `A class can have up to ${most} groups. Delete one first.`,
} as const satisfies Record<string, string | ((most: number) => string)>;
