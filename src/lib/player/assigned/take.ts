import { prepare } from '../answer.ts';
import { answers } from './answer-item.ts';
import { byId, hide, say, section, write } from '../../ui/dom.ts';
import { fetchFeedback, tellFeedback } from './feedback.ts';
import { askToHandIn, showArrived, showHandedIn } from './hand-in.ts';
import { listen } from './listen.ts';
import { timeLeftWords } from '../../words/time-left.ts';
import {
	isSaved,
	refusedWords,
	savedAnnouncement,
	savedWords,
	type SavedState,
} from '../../words/saved-words.ts';
import { isMadeTooEarly } from './heard.ts';
import { openSession } from './session.ts';
import { isClosed, showAttempt } from './show-attempt.ts';
import { checkHere } from './check-here.ts';
import { showAway, showTimeUp } from './show-closed.ts';
import { watchTime, type Up } from './watch-time.ts';
import { FLAGGED, UNFLAGGED } from '../../words/attempts.ts';
import { dueIs, FEEDBACK_LATER, NO_TIME_LIMIT, timeChanged } from '../../words/submitting.ts';
import type { Reply } from '../../wire/parse-reply.ts';
import type { TakingData, Times } from '../../wire/taking-data.ts';

/** Brings the page of an assigned quiz to life. */
export function take() {
	const block = byId('taking')?.querySelector('script')?.textContent;
	if (!block) return;
	const data = JSON.parse(block) as TakingData;
	if (isMadeTooEarly(data.attempt, data.receivedAt)) location.reload();
	else start(data);
}

function start(data: TakingData) {
	let now = data.state.now;
	let over: Reply['over'] = null;
	let times: Times = data;
	let up: Up = 'no';
	let before: SavedState = { waiting: 0, connection: 'well', isKept: true, isRead: true };

	const session = openSession(data, { onAttempt, onSaved, onHeard, onRefused });
	const fields = answers(session, data.attempt);
	const show = () => {
		showAttempt(session.attempt(), now, data.shipsKeys);
		showOver();
	};

	function onAttempt(elsewhere: boolean) {
		// Each tab stays at the item it is at; what another did shows here too.
		if (elsewhere) for (const item of session.attempt().order) fields.fill(item, null);
		show();
	}

	function onSaved(state: SavedState) {
		write('saved', savedWords(state, data.owner.nickname));
		const trouble = state.connection !== 'well' || !state.isRead || (!state.isKept && state.waiting > 0);
		const saved = byId('saved');
		if (saved) saved.dataset.state = trouble ? 'trouble' : state.waiting > 0 ? 'busy' : 'well';
		say(savedAnnouncement(before, state, data.owner.nickname));
		before = state;
		showAway(state.connection === 'other' ? data.owner.nickname : null);
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
		if (over?.handedIn && !session.attempt().submitted) session.close();
		showTimes(handsInBy);
		showOver();
	}

	function showTimes(handsInByBefore: number | null) {
		const { due, handsInBy } = times;
		hide('due', due === null);
		if (due !== null) write('due', dueIs(due));
		if (handsInBy === handsInByBefore || over) return tellUp();
		const left = handsInBy === null ? NO_TIME_LIMIT : timeLeftWords(handsInBy - session.now());
		write('notice', timeChanged(left));
		hide('notice', false);
		say(timeChanged(left));
		tellUp();
	}

	/** Closed only when the server says so, too: without a network it may have more time than this page knows. */
	function tellUp() {
		const isRunning = !over && !session.attempt().submitted;
		if (up === 'up' && isRunning) fields.settleTyping();
		showTimeUp(isRunning ? up : 'no');
	}

	function onRefused(refused: readonly { readonly because: string }[]) {
		hide('refused', refused.length === 0);
		if (refused.length > 0) write('refused-words', refusedWords(refused));
	}

	/** Nothing waits: what had to be asked of the server can be asked. */
	async function settled() {
		fields.settled();
		if (over) return session.end();
		// Another tab sent it, and heard the answer.
		if (session.attempt().submitted) return session.look();
		const { order, items } = session.attempt();
		if (!data.shipsKeys) await fetchFeedback(order.filter((item) => items[item]?.phase !== 'open'));
	}

	function showOver() {
		const { waiting } = session.saved();
		if (over && waiting === 0) showArrived(over);
		else if (over || session.attempt().submitted) showHandedIn(times.lateRule, waiting);
	}

	function moveTo(item: string) {
		if (!section(item)) return;
		fields.settleTyping();
		now = item;
		void session.dispatch({ type: 'moved', item });
		show();
		section(item)?.querySelector<HTMLElement>('.prompt')?.focus({ preventScroll: true });
		scrollTo({ top: 0, behavior: 'instant' });
	}

	const step = (by: number) => {
		const { order } = session.attempt();
		const next = order[order.indexOf(now) + by];
		if (next) moveTo(next);
	};

	async function check() {
		fields.settleTyping();
		void fields.give(now);
		const item = now;
		if (!checkHere(session.attempt(), item)) return;
		void session.dispatch({ type: 'checked', item });
		show();
		if (data.shipsKeys) return tellHere(item);
		await session.send();
		if (await fetchFeedback([item])) tellFeedback(item);
		else say(FEEDBACK_LATER);
	}

	function tellHere(item: string) {
		const verdict = section(item)?.querySelector<HTMLElement>('.verdict');
		say(verdict?.querySelector('.word')?.textContent ?? '');
		verdict?.focus({ preventScroll: true });
		verdict?.scrollIntoView({ block: 'nearest' });
	}

	async function handIn() {
		fields.settleTyping();
		if (session.attempt().submitted || !(await askToHandIn(session.attempt(), moveTo))) return;
		fields.settleTyping();
		void session.dispatch({ type: 'submitted' });
		show();
	}

	listen({
		typed: (item) => fields.typed(item),
		given: (item) => {
			fields.settleTyping();
			void fields.give(item);
		},
		choose: (number) => section(now)?.querySelectorAll<HTMLInputElement>('.options input')[number - 1],
		moveTo,
		leave: () => {
			fields.settleTyping();
			session.leave();
		},
		back: () => void session.refresh(),
		reconnected: () => void session.reconnect(),
		actions: {
			back: () => step(-1),
			next: () => step(1),
			check: () => void check(),
			retry: () => {
				void session.dispatch({ type: 'retried', item: now });
				show();
			},
			reveal: () => {
				void session.dispatch({ type: 'revealed', item: now });
				show();
			},
			flag: () => {
				const on = !session.attempt().items[now]?.flagged;
				void session.dispatch({ type: 'flagged', item: now, on });
				say(on ? FLAGGED : UNFLAGGED);
			},
			'hand-in': () => void handIn(),
			understood: () => void session.forgetRefused(),
		},
		enter: () => {
			const { order, options } = session.attempt();
			if (options.feedback === 'each' && !isClosed(session.attempt(), now)) return void check();
			if (now === order.at(-1)) void handIn();
			else step(1);
		},
	});

	for (const item of data.state.order) {
		const at = section(item);
		if (at) prepare(at);
		fields.fill(item, data.state.items[item]?.response ?? []);
	}
	const typedIn = fields.recallTyped();
	now = typedIn ?? now;
	show();
	watchTime({
		session,
		times: () => times,
		ended: () => (session.attempt().submitted || over?.handedIn ? 'by-person' : over ? 'by-clock' : null),
		onUp(now) {
			up = now;
			tellUp();
		},
	});
	void session.recalled.then(() => {
		// Where this device was last, though the server may not have heard of it yet.
		if (!typedIn && section(session.attempt().now)) now = session.attempt().now;
		show();
		return session.refresh();
	});
}
