import { partsHref } from '../../words/hrefs.ts';
import { markOf, OWN_STATES, summaryOf } from '../../words/describe-state.ts';
import { basedOn } from '../../words/texts.ts';
import { shownSentences } from '../../words/own-map.ts';
import { entries, nameAnswered, resting, type Entry } from '../own-map-entries.ts';
import { byPart } from '../by-part.ts';
import { isShown } from '../shown.ts';
import { herePath } from '../../player/here.ts';
import { ownMaps } from '../../player/hints.ts';
import { ownMap, type ItemState, type PassageState } from '../../analysis/own-map.ts';
import type { ReadingParts } from '../../quiz/rests-on.ts';
import type { StudyEvent } from '../../device/study-event.ts';

const MISSED: readonly ItemState[] = ['partly', 'wrong', 'confidently-wrong'];
const FILTERS: Readonly<Record<string, readonly ItemState[]>> = {
	right: ['right'],
	missed: MISSED,
	sure: ['confidently-wrong'],
	unanswered: ['unanswered'],
};
const byId = (id: string) => document.getElementById(id);
const text = document.querySelector<HTMLElement>('.text');
const panel = byId('own-map');
const filter = byId('own-map-filter') as HTMLSelectElement | null;

let map = new Map<string, PassageState>();

let loading: Promise<ReadingParts> | null = null;

/** A network that hangs must not hold the map back. */
const PATIENCE_MS = 4_000;

/** Written by our own server from a checked module. Without it each item is taken as a whole. */
function loadParts(): Promise<ReadingParts> {
	loading ??= fetchParts();
	return loading.catch(() => {
		loading = null;
		return {};
	});
}

async function fetchParts(): Promise<ReadingParts> {
	const giveUp = new AbortController();
	const patience = setTimeout(() => giveUp.abort(), PATIENCE_MS);
	try {
		const response = await fetch(partsHref(herePath()), { signal: giveUp.signal });
		if (!response.ok) throw new Error(`The server returned ${response.status} for the parts.`);
		return (await response.json()) as ReadingParts;
	} finally {
		clearTimeout(patience);
	}
}

/**
 * Draws the learner's own map; with no answers the page is as it was.
 * @param events of the module, in order
 */
export async function showOwnMap(events: readonly StudyEvent[]) {
	const isAny = events.some(({ type }) => type === 'answered');
	const answers = isAny ? byPart(events, await loadParts()) : [];
	nameAnswered(answers);
	map = ownMap(answers, resting());
	const empty = [...map.values()].every(({ state }) => state === 'unanswered');
	if (empty) map.clear();
	ownMaps.keep(herePath(), !empty);
	draw();
}

function draw() {
	const on = map.size > 0 && isShown('answers');
	const shown = on ? (FILTERS[filter?.value ?? ''] ?? null) : null;
	for (const [passage, entry] of entries) {
		const state = map.get(passage) ?? null;
		const isNamed = entry.items.length > 0;
		const isLeft = shown === null || (state !== null && shown.includes(state.state));
		drawSentence(entry, on ? state : null, isLeft);
		drawEntry(entry, state);
		entry.details.hidden = !isLeft || !isNamed;
		if (entry.count) entry.count.hidden = !isNamed;
	}
	text?.toggleAttribute('data-filtered', shown !== null);
	const { dataset } = document.documentElement;
	if (map.size > 0) dataset.ownMap = on ? 'on' : 'off';
	else delete dataset.ownMap;
	drawPanel(shown);
}

function drawSentence({ sentence, count: mark, items }: Entry, state: PassageState | null, isLeft: boolean) {
	for (const part of [sentence, mark]) {
		say(part, state?.state ?? null);
		part?.toggleAttribute('data-shown', isLeft);
	}
	if (!mark) return;
	const label = state ? markOf(state) : `${items.length}`;
	const based = basedOn(items.length);
	mark.classList.toggle('sign', state !== null);
	mark.textContent = label;
	// What is seen is said first, so that it can be spoken to a voice control.
	const seen = label === `${items.length}` ? '' : `${label}, `;
	mark.setAttribute('aria-label', state ? `${seen}${based}: ${summaryOf(state)}` : based);
}

/** In the list all is said in words; it stays when the marks in the text are switched off. */
function drawEntry({ details, items }: Entry, state: PassageState | null) {
	const summary = details.querySelector('summary');
	const number = summary?.querySelector('b') ?? null;
	say(number, state?.state ?? null);
	if (number) {
		number.classList.toggle('sign', state !== null);
		number.textContent = state ? markOf(state) : `${items.length}`;
		// The words after it say it all.
		number.ariaHidden = state ? 'true' : null;
	}
	if (summary) note(summary, state && summaryOf(state), state?.state ?? null);
	items.forEach((item, at) => {
		const own = state?.items[at] ?? null;
		note(item, own && OWN_STATES[own], own);
	});
}

function note(parent: Element, words: string | null, state: ItemState | null) {
	const known = parent.querySelector<HTMLElement>(':scope > .own');
	if (words === null) return known?.remove();
	const place =
		known ?? parent.appendChild(Object.assign(document.createElement('span'), { className: 'own' }));
	place.classList.toggle('sign', parent.matches('li'));
	place.textContent = words;
	say(place, state);
}

function say(part: HTMLElement | null, state: ItemState | null) {
	if (state) part?.setAttribute('data-own', state);
	else part?.removeAttribute('data-own');
}

function drawPanel(shown: readonly ItemState[] | null) {
	const states = [...map.values()].map(({ state }) => state);
	panel?.querySelectorAll<HTMLElement>('[data-own]').forEach((entry) => {
		const number = entry.querySelector('[data-number]');
		if (number) number.textContent = `${states.filter((state) => state === entry.dataset.own).length}`;
	});
	const left = states.filter((state) => shown?.includes(state)).length;
	const status = panel?.querySelector('[role=status]');
	const link = panel?.querySelector<HTMLElement>('[href="#resting"]');
	if (status) status.textContent = shown ? shownSentences(left, states.length) : '';
	if (link) link.hidden = shown === null || left === 0;
	const only = byId('own-map-only');
	const what = only?.querySelector('span');
	if (only) only.hidden = shown === null;
	if (what) what.textContent = `${filter?.selectedOptions[0]?.text ?? ''}: ${left}.`;
}

byId('show')?.addEventListener('change', draw);
filter?.addEventListener('change', draw);
byId('own-map-only')
	?.querySelector('button')
	?.addEventListener('click', () => {
		if (filter) filter.value = 'everything';
		draw();
		// The button goes away with the filter.
		byId('resting')?.focus();
	});
