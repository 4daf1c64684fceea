import { allEvents } from '../../device/log.ts';
import { patiently } from '../../device/patiently.ts';
import { MOVE_PROBLEMS } from '../../words/move.ts';
import { say } from '../data/say.ts';
import { compact, isCarried } from './compact.ts';
import { pack } from './pack.ts';

/** What is taken along, packed; null where there is nothing, or where it cannot be had: then that was said. */
export async function packed(button: HTMLElement): Promise<Uint8Array | null> {
	try {
		const events = await patiently(allEvents);
		if (events.some(isCarried)) return await pack(compact(events));
		say(button, MOVE_PROBLEMS.nothing);
	} catch {
		say(button, MOVE_PROBLEMS.refused, true);
	}
	return null;
}
