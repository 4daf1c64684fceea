/** Seats that few may hold at once: each of them so many, and all together so many. In this process alone. */
export function makeSeats(mostEach: number, mostOfAll: number) {
	const taken = new Map<string, number>();
	let all = 0;
	/** @returns gives the seat back, once; null when there is none */
	return function takeSeat(whom: string): (() => void) | null {
		const own = taken.get(whom) ?? 0;
		if (own >= mostEach || all >= mostOfAll) return null;
		taken.set(whom, own + 1);
		all += 1;
		let isHeld = true;
		return () => {
			if (!isHeld) return;
			isHeld = false;
			all -= 1;
			const left = (taken.get(whom) ?? 1) - 1;
			if (left > 0) taken.set(whom, left);
			else taken.delete(whom);
		};
	};
}

/** Counts in memory, where no database is asked: what costs this process costs no other. */
export function makeMeter(most: number, withinMs: number, mostKept = 10_000) {
	const counts = new Map<string, { count: number; since: number }>();
	/** @returns 0, or how many milliseconds it takes until it is let through */
	return function meter(whom: string, now: number): number {
		const row = counts.get(whom);
		if (!row || row.since + withinMs <= now) {
			counts.delete(whom);
			// The oldest make room: they stand first.
			const [oldest] = counts.keys();
			if (counts.size >= mostKept && oldest !== undefined) counts.delete(oldest);
			counts.set(whom, { count: 1, since: now });
			return 0;
		}
		if (row.count >= most) return row.since + withinMs - now;
		row.count += 1;
		return 0;
	};
}
