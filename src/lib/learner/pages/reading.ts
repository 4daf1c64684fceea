import { appendLast } from '../../device/append-last.ts';
import { mayPass } from '../../device/may-pass.ts';
import { eventsOf } from '../../device/log.ts';
import type { StudyEvent } from '../../device/study-event.ts';
import { here, herePath } from '../../player/here.ts';
import { highlight } from '../../player/highlight.ts';
import { ownMaps } from '../../player/hints.ts';
import { explainTerms } from '../../player/term-links.ts';
import { keepWording, parseWording, readWording, type Wording } from '../../player/kept-wording.ts';
import { whenHere } from '../../ui/when-here.ts';
import { NOTES_FAILED } from '../../words/own-notes.ts';
import { follow } from '../follow.ts';
import { later } from '../later.ts';
import { isFromQuestion, offerWayBack } from '../offer-way-back.ts';
import { listenForBadges } from '../passage-sheet.ts';
import { clock } from '../progress/clock.ts';
import { readToEnd } from '../read-to-end.ts';
import { isShown, keepShown, parseShown, readShown, show } from '../shown.ts';

const { dataset } = document.documentElement;
const { module, name } = here();
const reading = name ?? '';
clock(module, `read/${reading}`);
explainTerms();
// What was chosen to be shown is there from the first paint on, and so is the place of the map above the text.
dataset.show = readShown();
if (isShown('questions', 'answers') && ownMaps.has(herePath()))
	dataset.ownMap = isShown('answers') ? 'on' : 'off';

// The plain version, if there is one, is not seen to jump into its place.
dataset.wording = readWording();

/** Whether the map goes along with the log. */
let isFollowed = false;

const start = () => {
	const text = document.querySelector<HTMLElement>('#main .text');
	if (!text) return;
	offerWayBack();
	listenForWording();
	listenForShown();
	readToEnd(text, `read/${reading}`, () =>
		appendLast({ type: 'read', module, reading }, `read/${module}/${reading}`),
	);
	arrive(text);
	offerSelected(text);
	// An address can name an entry of the list of items; it opens.
	addEventListener('hashchange', open);
	open();
	// Back from a question: the sheet that led to it.
	listenForBadges()();
};
whenHere(start);

/** Follows the choice of what is shown with the text. */
function listenForShown() {
	const choice = document.querySelector<HTMLSelectElement>('#show');
	if (choice) choice.value = parseShown(dataset.show);
	// Not every text has questions.
	if (choice?.value === '') choice.value = dataset.show = parseShown(null);
	choice?.addEventListener('input', () => {
		dataset.show = parseShown(choice.value);
		keepShown(parseShown(choice.value));
	});
	choice?.addEventListener('change', bringShown);
	// A link to a note shows it, whatever was chosen.
	if (location.hash.startsWith('#note-')) show('notes');
	bringShown();
}

function sayNotesFailed() {
	const note = document.getElementById('notes-empty');
	if (note) note.textContent = NOTES_FAILED;
}

/** What is not in the page comes when it is first asked for. */
function bringShown() {
	if (isShown('notes')) later.notes().then(({ showNotes }) => showNotes(), sayNotesFailed);
	// Nothing rests on this text: nothing to map.
	if (isFollowed || !isShown('questions', 'answers') || !document.getElementById('own-map')) return;
	isFollowed = true;
	follow(drawMap, ['answered']);
}

/** Follows the switch between the original and its plain version. */
function listenForWording() {
	word(parseWording(dataset.wording));
	addEventListener('input', ({ target }) => {
		if (!(target instanceof HTMLInputElement) || target.name !== 'wording') return;
		word(parseWording(target.value));
		keepWording(parseWording(target.value));
	});
}

function word(wording: Wording) {
	dataset.wording = wording;
	for (const choice of document.querySelectorAll<HTMLInputElement>('[name=wording]'))
		choice.checked = choice.value === wording;
}

/** Who is sent to words of the original sees their paragraph in both wordings, whichever is shown. */
function showBoth(passage: Element) {
	passage.closest('h1, h2, p, li')?.classList.add('shown');
}

function open() {
	const id = CSS.escape(location.hash.slice(1));
	const passage = id && document.querySelector(`.has-plain [id="${id}"]`);
	if (passage && dataset.wording === 'plain') {
		showBoth(passage);
		passage.scrollIntoView();
	}
	const entry = document.querySelector<HTMLDetailsElement>(`details[id="${id}"]`);
	if (!entry) return;
	entry.open = true;
	const isSeen = isShown('questions', 'answers');
	if (isSeen && !entry.hidden) return;
	// Asked for by name, it is shown whatever was chosen, and whatever the filter says.
	if (!isSeen) show('questions');
	entry.hidden = false;
	entry.scrollIntoView();
}

/** Coming from a citation (`?mark=start-end`): scrolls to the exact words, marks them, offers their link. */
function arrive(text: HTMLElement) {
	const [, from, to] = /^(\d+)-(\d+)$/.exec(new URLSearchParams(location.search).get('mark') ?? '') ?? [];
	if (from === undefined || to === undefined) return;
	const found = highlight(text, Number(from), Number(to));
	if (!found) return;
	const { passage, range } = found;
	showBoth(passage);
	passage.scrollIntoView({ block: 'center', behavior: 'instant' });
	passage.tabIndex = -1;
	passage.focus({ preventScroll: true });
	// The way back stands where the link would be offered; the link comes with words that are selected.
	if (isFromQuestion) return;
	later.share().then(({ offer }) => offer(text, range, 'The cited words are highlighted.', mark), nothing);
}

/** What does that comes with the first words that are marked. */
const mark = (range: Range, isNote: boolean) =>
	later.notes().then(({ markWords }) => markWords(range, isNote));

/** Words that a learner selects can be marked, and have a link of their own. */
function offerSelected(text: HTMLElement) {
	const stop = new AbortController();
	const look = () => {
		const selection = getSelection();
		if (!selection || selection.isCollapsed || !text.contains(selection.anchorNode)) return;
		stop.abort();
		later.share().then(
			({ watchSelection }) => watchSelection(text, mark),
			() => offerSelected(text),
		);
	};
	document.addEventListener('selectionchange', look, { signal: stop.signal });
}

const isNothing = (events: readonly StudyEvent[]) => events.every(({ type }) => type !== 'answered');
let isFirst = true;

/** The learner's own map, if there is anything to show; or to take away, once everything was deleted. */
async function drawMap() {
	try {
		let events = await eventsOf(module);
		if (isNothing(events) && !dataset.ownMap) return;
		if (isNothing(events) && isFirst) {
			// The hint may be ahead of the log: what the page before has graded can still be on its way there.
			await new Promise((resolve) => setTimeout(resolve, 1000));
			events = await eventsOf(module);
		}
		isFirst = false;
		await (await later.ownMap()).showOwnMap(events);
	} catch (error) {
		// Asked again.
		if (mayPass(error)) throw error;
		// Storage refused, or no network for the script: the text can be read all the same.
		delete dataset.ownMap;
	}
}

function nothing() {
	// Without a network the words are still marked.
}
