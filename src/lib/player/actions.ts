import { grade } from '../quiz/grade.ts';
import { arrange, fieldsOf, prepare, readAnswer, writeAnswer } from './answer.ts';
import { afresh, forgetUndo, undo } from './afresh.ts';
import { buzz } from './buzz.ts';
import { followHistory, leaveResults, showResults } from './finish.ts';
import { emptyOf, problem } from './show-item.ts';
import { say, show, showResumed } from './show-quiz.ts';
import {
	allItems,
	begin,
	current,
	dispatch,
	drafted,
	draftOf,
	goTo,
	keepBegun,
	keyOf,
	left,
	neighbour,
	outcomeOf,
	phaseOf,
	restart,
	section,
	stateOf,
	taken,
} from './taking.ts';
import { INVALID_WORDS } from '../words/invalid-words.ts';
import { ALL_EXPLAINED, FLAGGED, UNFLAGGED } from '../words/attempts.ts';
import type { AttemptOptions } from '../quiz/attempt.ts';
import type { Certainty } from '../quiz/certainty.ts';

/** What the one main button, and Enter, do now. */
export function act() {
	begin();
	if (taken().submitted) void finish();
	else if (taken().options.feedback === 'end') saveAndNext();
	else if (phaseOf(current()) === 'open') check();
	else next();
}

function check() {
	const at = section(current());
	if (!at || !respond(at)) return;
	dispatch({ type: 'checked', item: current() });
	show();
	const outcome = outcomeOf(current());
	if (outcome) buzz(outcome.verdict);
	const verdict = at.querySelector<HTMLElement>('.verdict');
	const text = (part: string) => verdict?.querySelector(part)?.textContent ?? '';
	say(`${text('.word')}. ${text('.detail')}`);
	verdict?.focus({ preventScroll: true });
	verdict?.scrollIntoView({ block: 'nearest' });
}

/** Records the response; one that cannot be graded is explained and costs nothing. */
function respond(at: HTMLElement): boolean {
	const response = readAnswer(at);
	const outcome = grade(keyOf(current()), response);
	if (outcome.status === 'invalid') {
		problem(at, INVALID_WORDS[outcome.reason]);
		say(INVALID_WORDS[outcome.reason]);
		emptyOf(at)[0]?.focus();
		// Not under the bar with the button that was just pressed.
		at.querySelector('.problem')?.scrollIntoView({ block: 'nearest' });
		return false;
	}
	const sure = readCertainty();
	dispatch({ type: 'responded', item: current(), response, ...(sure ? { certainty: sure } : {}) });
	forgetUndo();
	return true;
}

function readCertainty(): Certainty | null {
	const chosen = document.querySelector<HTMLInputElement>('#certainty:not([hidden]) input:checked');
	return ([1, 2, 3] as const).find((level) => String(level) === chosen?.value) ?? null;
}

/** Something was typed, chosen or moved: kept as it stands, though it is no response yet. */
export function keepTyping() {
	begin();
	const at = section(current());
	if (at && phaseOf(current()) === 'open') drafted(readAnswer(at), readCertainty());
}

function saveAndNext() {
	const at = section(current());
	if (!at) return;
	if (!isAnswered(at)) withdraw();
	else if (!respond(at)) return;
	const following = neighbour(1);
	if (following) moveTo(following);
	else handIn();
}

/** An ordering always holds some order: what nobody has touched is no response to it. */
function isAnswered(at: HTMLElement): boolean {
	if (at.dataset.kind !== 'order') return readAnswer(at).length > 0;
	return draftOf(current()) !== undefined || (stateOf(current())?.response.length ?? 0) > 0;
}

/** To the next item not yet answered, from here on and around; to the results when there is none. */
function next() {
	const open = left();
	const place = taken().order.indexOf(current());
	const following =
		taken()
			.order.slice(place + 1)
			.find((id) => open.includes(id)) ?? open[0];
	if (following) moveTo(following);
	else handIn();
}

function handIn() {
	dispatch({ type: 'submitted' });
	show();
	void finish();
}

const waysOn = { startAgain, moveTo, goOn };
export const finish = () => showResults(waysOn);
export const back = () => followHistory(waysOn);

/** Handing in is taken back: on with what was left open. */
function goOn() {
	dispatch({ type: 'reopened' });
	moveTo(left()[0] ?? current());
}

export function moveTo(id: string) {
	if (!section(id) || !taken().order.includes(id)) return;
	keepWhatIsThere();
	goTo(id);
	leaveResults();
	fill(id);
	front();
}

/** Shows the current item from its top, for the eye and for a screen reader alike. */
function front() {
	show();
	// What was said of another question is over.
	say('');
	const at = section(current());
	const first = at?.querySelector<HTMLElement>('.passage-first') ?? at?.querySelector<HTMLElement>('.prompt');
	first?.focus({ preventScroll: true });
	scrollTo({ top: 0, behavior: 'instant' });
}

/** Leaving an item half-way keeps what stands in it, if it can be graded at all; what stood there before does not count. */
function keepWhatIsThere() {
	const at = section(current());
	if (!at || phaseOf(current()) !== 'open' || taken().submitted) return;
	const response = readAnswer(at);
	if (!isAnswered(at) || grade(keyOf(current()), response).status !== 'graded') return withdraw();
	const sure = readCertainty();
	dispatch({ type: 'responded', item: current(), response, ...(sure ? { certainty: sure } : {}) });
}

/** What was given is given no more; what stands in the fields now stays there. */
function withdraw() {
	if (!stateOf(current())?.response.length) return;
	const draft = draftOf(current());
	dispatch({ type: 'responded', item: current(), response: [] });
	if (draft) drafted(draft.response, draft.certainty);
}

/** Puts an item's choices in the attempt's order and its response into the fields. */
export function fill(id: string) {
	const at = section(id);
	if (!at) return;
	prepare(at);
	arrange(at, taken().options.shuffle ? taken().seed : null);
	const draft = phaseOf(id) === 'open' ? draftOf(id) : undefined;
	const response = draft?.response ?? stateOf(id)?.response ?? [];
	if (response.length > 0 || at.dataset.kind !== 'order') writeAnswer(at, response);
}

export function startAgain(options: AttemptOptions, items = allItems()) {
	beginAnew(options, items);
	keepBegun();
}

/** As if the page had just been opened. */
export function beginAnew(options: AttemptOptions, items = allItems()) {
	leaveResults();
	showResumed(false);
	forgetUndo();
	restart(options, items);
	for (const id of allItems()) fill(id);
	document.querySelector('#options')?.removeAttribute('open');
	front();
}

/** By the name in a button's `data-do`. */
export const actions: Readonly<Record<string, () => void>> = {
	retry() {
		dispatch({ type: 'retried', item: current() });
		show();
		const at = section(current());
		if (at) fieldsOf(at)[0]?.focus();
	},
	reveal() {
		dispatch({ type: 'revealed', item: current() });
		show();
		section(current())?.querySelector<HTMLElement>('.verdict')?.focus();
		say(ALL_EXPLAINED);
	},
	flag() {
		dispatch({ type: 'flagged', item: current(), on: !stateOf(current())?.flagged });
		show();
		say(stateOf(current())?.flagged ? FLAGGED : UNFLAGGED);
	},
	afresh: () => afresh(startAgain),
	undo: () => undo(fill, front),
	back: () => moveTo(neighbour(-1) ?? current()),
	skip: () => moveTo(neighbour(1) ?? current()),
	finish() {
		document.querySelector('#options')?.removeAttribute('open');
		keepWhatIsThere();
		handIn();
	},
};
