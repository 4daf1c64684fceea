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
};

/**
 * Folds what two honest copies of the same words may differ in: runs of white space, forms of quotes and
 * dashes. Letters, case and punctuation stay. Linear; offsets are UTF-16 units.
 */
export function fold(original: string): Folded {
	const units: string[] = [];
	const offsets: number[] = [];
	let spaced = true;
	for (let at = 0; at < original.length; at += 1) {
		const unit = original[at] ?? '';
		const space = /\s/.test(unit);
		if (space && spaced) continue;
		units.push(space ? ' ' : (FORMS[unit] ?? unit));
		offsets.push(at);
		spaced = space;
	}
	if (units.at(-1) === ' ') {
		units.pop();
		offsets.push(offsets.pop() ?? original.length);
	} else {
		offsets.push(original.length);
	}
	return { text: units.join(''), offsets: Uint32Array.from(offsets) };
}
