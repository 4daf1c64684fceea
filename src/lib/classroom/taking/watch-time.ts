import { byId, hide, say, write } from './dom.ts';
import { timeLeftAnnouncement, timeLeftWords } from './time-left.ts';
import type { Session } from './session.ts';

const SHORT_MS = 60_000;

interface Watched {
	readonly session: Session;
	readonly dueAt: number | null;
	/** Asked at each tick: a teacher may give more time meanwhile. */
	readonly handsInBy: () => number | null;
	readonly lateRule: string;
	/** Called once. */
	readonly onEnd: () => void;
}

/** Shows how long there is, says it seldom, and calls when it is over. All by the server's clock. */
export function watchTime({ session, dueAt, handsInBy, lateRule, onEnd }: Watched) {
	let before = Infinity;
	let wasDue = dueAt !== null && session.now() < dueAt;
	const timer = setInterval(tick, 1_000);
	tick();

	function tick() {
		if (session.attempt().submitted) {
			hide('time-left', true);
			return clearInterval(timer);
		}
		const now = session.now();
		if (dueAt !== null && wasDue && now >= dueAt) {
			wasDue = false;
			const words = `It was due just now. ${lateRule}`;
			write('notice', words);
			hide('notice', false);
			say(words);
		}
		const by = handsInBy();
		if (by === null) return hide('time-left', true);
		const left = by - now;
		write('time-left', timeLeftWords(left));
		hide('time-left', false);
		byId('time-left')?.toggleAttribute('data-short', left < SHORT_MS);
		say(timeLeftAnnouncement(before, left));
		before = left;
		if (left > 0) return;
		clearInterval(timer);
		onEnd();
	}
}
