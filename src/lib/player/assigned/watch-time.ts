import { byId, hide, say, write } from '../../ui/dom.ts';
import { timeLeftAnnouncement, timeLeftWords } from '../../words/time-left.ts';
import { dueChanged, justDue } from '../../words/submitting.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { Times } from '../../wire/assigned-view.ts';

const SHORT_MS = 60_000;
/** A teacher may change the times at any moment: whoever gives nothing for so long asks. */
const IDLE_MS = 60_000;
/** Once the time is up: until the server says so too, and then until it is over, or there is more. */
const UNSURE_MS = 2_000;
const UP_MS = 10_000;

/** The time is up by the server's own clock, not only by what this page makes of it. */
const isUpForServer = ({ now, handsInBy }: Times) => handsInBy !== null && now >= handsInBy;

/**
 * `asking`: by the clock of this page, and the server has not answered yet. `unsure`: it was not reached, and may have
 * more. `up`: the server says so, too.
 */
export type Up = 'no' | 'asking' | 'unsure' | 'up';

interface Watched {
	readonly store: OutboxStore;
	/** As the server said last. */
	readonly times: () => Times;
	/** Null while it runs. What a person handed in is final; what a clock ended, a teacher may open again. */
	readonly ended: () => 'by-person' | 'by-clock' | null;
	/** Called when the time is up, or not any more, and when the server was asked because of it. */
	readonly onUp: (up: Up) => void;
}

/**
 * Shows how long there is, and says it seldom. All by the server's clock. It hands in nothing: when the time is up it
 * asks the server, which may have more.
 */
export function watchTime({ store, times, ended, onUp }: Watched) {
	let before = Infinity;
	let wasDue = isDue();
	let isUp = false;
	let asking = false;
	let askedAt = -Infinity;
	let isReached = true;
	setInterval(tick, 1_000);
	tick();

	function isDue(): boolean {
		const { dueAt } = times();
		return dueAt !== null && store.now() >= dueAt;
	}

	function tick() {
		if (ended() === 'by-person') return hide('time-left', true);
		const patience = !isUp ? IDLE_MS : isUpForServer(times()) ? UP_MS : UNSURE_MS;
		if (!document.hidden && store.isStale(patience)) ask();
		if (ended()) return hide('time-left', true);
		const now = store.now();
		tellDue();
		const { handsInBy: by } = times();
		if (by === null) {
			turn(false);
			return hide('time-left', true);
		}
		const left = by - now;
		write('time-left', timeLeftWords(left));
		hide('time-left', false);
		byId('time-left')?.toggleAttribute('data-short', left < SHORT_MS);
		say(timeLeftAnnouncement(before, left));
		before = left;
		turn(left <= 0);
	}

	function turn(up: boolean) {
		if (up === isUp) return;
		isUp = up;
		if (up) ask();
		tell();
	}

	function tell() {
		if (!isUp) return onUp('no');
		onUp(isUpForServer(times()) ? 'up' : asking || isReached ? 'asking' : 'unsure');
	}

	/** One at a time; and seldom, where nobody answers. */
	function ask() {
		if (asking || performance.now() - askedAt < (isReached ? UNSURE_MS : UP_MS)) return;
		asking = true;
		askedAt = performance.now();
		void store.refresh().then((reply) => {
			asking = false;
			isReached = reply !== null;
			tell();
		});
	}

	function tellDue() {
		if (isDue() === wasDue) return;
		wasDue = !wasDue;
		const words = wasDue ? justDue(times().lateRule) : dueChanged(times().due);
		write('notice', words);
		hide('notice', false);
		say(words);
	}
}
