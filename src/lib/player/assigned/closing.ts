import { byId, hide, say, write } from '../../ui/dom.ts';
import type { Up } from './watch-time.ts';

const WORDS = {
	up: 'Time is up. Your answers are submitted automatically in a moment.',
	unsure:
		'Time is up by this device’s clock, but the server cannot be reached. Your answers are kept here. Anything you add counts only if your teacher has given you more time.',
} as const;

/** Closes the page while the time is up or it is another person's: nothing can be pressed, and all of it stays. */
export function closing() {
	const reasons = new Set<'time' | 'person'>();
	let shown: Up = 'no';

	function close(reason: 'time' | 'person', isClosed: boolean) {
		if (isClosed) reasons.add(reason);
		else reasons.delete(reason);
		for (const part of ['quiz', 'overview'].map(byId)) part?.toggleAttribute('inert', reasons.size > 0);
	}

	return {
		timeUp(up: Up) {
			close('time', up === 'up');
			if (up === shown) return;
			shown = up;
			if (up === 'no' || up === 'asking') return;
			write('notice', WORDS[up]);
			hide('notice', false);
			say(WORDS[up]);
		},
		/** @param whose nickname of the student whose page this is while somebody else is signed in; else null */
		away(whose: string | null) {
			close('person', whose !== null);
			hide('away', whose === null);
			if (whose !== null)
				write(
					'away',
					`This page is ${whose}’s, and someone else is signed in on this device now. Everything ${whose} gave is kept here. It is sent when ${whose} is back.`,
				);
		},
	};
}
