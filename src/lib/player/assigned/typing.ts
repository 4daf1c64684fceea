import { typedDraft } from '../../device/typed-draft.ts';
import { byId } from '../../ui/dom.ts';
import type { Attempt } from '../../quiz/attempt.ts';
import type { ItemResponse } from '../../quiz/response.ts';
import type { Step, Typed } from '../ports.ts';

/** After this long without a key what was typed becomes an event. */
const PAUSE_MS = 400;
/** The same of a long text: each event holds all of it, and an attempt has room for so much. */
const PAUSE_MS_A_CHARACTER = 4;
const LONGEST_PAUSE_MS = 4_000;

const pauseAfter = (response: ItemResponse) =>
	Math.min(LONGEST_PAUSE_MS, Math.max(PAUSE_MS, PAUSE_MS_A_CHARACTER * response.join('').length));

interface Kept {
	readonly attempt: () => Attempt;
	/** Resolves once it is kept, as far as it can be. */
	readonly record: (step: Step) => Promise<void>;
	/** Whether what is recorded lasts longer than this page. */
	readonly isKept: () => boolean;
	/** Whether an answer is still on its way to where it is kept. */
	readonly isAdding: () => boolean;
}

/**
 * What stands in an item's fields until it is a response: whatever is given is one at once, half of a table too; only
 * letters wait for the end of a word. What is being typed is of this tab, and in storage that does not wait.
 * @param id of the attempt
 */
export function typing(id: string, { attempt, record, isKept, isAdding }: Kept) {
	const draft = typedDraft(id);
	let unsettled: Typed | null = null;
	let timer = 0;

	function typed(now: Typed, isText: boolean) {
		if (unsettled && unsettled.item !== now.item) settle();
		unsettled = now;
		clearTimeout(timer);
		if (!isText) return settle();
		draft.keep(now.item, now.response);
		timer = window.setTimeout(settle, pauseAfter(now.response));
	}

	function settle() {
		clearTimeout(timer);
		const now = unsettled;
		unsettled = null;
		if (now) void give(now);
	}

	/** Gives what stands in an item's fields, if that is anything new. */
	async function give({ item, response, certainty }: Typed) {
		const state = attempt().items[item];
		if (
			!state ||
			(isSame(item, response, state.response) && (certainty ?? state.certainty) === state.certainty)
		)
			return;
		// How sure one is of nothing is no response.
		if (response.length === 0 && state.response.length === 0) return;
		draft.keep(item, response);
		await record({ type: 'responded', item, response, ...(certainty ? { certainty } : {}) });
		// A page that is being left keeps it in its own memory at best: then the draft is all there is.
		if (isKept()) forgetDraft();
	}

	/** A later key, or another answer on its way, needs it still. */
	function forgetDraft() {
		if (!unsettled && !isAdding()) draft.forget();
	}

	return {
		typed,
		typedIn: (item: string) => (unsettled?.item === item ? unsettled : undefined),
		settle,
		give,
		forgetDraft,
		/** What was being typed when this tab was reloaded, and can be typed on. */
		typedBefore(): Typed | null {
			const found = draft.read();
			if (found && byId(found.item) && attempt().items[found.item]?.phase === 'open')
				return { ...found, certainty: null };
			draft.forget();
			return null;
		},
	};
}

/** The order of steps is the response; in all other lists the order says nothing. */
function isSame(item: string, a: ItemResponse, b: ItemResponse): boolean {
	const isList = byId(item)?.dataset.kind === 'order';
	const ordered = (response: ItemResponse) => JSON.stringify(isList ? response : [...response].sort());
	return ordered(a) === ordered(b);
}
