import { cleanName, foldName, LONGEST_NAME } from './clean-name.ts';
import { nameColumns } from './name-columns.ts';
import { MOST_BYTES, MOST_ROWS, readCsv, type CsvProblem, type CsvRow } from './read-csv.ts';

export const MOST_NAMES = 500;

export interface RosterName {
	readonly name: string;
	/** Of what was typed or of the file, from 1. */
	readonly line: number;
}

/** A line whose name is not in the roster, and why. */
export interface RosterProblem {
	readonly line: number;
	readonly reason: 'empty' | 'duplicate' | 'too-long' | 'too-many' | CsvProblem['reason'];
	/** The name as it was read, cut at `LONGEST_NAME`; empty when there is none. */
	readonly name: string;
	/** A sentence for the teacher. */
	readonly message: string;
}

/** Where in a table the names were found; a teacher may say otherwise. */
export interface RosterTable {
	/** Null when the first row holds no known title. */
	readonly titles: readonly string[] | null;
	/** Cells of the first row below the titles, to choose columns by; empty when there is none. */
	readonly sample: readonly string[];
	/** Indices of the columns a name is put together from, in that order. */
	readonly columns: readonly number[];
}

export interface Roster {
	/** In the order given, each name once, at most `MOST_NAMES`. */
	readonly names: readonly RosterName[];
	readonly problems: readonly RosterProblem[];
	/** Null when the input was a list and no table. */
	readonly table: RosterTable | null;
}

/**
 * The names of a class. A string was typed or pasted: one name a line, commas and all, unless it looks copied
 * from a table. Bytes are an uploaded CSV file. From a table come the columns its titles name, else the first
 * column that holds words. Every name that is not taken is reported.
 * @param chosen indices of the columns to put a name together from, instead of those found
 */
export function readRoster(input: string | Uint8Array, chosen?: readonly number[]): Roster {
	const isList = typeof input === 'string' && input.length <= MOST_BYTES && !isTable(input);
	if (isList) return { ...rosterOf(typedLines(input)), table: null };
	const table = readCsv(input, (cells) => nameColumns(cells) !== null);
	if (table.status === 'refused') {
		return { names: [], problems: [{ name: '', ...table.problem }], table: null };
	}
	const titles = table.header?.cells ?? null;
	const columns = chosen ?? (titles && nameColumns(titles)) ?? [firstOfWords(table.rows)];
	const read = table.rows.map(({ line, cells }) => ({
		line,
		name: columns.map((at) => cells[at] ?? '').join(' '),
	}));
	return { ...rosterOf(read), table: { titles, sample: table.rows[0]?.cells ?? [], columns } };
}

/** Tabs, titles, quotation marks or semicolons tell; commas do not: “García, Ana” is a name. */
function isTable(text: string): boolean {
	const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
	const titles = (lines[0] ?? '').split(/[,;]/).map((title) => title.replaceAll('"', ''));
	const titled = titles.length > 1 && nameColumns(titles) !== null;
	const every = (sign: RegExp) => lines.length > 0 && lines.every((line) => sign.test(line));
	return text.includes('\t') || titled || every(/;/) || every(/^".*"$/);
}

/** Lines with nothing on them are no names; a number or a dot before a name is a list's, not the name's. */
function typedLines(text: string): RosterName[] {
	return text
		.split(/\r\n?|\n/)
		.map((typed, at) => ({ name: typed.replace(/^\s*(?:\d{1,3}[.)]|[-*•–])\s+/, ''), line: at + 1 }))
		.filter(({ name }) => name.trim() !== '');
}

/** Not numbers, and not addresses: at least one cell in two is a word. */
function firstOfWords(rows: readonly CsvRow[]): number {
	const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
	const words = (at: number) =>
		rows.filter(({ cells }) => /^[^@\d]*\p{L}[^@\d]*$/u.test(cells[at] ?? '')).length;
	for (let at = 0; at < width; at++) if (words(at) * 2 >= rows.length) return at;
	return 0;
}

function rosterOf(read: readonly RosterName[]): Omit<Roster, 'table'> {
	const names: RosterName[] = [];
	const problems: RosterProblem[] = [];
	const seen = new Map<string, number>();
	for (const [at, { line, name: raw }] of read.entries()) {
		if (names.length === MOST_NAMES || at === MOST_ROWS) {
			problems.push(tooMany(line, read.length - at));
			break;
		}
		const name = cleanName(raw);
		const problem = problemOf(name, line, seen.get(foldName(name)));
		if (problem) problems.push(problem);
		else {
			seen.set(foldName(name), line);
			names.push({ name, line });
		}
	}
	return { names, problems };
}

function problemOf(name: string, line: number, before: number | undefined): RosterProblem | null {
	if (name === '') return { line, reason: 'empty', name, message: 'There is no name here.' };
	if ([...name].length > LONGEST_NAME) {
		const begin = [...name].slice(0, LONGEST_NAME).join('');
		return {
			line,
			reason: 'too-long',
			name: begin,
			message: `A name has at most ${LONGEST_NAME} characters.`,
		};
	}
	if (before === undefined) return null;
	const message = `The same name stands in line ${before}. Add an initial to tell two students apart.`;
	return { line, reason: 'duplicate', name, message };
}

const tooMany = (line: number, left: number): RosterProblem => ({
	line,
	reason: 'too-many',
	name: '',
	message: `A class has at most ${MOST_NAMES} names; ${left} from here on are left out.`,
});
