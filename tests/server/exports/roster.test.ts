import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName, foldName, LONGEST_NAME } from '../../../src/lib/server/exports/clean-name.ts';
import { MOST_NAMES, readRoster } from '../../../src/lib/server/exports/roster.ts';
import { MOST_BYTES } from '../../../src/lib/server/exports/read-csv.ts';
import { hostileText } from './make.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const names = (input: string | Uint8Array, chosen?: readonly number[]) =>
	readRoster(input, chosen).names.map(({ name }) => name);

test.each([
	['one a line', 'Ana\nBo\n', ['Ana', 'Bo']],
	['from Windows', 'Ana\r\nBo\r\n', ['Ana', 'Bo']],
	['numbered', '1. Ana\n2) Bo\n 10. Cy', ['Ana', 'Bo', 'Cy']],
	['with dots and dashes', '• Ana\n- Bo\n* Cy', ['Ana', 'Bo', 'Cy']],
	['family name first', 'García, Ana\nLópez, Bo', ['García, Ana', 'López, Bo']],
	['nothing', '', []],
	['white space', ' \n\t\n', []],
	['a number in a name', 'Ana 2\nR2D2', ['Ana 2', 'R2D2']],
])('typed: %s', (_, text, expected) => {
	expect(names(text)).toEqual(expected);
});

test.each([
	['cells of a spreadsheet', '1\tAna\t4B\n2\tBo\t4B', ['Ana', 'Bo'], [1]],
	['titles', 'Name;Class\nAna;4B', ['Ana'], [0]],
	['titles with commas', 'Class,Student name\n4B,Ana', ['Ana'], [1]],
	['semicolons in every line', 'Ana;4B\nBo;4C', ['Ana', 'Bo'], [0]],
	['quotation marks around every line', '"García, Ana"\n"López, Bo"', ['García, Ana', 'López, Bo'], [0]],
])('pasted from a table: %s', (_, text, expected, columns) => {
	expect(names(text)).toEqual(expected);
	expect(readRoster(text).table).toMatchObject({ columns });
});

test.each([
	['Google Classroom', 'Last name,First name,Email\nLópez,Ana,a@x.y', ['Ana López']],
	['Moodle', 'First name,Surname,ID number\nAna,López,7', ['Ana López']],
	['French, from Excel', Buffer.from('Nom;Prénom;Classe\nDupont;Ève;4B\n', 'latin1'), ['Ève Dupont']],
	['German', 'NACHNAME;Vorname\nMüller;Jörg', ['Jörg Müller']],
	['no titles', '12,a@x.y,Ana\n13,b@x.y,Bo', ['Ana', 'Bo']],
	['a title alone', 'Name\nAna', ['Ana']],
	['a family name alone', 'Nom;Classe\nDupont;4B', ['Dupont']],
])('uploaded: %s', (_, file, expected) => {
	expect(names(typeof file === 'string' ? bytes(file) : file)).toEqual(expected);
});

test('a teacher may choose other columns, and sees a row to choose by', () => {
	const file = bytes('López,Ana,4B\nRoy,Bo,4B');
	expect(readRoster(file).table).toEqual({ titles: null, sample: ['López', 'Ana', '4B'], columns: [0] });
	expect(names(file, [1, 0])).toEqual(['Ana López', 'Bo Roy']);
});

test('what is not taken is reported with its line', () => {
	const long = 'x'.repeat(LONGEST_NAME + 1);
	expect(readRoster(`Ana\n\nBo\nANA \n\u202E\n${long}\nＢo`)).toMatchObject({
		names: [
			{ name: 'Ana', line: 1 },
			{ name: 'Bo', line: 3 },
		],
		problems: [
			{ line: 4, reason: 'duplicate', name: 'ANA', message: expect.stringContaining('in line 1') },
			{ line: 5, reason: 'empty', name: '' },
			{ line: 6, reason: 'too-long', name: 'x'.repeat(LONGEST_NAME) },
			{ line: 7, reason: 'duplicate', name: 'Ｂo', message: expect.stringContaining('in line 3') },
		],
	});
});

test('a row of a table without a name is empty', () => {
	expect(readRoster(bytes('Name,Class\nAna,4B\n,4B\n')).problems).toMatchObject([
		{ line: 3, reason: 'empty' },
	]);
});

test('a file that cannot be read is one problem', () => {
	expect(readRoster(bytes('Ana,1\n"Bo,2'))).toMatchObject({
		names: [],
		problems: [{ line: 2, reason: 'quotes', name: '' }],
		table: null,
	});
	expect(readRoster('x'.repeat(MOST_BYTES + 1)).problems).toMatchObject([{ reason: 'too-large' }]);
});

test('a class has at most 500 names, and says how many are left out', () => {
	const many = Array.from({ length: MOST_NAMES + 3 }, (_, at) => `Student ${at}`).join('\n');
	const roster = readRoster(many);
	expect(roster.names).toHaveLength(MOST_NAMES);
	expect(roster.problems).toMatchObject([
		{ reason: 'too-many', line: MOST_NAMES + 1, message: expect.stringContaining('; 3 from here') },
	]);
	expect(readRoster('\u202E\n'.repeat(100_000)).problems.length).toBeLessThanOrEqual(5_001);
});

test.each([
	['E\u0301ve', '\u00C9ve'],
	['  Ana \u00A0\u3000 López\t', 'Ana López'],
	['\u202Eana\u2066 B\u2069', 'ana B'],
	['A\u0000n\u0007a\u007F', 'Ana'],
	['A\u200Bn\u00ADa\uFEFF', 'Ana'],
	['می\u200Cخواهم', 'می\u200Cخواهم'],
	['👩\u200D🏫 Ana', '👩\u200D🏫 Ana'],
	['\u200D\u200C', ''],
	['\u3164\u2800', ''],
	['A\uD83D', 'A\uFFFD'],
])('%j is kept as %j', (given, kept) => {
	expect(cleanName(given)).toBe(kept);
});

test('any text gives clean, distinct names or a reason', () => {
	fc.assert(
		fc.property(fc.array(hostileText, { maxLength: 10 }), (lines) => {
			const roster = readRoster(lines.join('\n'));
			expect(new Set(roster.names.map(({ name }) => foldName(name))).size).toBe(roster.names.length);
			for (const { name } of roster.names) {
				expect(name).toBe(cleanName(name));
				expect(name).toBe(name.trim().normalize('NFC'));
				expect(name).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\u200B\uFEFF]+$/u);
				expect([...name].length).toBeLessThanOrEqual(LONGEST_NAME);
			}
		}),
		{ numRuns: 500 },
	);
});
