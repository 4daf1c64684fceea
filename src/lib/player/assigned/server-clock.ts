/** What the two clocks of a device show at one moment, in milliseconds. */
export interface Moment {
	/** Of the clock that nobody can set. It never runs fast, and stands still while some devices sleep. */
	readonly ticks: number;
	/** Of the clock on the wall. It runs on while the device sleeps, and somebody may set it. */
	readonly wall: number;
}

export const bothClocks = (): Moment => ({ ticks: performance.now(), wall: Date.now() });

/** What both clocks showed when the first showed `ticks`, on a device that has been awake since. */
export function momentAt(ticks: number): Moment {
	const now = bothClocks();
	return { ticks, wall: now.wall - (now.ticks - ticks) };
}

/** So far the time shown may be ahead of the server's. Half of a slow answer's way would be more. */
const MOST_AHEAD_MS = 1_000;
/** Two clocks that have come so far apart: the device slept, or somebody has set one. */
const APART_MS = 1_500;

/**
 * The server's time on a device whose own clocks may be wrong. An answer that names the server's time came from some
 * moment between asking and hearing (Cristian, Probabilistic clock synchronization, 1989): so the server's time lies
 * between two bounds, and each answer narrows them. Between answers the clock counts that has gone further: the ticks,
 * or after sleep the wall.
 * @param read both clocks, now
 */
export function serverClock(read: () => Moment) {
	/** When an answer was heard, and the server's time then: no earlier, no later. */
	let known: { readonly at: Moment; readonly earliest: number; readonly latest: number } | null = null;

	return {
		/** Milliseconds since 1970, never ahead of the server by more than a second; null as long as it was not heard. */
		now(): number | null {
			if (!known) return null;
			const { at, earliest, latest } = known;
			return earliest + Math.min((latest - earliest) / 2, MOST_AHEAD_MS) + elapsed(at, read());
		},
		heard(asked: Moment, heard: Moment, serverNow: number) {
			const latest = serverNow + elapsed(asked, heard);
			const before = known && {
				// Somebody may have set the wall forward: a lower bound trusts the ticks alone.
				earliest: known.earliest + Math.max(0, heard.ticks - known.at.ticks),
				latest: known.latest + elapsed(known.at, heard),
			};
			const agrees = before !== null && before.earliest <= latest && before.latest >= serverNow;
			known = {
				at: heard,
				earliest: agrees ? Math.max(before.earliest, serverNow) : serverNow,
				latest: agrees ? Math.min(before.latest, latest) : latest,
			};
		},
		/** The clocks disagree since the server was heard: it is time to ask again. */
		isDoubtful(): boolean {
			if (!known) return false;
			const now = read();
			return Math.abs(now.ticks - known.at.ticks - (now.wall - known.at.wall)) > APART_MS;
		},
	};
}

const elapsed = (from: Moment, to: Moment) => Math.max(0, to.ticks - from.ticks, to.wall - from.wall);
