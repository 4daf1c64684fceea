import { foldEntry } from '../quiz/fold-entry.ts';
import type { Finding } from './findings.ts';
import type { Gap } from '../quiz/kinds/gap/item.ts';
import type { Item } from '../quiz/types.ts';

const ONES =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
		' ',
	);
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const NUMBER_WORDS = [
	...ONES,
	...TENS.flatMap((ten) => [ten, ...ONES.slice(1, 10).map((one) => `${ten}-${one}`)]),
];

/** Written in two ways by people who mean the same; each is looked for both ways. */
const PAIRS: readonly (readonly [RegExp, string])[] = [
	[/isation(s?)\b/gi, 'ization$1'],
	[/ization(s?)\b/gi, 'isation$1'],
	[/([ai]l|[ao]n|itar|im)is(e|ed|es|ing)\b/gi, '$1iz$2'],
	[/([ai]l|[ao]n|itar|im)iz(e|ed|es|ing)\b/gi, '$1is$2'],
	[/\b(col|lab|hon|fav|harb|neighb|behavi|endeav)our/gi, '$1or'],
	[/\b(col|lab|hon|fav|harb|neighb|behavi|endeav)or/gi, '$1our'],
	[/\b(def|off)ence/gi, '$1ense'],
	[/\b(def|off)ense/gi, '$1ence'],
	[/\bcentre/gi, 'center'],
	[/\bcenter/gi, 'centre'],
	[/\bprogramme\b/gi, 'program'],
	[/\bprogram\b/gi, 'programme'],
	[/ & /gi, ' and '],
	[/ and /gi, ' & '],
	[/\bun\b/gi, 'United Nations'],
	[/\bunited nations\b/gi, 'UN'],
	[/\beu\b/gi, 'European Union'],
	[/\beuropean union\b/gi, 'EU'],
	[/-/gi, ' '],
];

/** Spellings of a typed gap’s key that people use, and that its list would mark as wrong. */
export function missingSpellings(item: Item): Finding[] {
	if (item.kind !== 'gap') return [];
	return item.gaps.flatMap((gap, at): Finding[] => {
		const missing = missingOf(gap);
		if (missing.length === 0) return [];
		return [
			{
				rule: 'missing-spelling',
				path: ['gaps', at, 'accept'],
				message: `${missing.map((one) => `“${one}”`).join(', ')} would be marked wrong.`,
				suggestion: 'Add each usual spelling to accept:, or say in allow: why it is wrong.',
			},
		];
	});
}

function missingOf({ accept, mistakes }: Gap): string[] {
	const known = new Set([...accept, ...mistakes.flatMap(({ entries }) => entries)].map(foldEntry));
	const found = new Map<string, string>();
	for (const spelling of accept.flatMap(otherSpellings)) {
		const folded = foldEntry(spelling);
		if (!known.has(folded) && !found.has(folded)) found.set(folded, spelling);
	}
	return [...found.values()];
}

function otherSpellings(entry: string): string[] {
	const folded = foldEntry(entry);
	const plain = entry.replace(/\.(?!\d)/g, '');
	const paired = PAIRS.map(([from, to]) => plain.replace(from, to)).filter((other) => other !== plain);
	// One word with one hyphen is often written without; longer ones are not.
	const isCompound = /^\p{L}+-\p{L}+$/u.test(folded) && !NUMBER_WORDS.includes(folded);
	const joined = isCompound ? [plain.replace(/\p{Pd}/u, '')] : [];
	return [...numberSpellings(folded, entry), ...paired, ...joined];
}

/** `13` and `thirteen`, `50%` and `fifty per cent`, `20,000` and `20 thousand`. */
function numberSpellings(folded: string, entry: string): string[] {
	const [, digits = '', percent = ''] = /^(\d+)(%?)$/.exec(folded) ?? [];
	const word = NUMBER_WORDS.indexOf(folded.replace('%', ''));
	if (word >= 0) return [`${word}${folded.endsWith('%') ? '%' : ''}`];
	if (!digits) return [];
	const number = Number(digits);
	const inWords = NUMBER_WORDS[number];
	if (inWords) return [percent ? `${inWords} per cent` : inWords];
	const thousands = number / 1000;
	const isYear = number < 2100 && /^\d{4}$/.test(entry.trim());
	if (percent || isYear || !Number.isInteger(thousands)) return [];
	const thousandsInWords = NUMBER_WORDS[thousands];
	return thousandsInWords ? [`${thousands} thousand`, `${thousandsInWords} thousand`] : [];
}
