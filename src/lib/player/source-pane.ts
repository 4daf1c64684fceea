import { clearHighlight, highlight } from './highlight.ts';
import { isSeen } from './is-seen.ts';
import { later } from './later.ts';
import { openSheet, reopenSheet } from './sheet.ts';
import { keepWording, parseWording, readWording } from './kept-wording.ts';

/** Made once: a new one costs a layout at the moment a verdict is to be painted. */
const room = matchMedia('(min-width: 64rem)');
/** Whether the reading stands beside the quiz. */
const isWide = () => room.matches;

const pane = () => document.getElementById('source');

/** Citations, tabs and the button “The text” show the reading; without a script they are links, or not there. */
export function listenForText() {
	addEventListener('click', clicked);
	addEventListener('input', ({ target }) => {
		if (target instanceof HTMLInputElement && target.closest('[data-reading]')) chooseWording(target.value);
	});
	addEventListener('popstate', () => reopenSheet(openAgain));
}

function clicked(event: MouseEvent) {
	if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
	const link = event.target.closest<HTMLAnchorElement>('[data-cite]');
	if (link && showCitation(link, true)) event.preventDefault();
	const tab = event.target.closest<HTMLElement>('[data-show-reading]')?.dataset.showReading;
	if (tab) showReading(tab);
}

/** The text as it is, of the item in front. */
export function openText(opener: HTMLElement) {
	const text = pane();
	if (!text || isWide()) return;
	offerReading(
		opener.closest('form')?.querySelector<HTMLElement>('.item[data-now]')?.dataset.accordingTo ?? '',
	);
	openSheet(text, opener);
}

/**
 * Shows the words of a citation: in the reading beside the quiz where there is room, else, when the
 * learner asked for it, in a sheet that closes back to the same spot.
 * @param link a citation's link; its `data-cite` is `reading start end`
 * @returns whether it could be shown, so that the link need not be followed
 */
function showCitation(link: HTMLAnchorElement, asked: boolean): boolean {
	const [reading = '', start, end] = (link.dataset.cite ?? '').split(' ');
	const beside = pane();
	const text = beside?.querySelector<HTMLElement>(`[data-reading="${CSS.escape(reading)}"]`);
	if (!beside || !text) return false;
	const wide = isWide();
	if (!wide && !asked) return false;
	showReading(reading);
	for (const open of document.querySelectorAll<HTMLAnchorElement>(
		`#sheet-open, [data-reading="${CSS.escape(reading)}"] .open a`,
	)) {
		open.href = link.href;
	}
	if (!wide) openSheet(beside, link);
	whenHere(
		text,
		// Meanwhile another item may have come to the front.
		() => (isSeen(link) || asked) && mark(text, Number(start), Number(end), asked),
		() => asked && location.assign(link.href),
	);
	return true;
}

/** Marks the words and brings them into view. */
function mark(text: HTMLElement, start: number, end: number, asked: boolean) {
	const passage = highlight(text, start, end)?.passage;
	explain(text, passage, asked);
	const wide = isWide();
	const scroller = wide ? pane() : pane()?.parentElement;
	if (!passage || !scroller) return;
	const lead = wide ? scroller.clientHeight / 3 : 24;
	const top = passage.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
	scroller.scrollTo({ top: top - lead });
}

/** Only the text of the first item comes with the page; the others are brought from their own pages. */
function whenHere(text: HTMLElement, work: () => unknown, failed: () => unknown) {
	if (text.dataset.from === undefined) return work();
	later
		.reading()
		.then(({ bringReading }) => bringReading(text))
		.then(work, failed);
}

/** The pane goes along with the item in front. @param isNew another was in front before */
export function accompany(item: HTMLElement, isNew: boolean, isOpen: boolean) {
	accompanyWritten(item, isOpen);
	// What stays marked in the text would belong to another question, or give this one away; but for a sheet that is back.
	if ((isNew || isOpen) && !document.querySelector('#sheet[open]')) clearHighlight();
	// On a phone the text opens only when it is asked for.
	if (!isWide()) return;
	// The text it asks about stands beside it; a learner may turn to another.
	if (isNew) offerReading(item.dataset.accordingTo ?? '');
	if (!isOpen) showCited(item);
}

/**
 * What only an answer in one's own words needs is loaded with the first item of a quiz that asks for one: once that is
 * in front there may be no network.
 */
function accompanyWritten(item: HTMLElement, isOpen: boolean) {
	if (!document.querySelector('.item[data-kind="open"]')) return;
	const isWritten = item.dataset.kind === 'open';
	later.open().then(
		({ showOpen, stopPicking }) => (isWritten ? showOpen(item, isOpen, { openText, bring }) : stopPicking()),
		() => {
			// The answer can be written all the same.
		},
	);
}

/** Resolves once a reading is in the pane. */
async function bring(reading: string): Promise<void> {
	const text = pane()?.querySelector<HTMLElement>(`[data-reading="${CSS.escape(reading)}"]`);
	if (text?.dataset.from !== undefined) await later.reading().then(({ bringReading }) => bringReading(text));
}

/** Beside an item that was answered: the words that the first of its explanations rests on. */
function showCited(item: HTMLElement) {
	const link = [...item.querySelectorAll<HTMLAnchorElement>('[data-cite]')].find(isSeen);
	if (link) showCitation(link, false);
}

/** The original proves; the plain words of the cited paragraph stand below it. */
function explain(text: HTMLElement, passage: Element | undefined, asked: boolean) {
	text.querySelector('.shown')?.classList.remove('shown');
	passage?.closest('h2, h3, p, li')?.classList.add('shown');
	if (asked && text.dataset.plain !== undefined)
		later.plain().then(
			({ bring }) => bring(text),
			() => {
				// They come with the next one that is asked for.
			},
		);
}

/** Shows the pane's texts in the wording that was chosen, and keeps the choice. */
function chooseWording(value: string) {
	const wording = parseWording(value);
	keepWording(wording);
	later.plain().then(
		({ showWording }) => showWording(wording),
		() => {
			for (const words of document.querySelectorAll<HTMLElement>('[data-wording-failed]'))
				words.hidden = false;
		},
	);
}

/** Who chose plain words finds them beside the next quiz. */
export function bringWording() {
	if (readWording() !== 'original' && document.querySelector('[data-plain]')) chooseWording(readWording());
}

function openAgain(opener: HTMLElement) {
	if (opener instanceof HTMLAnchorElement) showCitation(opener, true);
	else openText(opener);
}

/** Whoever comes back from the reading finds the words that led there; the text as it is can be opened again. */
export const showAgain = () =>
	reopenSheet((opener) => opener instanceof HTMLAnchorElement && openAgain(opener));

/** Shows a reading if the pane has it, and leaves the pane as it is if not. */
function offerReading(id: string) {
	if (document.querySelector(`[data-reading="${CSS.escape(id)}"]`)) showReading(id);
}

function showReading(id: string) {
	pane()?.setAttribute('data-chosen', '');
	for (const text of document.querySelectorAll<HTMLElement>('[data-reading]'))
		showOne(text, text.dataset.reading === id);
	for (const tab of document.querySelectorAll<HTMLElement>('[data-show-reading]'))
		tab.setAttribute('aria-pressed', String(tab.dataset.showReading === id));
}

/** A text that cannot be had has a link to its own page in its place. */
function showOne(text: HTMLElement, isShown: boolean) {
	text.hidden = !isShown;
	if (isShown)
		whenHere(
			text,
			() => undefined,
			() => undefined,
		);
}
