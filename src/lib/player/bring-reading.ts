import { askOnce } from '../device/ask-once.ts';

/** What belongs to a reading's own page alone: numbers, links, notes, figures, the plain version. */
const NOT_BESIDE = '.count, .anchor, sup, figure, .plain-words';

/** Brings a text beside the quiz from its own page: the server made that markup, and the device keeps that page. */
export const bringReading = askOnce(new WeakMap<HTMLElement, Promise<void>>(), load);

async function load(text: HTMLElement) {
	const { from } = text.dataset;
	// It came with the page.
	if (from === undefined) return;
	const response = await fetch(from);
	if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
	const page = new DOMParser().parseFromString(await response.text(), 'text/html');
	const prefix = text.closest('[data-pick]') ? `${text.dataset.reading ?? ''}.` : null;
	const blocks = [...(page.querySelector('#main .text')?.children ?? [])].map((block) =>
		beside(block, prefix),
	);
	if (blocks.length === 0) throw new Error(`no text in ${response.url}`);
	text.querySelector('.open')?.before(...blocks.filter((block) => block !== null));
	delete text.dataset.from;
}

/**
 * As `ReadingText` renders a block beside a quiz; null where it is not for there.
 * @param prefix before the ids of its passages, where sentences can be picked; null: they have none
 */
function beside(block: Element, prefix: string | null): Element | null {
	if (block.matches(NOT_BESIDE)) return null;
	for (const one of block.querySelectorAll(NOT_BESIDE)) one.remove();
	for (const term of block.querySelectorAll('a.term')) term.replaceWith(...term.childNodes);
	for (const one of [block, ...block.querySelectorAll('[id]')])
		if (prefix === null || one.id === '') one.removeAttribute('id');
		else one.id = prefix + one.id;
	for (const one of block.querySelectorAll('.rests')) one.classList.remove('rests');
	const level = /^H([12])$/.exec(block.tagName)?.[1];
	if (level === undefined) return document.importNode(block, true);
	const heading = document.createElement(`h${Number(level) + 1}`);
	heading.className = block.className;
	heading.append(...[...block.childNodes].map((node) => document.importNode(node, true)));
	return heading;
}
