/** Digits and capitals without 0 and O, 1, I and L: 31 letters, 4.95 bits each. */
export const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LOOK_ALIKES = '0O1IL';
/** The largest multiple of 31 a byte can be below: from here on some letters would come more often. */
const UNBIASED = 256 - (256 % ALPHABET.length);
/** Longer than a code with a space around each of its letters. */
const LONGEST_TYPED = 100;

export interface CodeShape {
	readonly length: number;
	/** Letters between two hyphens. */
	readonly group: number;
}

export type TypedCode =
	| { readonly code: string; readonly problem?: never }
	| { readonly problem: 'length' | 'character' | 'look-alike'; readonly code?: never };

/**
 * A code from random bytes: those that would favour a letter (8 of 256) are passed over, so give spare ones;
 * 32 for 8 letters run out once in 10³⁰ times.
 * @throws RangeError when they run out
 */
function codeFrom(bytes: Uint8Array, { length }: CodeShape): string {
	const letters = [...bytes]
		.filter((byte) => byte < UNBIASED)
		.map((byte) => ALPHABET.charAt(byte % ALPHABET.length));
	if (letters.length < length) throw new RangeError('Too few random bytes for a code: 32 are needed.');
	return letters.slice(0, length).join('');
}

/** `ABCD2345` → `ABCD-2345`. */
function showCode(code: string, { group }: CodeShape): string {
	return code.match(new RegExp(`.{1,${group}}`, 'g'))?.join('-') ?? '';
}

/**
 * What a person typed or pasted → the code as it is stored. Case, spaces, hyphens and invisible characters do
 * not matter; letters and digits of another keyboard count as those they can only stand for. A look-alike
 * (0 O 1 I L) is a misreading of no one letter in particular, so it is refused by name, not guessed.
 */
function parseCode(typed: string, { length }: CodeShape): TypedCode {
	if (typed.length > LONGEST_TYPED) return { problem: 'length' };
	const letters = [...typed.normalize('NFKC').replace(/[\s\p{Cf}\p{Pd}_.−]/gu, '')].map(latin);
	if (letters.some((letter) => !(ALPHABET + LOOK_ALIKES).includes(letter))) return { problem: 'character' };
	if (letters.some((letter) => LOOK_ALIKES.includes(letter))) return { problem: 'look-alike' };
	return letters.length === length ? { code: letters.join('') } : { problem: 'length' };
}

/** Capitals that look the same in Greek, Cyrillic and Latin, in that order where there are all three. */
const SAME_SHAPE: ReadonlyMap<string, string> = new Map([
	...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
	...pairs('АВЕЅІЈКМНОРСТХ', 'ABESIJKMHOPCTX'),
]);

/** The first digits of scripts whose ten digits follow one another: Arabic, Urdu and Persian, Devanagari, Bengali. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6];

function latin(character: string): string {
	const digit = ZEROS.map((zero) => (character.codePointAt(0) ?? 0) - zero).find(
		(value) => value >= 0 && value < 10,
	);
	if (digit !== undefined) return String(digit);
	const capital = character.toUpperCase();
	return SAME_SHAPE.get(capital) ?? capital;
}

function pairs(from: string, to: string): [string, string][] {
	return [...from].map((letter, at) => [letter, to.charAt(at)]);
}

/**
 * Joins an assignment. 31⁸ = 8.5 × 10¹¹ codes, 39.6 bits: with 1000 assignments open a guess finds one of them
 * once in 8.5 × 10⁸ times. Not enough by itself: guesses have to be counted and slowed down.
 */
const JOIN: CodeShape = { length: 8, group: 4 };

export const joinCode = (bytes: Uint8Array) => codeFrom(bytes, JOIN);
export const parseJoinCode = (typed: string) => parseCode(typed, JOIN);
/** `ABCD-2345`. */
export const showJoinCode = (code: string) => showCode(code, JOIN);

/**
 * Lets a student go on on another device. 31⁶ = 8.9 × 10⁸ codes, 29.7 bits: enough only within one assignment
 * (of 100 students one is guessed once in 8.9 × 10⁶ times), and only with guesses counted and slowed down.
 */
const RESUME: CodeShape = { length: 6, group: 3 };

export const resumeCode = (bytes: Uint8Array) => codeFrom(bytes, RESUME);
export const parseResumeCode = (typed: string) => parseCode(typed, RESUME);
/** `ABC-234`. */
export const showResumeCode = (code: string) => showCode(code, RESUME);
