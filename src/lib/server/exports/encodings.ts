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
function guessEncoding(bytes: Uint8Array): Encoding {
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

/** What a file is instead of text. */
type NotText = 'workbook' | 'old-workbook' | 'pdf' | 'binary';

type Decoded =
	| {
			readonly status: 'text';
			readonly text: string;
			readonly encoding: Encoding;
			/** Whether the file says so, or can be nothing else; otherwise it was guessed, or chosen. */
			readonly isSure: boolean;
	  }
	| { readonly status: 'not-text'; readonly what: NotText };

const MARKS: readonly (readonly [Encoding, ...number[]])[] = [
	['utf-8', 0xef, 0xbb, 0xbf],
	['utf-16le', 0xff, 0xfe],
	['utf-16be', 0xfe, 0xff],
];
/** The first bytes of files that teachers take for CSV; a workbook is a ZIP. */
const SIGNATURES: readonly (readonly [NotText, ...number[]])[] = [
	['workbook', 0x50, 0x4b, 0x03, 0x04],
	['old-workbook', 0xd0, 0xcf, 0x11, 0xe0],
	['pdf', 0x25, 0x50, 0x44, 0x46, 0x2d],
];

/**
 * The text of a file. One that begins with a byte order mark says its encoding; without one it is UTF-8 when it can be,
 * and UTF-16 when every other byte is nought; of the older encodings the one that makes the likeliest words.
 * @param chosen instead of a guess
 */
export function decodeText(bytes: Uint8Array, chosen?: Encoding): Decoded {
	const begins = ([, ...first]: readonly [string, ...number[]]) =>
		first.every((byte, at) => bytes[at] === byte);
	const signature = SIGNATURES.find(begins);
	if (signature) return { status: 'not-text', what: signature[0] };
	const said = MARKS.find(begins)?.[0] ?? (isUtf8(bytes) && !bytes.includes(0) ? 'utf-8' : utf16Of(bytes));
	const encoding = chosen ?? said ?? guessEncoding(bytes);
	const text = new TextDecoder(encoding).decode(bytes);
	if (text.includes('\0')) return { status: 'not-text', what: 'binary' };
	return { status: 'text', text, encoding, isSure: encoding === said };
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

/** Separators, line ends and Latin letters have a nought on one side: many on one side and few on the other tell. */
function utf16Of(bytes: Uint8Array): Encoding | undefined {
	if (bytes.length < 4 || bytes.length % 2 === 1) return undefined;
	const noughts = [0, 0];
	for (const [at, byte] of bytes.entries()) if (byte === 0) noughts[at % 2] = (noughts[at % 2] ?? 0) + 1;
	const [high = 0, low = 0] = noughts;
	const [encoding, more, fewer] =
		high > low ? (['utf-16be', high, low] as const) : (['utf-16le', low, high] as const);
	return more * 20 >= bytes.length && fewer === 0 ? encoding : undefined;
}
