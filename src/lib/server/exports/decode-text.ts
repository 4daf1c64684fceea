export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
/** What a file is instead of text. */
export type NotText = 'workbook' | 'old-workbook' | 'pdf' | 'binary';

export type Decoded =
	| { readonly status: 'text'; readonly text: string; readonly encoding: Encoding }
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
 * The text of a file that says its encoding only with a byte order mark, if at all. Without one it is UTF-8 when
 * it can be; any other sequence of bytes is taken for Windows-1252, Excel's plain “CSV” in Western Europe.
 */
export function decodeText(bytes: Uint8Array): Decoded {
	const begins = ([, ...first]: readonly [string, ...number[]]) =>
		first.every((byte, at) => bytes[at] === byte);
	const signature = SIGNATURES.find(begins);
	if (signature) return { status: 'not-text', what: signature[0] };
	const encoding = MARKS.find(begins)?.[0] ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
	const text = new TextDecoder(encoding).decode(bytes);
	return text.includes('\0') ? { status: 'not-text', what: 'binary' } : { status: 'text', text, encoding };
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}
