import { byId, hide, say, write } from '../../ui/dom.ts';
import { around } from '../around.ts';
import { createPlayer } from '../player.ts';
import { judgeHere } from '../judge-here.ts';
import { readAnswer } from '../answer.ts';
import { dueIs, NO_TIME_LIMIT, SUBMIT, timeChanged } from '../../words/submitting.ts';
import { timeLeftWords } from '../../words/time-left.ts';
import {
	isSaved,
	refusedWords,
	savedAnnouncement,
	savedWords,
	type SavedState,
} from '../../words/saved-words.ts';
import { closing } from './closing.ts';
import { askToHandIn, showArrived, showHandedIn } from './hand-in.ts';
import { isMadeTooEarly } from './heard.ts';
import { judgeAsked } from './judge-asked.ts';
import { openOutboxStore } from './outbox-store.ts';
import { showOverview } from './show-overview.ts';
import { watchTime, type Up } from './watch-time.ts';
import type { Judge } from '../ports.ts';
import type { Reply } from '../../wire/parse-reply.ts';
import type { AssignedData, Times } from '../../wire/assigned-view.ts';

/** Brings the page of an assigned quiz to life. */
export function takeAssigned() {
	const block = byId('assigned')?.querySelector('script')?.textContent;
	if (!block) return;
	const data = JSON.parse(block) as AssignedData;
	if (isMadeTooEarly(data.attempt, data.receivedAt)) location.reload();
	else start(data);
}

/** The player over the outbox, with what an assignment has around it: its time, what is saved, and handing in. */
function start(data: AssignedData) {
	let over: Reply['over'] = null;
	let times: Times = data;
	let up: Up = 'no';
	let before: SavedState = { waiting: 0, connection: 'well', isKept: true, isRead: true };

	const close = closing();
	const store = openOutboxStore(data, { onAttempt, onSaved, onHeard, onRefused });
	const judge: Judge = data.shipsKeys ? judgeHere() : judgeAsked(() => store.send());
	const player = createPlayer({
		store,
		judge,
		around: Promise.resolve(around),
		certaintyEarns: true,
		lastStep: () => SUBMIT.open,
		handIn: () => void handIn(),
		over: () => undefined,
		isOpen() {
			const form = byId('quiz');
			return form !== null && !form.hidden && !form.inert;
		},
		shown() {
			showOverview(store.attempt(), player.current());
			showOver();
		},
		actions: {
			'hand-in': () => void handIn(),
			understood: () => void store.forgetRefused(),
		},
	});

	function onAttempt(elsewhere: boolean) {
		// Each tab stays at the item it is at; what another did shows here too.
		if (elsewhere) player.refill(store.attempt().order);
		else player.show();
	}

	function onSaved(state: SavedState) {
		write('saved', savedWords(state, data.owner.nickname));
		const trouble = state.connection !== 'well' || !state.isRead || (!state.isKept && state.waiting > 0);
		const saved = byId('saved');
		if (saved) saved.dataset.state = trouble ? 'trouble' : state.waiting > 0 ? 'busy' : 'well';
		say(savedAnnouncement(before, state, data.owner.nickname));
		before = state;
		close.away(state.connection === 'other' ? data.owner.nickname : null);
		if (isSaved(state) && state.connection === 'well') void settled();
		showOver();
	}

	function onHeard(reply: Reply) {
		// An answer that was overtaken says how things were.
		if (reply.now < times.now && !reply.over) return;
		// The teacher has opened it again, or given more time.
		if (over && !reply.over) return location.reload();
		const { handsInBy } = times;
		times = reply;
		over = reply.over;
		// On another device.
		if (over?.handedIn && !store.attempt().submitted) store.close();
		showTimes(handsInBy);
		showOver();
	}

	function showTimes(handsInByBefore: number | null) {
		const { due, handsInBy } = times;
		hide('due', due === null);
		if (due !== null) write('due', dueIs(due));
		if (handsInBy === handsInByBefore || over) return tellUp();
		const left = handsInBy === null ? NO_TIME_LIMIT : timeLeftWords(handsInBy - store.now());
		write('notice', timeChanged(left));
		hide('notice', false);
		say(timeChanged(left));
		tellUp();
	}

	/** Closed only when the server says so, too: without a network it may have more time than this page knows. */
	function tellUp() {
		const isRunning = !over && !store.attempt().submitted;
		if (up === 'up' && isRunning) store.settle();
		close.timeUp(isRunning ? up : 'no');
	}

	function onRefused(refused: readonly { readonly because: string }[]) {
		hide('refused', refused.length === 0);
		if (refused.length > 0) write('refused-words', refusedWords(refused));
	}

	/** Nothing waits: what had to be asked of the server can be asked. */
	async function settled() {
		store.forgetDraft();
		if (over) return store.end();
		const { submitted, order, items } = store.attempt();
		// Another tab sent it, and heard the answer.
		if (submitted) return store.look();
		await judge.fetch?.(order.filter((item) => items[item]?.phase !== 'open'));
	}

	function showOver() {
		const { waiting } = store.saved();
		if (over && waiting === 0) showArrived(over);
		else if (over || store.attempt().submitted) showHandedIn(times.lateRule, waiting);
	}

	async function handIn() {
		store.settle();
		if (store.attempt().submitted || !(await askToHandIn(store.attempt(), player.moveTo))) return;
		store.settle();
		store.dispatch({ type: 'submitted' });
		player.show();
	}

	/** The fields are as the attempt has them, but what the student did while the page was still arriving wins. */
	function takeOver(item: string) {
		const at = byId(item);
		const state = data.state.items[item];
		if (at && state?.phase === 'open' && at.dataset.kind !== 'order')
			void store.give({ item, response: readAnswer(at), certainty: null });
		player.fill(item);
	}

	function leave() {
		store.settle();
		store.leave();
	}

	player.listen();
	around.explainTerms();
	addEventListener('pagehide', leave);
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'hidden') leave();
		else void store.refresh();
	});
	addEventListener('online', () => void store.reconnect());
	// eslint-disable-next-line compat/compat -- where there is none, “online” alone tells of a changed network
	const network = 'connection' in navigator ? navigator.connection : null;
	if (network instanceof EventTarget) network.addEventListener('change', () => void store.reconnect());
	addEventListener('focus', () => void store.refresh());
	addEventListener('pageshow', ({ persisted }) => persisted && void store.refresh());

	for (const item of data.state.order) takeOver(item);
	const typed = store.typedBefore();
	if (typed) {
		player.stand(typed.item);
		store.typed(typed, false);
		player.fill(typed.item);
	}
	around.bringWording();
	player.show();
	around.showAgain();
	watchTime({
		store,
		times: () => times,
		ended: () => (store.attempt().submitted || over?.handedIn ? 'by-person' : over ? 'by-clock' : null),
		onUp(now) {
			up = now;
			tellUp();
		},
	});
	void store.recalled.then(() => {
		// Where this device was last, though the server may not have heard of it yet.
		if (!typed) player.stand(store.attempt().now);
		player.show();
		return store.refresh();
	});
}
