import { parseWording } from '../wording.ts';
import { IN_PLAIN_ENGLISH } from '../../words/texts.ts';

/** `read/<reading>/plain.json`. */
export interface PlainWords {
	/** In the order of the reading's blocks, its title first. */
	readonly blocks: readonly string[];
}

/** Titles, headings, paragraphs and entries as `ReadingText` renders them beside a quiz. */
const BLOCKS = ':is(h2, h3, p, li):not(.open, .plain-words)';

/** A cited paragraph (`shown`) is seen in both, whatever else is. */
const STYLES = `
[data-plain] .plain-words { display: none }
[data-plain] .plain-words:is(p, li) {
	padding: 0.5rem 0.75rem; border-inline-start: 3px solid var(--edge);
	background: var(--paper); font: 0.9375rem/1.6 var(--sans); list-style: none;
}
[data-plain] .tag { display: block; color: var(--muted); font: 600 0.8125rem/1.4 var(--sans) }
[data-plain][data-wording='both'] .plain-words:is(p, li), [data-plain] .shown + .plain-words { display: block }
[data-plain][data-wording='plain'] :is(h2, h3, p, li):not(.plain-words, .open, .shown) { display: none }
[data-plain][data-wording='plain'] .plain-words { display: block }
[data-plain][data-wording='plain'] :not(.shown) + .plain-words:is(p, li) {
	padding-inline: 0; border: 0; background: none; font: inherit;
	.tag { display: none }
}`;

/** One request for each text, however often it is asked for; after a failure, another. */
const asked = new WeakMap<HTMLElement, Promise<void>>();

/** Shows the texts of the pane in this wording, those that have a plain version. */
export async function showWording(value: string | undefined) {
	for (const text of document.querySelectorAll<HTMLElement>('[data-reading][data-plain]'))
		await reword(text, parseWording(value));
}

async function reword(text: HTMLElement, wording: string) {
	const failed = text.querySelector<HTMLElement>('[data-wording-failed]');
	try {
		if (wording !== 'original') await bring(text);
		text.dataset.wording = wording;
		if (failed) failed.hidden = true;
	} catch {
		if (failed) failed.hidden = false;
		return;
	}
	for (const button of text.querySelectorAll<HTMLElement>('[data-show-wording]'))
		button.setAttribute('aria-pressed', String(button.dataset.showWording === wording));
}

/** Puts the plain words into a text, each behind its original; seen are those that the text's wording shows. */
export function bring(text: HTMLElement): Promise<void> {
	const before = asked.get(text);
	if (before) return before;
	const bringing = load(text);
	asked.set(text, bringing);
	bringing.catch(() => asked.delete(text));
	return bringing;
}

async function load(text: HTMLElement) {
	const response = await fetch(text.dataset.plain ?? '');
	if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
	const { blocks } = (await response.json()) as PlainWords;
	text.querySelectorAll(BLOCKS).forEach((block, index) => {
		const words = document.createElement(block.localName);
		words.className = `${block.className} plain-words`;
		words.classList.remove('shown');
		words.textContent = blocks[index] ?? '';
		if (block.matches('p, li')) words.prepend(tag());
		block.after(words);
	});
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(STYLES);
	document.adoptedStyleSheets.push(sheet);
}

function tag(): HTMLElement {
	const words = document.createElement('span');
	words.className = 'tag';
	words.textContent = IN_PLAIN_ENGLISH;
	return words;
}
