import Papa from 'papaparse';
import { ROSTER_PROBLEMS } from '../../words/classes.ts';
import { decodeText, type Encoding } from './encodings.ts';

export const MOST_BYTES = 1_048_576;
export const MOST_ROWS = 5_000;
export const MOST_COLUMNS = 100;
export const LONGEST_CELL = 2_000;

export interface CsvRow {
	/** Of the file, from 1: where the row begins. */
	readonly line: number;
	readonly cells: readonly string[];
}

export interface CsvProblem {
	/** Of the file, from 1; 1 when the whole file is meant. */
	readonly line: number;
	readonly reason:
		'not-text' | 'too-large' | 'too-many-rows' | 'too-many-columns' | 'cell-too-long' | 'quotes';
	/** A sentence for the teacher: what is wrong, and what to do. */
	readonly message: string;
}

export type ReadCsv =
	| {
			readonly status: 'read';
			readonly separator: Separator;
			/** Null for text that was pasted. */
			readonly encoding: Encoding | null;
			/** Whether the encoding was guessed, or chosen, and the file does not say it. */
			readonly isEncodingGuessed: boolean;
			/** Rows that hold nothing but white space are left out. */
			readonly rows: readonly CsvRow[];
	  }
	| { readonly status: 'refused'; readonly problem: CsvProblem };

/**
 * A table that a teacher uploads (bytes) or pastes (string): comma, semicolon or tab; any encoding that `decodeText`
 * knows; any line end; Excel's `sep=;` line. Refused at the first thing that could make it mean something else.
 * @param encoding of bytes, instead of a guess
 */
export function readCsv(input: Uint8Array | string, encoding?: Encoding): ReadCsv {
	if (input.length > MOST_BYTES) {
		return refused(1, 'too-large', ROSTER_PROBLEMS.tooLarge);
	}
	const decoded = typeof input === 'string' ? null : decodeText(input, encoding);
	if (decoded?.status === 'not-text') return refused(1, 'not-text', ROSTER_PROBLEMS[decoded.what]);
	const text = decoded ? decoded.text : String(input);
	const parsed = parse(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
	if ('problem' in parsed) return parsed;
	return {
		status: 'read',
		separator: parsed.separator,
		encoding: decoded?.encoding ?? null,
		isEncodingGuessed: decoded !== null && !decoded.isSure,
		rows: parsed.rows,
	};
}

type Refused = Extract<ReadCsv, { status: 'refused' }>;
interface Parsed {
	readonly separator: Separator;
	readonly rows: readonly CsvRow[];
}

function parse(text: string): Parsed | Refused {
	const said = /^"?sep=([,;\t])"?\n/i.exec(text);
	const body = said ? text.slice(said[0].length) : text;
	const separator = SEPARATORS.find((known) => known === said?.[1]) ?? guessSeparator(body);
	const { data, errors } = Papa.parse<string[]>(body, {
		newline: '\n',
		delimiter: separator,
		preview: MOST_ROWS + 1,
	});
	const lines = linesOf(data, said ? 2 : 1);
	const quotes = errors.find((error) => error.type === 'Quotes');
	if (quotes) {
		return refused(lines[quotes.row ?? 0] ?? 1, 'quotes', ROSTER_PROBLEMS.quotes);
	}
	const rows = data.map((cells, at) => ({ line: lines[at] ?? 1, cells }));
	return (
		tooMuch(rows) ?? {
			separator,
			rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
		}
	);
}

/** Where each row begins: a cell in quotation marks may go over several lines. */
function linesOf(data: readonly (readonly string[])[], first: number): number[] {
	let line = first;
	return data.map((cells) => {
		const begins = line;
		line += 1 + cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
		return begins;
	});
}

function tooMuch(rows: readonly CsvRow[]): Refused | null {
	const extra = rows[MOST_ROWS];
	if (extra) return refused(extra.line, 'too-many-rows', ROSTER_PROBLEMS.rows(MOST_ROWS));
	const wide = rows.find(({ cells }) => cells.length > MOST_COLUMNS);
	if (wide) return refused(wide.line, 'too-many-columns', ROSTER_PROBLEMS.columns(MOST_COLUMNS));
	const long = rows.find(({ cells }) => cells.some((cell) => cell.length > LONGEST_CELL));
	return long ? refused(long.line, 'cell-too-long', ROSTER_PROBLEMS.cell(LONGEST_CELL)) : null;
}

const refused = (line: number, reason: CsvProblem['reason'], message: string): Refused => ({
	status: 'refused',
	problem: { line, reason, message },
});

type Separator = ',' | ';' | '\t';

/** The rarest in ordinary text first: it wins a draw. A comma also stands in names and in decimals. */
const SEPARATORS: readonly Separator[] = ['\t', ';', ','];
/** How many lines are looked at. */
const LOOKED_AT = 50;

/**
 * The separator that the most lines hold equally often; comma when none is held at all.
 * @param text with `\n` for line ends; what stands in quotation marks does not count
 */
function guessSeparator(text: string): Separator {
	const lines = text
		.replace(/"[^"]*"/g, '')
		.split('\n', LOOKED_AT)
		.filter((line) => line.trim() !== '');
	const agreeing = SEPARATORS.map((separator) => linesThatAgree(lines, separator));
	const most = Math.max(...agreeing);
	return most === 0 ? ',' : (SEPARATORS[agreeing.indexOf(most)] ?? ',');
}

function linesThatAgree(lines: readonly string[], separator: Separator): number {
	const byCount = new Map<number, number>();
	for (const line of lines) {
		const count = line.split(separator).length - 1;
		if (count > 0) byCount.set(count, (byCount.get(count) ?? 0) + 1);
	}
	return Math.max(0, ...byCount.values());
}
