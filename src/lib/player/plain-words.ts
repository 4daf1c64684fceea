import styles from './plain-words.css?inline';
import { askOnce } from '../device/ask-once.ts';
import { bringReading } from './bring-reading.ts';
import type { Wording } from './kept-wording.ts';
import { IN_PLAIN_ENGLISH } from '../words/texts.ts';

/** `read/<reading>/plain.json`. */
export interface PlainWords {
	/** In the order of the reading's blocks, its title first. */
	readonly blocks: readonly string[];
}

/** Titles, headings, paragraphs and entries as `ReadingText` renders them beside a quiz. */
const BLOCKS = ':is(h2, h3, p, li):not(.open, .failed, .plain-words, .translated)';

/** Shows the texts of the pane in this wording, those that have a plain version. */
export async function showWording(wording: Wording) {
	for (const text of document.querySelectorAll<HTMLElement>('[data-reading][data-plain]'))
		await reword(text, wording);
}

async function reword(text: HTMLElement, wording: Wording) {
	const failed = text.querySelector<HTMLElement>('[data-wording-failed]');
	let shown = wording;
	try {
		if (wording !== 'original') await bringPlain(text);
		if (failed) failed.hidden = true;
	} catch {
		if (failed) failed.hidden = false;
		shown = 'original';
	}
	for (const choice of text.querySelectorAll<HTMLInputElement>('[name^=wording]'))
		choice.checked = choice.value === shown;
}

/** Puts the plain words into a text, each behind its original; seen are those that the text's wording shows. */
export const bringPlain = askOnce(new WeakMap<HTMLElement, Promise<void>>(), load);

async function load(text: HTMLElement) {
	await bringReading(text);
	// The page came with them.
	if (text.querySelector('.plain-words')) return;
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
	sheet.replaceSync(styles);
	document.adoptedStyleSheets.push(sheet);
}

function tag(): HTMLElement {
	const words = document.createElement('span');
	words.className = 'tag';
	words.textContent = IN_PLAIN_ENGLISH;
	return words;
}
