import { appendLast } from '../../device/append-last.ts';

/** Less is a glance. */
const LEAST_MS = 2_000;
/** What is lost at most when a browser ends without a word. */
const KEEP_EVERY_MS = 30_000;
const TICK_MS = 5_000;
const USE = ['pointerdown', 'pointermove', 'keydown', 'input', 'scroll', 'wheel', 'touchmove'] as const;

/**
 * Keeps how long a page is in view and in use.
 * @param on `quiz/actors`, `read/article`, `review`
 */
export function clock(module: string, on: string) {
	const inView = () => document.visibilityState === 'visible';
	let counting = startCounting(performance.now(), inView());

	const happens = (what: Parameters<typeof count>[2]) => {
		counting = count(counting, performance.now(), what);
		if (counting.counted >= KEEP_EVERY_MS || what === 'hidden') keep();
	};
	const keep = () => {
		const ms = Math.floor(counting.counted);
		if (ms < LEAST_MS) return;
		counting = { ...counting, counted: counting.counted - ms };
		appendLast({ type: 'spent', module, on, ms });
	};

	for (const use of USE) addEventListener(use, () => happens('used'), { passive: true, capture: true });
	addEventListener('visibilitychange', () => happens(inView() ? 'shown' : 'hidden'));
	addEventListener('pagehide', () => happens('hidden'));
	addEventListener('pageshow', ({ persisted }) => persisted && inView() && happens('shown'));
	setInterval(() => happens('tick'), TICK_MS);
}

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
