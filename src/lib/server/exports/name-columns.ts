/** Titles that school programs give, in the languages of the neighbours, folded. Family names come in a second column. */
const WHOLE =
	'name|full name|fullname|display name|student|student name|pupil|pupil name|learner|learner name|nickname|schuler|schulername|eleve|naam|leerling';
const GIVEN = 'first name|firstname|given name|forename|first|prenom|vorname|voornaam|nombre|nome';
const FAMILY =
	'last name|lastname|family name|surname|last|nom|nom de famille|nachname|familienname|achternaam|apellido|apellidos|cognome';

const one = (words: string) => new Set(words.split('|'));
const whole = one(WHOLE);
const given = one(GIVEN);
const family = one(FAMILY);

/**
 * The columns a name is put together from, the given name first; null when no title tells.
 * @param titles the first row of a table
 */
export function nameColumns(titles: readonly string[]): readonly number[] | null {
	const folded = titles.map(fold);
	const find = (words: ReadonlySet<string>) => folded.findIndex((title) => words.has(title));
	const [first, last, all] = [find(given), find(family), find(whole)];
	if (first >= 0 && last >= 0) return [first, last];
	if (all >= 0) return [all];
	const either = Math.max(first, last);
	return either >= 0 ? [either] : null;
}

/** `Prénom ` and `PRENOM`, `Last_name` and `last name` are the same title. */
function fold(title: string): string {
	return title
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[\s_:.*-]+/g, ' ')
		.trim();
}
