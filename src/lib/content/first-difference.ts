import { bestStretch } from '../text/closest.ts';
import { fold } from '../text/fold.ts';

/** Words before the difference that help to find it. */
const BEFORE = 20;

const SCRIPTS = ['Cyrillic', 'Greek', 'Armenian', 'Hebrew', 'Arabic', 'Devanagari', 'Han', 'Hangul'] as const;
/** Signs that are mistaken for others. */
const NAMES: Readonly<Record<string, string>> = {
	'´': 'acute accent',
	'`': 'grave accent',
	'′': 'prime',
	'″': 'double prime',
	ʼ: 'modifier apostrophe',
	'·': 'middle dot',
	'•': 'bullet',
	'⁄': 'fraction slash',
	'∕': 'division slash',
	'×': 'multiplication sign',
	'˗': 'modifier minus sign',
	'⸺': 'two-em dash',
	'¸': 'cedilla',
	ı: 'dotless i',
	ſ: 'long s',
	'\u2800': 'braille blank',
	'\ufffd': 'replacement character',
};

/**
 * Where a quote leaves the passage it was copied from, in words: two lines may look the same.
 * @returns null when they agree after folding
 */
export function firstDifference(quote: string, passage: string): string | null {
	const wanted = [...fold(quote).text];
	const text = [...bestStretch(wanted.join(''), fold(passage).text)];
	const at = wanted.findIndex((character, index) => character !== text[index]);
	if (at < 0) return null;
	const before = wanted
		.slice(Math.max(0, at - BEFORE), at)
		.join('')
		.trimStart();
	const where = before ? `After “${before}”` : 'At the start';
	return `${where} the quote has ${nameOf(wanted[at])}, the reading ${nameOf(text[at])}.`;
}

/** `“е” (U+0435, Cyrillic)`: a letter that looks like another is told by its number and script. */
function nameOf(character: string | undefined): string {
	if (character === undefined) return 'nothing';
	if (character === ' ') return 'a space';
	const code = codeOf(character);
	const script = SCRIPTS.find((name) => new RegExp(`\\p{Script=${name}}`, 'u').test(character));
	const name = NAMES[character] ?? script;
	const isPlain = /^[!-~]$/.test(character);
	const shown = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)
		? `“${character}”`
		: 'a character that is not seen';
	return isPlain ? `“${character}” (${code})` : `${shown} (${name ? `${code}, ${name}` : code})`;
}

/** `U+00AD`. */
export const codeOf = (character: string) =>
	`U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
