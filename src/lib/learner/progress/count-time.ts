/** Time with a page in view and in use, as far as it is known. All in milliseconds of a clock that only goes on. */
export interface Counting {
	/** Up to here it is counted. */
	readonly upTo: number;
	/** When something was last touched, typed or scrolled. */
	readonly used: number;
	readonly inView: boolean;
	/** Counted and not yet kept. */
	readonly counted: number;
}

/** Whoever has not touched the page for so long may have left. */
export const IDLE_MS = 60_000;

export const startCounting = (now: number, inView: boolean): Counting => ({
	upTo: now,
	used: now,
	inView,
	counted: 0,
});

/**
 * Counts the time since the last call, and takes in what happens now.
 * A clock that stands still or goes back adds nothing.
 */
export function count(counting: Counting, now: number, what: 'used' | 'shown' | 'hidden' | 'tick'): Counting {
	const { upTo, used, inView, counted } = counting;
	const until = Math.min(now, used + IDLE_MS);
	const added = inView ? Math.max(0, until - upTo) : 0;
	return {
		upTo: Math.max(now, upTo),
		// Coming back to a page is use.
		used: what === 'used' || what === 'shown' ? Math.max(now, used) : used,
		inView: what === 'shown' || (inView && what !== 'hidden'),
		counted: counted + added,
	};
}
