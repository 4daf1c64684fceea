import { findPlace } from './keep-place.ts';
import { later } from './later.ts';
import { isWide, pane } from './pane.ts';
import { readWording } from './kept-wording.ts';

/**
 * The reading that stands beside a quiz, or opens over it. What shows it is loaded with the first text that is asked for;
 * where there is room beside the quiz, at once.
 */

/** Citations, tabs and the button “The text” show the reading; without a script they are links, or not there. */
export function listenForText() {
	addEventListener('click', clicked);
	addEventListener('input', ({ target }) => {
		if (target instanceof HTMLInputElement && target.closest('[data-reading]')) chooseWording(target.value);
	});
	addEventListener('popstate', openAgain);
}

function clicked(event: MouseEvent) {
	if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
	const link = event.target.closest<HTMLAnchorElement>('[data-cite]');
	if (link && has(link.dataset.cite?.split(' ')[0])) {
		event.preventDefault();
		later.source().then(
			({ showCitation }) => showCitation(link, true),
			() => location.assign(link.href),
		);
	}
	const tab = event.target.closest<HTMLElement>('[data-show-reading]')?.dataset.showReading;
	if (tab) later.source().then(({ showReading }) => showReading(tab), unseen);
}

const has = (reading = '') => pane()?.querySelector(`[data-reading="${CSS.escape(reading)}"]`) != null;
/** Without a network it comes with the next press. */
const unseen = () => undefined;

/** The text as it is, of the item in front; where it cannot be had, its own page. */
export function openText(opener: HTMLElement) {
	later.source().then(
		(source) => source.openText(opener),
		() => pane()?.querySelector<HTMLAnchorElement>('[data-reading]:not([hidden]) .open a')?.click(),
	);
}

/** The pane goes along with the item in front. @param isNew another was in front before */
export function accompany(item: HTMLElement, isNew: boolean, isOpen: boolean) {
	accompanyWritten(item, isOpen);
	if (isWide() || isMarked())
		later.source().then((source) => isInFront(item) && source.accompany(item, isNew, isOpen), unseen);
}

/** What is loaded comes in no order: meanwhile another item may have come to the front. */
const isInFront = ({ dataset }: HTMLElement) => dataset.now !== undefined;

const isMarked = () =>
	'highlights' in CSS ? CSS.highlights.has('cited') : document.querySelector('.sentence.cited') !== null;

/**
 * What only an answer in one's own words needs is loaded with the first item of a quiz that asks for one: once that is
 * in front there may be no network.
 */
function accompanyWritten(item: HTMLElement, isOpen: boolean) {
	if (!document.querySelector('.item[data-kind="open"]')) return;
	const isWritten = item.dataset.kind === 'open';
	Promise.all([later.open(), later.source()]).then(
		([{ showOpen, stopPicking }, source]) =>
			isInFront(item) && (isWritten ? showOpen(item, isOpen, source) : stopPicking()),
		() => {
			// The answer can be written all the same.
		},
	);
}

function chooseWording(value: string) {
	later.source().then(
		(source) => source.chooseWording(value),
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

const hasSheet = () => (history.state as { sheet?: string } | null)?.sheet !== undefined;
function openAgain() {
	findPlace();
	if (hasSheet()) later.source().then((source) => source.openAgain(), unseen);
}
export function showAgain() {
	findPlace();
	if (hasSheet()) later.source().then((source) => source.showAgain(), unseen);
}
