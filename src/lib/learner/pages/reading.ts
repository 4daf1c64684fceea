import { appendLast } from '../../device/append-last.ts';
import { mayPass } from '../../device/may-pass.ts';
import { eventsOf } from '../../device/log.ts';
import type { StudyEvent } from '../../device/study-event.ts';
import { here, herePath } from '../../player/here.ts';
import { highlight } from '../../player/highlight.ts';
import { ownMaps } from '../../player/hints.ts';
import { explainTerms } from '../../player/term-links.ts';
import { keepWording, parseWording, readWording, type Wording } from '../../player/wording.ts';
import { whenHere } from '../../ui/when-here.ts';
import { follow } from '../follow.ts';
import { later } from '../later.ts';
import { clock } from '../progress/clock.ts';
import { readToEnd } from '../read-to-end.ts';

const { dataset } = document.documentElement;
const { module, name } = here();
const reading = name ?? '';
clock(module, `read/${reading}`);
explainTerms();
// Its place above the text is there from the first paint on.
if (ownMaps.has(herePath())) dataset.ownMap = ownMaps.has('off') ? 'off' : 'on';

// The plain version, if there is one, is not seen to jump into its place.
dataset.wording = readWording();

const start = () => {
	const text = document.querySelector<HTMLElement>('#main .text');
	if (!text) return;
	listenForWording();
	readToEnd(text, `read/${reading}`, () =>
		appendLast({ type: 'read', module, reading }, `read/${module}/${reading}`),
	);
	arrive(text);
	offerSelected(text);
	// A number behind a sentence leads to the list of items; the right entry opens.
	addEventListener('hashchange', open);
	open();
	// Nothing rests on this text: nothing to map.
	if (!document.getElementById('own-map')) return;
	follow(drawMap, ['answered']);
};
whenHere(start);

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
	if (!entry.hidden) return;
	// Asked for by name, it is shown whatever the filter says.
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
	later.share().then(({ offer }) => offer(text, range, 'The cited words are highlighted.'), nothing);
}

/** Words that a learner selects have a link of their own. */
function offerSelected(text: HTMLElement) {
	const stop = new AbortController();
	const look = () => {
		const selection = getSelection();
		if (!selection || selection.isCollapsed || !text.contains(selection.anchorNode)) return;
		stop.abort();
		later.share().then(
			({ watchSelection }) => watchSelection(text),
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
