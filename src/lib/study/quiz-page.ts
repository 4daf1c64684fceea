import {
	apply,
	emptyAttempt,
	type Attempt,
	type AttemptEvent,
	type AttemptOptions,
} from '../quiz/attempt.ts';
import { grade, type GradedOutcome } from '../quiz/grade.ts';
import type { GradingKey } from '../quiz/grading-key.ts';
import { report } from '../quiz/report.ts';
import { shuffle } from '../quiz/shuffle.ts';
import { arrange, fieldsOf, moveStep, prepare, readAnswer, writeAnswer } from './answer.ts';
import { problem, set, showItem } from './show-item.ts';
import { showCitation, showReading } from './source-pane.ts';
import { store } from './store.ts';

/**
 * Takes a quiz on the page the server made. The script stands in the page's head and listens on the whole
 * document, so that the first item can be answered while the rest is still on its way.
 */
document.documentElement.classList.add('js');

type Step = AttemptEvent extends infer E ? (E extends AttemptEvent ? Omit<E, 'at'> : never) : never;

const INVALID = {
	empty: 'Choose or fill in something first.',
	incomplete: 'Not everything is filled in yet.',
	'too-many': 'Only one can be chosen here.',
	repeated: 'Each place takes one.',
	unknown: 'This cannot be graded. Reload the page and try again.',
} as const;

let events: readonly AttemptEvent[] = [];
let attempt: Attempt = emptyAttempt;
let now = '';
let resultsShown = false;

const form = () => document.querySelector<HTMLFormElement>('#quiz');
const button = (name: string) => document.querySelector<HTMLButtonElement>(`[data-do=${name}]`);
const section = (id: string) => document.getElementById(id);
const allItems = () => form()?.dataset.items?.split(' ') ?? [];
const say = (text: string) => set(document, '#say', text);
const saved = () => store(form()?.dataset.quiz ?? '');

function dispatch(step: Step) {
	const event = { ...step, at: Date.now() } as AttemptEvent;
	const next = apply(attempt, event);
	if (next === attempt) return;
	attempt = next;
	events = [...events, event];
	saved().save(events);
}

/** Begins when first needed: takes up what this tab has kept, else starts afresh. */
function begin() {
	if (now) return;
	const kept = saved().load();
	const restored = kept.reduce(apply, emptyAttempt);
	const known = new Set(allItems());
	if (restored.order.length > 0 && restored.order.every((id) => known.has(id))) {
		events = kept;
		attempt = restored;
		now = attempt.now;
	} else {
		restart({ feedback: 'each', certainty: false, shuffle: false });
	}
}

function restart(options: AttemptOptions, items = allItems()) {
	const seed = crypto.randomUUID();
	events = [];
	attempt = emptyAttempt;
	dispatch({ type: 'started', seed, order: options.shuffle ? shuffle(items, seed) : items, options });
	now = attempt.order[0] ?? '';
}

const keys = new Map<string, GradingKey>();
function keyOf(id: string): GradingKey {
	const known = keys.get(id);
	if (known) return known;
	// Written by our own page, from a checked quiz.
	const key = JSON.parse(section(id)?.querySelector('script')?.textContent ?? 'null') as GradingKey;
	keys.set(id, key);
	return key;
}

const stateOf = (id: string) => attempt.items[id];

function outcomeOf(id: string): GradedOutcome | null {
	const outcome = grade(keyOf(id), stateOf(id)?.response ?? []);
	return outcome.status === 'graded' ? outcome : null;
}

/** Open, checked (only what was chosen is explained) or revealed (everything is). */
function phaseOf(id: string) {
	const state = stateOf(id);
	if (attempt.submitted) return 'revealed';
	if (state?.phase === 'checked' && outcomeOf(id)?.verdict === 'right') return 'revealed';
	return state?.phase ?? 'open';
}

const isOpen = (id: string) => phaseOf(id) === 'open';

/** Items still to be answered: not yet checked, or, with feedback at the end, without a response. */
const left = () =>
	attempt.order.filter((id) =>
		attempt.options.feedback === 'each' ? (stateOf(id)?.checks ?? 0) === 0 : !stateOf(id)?.response.length,
	);

// — showing ——————————————————————————————————————————————————————————————————

function show() {
	const at = section(now);
	const quiz = form();
	if (!at || !quiz) return;
	quiz.dataset.moved = '';
	for (const other of quiz.querySelectorAll<HTMLElement>('.item[data-now]')) {
		if (other !== at) delete other.dataset.now;
	}
	at.dataset.now = '';
	const bar = document.getElementById('bar');
	if (bar && at.nextElementSibling !== bar) at.after(bar);
	prepare(at);
	const phase = phaseOf(now);
	const response = stateOf(now)?.response ?? [];
	showItem(at, { phase, response, outcome: phase === 'open' ? null : outcomeOf(now), detail: detail(now) });
	showSteps();
	showActions(phase);
	if (phase !== 'open') {
		const link = [...at.querySelectorAll<HTMLAnchorElement>('[data-cite]')].find((a) => a.checkVisibility());
		if (link) showCitation(link, false);
	}
}

/** Which response counts, in a sentence. */
function detail(id: string): string {
	const state = stateOf(id);
	const first = state?.first;
	if (!first || attempt.options.feedback === 'end') return '';
	const counted = grade(keyOf(id), first.response);
	if (counted.status !== 'graded' || (counted.verdict === 'right' && state.checks === 1)) return '';
	if (state.checks > 1) return 'Your first response is what counts.';
	return 'This first response is what counts. Try again, or see why.';
}

function showSteps() {
	const place = attempt.order.indexOf(now);
	set(document, '#place', `${place + 1} of ${attempt.order.length}`);
	for (const step of document.querySelectorAll<HTMLElement>('#steps i')) {
		const id = step.dataset.step ?? '';
		const state = stateOf(id);
		step.hidden = !state;
		step.style.order = String(attempt.order.indexOf(id));
		step.classList.toggle('now', id === now);
		const first = state?.first ? grade(keyOf(id), state.first.response) : null;
		const seen = first?.status === 'graded' && (attempt.options.feedback === 'each' || attempt.submitted);
		step.dataset.verdict = seen ? first.verdict : state?.response.length ? 'given' : '';
	}
}

function showActions(phase: string) {
	const place = attempt.order.indexOf(now);
	const wrong = phase === 'checked';
	set(document, '#act', primary(phase));
	button('retry')?.toggleAttribute('hidden', !wrong);
	button('reveal')?.toggleAttribute('hidden', !wrong);
	button('back')?.toggleAttribute('disabled', place === 0);
	button('skip')?.toggleAttribute('disabled', place === attempt.order.length - 1);
	button('flag')?.setAttribute('aria-pressed', String(stateOf(now)?.flagged ?? false));
	const certainty = document.querySelector<HTMLElement>('#certainty');
	const asks = attempt.options.certainty && phase === 'open' && (stateOf(now)?.checks ?? 0) === 0;
	certainty?.toggleAttribute('hidden', !asks);
	for (const radio of certainty?.querySelectorAll('input') ?? []) {
		radio.checked = Number(radio.value) === stateOf(now)?.certainty;
	}
}

function primary(phase: string): string {
	if (attempt.submitted) return 'Results';
	if (attempt.options.feedback === 'each' && phase === 'open') return 'Check';
	const others = left().filter((id) => id !== now);
	if (attempt.options.feedback === 'each') return others.length > 0 ? 'Next' : 'See results';
	if (attempt.order.at(-1) !== now) return 'Save and next';
	return others.length > 0 ? `Hand in (${others.length} left open)` : 'Hand in';
}

// — doing ————————————————————————————————————————————————————————————————————

function act() {
	begin();
	if (attempt.submitted) void finish();
	else if (attempt.options.feedback === 'end') saveAndNext();
	else if (isOpen(now)) check();
	else next();
}

function check() {
	const at = section(now);
	if (!at || !respond(at)) return;
	dispatch({ type: 'checked', item: now });
	show();
	const verdict = at.querySelector<HTMLElement>('.verdict');
	say(
		`${verdict?.querySelector('.word')?.textContent ?? ''}. ${verdict?.querySelector('.detail')?.textContent ?? ''}`,
	);
	verdict?.focus({ preventScroll: true });
	verdict?.scrollIntoView({ block: 'nearest' });
}

/** Records the response; one that cannot be graded is explained and costs nothing. */
function respond(at: HTMLElement): boolean {
	const response = readAnswer(at);
	const outcome = grade(keyOf(now), response);
	if (outcome.status === 'invalid') {
		problem(at, INVALID[outcome.reason]);
		say(INVALID[outcome.reason]);
		fieldsOf(at)[0]?.focus();
		return false;
	}
	const certainty = document.querySelector<HTMLInputElement>('#certainty:not([hidden]) input:checked');
	const sure = ([1, 2, 3] as const).find((level) => String(level) === certainty?.value);
	dispatch({ type: 'responded', item: now, response, ...(sure ? { certainty: sure } : {}) });
	return true;
}

function saveAndNext() {
	const at = section(now);
	if (!at || (readAnswer(at).length > 0 && !respond(at))) return;
	const next = attempt.order[attempt.order.indexOf(now) + 1];
	if (next) moveTo(next);
	else handIn();
}

/** To the next item not yet answered, from here on and around; to the results when there is none. */
function next() {
	const open = left();
	const place = attempt.order.indexOf(now);
	const following = attempt.order.slice(place + 1).find((id) => open.includes(id)) ?? open[0];
	if (following) moveTo(following);
	else handIn();
}

function handIn() {
	dispatch({ type: 'submitted' });
	show();
	void finish();
}

function moveTo(id: string) {
	const at = section(id);
	if (!at || !attempt.order.includes(id)) return;
	keepWhatIsThere();
	now = id;
	dispatch({ type: 'moved', item: id });
	leaveResults();
	fill(id);
	show();
	at.querySelector<HTMLElement>('.prompt')?.focus({ preventScroll: true });
	scrollTo({ top: 0 });
}

/** Leaving an item half-way keeps what stands in it, if it can be graded at all. */
function keepWhatIsThere() {
	const at = section(now);
	if (!at || !isOpen(now) || attempt.submitted) return;
	const response = readAnswer(at);
	if (grade(keyOf(now), response).status === 'graded' && at.dataset.kind !== 'order') {
		dispatch({ type: 'responded', item: now, response });
	}
}

function fill(id: string) {
	const at = section(id);
	if (!at) return;
	prepare(at);
	arrange(at, attempt.options.shuffle ? attempt.seed : null);
	const response = stateOf(id)?.response ?? [];
	if (response.length > 0 || at.dataset.kind !== 'order') writeAnswer(at, response);
}

const actions: Record<string, () => void> = {
	retry() {
		dispatch({ type: 'retried', item: now });
		show();
		fieldsOf(section(now) ?? document.createElement('div'))[0]?.focus();
	},
	reveal() {
		dispatch({ type: 'revealed', item: now });
		show();
		section(now)?.querySelector<HTMLElement>('.verdict')?.focus();
		say('All explanations are shown.');
	},
	flag() {
		dispatch({ type: 'flagged', item: now, on: !stateOf(now)?.flagged });
		show();
		say(stateOf(now)?.flagged ? 'Flagged.' : 'Flag taken away.');
	},
	back() {
		moveTo(attempt.order[attempt.order.indexOf(now) - 1] ?? now);
	},
	skip() {
		moveTo(attempt.order[attempt.order.indexOf(now) + 1] ?? now);
	},
	finish() {
		keepWhatIsThere();
		handIn();
	},
};

// — results ——————————————————————————————————————————————————————————————————

async function finish() {
	const target = document.getElementById('results');
	const quiz = form();
	if (!target || !quiz || resultsShown) return;
	const { mountResults } = (await import(
		/* @vite-ignore */ __RESULTS_URL__
	)) as typeof import('./results.ts');
	const view = await (await fetch(`${location.pathname.replace(/\/$/, '')}/results.json`)).json();
	const entries = attempt.order.map((id): [string, { key: GradingKey; objective: string }] => [
		id,
		{ key: keyOf(id), objective: section(id)?.dataset.objective ?? '' },
	]);
	const missed = () => report(new Map(entries), attempt).items.filter((item) => item.verdict !== 'right');
	mountResults(target, {
		report: report(new Map(entries), attempt),
		view,
		again: () => startAgain(attempt.options, allItems()),
		retry: () =>
			startAgain(
				attempt.options,
				missed().map((item) => item.id),
			),
		review: (id: string) => moveTo(id),
	});
	resultsShown = true;
	quiz.hidden = true;
	target.hidden = false;
	target.focus({ preventScroll: true });
	scrollTo({ top: 0 });
	say('Results.');
}

function leaveResults() {
	const target = document.getElementById('results');
	const quiz = form();
	if (!resultsShown || !target || !quiz) return;
	target.replaceChildren();
	target.hidden = true;
	quiz.hidden = false;
	resultsShown = false;
}

function startAgain(options: AttemptOptions, items: string[]) {
	leaveResults();
	restart(options, items);
	for (const id of allItems()) fill(id);
	document.querySelector('#options')?.removeAttribute('open');
	show();
	section(now)?.querySelector<HTMLElement>('.prompt')?.focus({ preventScroll: true });
	scrollTo({ top: 0 });
}

// — listening ————————————————————————————————————————————————————————————————

addEventListener('submit', (event) => {
	const submitted = event.target as HTMLFormElement;
	if (submitted.id === 'quiz') {
		event.preventDefault();
		act();
	}
	if (submitted.id === 'options-form') {
		event.preventDefault();
		const given = new FormData(submitted);
		const feedback = given.get('feedback') === 'end' ? 'end' : 'each';
		startAgain({ feedback, certainty: given.has('certainty'), shuffle: given.has('shuffle') }, allItems());
	}
});

addEventListener('click', (event) => {
	if (!(event.target instanceof Element)) return;
	const link = event.target.closest<HTMLAnchorElement>('[data-cite]');
	const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
	if (link && plain && showCitation(link, true)) event.preventDefault();
	const tab = event.target.closest<HTMLElement>('[data-show-reading]');
	if (tab) showReading(tab.dataset.showReading ?? '');
	const move = event.target.closest<HTMLElement>('[data-move]');
	if (move) moved(move, Number(move.dataset.move));
	const name = event.target.closest<HTMLElement>('[data-do]')?.dataset.do;
	if (name) {
		begin();
		actions[name]?.();
	}
});

addEventListener('keydown', (event) => {
	if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
	if (document.querySelector('dialog[open], #options[open]') || resultsShown) return;
	const move = event.target.closest<HTMLElement>('[data-move]');
	if (move && /^Arrow(Up|Down)$/.test(event.key)) {
		event.preventDefault();
		return moved(move, event.key === 'ArrowUp' ? -1 : 1);
	}
	if (event.target.closest('select, textarea, input:not([type=radio], [type=checkbox])')) return;
	if (/^[1-9]$/.test(event.key)) return choose(Number(event.key));
	if (event.key === 'Enter' && !event.target.closest('button, a, summary, input')) {
		event.preventDefault();
		act();
	}
});

function choose(number: number) {
	begin();
	const option = section(now)?.querySelectorAll<HTMLInputElement>('.options input')[number - 1];
	if (!option || option.disabled) return;
	option.click();
	option.focus();
}

function moved(button: HTMLElement, by: number) {
	const place = moveStep(button, by);
	say(place ? `Moved to position ${place.position} of ${place.of}.` : 'It stands at the end already.');
}

/** An address that ends in an item's id opens that item. */
function openAddressed() {
	const id = decodeURIComponent(location.hash.slice(1));
	if (id && id !== now) moveTo(id);
}

function start() {
	begin();
	for (const id of attempt.order) fill(id);
	const { feedback, certainty, shuffle: shuffled } = attempt.options;
	const options = document.querySelector<HTMLFormElement>('#options-form')?.elements;
	for (const field of options ?? []) {
		if (!(field instanceof HTMLInputElement)) continue;
		if (field.name === 'feedback') field.checked = field.value === feedback;
		else field.checked = field.name === 'certainty' ? certainty : shuffled;
	}
	// What was answered while the page was still arriving stands as it is.
	show();
	addEventListener('hashchange', openAddressed);
	openAddressed();
	if (attempt.submitted) void finish();
}
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
else start();
