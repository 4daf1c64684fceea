/**
 * What must be known before the first paint, and the log would tell too late: words of one string, in storage that
 * does not wait. What was done is in the log alone; a hint that is missing or wrong costs no more than a jump.
 */
interface Hints {
	readonly has: (word: string) => boolean;
	readonly keep: (word: string, is: boolean) => void;
}

/** @param storage asked anew each time: it may be refused */
function hintsOf(key: string, storage = () => localStorage): Hints {
	function words(): Set<string> {
		try {
			return new Set(storage().getItem(key)?.split(' '));
		} catch {
			return new Set();
		}
	}
	return {
		has: (word) => words().has(word),
		keep(word, is) {
			const all = words();
			if (is === all.has(word)) return;
			if (is) all.add(word);
			else all.delete(word);
			try {
				if (all.size > 0) storage().setItem(key, [...all].join(' '));
				else storage().removeItem(key);
			} catch {
				// Storage refused: it holds for this page.
			}
		},
	};
}

/** Readings on which there is a map, by address. */
export const ownMaps = hintsOf('mandate:own-map');
/** Pages with an attempt under way, by address. */
export const underWay = hintsOf('mandate:under-way');
/** Stages that one is in, by the module's address: `/learn/m#2`. */
export const stages = hintsOf('mandate:stages');
/** What stands on the home page and a module's own of the learner's habits: `goal`, `days`. */
export const today = hintsOf('mandate:today');
/** Quizzes that were handed in, by address. */
export const handedIn = hintsOf('mandate:handed-in');
/** Quizzes, by address, of which this visit has said that one picks up where one left off: a tab's storage ends with it. */
export const pickedUp = hintsOf('mandate:picked-up', () => sessionStorage);
