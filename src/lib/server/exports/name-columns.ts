/**
 * Titles that school programs give, by what the column holds, in the languages of the neighbours. A word that means the
 * whole name in one school's list and the family name in another's (“Name”, “Nume”) is `whole`: beside a given name it
 * is the family name.
 */
const WORDS = {
	whole: `name|full name|fullname|display name|student|student name|pupil|pupil name|learner|learner name|nickname
|schüler|schülerin|schüler in|schülername|élève|nom complet|nom et prénom|nom prénom|naam|leerling|volledige naam
|nombre completo|nombre y apellidos|apellidos y nombre|alumno|alumna|estudiante|nome completo|aluno|aluna|alunno
|cognome e nome|nume|nume complet|elev|navn|namn|elevens namn|nimi|imię i nazwisko|nazwisko i imię|uczeń
|jméno a příjmení|ime i prezime|ime in priimek|ad soyad|adı soyadı|öğrenci|ονοματεπώνυμο|фио|ф и о|имя и фамилия
|фамилия имя|фамилия имя отчество|ученик|піб|прізвище та ім’я|учень|الاسم|الاسم الكامل|اسم الطالب|نام|שם|שם מלא
|नाम|姓名|名字|氏名|名前|이름|성명|név|teljes név`,
	given: `first name|firstname|given name|given names|forename|first|christian name|prénom|prénoms|vorname|vornamen|rufname
|voornaam|roepnaam|nombre|nombres|nome|primer nombre|prenume|fornavn|förnamn|tilltalsnamn|etunimi|imię|imiona|jméno
|křestní jméno|meno|ime|keresztnév|utónév|ad|adı|όνομα|имя|ім’я|имя ученика|име|الاسم الأول|שם פרטי|名`,
	middle: `tussenvoegsel|tussenvoegsels|namensvorsatz|vorsatzwort`,
	family: `last name|lastname|family name|surname|last|second name|nom|nom de famille|nachname|familienname|zuname|achternaam
|apellido|apellidos|primer apellido|cognome|apelido|apelidos|sobrenome|nume de familie|etternavn|efternavn|efternamn
|sukunimi|nazwisko|příjmení|priezvisko|prezime|priimek|vezetéknév|családnév|soyad|soyadı|επώνυμο|επίθετο|фамилия
|прізвище|фамилно име|اللقب|اسم العائلة|שם משפחה|姓`,
} as const;

type Role = keyof typeof WORDS;

/** `Prénom ` and `PRENOM`, `Last_name` and `last name` are the same title. */
const fold = (title: string): string =>
	title
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/['’ʼ`]/g, '')
		.replace(/[\s_:.*/()#-]+/g, ' ')
		.trim();

const ROLES: ReadonlyMap<string, Role> = new Map(
	(Object.keys(WORDS) as Role[]).flatMap((role) => WORDS[role].split('|').map((word) => [fold(word), role])),
);

/**
 * The columns a name is put together from, the given name first; null when no title tells.
 * @param titles a row of a table
 * @param rows below it, to tell whether “Name” beside “First name” repeats it
 */
export function nameColumns(
	titles: readonly string[],
	rows: readonly (readonly string[])[] = [],
): readonly number[] | null {
	const roles = titles.map((title) => ROLES.get(fold(title)));
	const [first, between, last, all] = [
		roles.indexOf('given'),
		roles.indexOf('middle'),
		roles.indexOf('family'),
		roles.indexOf('whole'),
	];
	const middle = between >= 0 ? [between] : [];
	if (first >= 0 && last >= 0) return [first, ...middle, last];
	if (all >= 0 && first >= 0 && !repeats(rows, all, first)) return [first, ...middle, all];
	if (all >= 0) return [all];
	const either = Math.max(first, last);
	return either >= 0 ? [either] : null;
}

/** Whether a row of titles names both parts of a name, or a name beside other things: too much for a student's row. */
export const isSurelyTitles = (cells: readonly string[]): boolean =>
	cells.filter((cell) => cell.trim() !== '').length > 1 && nameColumns(cells) !== null;

/** Whether the whole name holds the given one, in most rows. */
function repeats(rows: readonly (readonly string[])[], whole: number, given: number): boolean {
	const both = rows.filter((cells) => (cells[given] ?? '').trim() !== '');
	const held = both.filter((cells) =>
		` ${fold(cells[whole] ?? '').replaceAll(',', ' ')} `.includes(` ${fold(cells[given] ?? '')} `),
	);
	return both.length > 0 && held.length * 2 > both.length;
}

/** Not numbers, not classes, not addresses. */
const WORD = /^[^@\d]*\p{L}[^@\d]*$/u;

/**
 * Where no title tells: the first column of words; with the next one, when that holds as many different ones. A column of
 * religions or towns has few.
 */
export function columnsOfWords(rows: readonly (readonly string[])[]): readonly number[] {
	const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
	const isWords = (at: number) =>
		rows.filter((cells) => WORD.test(cells[at] ?? '')).length * 2 >= rows.length;
	const different = (at: number) => new Set(rows.map((cells) => fold(cells[at] ?? ''))).size;
	for (let at = 0; at < width; at++) {
		if (!isWords(at)) continue;
		const goesOn = isWords(at + 1) && at + 1 < width && different(at + 1) * 2 > rows.length;
		// One cell that holds a blank or a comma is a whole name.
		const isWhole =
			rows.filter((cells) => /\p{L}[\s,]+\p{L}/u.test((cells[at] ?? '').trim())).length * 2 > rows.length;
		return goesOn && !isWhole ? [at, at + 1] : [at];
	}
	return [0];
}
