import { readAnswer, writeAnswer } from '../answer.ts';
import { readCertainty, writeCertainty } from './certainty-of.ts';
import { section } from '../../ui/dom.ts';
import { typedDraft } from '../../device/typed-draft.ts';
import type { ItemResponse } from '../../quiz/response.ts';
import type { Session } from './session.ts';

/** After this long without a key what was typed becomes an event. */
const PAUSE_MS = 400;

const same = (a: ItemResponse, b: ItemResponse) =>
	JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
/** The order of steps is the response; in all other lists the order says nothing. */
const sameOf = (item: string) =>
	section(item)?.dataset.kind === 'order'
		? (a: ItemResponse, b: ItemResponse) => JSON.stringify(a) === JSON.stringify(b)
		: same;

/** What stands in the fields becomes events, and events come to stand in the fields. */
export function answers(session: Session, attemptId: string) {
	const draft = typedDraft(attemptId);
	let timer = 0;
	let typing = '';

	const stateOf = (item: string) => session.attempt().items[item];

	/** Gives what stands in an item's fields, if that is anything new. */
	async function give(item: string): Promise<void> {
		const at = section(item);
		const state = stateOf(item);
		if (!at || !state) return;
		const response = readAnswer(at);
		const certainty = readCertainty(item);
		const isNew = !sameOf(item)(response, state.response) || certainty !== state.certainty;
		// How sure one is of nothing is no response.
		if (!isNew || (response.length === 0 && state.response.length === 0)) return;
		draft.keep(item, response);
		await session.dispatch({ type: 'responded', item, response, ...(certainty ? { certainty } : {}) });
		// A page that is being left keeps it in its own memory at best: then the draft is all there is.
		if (session.saved().isKept) forget();
	}

	/** A later key, or another answer on its way, needs it still. */
	function forget() {
		if (!typing && !session.isAdding()) draft.forget();
	}

	function settleTyping() {
		clearTimeout(timer);
		if (!typing) return;
		const item = typing;
		typing = '';
		void give(item);
	}

	return {
		give,
		settleTyping,
		/** The server has everything. */
		settled: forget,
		/** A key was pressed in a field. */
		typed(item: string) {
			if (typing && typing !== item) settleTyping();
			typing = item;
			const at = section(item);
			if (at) draft.keep(item, readAnswer(at));
			clearTimeout(timer);
			timer = window.setTimeout(settleTyping, PAUSE_MS);
		},
		/**
		 * Makes the fields agree with the attempt. What the student did while the page was still arriving wins.
		 * @param shown the response that the server put into the markup
		 */
		fill(item: string, shown: ItemResponse | null) {
			const at = section(item);
			const state = stateOf(item);
			if (!at || !state || item === typing) return;
			const isList = at.dataset.kind === 'order';
			if (shown && !isList && state.phase === 'open' && !same(readAnswer(at), shown)) return void give(item);
			writeAnswer(at, state.response);
			writeCertainty(item, state.certainty);
		},
		/** What was being typed when this tab was reloaded. @returns its item; null where nothing was */
		recallTyped(): string | null {
			const found = draft.read();
			const at = found && section(found.item);
			if (!found || !at || stateOf(found.item)?.phase !== 'open') {
				draft.forget();
				return null;
			}
			writeAnswer(at, found.response);
			void give(found.item);
			return found.item;
		},
	};
}
