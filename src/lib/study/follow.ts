import { onChange } from './log/log.ts';

/** Shows now, and again whenever the log has changed or the page comes back out of the browser's memory. */
export function follow(show: () => Promise<void>) {
	let last = Promise.resolve();
	// One after another: an older state never overtakes a newer one.
	const again = () => {
		// A store that cannot be read leaves the page as it is.
		last = last.then(show).catch(() => undefined);
	};
	onChange(again);
	addEventListener('pageshow', ({ persisted }) => persisted && again());
	again();
}
