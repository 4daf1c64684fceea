import type { StudyEvent } from '../../device/study-event.ts';
import { settingOf } from './settings.ts';

/** Says how much is due, on the installed app's icon, where the device shows that and the learner wants it. */
export async function badge(due: number, events: readonly StudyEvent[]) {
	const isWanted = settingOf(events, 'badge') === 1;
	try {
		// eslint-disable-next-line compat/compat -- asked for only where it is there
		await (due > 0 && isWanted ? navigator.setAppBadge?.(due) : navigator.clearAppBadge?.());
	} catch {
		// Not installed, or not allowed: the page says it too.
	}
}
