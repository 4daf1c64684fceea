/** A text as it is searched, and where each of its characters came from. */
export interface Folded {
	readonly text: string;
	/** Offset in the original of each character of `text`, and of its end: one entry more than characters. */
	readonly offsets: Uint32Array;
}

const FORMS: Readonly<Record<string, string>> = {
	'‘': "'",
	'’': "'",
	'‚': "'",
	'‛': "'",
	'‹': "'",
	'›': "'",
	'“': '"',
	'”': '"',
	'„': '"',
	'‟': '"',
	'«': '"',
	'»': '"',
	'‐': '-',
	'‑': '-',
	'‒': '-',
	'–': '-',
	'—': '-',
	'―': '-',
	'−': '-',
	'…': '...',
	ﬀ: 'ff',
	ﬁ: 'fi',
	ﬂ: 'fl',
	ﬃ: 'ffi',
	ﬄ: 'ffl',
	ﬅ: 'st',
	ﬆ: 'st',
};

/** Soft hyphens, zero-width spaces, byte order marks, signs of direction: no reader sees them. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;

/**
 * Folds what two honest copies of the same words may differ in: runs of white space, forms of quotes and
 * dashes, ligatures, and what no reader sees. Letters, case and punctuation stay. Linear; offsets are UTF-16 units.
 */
export function fold(original: string): Folded {
	const units: string[] = [];
	const offsets: number[] = [];
	let spaced = true;
	for (let at = 0; at < original.length; at += 1) {
		const seen = seenAt(original, at);
		const space = /^\s$/.test(seen);
		if (!space || !spaced) {
			for (const unit of space ? ' ' : seen.split('')) {
				units.push(unit);
				offsets.push(at);
			}
		}
		if (seen !== '') spaced = space;
	}
	if (units.at(-1) === ' ') {
		units.pop();
		offsets.push(offsets.pop() ?? original.length);
	} else {
		offsets.push(original.length);
	}
	return { text: units.join(''), offsets: Uint32Array.from(offsets) };
}

/** What a reader sees of one UTF-16 unit. */
function seenAt(text: string, at: number): string {
	const unit = text[at] ?? '';
	if (unit < '\u0080') return unit;
	const form = FORMS[unit];
	if (form !== undefined) return form;
	// The second half of a pair is seen, or not, with the first.
	const isSecond = /^[\uDC00-\uDFFF]$/.test(unit) && /^[\uD800-\uDBFF]$/.test(text[at - 1] ?? '');
	return UNSEEN.test(String.fromCodePoint(text.codePointAt(isSecond ? at - 1 : at) ?? 0)) ? '' : unit;
}
