/**
 * The server's time on a device whose own clock may be wrong. An answer that names the server's time came from some
 * moment between asking and hearing; the middle is off by half the way at most, so the shortest way is believed
 * (Cristian, Probabilistic clock synchronization, 1989).
 * @param ticks milliseconds of a clock that nobody can set
 */
export function serverClock(ticks: () => number) {
	let offset: number | null = null;
	let best = Infinity;
	return {
		/** Milliseconds since 1970; null as long as the server was not heard. */
		now: () => (offset === null ? null : ticks() + offset),
		heard(askedAt: number, heardAt: number, serverNow: number) {
			const way = heardAt - askedAt;
			if (way > best) return;
			best = way;
			offset = serverNow - (askedAt + heardAt) / 2;
		},
		/** After the device has slept its ticks may be behind; what is heard next counts. */
		doubt() {
			best = Infinity;
		},
	};
}

export type ServerClock = ReturnType<typeof serverClock>;
