import { act, actions, back, beginAnew, fill, finish, keepTyping } from './actions.ts';
import { moveStep } from './answer.ts';
import { digitOf } from './digit-of.ts';
import { resultsShown } from './finish.ts';
import { onTrouble } from './keeper.ts';
import { herePath } from './here.ts';
import { onChange } from '../device/log.ts';
import { watchPicks } from './pick.ts';
import { underWay } from './hints.ts';
import { say, show, showResumed, showTrouble } from './show-quiz.ts';
import { bringWording, chooseWording, showAgain, showCitation, showReading } from './source-pane.ts';
import { explainTerms } from './term-links.ts';
import { listenForSwipes } from './swipe.ts';
import {
	begin,
	catchUp,
	current,
	draftOf,
	isResumed,
	neighbour,
	onceKnown,
	onLateRecall,
	phaseOf,
	section,
	stateOf,
	taken,
	wanted,
	whenRecalled,
} from './taking.ts';
import { whenHere } from '../ui/when-here.ts';
import { movedWords } from '../words/attempts.ts';

const { dataset } = document.documentElement;

/**
 * Takes items on the page the server made. The script stands in the page's head and listens on the whole
 * document, so that the first item can be answered while the rest is still on its way.
 * @param begun what to do once the page is here and what the device has kept is known
 */
export function take(begun: () => unknown) {
	listen();
	onTrouble((error) => whenHere(() => showTrouble(error)));
	waitForRecall();
	whenHere(() =>
		whenRecalled(() => {
			void Promise.resolve(begun()).then(() => delete dataset.recalling);
		}),
	);
}

/** Who goes on is not shown the first question before their own; for long they are not shown nothing, either. */
function waitForRecall() {
	if (!wanted && !underWay.has(herePath())) return;
	dataset.recalling = '';
	setTimeout(() => delete dataset.recalling, 1_000);
}

function listen() {
	addEventListener('submit', submitted);
	watchPicks();
	addEventListener('input', typed);
	addEventListener('click', clicked);
	addEventListener('keydown', pressed);
	addEventListener('popstate', showAgain);
	addEventListener('popstate', back);
	explainTerms();
	listenForSwipes((by) => onceKnown(() => swiped(by)));
}

function swiped(by: 1 | -1) {
	begin();
	if (!resultsShown() && neighbour(by)) actions[by > 0 ? 'skip' : 'back']?.();
}

function submitted(event: SubmitEvent) {
	const form = event.target as HTMLFormElement;
	if (form.id !== 'quiz' && form.id !== 'options-form') return;
	event.preventDefault();
	if (form.id === 'quiz') return onceKnown(act);
	closeOptions();
}

function closeOptions() {
	const options = document.querySelector<HTMLDetailsElement>('#options[open]');
	if (options) options.open = false;
	options?.querySelector('summary')?.focus();
}

function typed(event: Event) {
	if (event.target instanceof Element && event.target.closest('#quiz')) onceKnown(keepTyping);
}

function clicked(event: MouseEvent) {
	if (!(event.target instanceof Element)) return;
	if (event.target.closest('#act')) {
		// Sooner than the form's own submitting, which first gathers and checks every field of every item.
		event.preventDefault();
		// A double click on “Check” must not go past the feedback.
		if (event.detail <= 1) onceKnown(act);
	}
	const link = event.target.closest<HTMLAnchorElement>('[data-cite]');
	const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
	if (link && plain && showCitation(link, true)) event.preventDefault();
	const tab = event.target.closest<HTMLElement>('[data-show-reading]');
	if (tab) showReading(tab.dataset.showReading ?? '');
	const wording = event.target.closest<HTMLElement>('[data-show-wording]')?.dataset.showWording;
	if (wording) chooseWording(wording);
	const move = event.target.closest<HTMLElement>('[data-move]');
	if (move) moved(move, Number(move.dataset.move));
	const name = event.target.closest<HTMLElement>('[data-do]')?.dataset.do;
	if (name) {
		onceKnown(() => {
			begin();
			actions[name]?.();
		});
	}
	const options = document.querySelector<HTMLDetailsElement>('#options[open]');
	if (options && !options.contains(event.target)) options.open = false;
}

function pressed(event: KeyboardEvent) {
	if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
	const options = document.querySelector<HTMLDetailsElement>('#options[open]');
	if (options && event.key === 'Escape') closeOptions();
	// Nor must a key that is held down.
	if (event.key === 'Enter' && event.repeat) return event.preventDefault();
	if (options || document.querySelector('dialog[open]') || resultsShown()) return;
	if (event.target.closest('[popover], [popovertarget]')) return;
	const move = event.target.closest<HTMLElement>('[data-move]');
	if (move && /^Arrow(Up|Down)$/.test(event.key)) {
		event.preventDefault();
		return moved(move, event.key === 'ArrowUp' ? -1 : 1);
	}
	if (event.target.closest('select, textarea, input:not([type=radio], [type=checkbox])')) return;
	const digit = digitOf(event);
	if (digit) return onceKnown(() => choose(digit));
	if (event.key === 'Enter' && !event.target.closest('button, a, summary, input')) {
		event.preventDefault();
		onceKnown(act);
	}
}

function choose(number: number) {
	begin();
	const option = section(current())?.querySelectorAll<HTMLInputElement>('.options input')[number - 1];
	if (!option || option.disabled) return;
	option.click();
	option.focus();
}

function moved(button: HTMLElement, by: number) {
	const place = moveStep(button, by);
	say(movedWords(place, by));
	if (place) onceKnown(keepTyping);
}

/** The options say how this attempt is taken. */
function fillOptions() {
	const { feedback, certainty, shuffle } = taken().options;
	const fields = document.querySelector<HTMLFormElement>('#options-form')?.elements ?? [];
	for (const field of fields) {
		if (!(field instanceof HTMLInputElement)) continue;
		if (field.name === 'feedback') field.checked = field.value === feedback;
		else field.checked = field.name === 'certainty' ? certainty : shuffle;
	}
}

/** Takes up the attempt, or begins one, and shows it. @returns when its results are there, if it has any */
export function start(): Promise<void> | undefined {
	begin();
	fillKept();
	bringWording();
	show();
	showAgain();
	onLateRecall(() => {
		fillKept();
		show();
		showResumed(isResumed());
		if (taken().submitted) void finish();
	});
	onChange(({ elsewhere }) => elsewhere && void followOtherTabs());
	// A page taken out of the browser's memory has heard of nothing meanwhile.
	addEventListener('pageshow', ({ persisted }) => persisted && void followOtherTabs());
	return taken().submitted ? finish() : undefined;
}

/** Only what was kept is filled in: what was chosen while the page was still arriving stands as it is. */
function fillKept() {
	for (const id of taken().order) {
		if (stateOf(id)?.response.length || draftOf(id) || taken().options.shuffle) fill(id);
	}
	fillOptions();
}

/** Another tab may work at the same attempt: what it did shows here, and this tab stays where it is. */
async function followOtherTabs() {
	const items = await catchUp();
	if (!items) return beginAnew(taken().options);
	if (items.length === 0) return;
	// What is being typed here is not overwritten.
	for (const item of items) if (item !== current() || phaseOf(item) !== 'open') fill(item);
	show();
}
