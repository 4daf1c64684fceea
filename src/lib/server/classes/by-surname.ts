const names = new Intl.Collator('en', { numeric: true, ignorePunctuation: true });

/** Part of a surname and not what it is looked up by, in any case: “Vincent van Gogh” and “de la Cruz, Vicente” are under G and C. */
const PARTICLES = new Set(
	'van von vom zu zum der den ter ten te de del della di da do dos das du des la las le les lo los el al bin ibn binti bint ben bat'.split(
		' ',
	),
);
const ARTICLE = /^(al|el)-(?=\p{L})/iu;
const SUFFIX = /^(jr|sr|ii|iii|iv)\.?$/i;
/** Written with the surname first, also where there is a space between. */
const SURNAME_FIRST = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LETTER = /\p{L}/u;

/** What a name is looked up by, and what decides between two that have it in common. */
function partsOf(name: string): readonly [family: string, rest: string] {
	const plain = name.replace(/\([^)]*\)/g, ' ').trim() || name;
	const [before = '', after = ''] = plain.split(/[,،，、]/);
	if (LETTER.test(before) && LETTER.test(after) && !SUFFIX.test(after.trim()))
		return [withoutParticles(before.trim().split(/\s+/)), after];
	const words = (LETTER.test(before) ? before : plain).trim().split(/\s+/);
	while (words.length > 1 && SUFFIX.test(words.at(-1) ?? '')) words.pop();
	// “Player 12” is no one’s surname.
	if (words.length === 1 || !LETTER.test(words.at(-1) ?? '')) return [withoutParticles([plain]), ''];
	const family = SURNAME_FIRST.test(plain) ? words.shift() : words.pop();
	return [withoutParticles([family ?? '']), words.join(' ')];
}

function withoutParticles(words: readonly string[]): string {
	const first = words.findIndex((word) => !PARTICLES.has(word.toLowerCase()));
	return words.slice(Math.max(0, first)).join(' ').replace(ARTICLE, '');
}

/**
 * The order of a class: by surname, then by the rest. The surname is what is before a comma, else the last word; a name of one
 * word is looked up by itself.
 *
 * It cannot know what a name does not say. Of two surnames without a comma (Gabriel García Márquez) only the last is seen.
 * Surnames that come first in Latin letters (Li Wei, Nagy Anna) count as given names, and names that are no surnames, as in
 * Iceland, Ethiopia or Indonesia, as surnames. A teacher who minds writes “Surname, First name”.
 */
export function bySurname<S extends { readonly nickname: string; readonly id: string }>(a: S, b: S): number {
	const [familyA, restA] = partsOf(a.nickname);
	const [familyB, restB] = partsOf(b.nickname);
	return (
		names.compare(familyA, familyB) ||
		names.compare(restA, restB) ||
		names.compare(a.nickname, b.nickname) ||
		(a.id < b.id ? -1 : 1)
	);
}
