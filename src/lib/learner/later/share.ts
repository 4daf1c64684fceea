import { quoted } from '../../text/quoted.ts';
import { textFragment } from '../../text/fragment.ts';
import { quoteOf, type Quote } from '../quote-of.ts';

/** A selection is offered once it rests: it changes with every letter the finger passes. */
const REST_MS = 250;
/** As much of the words as goes into a message beside the link. */
const LONGEST_TEXT = 280;

const toast = document.getElementById('cited');
const status = toast?.querySelector('span') ?? null;
const button = (name: string) => toast?.querySelector<HTMLElement>(`[data-do="${name}"]`) ?? null;

let quote: Quote | null = null;
/** Whether the offer goes when the selection goes. */
let fromSelection = false;
let watched: HTMLElement | null = null;

/** Offers the link to these words, at the foot of the page. */
export function offer(reading: HTMLElement, range: Range, words: string) {
	const found = quoteOf(reading, range);
	if (!found) return close();
	quote = found;
	fromSelection = false;
	open(words);
}

/** Offers the link to whatever is selected in a reading, however it is selected. */
export function watchSelection(reading: HTMLElement) {
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
	const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : null;
	if (!range) {
		// Where a tap on a button ends the selection, the button must still know the words.
		if (fromSelection && !toast?.contains(document.activeElement)) close();
		return;
	}
	if (!reading.contains(range.commonAncestorContainer)) return;
	const found = quoteOf(reading, range);
	if (!found || found.exact === quote?.exact) return;
	quote = found;
	fromSelection = true;
	open('You can link to these words.');
}

function open(words: string) {
	if (!toast || !status) return;
	status.textContent = words;
	button('share')?.toggleAttribute('hidden', !('share' in navigator));
	toast.hidden = false;
}

function close() {
	if (!toast || toast.hidden) return;
	const hadFocus = toast.contains(document.activeElement);
	toast.hidden = true;
	if (hadFocus && quote) {
		quote.passage.tabIndex = -1;
		quote.passage.focus({ preventScroll: true });
	}
	quote = null;
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
		button('copy')?.focus();
	}
});
