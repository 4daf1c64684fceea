import { STARTED_OVER, STARTED_OVER_UNDO, UNDONE } from '../../words/attempts.ts';
import { hide, say } from '../../ui/dom.ts';
import type { LogStore } from './log-store.ts';

interface Here {
	readonly wayBack: LogStore['wayBack'];
	/** Begins anew at these items, with what the options say. */
	readonly begin: (items: string[]) => void;
	/** Shows the attempt that is there again. */
	readonly show: () => void;
}

/** Beginning anew, and the way back from that, as long as it stands above the question. */
export function startingOver({ wayBack, begin, show }: Here) {
	/** Comes back to the attempt that was left for a new one; null once there is something to lose in that. */
	let undo: (() => void) | null = null;

	function forget() {
		if (!undo) return;
		undo = null;
		hide('afresh', true);
	}

	return {
		forget,
		/** Where something was done, the way back stands above the question from now on. */
		startOver(items: string[]) {
			const back = wayBack();
			begin(items);
			undo = back;
			hide('afresh', back === null);
			say(back ? STARTED_OVER_UNDO : STARTED_OVER);
		},
		/** As if it had never been begun anew. */
		comeBack() {
			undo?.();
			forget();
			show();
			say(UNDONE);
		},
	};
}
