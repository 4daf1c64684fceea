import { quoted } from '../../text/quoted.ts';
import { textFragment } from '../../text/fragment.ts';
import { isSeen } from '../../player/is-seen.ts';
import { NOTES_FAILED } from '../../words/own-notes.ts';
import { quoteOf, type Quote } from '../quote-of.ts';

/** A selection is offered once it rests: it changes with every letter the finger passes. */
const REST_MS = 250;
/** As much of the words as goes into a message beside the link. */
const LONGEST_TEXT = 280;

const toast = document.getElementById('cited');
const status = toast?.querySelector('span') ?? null;
const button = (name: string) => toast?.querySelector<HTMLElement>(`[data-do="${name}"]`) ?? null;

let quote: Quote | null = null;
/** The same words as they stand in the page. */
let range: Range | null = null;
/** Whether the offer goes when the selection goes. */
let fromSelection = false;
let watched: HTMLElement | null = null;

/** Marks words as the learner's own, with a note or without. @returns null, or why they were not marked */
type Mark = (range: Range, isNote: boolean) => Promise<string | null>;
let markWords: Mark = () => Promise.resolve(NOTES_FAILED);

/** Offers the link to these words, at the foot of the page. */
export function offer(reading: HTMLElement, at: Range, words: string, mark: Mark) {
	markWords = mark;
	const found = quoteOf(reading, at);
	if (!found) return close();
	[quote, range] = [found, at];
	fromSelection = false;
	open(words);
}

/** Offers the link to whatever is selected in a reading, however it is selected. */
export function watchSelection(reading: HTMLElement, mark: Mark) {
	markWords = mark;
	watched = reading;
	let timer = 0;
	const look = () => {
		clearTimeout(timer);
		timer = setTimeout(() => selected(reading), REST_MS) as unknown as number;
	};
	document.addEventListener('selectionchange', look);
	look();
}

function selected(reading: HTMLElement) {
	const selection = getSelection();
	const chosen = selection && !selection.isCollapsed ? selection.getRangeAt(0) : null;
	if (!chosen) {
		// Where a tap on a button ends the selection, the button must still know the words.
		if (fromSelection && !toast?.contains(document.activeElement)) close();
		return;
	}
	if (!reading.contains(chosen.commonAncestorContainer)) return;
	const found = quoteOf(reading, chosen);
	if (!found || found.exact === quote?.exact) return;
	[quote, range] = [found, chosen.cloneRange()];
	fromSelection = true;
	open(isOfOriginal() ? 'You can mark these words or link to them.' : 'You can link to these words.');
}

function open(words: string) {
	if (!toast || !status) return;
	status.textContent = words;
	button('share')?.toggleAttribute('hidden', !('share' in navigator));
	for (const name of ['highlight', 'note']) button(name)?.toggleAttribute('hidden', !isOfOriginal());
	toast.hidden = false;
}

/** Plain words are another's, and only the original's can be marked. */
const isOfOriginal = () =>
	[...document.querySelectorAll<HTMLElement>('.text [data-passage]')].some(
		(passage) => range?.intersectsNode(passage) && isSeen(passage),
	);

/** @param isBack whether who was in it goes back to the words */
function close(isBack = true) {
	if (!toast || toast.hidden) return;
	const hadFocus = isBack && toast.contains(document.activeElement);
	toast.hidden = true;
	if (hadFocus && quote) {
		quote.passage.tabIndex = -1;
		quote.passage.focus({ preventScroll: true });
	}
	quote = range = null;
}

/** As a highlight, or with a note, of the learner's own. */
async function mark(at: Range, isNote: boolean) {
	try {
		const problem = await markWords(at, isNote);
		if (!problem) return close(!isNote);
		if (status) status.textContent = problem;
	} catch {
		if (status) status.textContent = NOTES_FAILED;
	}
}

const address = ({ passage, exact, ...beside }: Quote) =>
	`${location.origin}${location.pathname}#${passage.id}:~:text=${textFragment(exact, beside)}`;

async function copy(of: Quote) {
	const link = address(of);
	let said = 'Link copied. It opens at these exact words.';
	try {
		await navigator.clipboard.writeText(link);
	} catch {
		said = `Copy this link: ${link}`;
	}
	if (status) status.textContent = said;
}

async function share(of: Quote) {
	const words = of.exact.replace(/\s+/g, ' ');
	const text =
		words.length > LONGEST_TEXT ? `${words.slice(0, LONGEST_TEXT).replace(/\s\S*$/, '')} …` : words;
	try {
		await navigator.share({ title: document.title, text: quoted(text), url: address(of) });
	} catch (error) {
		// Changed their mind: nothing to say.
		if (!(error instanceof DOMException && error.name === 'AbortError')) await copy(of);
	}
}

toast?.addEventListener('click', ({ target }) => {
	const name = target instanceof Element ? target.closest<HTMLElement>('[data-do]')?.dataset.do : null;
	if (name === 'close') return close();
	// The selection may have grown a moment ago.
	if (watched && fromSelection) selected(watched);
	if ((name === 'highlight' || name === 'note') && range) void mark(range, name === 'note');
	if (name === 'copy' && quote) void copy(quote);
	if (name === 'share' && quote) void share(quote);
});
// A press on a button would end the selection before its click.
toast?.addEventListener('mousedown', (event) => event.preventDefault());
addEventListener('keydown', (event) => {
	if (!toast || toast.hidden) return;
	if (event.key === 'Escape') return close();
	// From selected words the way leads to what can be done with them, not to the end of the page.
	const isOutside = !toast.contains(document.activeElement);
	if (event.key === 'Tab' && !event.shiftKey && fromSelection && isOutside) {
		event.preventDefault();
		button('highlight')?.focus();
	}
});
