import { isOriginal, stretchOf, textsOf } from '../../player/highlight.ts';
import type { Position } from '../../text/locate.ts';
import { wholeWords } from '../quote-of.ts';

const passagesOf = (root: ParentNode) => [...root.querySelectorAll<HTMLElement>('[data-passage]')];

/**
 * A reading's text as its page has it, each sentence at its own offsets and white space between them.
 * @returns null when a browser has translated the page
 */
export function textOf(root: ParentNode): string | null {
	const passages = passagesOf(root);
	if (!passages.every(isOriginal)) return null;
	return passages.reduce((text, passage) => text.padEnd(stretchOf(passage)[0], ' ') + wordsOf(passage), '');
}

function wordsOf(passage: HTMLElement): string {
	const texts = textsOf(passage);
	let words = '';
	while (texts.nextNode()) words += (texts.currentNode as Text).data;
	return words;
}

/** The whole words of the reading that a range touches; null when it touches none, or none of the original. */
export function positionOf(root: ParentNode, range: Range): Position | null {
	const text = textOf(root);
	const touched = passagesOf(root)
		.filter((passage) => range.intersectsNode(passage))
		.flatMap((passage) => within(passage, range));
	const [first, last] = [touched[0], touched.at(-1)];
	return text !== null && first && last ? wholeWords(text, first.start, last.end) : null;
}

function within(passage: HTMLElement, range: Range): Position[] {
	const texts = textsOf(passage);
	const found: Position[] = [];
	let [at] = stretchOf(passage);
	while (texts.nextNode()) {
		const node = texts.currentNode as Text;
		const start = node === range.startContainer ? range.startOffset : 0;
		const end = node === range.endContainer ? range.endOffset : node.length;
		if (range.intersectsNode(node) && start < end) found.push({ start: at + start, end: at + end });
		at += node.length;
	}
	return found;
}

/** The sentences of a paragraph. */
export const sentencesOf = (block: Element) =>
	passagesOf(block).map((passage) => {
		const [start, end] = stretchOf(passage);
		return { start, end, words: wordsOf(passage) };
	});
