import { onChange } from '../device/log.ts';
import { patiently } from '../device/patiently.ts';
import type { Done } from '../device/study-event.ts';

/**
 * Shows now, and again whenever the log has changed or the page comes back out of the browser's memory. An older state
 * never overtakes a newer one; a store that is late is waited for, and one that refuses leaves the page as it is.
 * @param types what is shown rests on; all when none are named
 */
export function follow(show: () => Promise<void>, types?: readonly Done['type'][]) {
	const again = coalesce(() => patiently(show));
	onChange(({ added }) => {
		if (!types || !added || types.some((type) => added.includes(type))) again();
	});
	addEventListener('pageshow', ({ persisted }) => persisted && again());
	again();
}

/**
 * One at a time, and never more than one waiting: whatever is asked for while the work is under way is served by doing
 * it once more. Work that fails leaves things as they are.
 */
export function coalesce(work: () => Promise<void>): () => void {
	let isUnderWay = false;
	let isWanted = false;
	const run = async () => {
		isUnderWay = true;
		while (isWanted) {
			isWanted = false;
			await work().catch(() => undefined);
		}
		isUnderWay = false;
	};
	return () => {
		isWanted = true;
		if (!isUnderWay) void run();
	};
}
