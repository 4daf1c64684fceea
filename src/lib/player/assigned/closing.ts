import { byId, hide, say, write } from '../../ui/dom.ts';
import { CLOSED_WORDS } from '../../words/submitting.ts';
import { pageOf } from '../../words/unsent.ts';
import type { Up } from './watch-time.ts';

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
			write('notice', CLOSED_WORDS[up]);
			hide('notice', false);
			say(CLOSED_WORDS[up]);
		},
		/** @param whose nickname of the student whose page this is while somebody else is signed in; else null */
		away(whose: string | null) {
			close('person', whose !== null);
			hide('away', whose === null);
			if (whose !== null) write('away', pageOf(whose));
		},
	};
}
