import { coalesce } from './coalesce.ts';
import { onChange } from './log/log.ts';
import type { Done } from './log/study-event.ts';

/**
 * Shows now, and again whenever the log has changed or the page comes back out of the browser's memory. An older state
 * never overtakes a newer one, and a store that cannot be read leaves the page as it is.
 * @param types what is shown rests on; all when none are named
 */
export function follow(show: () => Promise<void>, types?: readonly Done['type'][]) {
	const again = coalesce(show);
	onChange(({ added }) => {
		if (!types || !added || types.some((type) => added.includes(type))) again();
	});
	addEventListener('pageshow', ({ persisted }) => persisted && again());
	again();
}
