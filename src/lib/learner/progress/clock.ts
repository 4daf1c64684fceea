import { appendLast } from '../../device/append-last.ts';
import { count, startCounting } from './count-time.ts';

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
