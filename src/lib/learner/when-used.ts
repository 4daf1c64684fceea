import { follow } from './follow.ts';
import { countEvents } from '../device/count-events.ts';
import { whenHere } from '../ui/when-here.ts';

/**
 * Loads what a page shows of the learner's work as soon as there is some; for everyone else the page stays as
 * light as the server made it.
 * @param begin runs once, when the page is here
 */
export function whenUsed(module: string | undefined, begin: () => Promise<void>) {
	let isBegun = false;
	const look = async () => {
		if (isBegun || (await countEvents(module)) === 0) return;
		isBegun = true;
		// Tried again with the next change: the network may be back by then.
		await begin().catch(() => (isBegun = false));
	};
	whenHere(() => follow(look));
}
