import { highlight } from './highlight.ts';
import { later } from './later.ts';
import { keepWording, parseWording, readWording } from './wording.ts';
import { openSheet, reopenSheet } from './sheet.ts';

/** Made once: a new one costs a layout at the moment a verdict is to be painted. */
const room = matchMedia('(min-width: 64rem)');
/** Whether the reading stands beside the quiz. */
export const isWide = () => room.matches;

/**
 * Shows the words of a citation: in the reading beside the quiz where there is room, else, when the
 * learner asked for it, in a sheet that closes back to the same spot.
 * @param link a citation's link; its `data-cite` is `reading start end`
 * @returns whether it could be shown, so that the link need not be followed
 */
export function showCitation(link: HTMLAnchorElement, asked: boolean): boolean {
	const [reading = '', start, end] = (link.dataset.cite ?? '').split(' ');
	const pane = document.getElementById('source');
	const text = pane?.querySelector<HTMLElement>(`[data-reading="${CSS.escape(reading)}"]`);
	if (!pane || !text) return false;
	const wide = isWide();
	if (!wide && !asked) return false;
	showReading(reading);
	for (const open of document.querySelectorAll<HTMLAnchorElement>(
		`#sheet-open, [data-reading="${CSS.escape(reading)}"] .open a`,
	)) {
		open.href = link.href;
	}
	if (!wide) openSheet(pane, link);
	const passage = highlight(text, Number(start), Number(end))?.passage;
	explain(text, passage, asked);
	const scroller = wide ? pane : pane.parentElement;
	if (passage && scroller) {
		const lead = wide ? scroller.clientHeight / 3 : 24;
		const top =
			passage.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
		scroller.scrollTo({ top: top - lead });
	}
	return true;
}

/** The original proves; the plain words of the cited paragraph stand below it. */
function explain(text: HTMLElement, passage: Element | undefined, asked: boolean) {
	text.querySelector('.shown')?.classList.remove('shown');
	passage?.closest('p, li')?.classList.add('shown');
	if (asked && text.dataset.plain)
		later.plain().then(
			({ bring }) => bring(text),
			() => {
				// They come with the next one that is asked for.
			},
		);
}

/** Shows the pane's texts in the wording that was chosen, and keeps the choice. */
export function chooseWording(value: string) {
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

export const showAgain = () => reopenSheet((link) => showCitation(link, true));

/** Shows a reading if the pane has it, and leaves the pane as it is if not. */
export function offerReading(id: string) {
	if (document.querySelector(`[data-reading="${CSS.escape(id)}"]`)) showReading(id);
}

export function showReading(id: string) {
	for (const text of document.querySelectorAll<HTMLElement>('[data-reading]')) {
		text.hidden = text.dataset.reading !== id;
	}
	for (const tab of document.querySelectorAll<HTMLElement>('[data-show-reading]')) {
		tab.setAttribute('aria-pressed', String(tab.dataset.showReading === id));
	}
}
