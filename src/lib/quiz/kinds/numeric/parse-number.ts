import { foldEntry } from '../../fold-entry.ts';

/** Words that multiply what stands before them. */
const SCALES: Readonly<Record<string, number>> = {
	hundred: 1e2,
	thousand: 1e3,
	k: 1e3,
	million: 1e6,
	m: 1e6,
	billion: 1e9,
	bn: 1e9,
};

const NUMBER = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?)\s*([a-z]*)$/;

/**
 * A number as people type it: `20,000`, `20 000`, `1,5`, `5.4 billion`, `−3`; the unit may stand behind it.
 * @returns null when it is none
 */
export function parseNumber(typed: string, unit: string): number | null {
	const entry = foldEntry(typed);
	const folded = foldEntry(unit);
	const bare = folded !== '' && entry.endsWith(folded) ? entry.slice(0, -folded.length).trim() : entry;
	const [, digits = '', word = ''] = NUMBER.exec(bare) ?? [];
	const scale = word === '' ? 1 : SCALES[word];
	const value = digits === '' || scale === undefined ? NaN : Number(digits) * scale;
	return Number.isFinite(value) ? value : null;
}

/** `20000` → `20,000`; `5.4` → `5.4`. */
export const formatNumber = (value: number): string =>
	value.toLocaleString('en-GB', { maximumFractionDigits: 10 });
