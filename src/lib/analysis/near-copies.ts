import { shared, stem, wordsOf } from '../text/telling-words.ts';
import type { Item } from '../quiz/types.ts';

/** Of all words of two prompts, the share that both have; from here on, one is a copy of the other. */
const ALIKE = 0.5;
/** Shorter ones are alike by accident. */
const FEWEST_WORDS = 6;

/** An item that asks what an earlier one asks, in nearly the same words. */
export interface NearCopy<Of> {
	readonly copy: Of;
	readonly of: Of;
}

/**
 * Items that are asked in nearly the words of an earlier one; of several, the first that is found.
 * Two texts that share half of their words share one of the rarer half of either: only those are compared
 * (prefix filtering; Bayardo, Ma and Srikant 2007).
 */
export function nearCopies<Of extends { readonly item: Item }>(items: readonly Of[]): NearCopy<Of>[] {
	const asked = items.map((of) => ({ of, words: new Set(wordsOf(askedIn(of.item)).map(stem)) }));
	const uses = new Map<string, number>();
	for (const { words } of asked) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
	const byWord = new Map<string, (typeof asked)[number][]>();
	return asked.flatMap((one) => {
		if (one.words.size < FEWEST_WORDS) return [];
		const rarer = [...one.words]
			.sort((a, b) => (uses.get(a) ?? 0) - (uses.get(b) ?? 0) || (a < b ? -1 : 1))
			.slice(0, one.words.size - Math.ceil(ALIKE * one.words.size) + 1);
		const found = firstOf(rarer, (word) =>
			byWord.get(word)?.find((other) => overlap(one.words, other.words) >= ALIKE),
		);
		for (const word of rarer) {
			const known = byWord.get(word);
			if (known) known.push(one);
			else byWord.set(word, [one]);
		}
		return found ? [{ copy: one.of, of: found.of }] : [];
	});
}

function firstOf<T, R>(list: readonly T[], find: (member: T) => R | undefined): R | undefined {
	for (const member of list) {
		const found = find(member);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** Members of both sets, of those of either (Jaccard 1912); 0 to 1. */
export function overlap<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number {
	const both = shared(one, other);
	return both === 0 ? 0 : both / (one.size + other.size - both);
}

/** What tells an item from others: many share the prompt “Judge this statement …”, and rows and steps are asked for too. */
export function askedIn(item: Item): string {
	switch (item.kind) {
		case 'statement':
			return item.statement;
		case 'gap':
			return item.text.join(' … ');
		case 'match':
			return [item.prompt, ...item.rows.map(({ text }) => text)].join(' ');
		case 'order':
			return [item.prompt, ...item.steps.map(({ text }) => text)].join(' ');
		default:
			return item.prompt;
	}
}
