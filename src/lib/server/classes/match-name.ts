import { foldName } from '../exports/clean-name.ts';

/** Accents and vowel points that people leave out: Latin, Greek and Cyrillic, Hebrew, Arabic. Elsewhere a mark is a letter. */
const LEFT_OUT = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
/** Letters that Unicode does not take apart, as a keyboard without them writes them. */
const PLAIN: Readonly<Record<string, string>> = {
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	æ: 'ae',
	œ: 'oe',
	ı: 'i',
};

/** “Okafor, Adaeze” is “Adaeze Okafor”; a comma that is not alone says nothing. */
function inOrder(name: string): string {
	const [family = '', given = '', ...more] = name.split(/[,،，、]/);
	return given.trim() !== '' && more.length === 0 ? `${given} ${family}` : name;
}

const wordsOf = (name: string): string[] =>
	foldName(inOrder(foldName(name)))
		.normalize('NFKD')
		.replace(LEFT_OUT, '')
		.replace(/[øłđðþæœı]/g, (letter) => PLAIN[letter] ?? letter)
		.replace(/['’ʼ‘`´ʻ]/g, '')
		.split(/[^\p{L}\p{M}\p{N}]+/u)
		.filter((word) => word !== '');

/** Each likens more names than the one before. Who types the name as it is listed never means somebody else. */
const LIKE: readonly ((name: string) => string)[] = [
	foldName,
	(name) => wordsOf(name).join(' '),
	(name) => wordsOf(name).sort().join(' '),
];

/** “Amina Y.”, or “Amina” alone, is Amina Yusuf who types her name in full. The other way round an initial would do for many. */
function isShortFor(listed: string, typed: string): boolean {
	const [short, full] = [wordsOf(listed), wordsOf(typed)];
	const fits = (word: string, at: number) =>
		word === full[at] || ([...word].length === 1 && full[at]?.startsWith(word) === true);
	return short.length > 0 && short.every(fits);
}

/**
 * Whom a student means who typed a name that a teacher has listed: capitals, accents, spaces, hyphens and which name comes
 * first do not count, unless they tell two apart. Nicknames and another script are not understood.
 * @param mayBeShort whether the list may say less of a name than was typed
 * @returns `several` when the name fits more than one
 */
export function matchName<S extends { readonly nickname: string }>(
	students: readonly S[],
	typed: string,
	mayBeShort: boolean,
): S | 'none' | 'several' {
	for (const like of LIKE) {
		const key = like(typed);
		const found = key === '' ? [] : students.filter(({ nickname }) => like(nickname) === key);
		if (found.length > 0) return only(found);
	}
	return mayBeShort ? only(students.filter(({ nickname }) => isShortFor(nickname, typed))) : 'none';
}

const only = <S>([first, ...more]: readonly S[]): S | 'none' | 'several' =>
	more.length > 0 ? 'several' : (first ?? 'none');
