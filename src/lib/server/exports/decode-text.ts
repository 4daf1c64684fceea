import { guessEncoding, type Encoding } from './encodings.ts';

/** What a file is instead of text. */
type NotText = 'workbook' | 'old-workbook' | 'pdf' | 'binary';

export type Decoded =
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
