/**
 * What must be known before the first paint, lest the text jump down when the map comes: on which readings
 * there is one, and `off` once the learner has switched it off. Words of one string; the answers themselves
 * are in the log.
 */
const KEY = 'mandate:own-map';

export const isKept = (word: string): boolean => words().has(word);

export function keep(word: string, is: boolean) {
	const all = words();
	if (is === all.has(word)) return;
	if (is) all.add(word);
	else all.delete(word);
	try {
		if (all.size > 0) localStorage.setItem(KEY, [...all].join(' '));
		else localStorage.removeItem(KEY);
	} catch {
		// Storage refused: it holds for this page.
	}
}

function words(): Set<string> {
	try {
		return new Set(localStorage.getItem(KEY)?.split(' '));
	} catch {
		return new Set();
	}
}
