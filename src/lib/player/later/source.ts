import { hide } from '../../ui/dom.ts';
import { clearHighlight, highlight } from '../highlight.ts';
import { isSeen } from '../is-seen.ts';
import { openSheet, reopenSheet } from '../sheet.ts';
import { isWide, pane } from '../pane.ts';
import { bringReading } from '../bring-reading.ts';
import { bringPlain, showWording } from '../plain-words.ts';
import { keepWording, parseWording } from '../kept-wording.ts';

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
 */
export function showCitation(link: HTMLAnchorElement, asked: boolean) {
	const [reading = '', start, end] = (link.dataset.cite ?? '').split(' ');
	const beside = pane();
	const text = beside?.querySelector<HTMLElement>(`[data-reading="${CSS.escape(reading)}"]`);
	if (!beside || !text) return;
	const wide = isWide();
	if (!wide && !asked) return;
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

/** Pinned texts came with the page; the others are brought from their own. Of one that cannot be had the pane says so. */
function whenHere(text: HTMLElement, work: () => unknown, failed: () => unknown) {
	hide('text-failed', true);
	if (text.dataset.from === undefined) return work();
	bringReading(text).then(work, () => {
		// Another may be shown by now.
		hide('text-failed', text.hidden !== false);
		failed();
	});
}

/** The pane goes along with the item in front. @param isNew another was in front before */
export function accompany(item: HTMLElement, isNew: boolean, isOpen: boolean) {
	// What stays marked in the text would belong to another question, or give this one away; but for a sheet that is back.
	if ((isNew || isOpen) && !document.querySelector('#sheet[open]')) clearHighlight();
	// On a phone the text opens only when it is asked for.
	if (!isWide()) return;
	// The text it asks about stands beside it; a learner may turn to another.
	if (isNew) offerReading(item.dataset.accordingTo ?? '');
	if (!isOpen) showCited(item);
}

/** Resolves once a reading is in the pane. */
export async function bring(reading: string): Promise<void> {
	const text = pane()?.querySelector<HTMLElement>(`[data-reading="${CSS.escape(reading)}"]`);
	if (text?.dataset.from !== undefined) await bringReading(text);
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
		bringPlain(text).catch(() => {
			// They come with the next one that is asked for.
		});
}

/** Shows the pane's texts in the wording that was chosen, and keeps the choice. */
export function chooseWording(value: string) {
	const wording = parseWording(value);
	keepWording(wording);
	void showWording(wording);
}

function open(opener: HTMLElement) {
	if (opener instanceof HTMLAnchorElement) showCitation(opener, true);
	else openText(opener);
}

/** Forward again, or back from the reading: the sheet that stands in the history is to be seen. */
export const openAgain = () => reopenSheet(open);
/** Whoever comes back from the reading finds the words that led there; the text as it is can be opened again. */
export const showAgain = () => reopenSheet((opener) => opener instanceof HTMLAnchorElement && open(opener));

/** Shows a reading if the pane has it, and leaves the pane as it is if not. */
function offerReading(id: string) {
	if (document.querySelector(`[data-reading="${CSS.escape(id)}"]`)) showReading(id);
}

export function showReading(id: string) {
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
