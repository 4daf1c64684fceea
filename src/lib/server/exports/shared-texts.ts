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
	/** @param style index into `cellXfs` */
	cell(text: string, address: string, style: number): string;
	/** The part that has them all, once every cell is written. */
	xml(): string;
}

export function sharedTexts(): SharedTexts {
	const known = new Map<string, number>();
	return {
		cell(text, address, style) {
			const index = known.get(text);
			if (index !== undefined) return sharedCell(index, address, style);
			if (known.size >= MOST_SHARED || text.length > LONGEST_SHARED) return inlineCell(text, address, style);
			known.set(text, known.size);
			return sharedCell(known.size - 1, address, style);
		},
		xml: () =>
			'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
			`<sst xmlns="${NAMESPACE}">${Array.from(known.keys(), (text) => `<si>${textXml(text)}</si>`).join('')}</sst>`,
	};
}

const sharedCell = (index: number, address: string, style: number) =>
	`<c r="${address}" s="${style}" t="s"><v>${index}</v></c>`;

export const inlineCell = (text: string, address: string, style: number) =>
	`<c r="${address}" s="${style}" t="inlineStr"><is>${textXml(text)}</is></c>`;

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
