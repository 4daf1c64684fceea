/** What a list may be written in, by the names that `TextDecoder` knows, and for whom that is usual. */
export const ENCODINGS = {
	'utf-8': 'Unicode (UTF-8)',
	'utf-16le': 'Unicode (UTF-16)',
	'utf-16be': 'Unicode (UTF-16, big-endian)',
	'windows-1252': 'Western European (Windows-1252)',
	'windows-1250': 'Central European (Windows-1250)',
	'windows-1251': 'Cyrillic (Windows-1251)',
	'koi8-r': 'Cyrillic (KOI8-R)',
	'windows-1253': 'Greek (Windows-1253)',
	'windows-1254': 'Turkish (Windows-1254)',
	'windows-1255': 'Hebrew (Windows-1255)',
	'windows-1256': 'Arabic (Windows-1256)',
	'windows-1257': 'Baltic (Windows-1257)',
	macintosh: 'Western European (Mac)',
	gb18030: 'Simplified Chinese (GB 18030)',
	big5: 'Traditional Chinese (Big5)',
	shift_jis: 'Japanese (Shift JIS)',
	'euc-kr': 'Korean (EUC-KR)',
} as const;
export type Encoding = keyof typeof ENCODINGS;

export const isEncoding = (name: string): name is Encoding => Object.hasOwn(ENCODINGS, name);

/** So much of a file is looked at. */
const LOOKED_AT = 32_768;

interface Likely {
	readonly encoding: Encoding;
	/** Letters that its names are made of. */
	readonly letters: RegExp;
	/** Of these the commonest: without them a text in its letters is none in its languages. */
	readonly common: RegExp;
	/** What hardly stands beside them. */
	readonly never?: RegExp;
}

const CYRILLIC = { letters: /\p{Script=Cyrillic}/gu, common: /[аеиорнвлткск]/giu };

/** The usual one first: it wins a draw. */
const LIKELY: readonly Likely[] = [
	{
		encoding: 'windows-1252',
		letters: /[àâäãåæáçèéêëìíîïñòóôöõøœùúûüßšžÿðþý]/giu,
		common: /[äöüéèáíóñçåøßãõâê]/giu,
		// Hungarian and Romanian, read as Western European; Portuguese has “ão”, “ãe” and “õe”.
		never: /õ(?!e)|ã(?=[^\Woe])/giu,
	},
	{
		encoding: 'windows-1250',
		letters: /[ąćęłńóśźżáčďéěíňřšťúůýžäöüőűăâîșşţľĺŕđß]/giu,
		common: /[ąęłśżćčěřšžůőűńăş]/giu,
		never: /[ăő](?=[oe]s?\b)|ç/giu,
	},
	{ encoding: 'windows-1251', ...CYRILLIC },
	{ encoding: 'koi8-r', ...CYRILLIC },
	{
		encoding: 'windows-1253',
		letters: /\p{Script=Greek}/gu,
		common: /[αοιετσνηυρςάόίκλ]/giu,
		never: /ς(?=\p{L})/gu,
	},
	{ encoding: 'windows-1254', letters: /[çğıöşüİâîû]/giu, common: /[ğışİçöü]/giu, never: /[áéíóúñãõåæø]/giu },
	{ encoding: 'windows-1255', letters: /\p{Script=Hebrew}/gu, common: /[יולאהרמןנתבש]/gu },
	{ encoding: 'windows-1256', letters: /\p{Script=Arabic}/gu, common: /[المينرحدسبعوه]/gu },
	{
		encoding: 'shift_jis',
		letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
		common: /[田山藤子佐木中村美井本松川\p{Script=Hiragana}\p{Script=Katakana}]/gu,
		never: /[\uFF61-\uFF9F]/gu,
	},
	{
		encoding: 'gb18030',
		letters: /\p{Script=Han}/gu,
		common: /[王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗名姓]/gu,
	},
	{ encoding: 'euc-kr', letters: /\p{Script=Hangul}/gu, common: /[김이박최정강조윤장임서민지은영현]/gu },
];

/**
 * Which encoding makes the likeliest names of bytes that are no Unicode. A guess: whoever shows the text says which it was,
 * and lets it be changed.
 */
export function guessEncoding(bytes: Uint8Array): Encoding {
	const some = bytes.subarray(0, LOOKED_AT);
	const scored = LIKELY.map((likely) => ({ likely, score: scoreOf(some, likely) }));
	return scored.reduce((best, one) => (one.score > best.score ? one : best)).likely.encoding;
}

/** Of all characters beyond ASCII: how many are letters of the language, and common ones; less what names never hold. */
function scoreOf(bytes: Uint8Array, { encoding, letters, common, never }: Likely): number {
	const text = new TextDecoder(encoding).decode(bytes);
	const beyond = count(text, /\P{ASCII}/gu);
	if (beyond === 0) return 0;
	const odd =
		// No such character, or one that nobody types.
		count(text, /[\uFFFD\u0080-\u009F\p{Co}\p{Cn}]/gu) * 3 +
		// A sign in the middle of a word, or right at its end.
		count(text, /(?<=\p{L})[^\p{L}\p{M}\s\p{ASCII}’‘–]|[^\p{L}\p{M}\s\p{ASCII}’‘–](?=\p{L})/gu) * 2 +
		// A capital after a small letter: КОИ-8 has them the other way round.
		count(text, /(?<=\p{Ll})\p{Lu}(?=\p{Ll}|\p{Lu}|$)/gu) +
		// Accent beside accent is rare in Latin letters, and all there is in a word of another script.
		count(text, /(?=\P{ASCII})\p{Script=Latin}(?=(?=\P{ASCII})\p{Script=Latin})/gu) +
		// Two scripts in a word.
		count(text, /[A-Za-z](?=(?!\p{Script=Latin})\p{L})|(?!\p{Script=Latin})\p{L}(?=[A-Za-z])/gu) * 2 +
		(never ? count(text, never) : 0);
	return (count(text, letters) + count(text, common) - 2 * odd) / beyond;
}

const count = (text: string, sign: RegExp) => text.match(sign)?.length ?? 0;
