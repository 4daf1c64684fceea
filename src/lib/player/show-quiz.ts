import { prepare } from './answer.ts';
import { clearHighlight } from './highlight.ts';
import { expectMap } from './expect-map.ts';
import { gradingOf } from '../quiz/grading.ts';
import { isSeen } from './is-seen.ts';
import { mayPass } from '../device/connection.ts';
import { set, showItem } from './show-item.ts';
import { isWide, offerReading, showCitation } from './source-pane.ts';
import {
	current,
	draftOf,
	form,
	keyOf,
	left,
	neighbour,
	outcomeOf,
	phaseOf,
	quiz,
	section,
	stateOf,
	taken,
} from './taking.ts';
import {
	CANNOT_SAVE,
	CHECK,
	DEVICE_FULL,
	FIRST_COUNTED,
	FIRST_COUNTS,
	NEXT,
	NOT_YET_SAVED,
	placeWords,
	RESULTS,
	SAVE_AND_NEXT,
	SEE_RESULTS,
	submitWords,
	SURENESS_UNSAID,
} from '../words/attempts.ts';
import type { ItemState } from '../quiz/attempt.ts';

const button = (name: string) => document.querySelector<HTMLButtonElement>(`[data-do=${name}]`);

/** Speaks through the page's one live region. */
export const say = (text: string) => set(document, '#say', text);

/** Brings the current item to the front and shows everything about it as the attempt has it. */
export function show() {
	const now = current();
	const at = section(now);
	const items = form();
	if (!at || !items) return;
	items.dataset.moved = '';
	const phase = phaseOf(now);
	// What stays marked in the text would belong to another question, or give this one away.
	const isNew = !('now' in at.dataset);
	if (phase === 'open' || isNew) clearHighlight();
	// The text it asks about stands beside it; a learner may turn to another.
	if (isNew && isWide()) offerReading(at.dataset.accordingTo ?? '');
	for (const other of items.querySelectorAll<HTMLElement>('.item[data-now]')) {
		if (other !== at) delete other.dataset.now;
	}
	at.dataset.now = '';
	const bar = document.getElementById('bar');
	if (bar && at.nextElementSibling !== bar) at.after(bar);
	prepare(at);
	const response = stateOf(now)?.response ?? [];
	const key = keyOf(now);
	showItem(at, {
		phase,
		response,
		entries: gradingOf(key).entries?.(key, response) ?? [],
		outcome: phase === 'open' ? null : outcomeOf(now),
		detail: detail(now),
	});
	showSteps();
	showActions(phase);
	// On a phone the text opens only when it is asked for.
	if (phase === 'open' || !isWide()) return;
	const link = [...at.querySelectorAll<HTMLAnchorElement>('[data-cite]')].find(isSeen);
	if (link) showCitation(link, false);
}

/** Says that an earlier visit is gone on with, and offers to begin anew. */
export function showResumed(on: boolean) {
	document.getElementById('resumed')?.toggleAttribute('hidden', !on);
}

/** Says that nothing is kept, and why; with null, nothing any more. The learner can go on all the same. */
export function showTrouble(error: unknown) {
	const note = document.getElementById('unkept');
	if (!note) return;
	note.hidden = error === null;
	if (note.hidden) return;
	const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
	if (mayPass(error)) note.textContent = NOT_YET_SAVED;
	else note.textContent = isFull ? DEVICE_FULL : CANNOT_SAVE;
}

/** Which response counts, in a sentence. */
function detail(id: string): string {
	const state = stateOf(id);
	if (!state?.first || taken().options.feedback === 'end') return '';
	const counted = outcomeOf(id, state.first.response);
	if (!counted) return '';
	if (counted.verdict === 'right' && state.checks === 1) return unsaid(state);
	if (state.checks > 1 || phaseOf(id) === 'revealed') return FIRST_COUNTS;
	return FIRST_COUNTED + unsaid(state);
}

/** A review has no certainty points to lose. */
const unsaid = ({ first, checks }: ItemState) =>
	quiz !== 'review' && taken().options.certainty && !first?.certainty && checks === 1 ? SURENESS_UNSAID : '';

function showSteps() {
	const { order, options, submitted } = taken();
	set(document, '#place', placeWords(order.indexOf(current()) + 1, order.length));
	for (const step of document.querySelectorAll<HTMLElement>('#steps i')) {
		const id = step.dataset.step ?? '';
		const state = stateOf(id);
		step.hidden = !state;
		step.style.order = String(order.indexOf(id));
		step.classList.toggle('now', id === current());
		step.classList.toggle('flagged', state?.flagged ?? false);
		const graded = options.feedback === 'each' || submitted;
		const first = graded && state?.first ? outcomeOf(id, state.first.response) : null;
		if (first) expectMap(section(id));
		step.dataset.verdict = first?.verdict ?? (state?.response.length ? 'given' : '');
	}
}

function showActions(phase: string) {
	const state = stateOf(current());
	const wrong = phase === 'checked';
	set(document, '#act', primary(phase));
	button('retry')?.toggleAttribute('hidden', !wrong);
	button('reveal')?.toggleAttribute('hidden', !wrong);
	button('back')?.toggleAttribute('disabled', neighbour(-1) === null);
	button('skip')?.toggleAttribute('disabled', neighbour(1) === null);
	button('flag')?.setAttribute('aria-pressed', String(state?.flagged ?? false));
	const asks = taken().options.certainty && phase === 'open' && (state?.checks ?? 0) === 0;
	const certainty = document.querySelector<HTMLElement>('#certainty');
	certainty?.toggleAttribute('hidden', !asks);
	for (const radio of certainty?.querySelectorAll('input') ?? []) {
		radio.checked = Number(radio.value) === (draftOf(current())?.certainty ?? state?.certainty);
	}
}

function primary(phase: string): string {
	if (taken().submitted) return RESULTS;
	const others = left().filter((id) => id !== current());
	if (taken().options.feedback === 'each') {
		if (phase === 'open') return CHECK;
		return others.length > 0 ? NEXT : SEE_RESULTS;
	}
	if (neighbour(1) !== null) return SAVE_AND_NEXT;
	return submitWords(others.length);
}
