import { plainText } from './plain-text.ts';

/** Excel's limit, in UTF-16 units. */
const LONGEST = 31;
const FORBIDDEN = /[[\]:*?/\\\t\n]+/g;
/** Excel keeps this name for itself. */
const RESERVED = 'history';

/**
 * Names a workbook accepts, in the order given: without `[ ] : * ? / \`, no apostrophe at either end, 1 to 31
 * characters, no two alike but for case. A name that is already legal and free stays as it is.
 */
export function sheetNames(wanted: readonly string[]): string[] {
	const taken = new Set([RESERVED]);
	return wanted.map((name) => {
		const free = firstFree(legal(name) || 'Sheet', taken);
		taken.add(folded(free));
		return free;
	});
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
	if (!taken.has(folded(name))) return name;
	for (let number = 2; ; number++) {
		const suffix = ` (${number})`;
		const numbered = cut(name, LONGEST - suffix.length) + suffix;
		if (!taken.has(folded(numbered))) return numbered;
	}
}

const legal = (name: string) => trimmed(cut(trimmed(plainText(name).replace(FORBIDDEN, ' ')), LONGEST));
const trimmed = (name: string) => name.replace(/^[\s']+|[\s']+$/g, '');
const folded = (name: string) => name.normalize('NFKC').toUpperCase().toLowerCase();

/** At most `longest` units, and never half a surrogate pair. */
const cut = (name: string, longest: number) => name.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
