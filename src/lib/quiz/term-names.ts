import type { Term } from './types.ts';

const HYPHENS = '\\u002d\\u2010-\\u2013';
const BETWEEN_WORDS = new RegExp(`[\\s${HYPHENS}]+`, 'u');
const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;

export const namesOf = ({ term, also }: Pick<Term, 'term' | 'also'>): readonly string[] => [term, ...also];

/** Finds names in a text: whole words in any case, also in the plural or with ’s; a hyphen is as good as a space. */
export function namePattern(names: readonly string[]): RegExp {
	const longestFirst = [...names].sort((a, b) => b.length - a.length);
	const spelt = longestFirst.map((name) =>
		name
			.split(BETWEEN_WORDS)
			.map((word) => word.replace(SYNTAX, '\\$&'))
			.join(`[\\s${HYPHENS}]+`),
	);
	return new RegExp(`(?<![\\p{L}\\p{N}])(?:${spelt.join('|')})(?:e?s)?(?:['’]s?)?(?![\\p{L}\\p{N}])`, 'giu');
}

export const mentions = (text: string, names: readonly string[]): boolean =>
	text.search(namePattern(names)) >= 0;
