import { explainedParts, keyParts } from './explain.ts';
import { wordingOf } from './wording.ts';
import type { Explained } from './item-base.ts';
import type { Item, Term } from './types.ts';
import type { Reading } from '../text/types.ts';

/** Where a text uses a term; offsets are UTF-16, into that text. */
export interface TermPlace {
	readonly start: number;
	readonly end: number;
	/** Id of the term. */
	readonly term: string;
}

interface Finder {
	readonly pattern: RegExp;
	/** By form, in small letters; short forms in capitals as they are. */
	readonly byForm: ReadonlyMap<string, string>;
}

/** Short forms are written in capitals: ROE is one, and roe is a fish’s. */
const isShort = (form: string) => /^[\p{Lu}\p{N}]+$/u.test(form);
const finders = new WeakMap<readonly Term[], Finder | null>();

/**
 * The first place of each term in a text: by its name or one of its other forms, as whole words, in any case
 * (short forms in capitals only), with the ending of a plural. Of two that overlap the longer one counts.
 */
export function findTerms(text: string, terms: readonly Term[]): TermPlace[] {
	const finder = finders.get(terms) ?? finderOf(terms);
	finders.set(terms, finder);
	if (!finder) return [];
	const seen = new Set<string>();
	return [...text.matchAll(finder.pattern)].flatMap((match): TermPlace[] => {
		const [words = '', form = ''] = match;
		const term = finder.byForm.get(form) ?? finder.byForm.get(small(form));
		if (term === undefined || seen.has(term)) return [];
		seen.add(term);
		return [{ start: match.index, end: match.index + words.length, term }];
	});
}

const small = (form: string) => form.toLowerCase();
const escaped = (form: string) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Letter by letter in both cases: the short forms of the same pattern keep to theirs. */
const inAnyCase = (form: string) =>
	[...form]
		.map((letter) => {
			const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
			return lower === upper ? escaped(letter) : `[${lower}${upper}]`;
		})
		.join('');

function finderOf(terms: readonly Term[]): Finder | null {
	const byForm = new Map<string, string>();
	for (const { id, term, also } of terms)
		for (const form of [term, ...also]) byForm.set(isShort(form) ? form : small(form), id);
	if (byForm.size === 0) return null;
	const forms = [...byForm.keys()].sort((a, b) => b.length - a.length);
	const alternatives = forms.map((form) => (isShort(form) ? escaped(form) : inAnyCase(form)));
	return {
		pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(${alternatives.join('|')})(?:e?s)?(?![\\p{L}\\p{N}-])`, 'gu'),
		byForm,
	};
}

/** Places in a whole reading, by sentence: each term once in a section, which begins at a heading; none in headings. */
export function termsInReading(reading: Reading, terms: readonly Term[]): ReadonlyMap<string, TermPlace[]> {
	const found = new Map<string, TermPlace[]>();
	let seen = new Set<string>();
	for (const block of reading.blocks) {
		if (block.sentences.length === 0) seen = new Set();
		for (const { id, start, end } of block.sentences) {
			const fresh = findTerms(reading.text.slice(start, end), terms).filter(({ term }) => !seen.has(term));
			for (const { term } of fresh) seen.add(term);
			if (fresh.length > 0)
				found.set(
					id,
					fresh.map((place) => ({ ...place, start: start + place.start, end: start + place.end })),
				);
		}
	}
	return found;
}

/**
 * The terms that an item may explain without giving itself away: none that is among its choices, and none whose
 * definition rests on a sentence that its key rests on.
 */
export const tellableTerms = (item: Item, terms: readonly Term[]): Term[] =>
	termsApartFrom(keyParts(item), item, terms);

/**
 * The terms that an item may explain where its key stays on the server: also none whose definition rests on a sentence
 * that any other part of it rests on. Otherwise a term without a link would say on which sentences the key rests.
 */
export const secretlyTellableTerms = (item: Item, terms: readonly Term[]): Term[] =>
	termsApartFrom(
		explainedParts(item).map(({ part }) => part),
		item,
		terms,
	);

function termsApartFrom(parts: readonly Explained[], item: Item, terms: readonly Term[]): Term[] {
	const told = new Set(
		parts.flatMap(({ citations }) =>
			citations.flatMap(({ reading, passages }) => passages.map((passage) => `${reading} ${passage}`)),
		),
	);
	const offered = new Set(
		wordingOf(item)
			.offered(item)
			.flatMap((text) => findTerms(text, terms).map(({ term }) => term)),
	);
	return terms.filter(
		({ id, citations }) =>
			!offered.has(id) &&
			!citations.some(({ reading, passages }) =>
				passages.some((passage) => told.has(`${reading} ${passage}`)),
			),
	);
}
