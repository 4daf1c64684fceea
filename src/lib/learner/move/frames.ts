/**
 * More than one QR code holds is shown as several, one after the other. Each is `M1/check/place/of/part`, in the letters that
 * such a code holds most tightly; they may be read in any order and any number of times.
 */

/** RFC 9285: three of these letters carry two bytes. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
/** A code of 85 modules: a phone reads it from a phone. */
const PART = 900;
/** More would take longer than a file does. */
export const MOST_FRAMES = 40;
const FRAME = /^M1\/([0-9A-Z]{1,7})\/(\d{1,2})\/(\d{1,2})\/([0-9A-Z $%*+\-./:]+)$/;

/** @returns null when it is too much */
export function toFrames(bytes: Uint8Array): string[] | null {
	const text = toBase45(bytes);
	const of = Math.ceil(text.length / PART);
	if (of > MOST_FRAMES) return null;
	const check = checkOf(text);
	return Array.from(
		{ length: of },
		(_, at) => `M1/${check}/${at + 1}/${of}/${text.slice(at * PART, (at + 1) * PART)}`,
	);
}

export interface Collected {
	/** How many are here, of how many. */
	readonly have: number;
	readonly of: number;
	/** Once all are here. */
	readonly bytes: Uint8Array<ArrayBuffer> | null;
}

/** Puts frames together as a camera sees them. A frame of another row of codes begins anew. */
export function collector() {
	let check = '';
	let of = 0;
	const parts = new Map<number, string>();
	/** @returns null for what is no frame of ours */
	return (text: string): Collected | null => {
		const [, from = '', place = '', all = '', part = ''] = FRAME.exec(text) ?? [];
		const [at, count] = [Number(place), Number(all)];
		if (!from || at < 1 || at > count || count > MOST_FRAMES || part.length > PART) return null;
		if (from !== check || count !== of) {
			parts.clear();
			[check, of] = [from, count];
		}
		parts.set(at, part);
		if (parts.size < of) return { have: parts.size, of, bytes: null };
		const whole = Array.from({ length: of }, (_, index) => parts.get(index + 1) ?? '').join('');
		const bytes = checkOf(whole) === check ? fromBase45(whole) : null;
		// Damaged on the way: from the beginning.
		if (!bytes) parts.clear();
		return { have: parts.size, of, bytes };
	};
}

/** FNV-1a: tells one row of codes from another, and a misread one from a whole. */
function checkOf(text: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return (hash >>> 0).toString(36).toUpperCase();
}

export function toBase45(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 2) {
		const [first = 0, second] = [bytes[at], bytes[at + 1]];
		let rest = second === undefined ? first : first * 256 + second;
		for (let letter = 0; letter < (second === undefined ? 2 : 3); letter += 1) {
			text += LETTERS.charAt(rest % 45);
			rest = Math.floor(rest / 45);
		}
	}
	return text;
}

export function fromBase45(text: string): Uint8Array<ArrayBuffer> | null {
	const bytes: number[] = [];
	for (let at = 0; at < text.length; at += 3) {
		const values = [...text.slice(at, at + 3)].map((letter) => LETTERS.indexOf(letter));
		if (values.length === 1 || values.includes(-1)) return null;
		const value = values.reduceRight((sum, one) => sum * 45 + one, 0);
		if (value > (values.length === 3 ? 0xffff : 0xff)) return null;
		if (values.length === 3) bytes.push(value >> 8);
		bytes.push(value & 0xff);
	}
	return Uint8Array.from(bytes);
}
