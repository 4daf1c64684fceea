import { distance } from 'fastest-levenshtein';

/** The known word a mistyped one most likely meant, or null when none is close. */
export function nearest(word: string, known: Iterable<string>): string | null {
	let best: string | null = null;
	let least = Math.max(1, Math.floor(word.length / 3)) + 1;
	for (const candidate of known) {
		const changes = distance(word.slice(0, 64), candidate);
		if (changes < least) [best, least] = [candidate, changes];
	}
	return best;
}
