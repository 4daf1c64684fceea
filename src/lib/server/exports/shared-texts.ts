import { plainText } from './plain-text.ts';

/** Excel's limit for the text of a cell, in UTF-16 units. */
const LONGEST_TEXT = 32_767;
/** How many texts are kept for a workbook, and how long each may be; others stand in their cells. */
const MOST_SHARED = 5_000;
const LONGEST_SHARED = 1_000;

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/**
 * The texts of a workbook. Most cells of a large table repeat a few hundred: each is written once, and its cells point to
 * it. Either way a cell is text whatever it begins with; its style keeps it text when somebody edits it.
 */
export interface SharedTexts {
	/** A cell with this text, as it goes on after its address. */
	cell(text: string): Uint8Array;
	/** The part that has them all, once every cell is written. */
	xml(): string;
}

/** @param style index into `cellXfs` */
export function sharedTexts(style: number): SharedTexts {
	const known = new Map<string, Uint8Array>();
	return {
		cell(text) {
			const found = known.get(text);
			if (found) return found;
			if (known.size >= MOST_SHARED || text.length > LONGEST_SHARED)
				return Buffer.from(afterAddress(text, style));
			const shared = Buffer.from(`" s="${style}" t="s"><v>${known.size}</v></c>`);
			known.set(text, shared);
			return shared;
		},
		xml: () =>
			'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
			`<sst xmlns="${NAMESPACE}">${Array.from(known.keys(), (text) => `<si>${textXml(text)}</si>`).join('')}</sst>`,
	};
}

export const inlineCell = (text: string, address: string, style: number) =>
	`<c r="${address}${afterAddress(text, style)}`;

const afterAddress = (text: string, style: number) =>
	`" s="${style}" t="inlineStr"><is>${textXml(text)}</is></c>`;

const textXml = (text: string) => `<t xml:space="preserve">${escaped(fitting(plainText(text)))}</t>`;

function fitting(text: string): string {
	return text.length <= LONGEST_TEXT
		? text
		: `${text.slice(0, LONGEST_TEXT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Excel reads `_x0041_` as `A` (ECMA-376, ST_Xstring), so an underscore that begins such a code is coded itself. */
export const escaped = (text: string) =>
	text
		.replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
