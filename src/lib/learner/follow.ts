import { coalesce } from '../device/coalesce.ts';
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
