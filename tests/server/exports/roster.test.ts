import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	cleanName,
	foldName,
	isTooLong,
	LONGEST_NAME,
	shorten,
} from '../../../src/lib/server/exports/clean-name.ts';
import { MOST_NAMES, readRoster } from '../../../src/lib/server/exports/roster.ts';
import { MOST_BYTES } from '../../../src/lib/server/exports/read-csv.ts';
import { hostileText } from './make.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const names = (input: string | Uint8Array, chosen?: readonly number[]) =>
	readRoster(input, { columns: chosen }).names.map(({ name }) => name);

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
	[
		'a name beside a given name',
		'Name;Vorname;Klasse\nMüller;Jörg;7b\nMüller;Änne;7b',
		['Jörg Müller', 'Änne Müller'],
	],
	['a whole name beside a given name', 'Name,First name\nAna López,Ana\nBo Roy,Bo', ['Ana López', 'Bo Roy']],
	['Dutch', 'Achternaam;Tussenvoegsel;Voornaam\nBerg;van den;Jan', ['Jan van den Berg']],
	['Polish', 'Nazwisko;Imię\nŁuczak;Michał', ['Michał Łuczak']],
	['Russian', 'Фамилия;Имя;Отчество;Класс\nИванов;Пётр;Ильич;7б', ['Пётр Иванов']],
	['Russian, in one', '№;ФИО\n1;Иванов Пётр', ['Иванов Пётр']],
	['Turkish', 'Adı;Soyadı\nAyşe;Yılmaz', ['Ayşe Yılmaz']],
	['Romanian', 'Nume;Prenume\nPopescu;Ion', ['Ion Popescu']],
	['Arabic', 'الاسم;الصف\nمحمد أحمد;7', ['محمد أحمد']],
	['Chinese', '学号,姓名\n1,王伟', ['王伟']],
	['no titles, in two columns', 'López,Ana,4B\nRoy,Bo,4B', ['López Ana', 'Roy Bo']],
	[
		'no titles, and a column of towns',
		'Ana Roy,Lahore\nBo Roy,Lahore\nCy Roy,Lahore',
		['Ana Roy', 'Bo Roy', 'Cy Roy'],
	],
	['a heading above two columns', 'Klasse 7b\nVorname;Nachname\nJörg;Müller\n', ['Jörg Müller']],
	['titles below a heading', 'Class list 7b,,\nSurname,First name,ID\nLópez,Ana,7', ['Ana López']],
	[
		'Windows-1251',
		Buffer.from('d4e0ece8ebe8ff3bc8ecff0ac8e2e0edee e23bcff2f0'.replaceAll(' ', ''), 'hex'),
		['Птр Иванов'],
	],
	['UTF-16 without a mark', Buffer.from('Nachname;Vorname\nMüller;Jörg\n', 'utf16le'), ['Jörg Müller']],
])('uploaded: %s', (_, file, expected) => {
	expect(names(typeof file === 'string' ? bytes(file) : file)).toEqual(expected);
});

test('a teacher may choose other columns, and sees a row to choose by', () => {
	const file = bytes('López,Ana,4B\nRoy,Bo,4B');
	expect(readRoster(file).table).toEqual({
		titles: null,
		titleRow: null,
		first: ['López · Ana · 4B', 'Roy · Bo · 4B'],
		sample: ['López', 'Ana', '4B'],
		columns: [0, 1],
		encoding: 'utf-8',
		isEncodingGuessed: false,
	});
	expect(names(file, [1, 0])).toEqual(['Ana López', 'Bo Roy']);
});

test('a teacher may say which row holds the titles, and that none does', () => {
	const file = bytes('Kandidat,Klass\nAna,4B\nBo,4B');
	expect(names(file)).toEqual(['Kandidat', 'Ana', 'Bo']);
	const read = readRoster(file, { titleRow: 0 });
	expect(read.names.map(({ name }) => name)).toEqual(['Ana', 'Bo']);
	expect(read.table?.titles).toEqual(['Kandidat', 'Klass']);
	expect(readRoster(bytes('Last,4B\nFirst,4B'), { titleRow: null }).names).toHaveLength(2);
	expect(readRoster(file, { titleRow: 9 }).names).toEqual([]);
});

test('a guessed encoding is said, and another one can be chosen', () => {
	const file = Buffer.from('c8e2e0ed0acff2f00a', 'hex');
	expect(readRoster(file).table).toMatchObject({ encoding: 'windows-1251', isEncodingGuessed: true });
	const other = readRoster(file, { encoding: 'koi8-r' });
	expect(other.table).toMatchObject({ encoding: 'koi8-r', isEncodingGuessed: true });
	expect(other.names[0]?.name).not.toBe(readRoster(file).names[0]?.name);
});

test('lines above the titles are reported', () => {
	const file = bytes('Green School,,\n\nSurname,First name,ID\nLópez,Ana,7');
	expect(readRoster(file).problems).toEqual([
		{ line: 1, reason: 'above-titles', name: 'Green School', message: expect.stringContaining('header row') },
	]);
	// A student who is called like a title is a student.
	expect(names(bytes('Ana Roy,4B\nBo Last,4B\nSurname,4B'))).toContain('Surname');
});

test('two people of one name are two people', () => {
	expect(readRoster('Ali Khan\nAna\nali  KHAN\nAli Khan\nAli Khan (2)')).toMatchObject({
		names: [
			{ name: 'Ali Khan', line: 1 },
			{ name: 'Ana', line: 2 },
			{ name: 'ali KHAN (2)', line: 3, sameAs: 1 },
			{ name: 'Ali Khan (3)', line: 4, sameAs: 1 },
			{ name: 'Ali Khan (2) (2)', line: 5 },
		],
		problems: [],
	});
	const long = 'x'.repeat(LONGEST_NAME);
	expect(names(`${long}\n${long}`)).toEqual([long, `${'x'.repeat(LONGEST_NAME - 4)} (2)`]);
	expect(new Set(names('A\n'.repeat(MOST_NAMES))).size).toBe(MOST_NAMES);
});

test('what is not taken is reported with its line', () => {
	const long = 'x'.repeat(LONGEST_NAME + 1);
	expect(readRoster(`Ana\n\nBo\nANA \n\u202E\n${long}\nＢo`)).toMatchObject({
		names: [
			{ name: 'Ana', line: 1 },
			{ name: 'Bo', line: 3 },
			{ name: 'ANA (2)', line: 4, sameAs: 1 },
			{ name: 'Ｂo (2)', line: 7, sameAs: 3 },
		],
		problems: [
			{ line: 5, reason: 'empty', name: '' },
			{ line: 6, reason: 'too-long', name: 'x'.repeat(LONGEST_NAME) },
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
		{ reason: 'too-many', line: MOST_NAMES + 1, message: expect.stringContaining('The 3 from here') },
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

test('marks are bounded on each letter, and a letter with its marks is one character', () => {
	expect([...cleanName(`Z${'\u0301'.repeat(60)}oe`)].length).toBeLessThanOrEqual(7);
	expect([...cleanName(`Z${'\u200D\u0301'.repeat(60)}`)].length).toBeLessThanOrEqual(5);
	// Pointed Hebrew, vocalised Arabic, Thai, Vietnamese, Hindi: as they are written.
	for (const name of ['שַׁבָּת', 'مُحَمَّدٌ', 'ชื่อผู้', 'Nguyễn', 'क़ाज़ी', 'Ngỗ\u0323'])
		expect(cleanName(name)).toBe(name.normalize('NFC'));
	expect(isTooLong('é\u0323\u0330'.repeat(LONGEST_NAME))).toBe(false);
	expect(isTooLong('é\u0323\u0330'.repeat(LONGEST_NAME + 1))).toBe(true);
	expect(isTooLong('👩\u200D'.repeat(400))).toBe(true);
	expect(isTooLong(shorten('👩\u200D👩'.repeat(400)))).toBe(false);
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
				expect(isTooLong(name)).toBe(false);
				expect([...name].length).toBeLessThanOrEqual(4 * LONGEST_NAME);
				expect(name).not.toMatch(/\p{M}{5}/u);
			}
		}),
		{ numRuns: 500 },
	);
});
