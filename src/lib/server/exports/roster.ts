import { cleanName, foldName, isTooLong, LONGEST_NAME, shorten } from './clean-name.ts';
import { columnsOfWords, isSurelyTitles, nameColumns } from './name-columns.ts';
import { MOST_BYTES, MOST_ROWS, readCsv, type CsvProblem, type CsvRow } from './read-csv.ts';
import { ROSTER_PROBLEMS } from '../../words/classes.ts';
import type { Encoding } from './encodings.ts';

export const MOST_NAMES = 500;
/** Above the titles there may be the name of the school, of the class, a date. */
const MOST_ABOVE = 10;

export interface RosterName {
	readonly name: string;
	/** Of what was typed or of the file, from 1. */
	readonly line: number;
	/** Where the same name stands first: this one has been given a number, so that two people stay two. */
	readonly sameAs?: number;
}

/** A line whose name is not in the roster, and why. */
interface RosterProblem {
	readonly line: number;
	readonly reason: 'empty' | 'too-long' | 'too-many' | 'above-titles' | CsvProblem['reason'];
	/** The name as it was read, cut at `LONGEST_NAME`; empty when there is none. */
	readonly name: string;
	/** A sentence for the teacher. */
	readonly message: string;
}

/** How a table was read; a teacher may say otherwise. */
interface RosterTable {
	/** The row that holds the titles; null when there is none. */
	readonly titles: readonly string[] | null;
	/** Its place among the first rows, from 0; null when there is none. */
	readonly titleRow: number | null;
	/** The first rows, to choose the titles from. */
	readonly first: readonly string[];
	/** Cells of the first row below the titles, to choose columns by; empty when there is none. */
	readonly sample: readonly string[];
	/** Indices of the columns a name is put together from, in that order. */
	readonly columns: readonly number[];
	/** Null for text that was typed or pasted. */
	readonly encoding: Encoding | null;
	readonly isEncodingGuessed: boolean;
}

export interface Roster {
	/** In the order given, no two the same, at most `MOST_NAMES`. */
	readonly names: readonly RosterName[];
	readonly problems: readonly RosterProblem[];
	/** Null when the input was a list and no table. */
	readonly table: RosterTable | null;
}

/** What a teacher says about a table, instead of what was found. */
export interface RosterChoice {
	/** Indices of the columns to put a name together from, in that order. */
	readonly columns?: readonly number[] | undefined;
	/** Place of the row of titles among the first rows; null for none. */
	readonly titleRow?: number | null | undefined;
	readonly encoding?: Encoding | undefined;
}

/**
 * The names of a class. A string was typed or pasted: one name a line, commas and all, unless it looks copied
 * from a table. Bytes are an uploaded file. From a table come the columns its titles name, else the first columns that
 * hold words. A name that stands twice is two people. Every line that is not taken is reported.
 */
export function readRoster(input: string | Uint8Array, choice: RosterChoice = {}): Roster {
	const isList = typeof input === 'string' && input.length <= MOST_BYTES && !isTable(input);
	if (isList) return { ...rosterOf(typedLines(input)), table: null };
	const table = readCsv(input, choice.encoding);
	if (table.status === 'refused') {
		return { names: [], problems: [{ name: '', ...table.problem }], table: null };
	}
	const { rows, encoding, isEncodingGuessed } = table;
	const titleRow = choice.titleRow === undefined ? titleRowOf(rows) : choice.titleRow;
	const below = titleRow === null ? rows : rows.slice(titleRow + 1);
	const above = titleRow === null ? [] : rows.slice(0, titleRow);
	const titles = titleRow === null ? null : (rows[titleRow]?.cells ?? null);
	const cells = below.map((row) => row.cells);
	const columns = choice.columns ?? (titles && nameColumns(titles, cells)) ?? columnsOfWords(cells);
	const read = below.map((row) => ({
		line: row.line,
		name: columns.map((at) => row.cells[at] ?? '').join(' '),
	}));
	const { names, problems } = rosterOf(read);
	return {
		names,
		problems: [...above.map(aboveTitles), ...problems],
		table: {
			titles,
			titleRow,
			first: rows.slice(0, MOST_ABOVE).map((row) => shorten(cleanName(row.cells.join(' · ')))),
			sample: cells[0] ?? [],
			columns,
			encoding,
			isEncodingGuessed,
		},
	};
}

/** The first row, where it names anything; one further down, where it can be nothing else and those above are shorter. */
function titleRowOf(rows: readonly CsvRow[]): number | null {
	const [first] = rows;
	if (first && nameColumns(first.cells) !== null) return 0;
	const filled = ({ cells }: CsvRow) => cells.filter((cell) => cell.trim() !== '').length;
	const at = rows.slice(0, MOST_ABOVE).findIndex((row) => isSurelyTitles(row.cells));
	const titles = rows[at];
	return titles && rows.slice(0, at).every((row) => filled(row) < filled(titles)) ? at : null;
}

/** Tabs, titles, quotation marks or semicolons tell; commas do not: “García, Ana” is a name. */
function isTable(text: string): boolean {
	const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
	const titles = (lines[0] ?? '').split(/[,;]/).map((title) => title.replaceAll('"', ''));
	const every = (sign: RegExp) => lines.length > 0 && lines.every((line) => sign.test(line));
	return text.includes('\t') || isSurelyTitles(titles) || every(/;/) || every(/^".*"$/);
}

/** Lines with nothing on them are no names; a number or a dot before a name is a list's, not the name's. */
function typedLines(text: string): RosterName[] {
	return text
		.split(/\r\n?|\n/)
		.map((typed, at) => ({ name: typed.replace(/^\s*(?:\d{1,3}[.)]|[-*•–])\s+/, ''), line: at + 1 }))
		.filter(({ name }) => name.trim() !== '');
}

function rosterOf(read: readonly RosterName[]): Omit<Roster, 'table'> {
	const names: RosterName[] = [];
	const problems: RosterProblem[] = [];
	const apart = tellApart(new Set());
	const first = new Map<string, number>();
	for (const [at, { line, name: raw }] of read.entries()) {
		if (names.length === MOST_NAMES || at === MOST_ROWS) {
			problems.push(tooMany(line, read.length - at));
			break;
		}
		const name = cleanName(raw);
		const problem = problemOf(name, line);
		if (problem) {
			problems.push(problem);
			continue;
		}
		const sameAs = first.get(foldName(name));
		first.set(foldName(name), sameAs ?? line);
		names.push({ name: apart(name), line, ...(sameAs !== undefined && { sameAs }) });
	}
	return { names, problems };
}

/**
 * Gives a name that is in use a number: “Ali Khan (2)”.
 * @param taken folded names; those that are given are added
 */
function tellApart(taken: Set<string>): (name: string) => string {
	const next = new Map<string, number>();
	return (name) => {
		const key = foldName(name);
		let unlike = name;
		for (let number = next.get(key) ?? 2; taken.has(foldName(unlike)); number += 1) {
			const sign = ` (${number})`;
			unlike = `${shorten(name, LONGEST_NAME - sign.length)}${sign}`;
			next.set(key, number + 1);
		}
		taken.add(foldName(unlike));
		return unlike;
	};
}

function problemOf(name: string, line: number): RosterProblem | null {
	if (name === '') return { line, reason: 'empty', name, message: ROSTER_PROBLEMS.noName };
	if (!isTooLong(name)) return null;
	return { line, reason: 'too-long', name: shorten(name), message: ROSTER_PROBLEMS.longName(LONGEST_NAME) };
}

const aboveTitles = ({ line, cells }: CsvRow): RosterProblem => ({
	line,
	reason: 'above-titles',
	name: shorten(cleanName(cells.join(' '))),
	message: ROSTER_PROBLEMS.aboveTitles,
});

const tooMany = (line: number, left: number): RosterProblem => ({
	line,
	reason: 'too-many',
	name: '',
	message: ROSTER_PROBLEMS.longList(MOST_NAMES, left),
});
