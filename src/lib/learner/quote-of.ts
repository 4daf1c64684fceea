import { wordsAt } from '../text/words-at.ts';
import type { Beside } from '../text/fragment.ts';

/** What stands in the page between the words and is none of them: references, numbers of items, anchors, plain words. */
const BETWEEN = 'sup, .count, .anchor, .plain-words';
const BLOCK = 'p, li, h1, h2, h3';

export interface Quote extends Beside {
	readonly exact: string;
	/** The sentence or heading in which it begins. */
	readonly passage: HTMLElement;
}

/**
 * The words of a reading that a range touches, whole, in a form that a link can name.
 * @returns null when there are none
 */
export function quoteOf(reading: HTMLElement, range: Range): Quote | null {
	let text = '';
	let from = -1;
	let to = -1;
	let first: Text | null = null;
	for (const { node, apart } of nodesOf(reading)) {
		if (apart && text !== '') text += '\n\n';
		if (range.intersectsNode(node)) {
			const start = node === range.startContainer ? range.startOffset : 0;
			const end = node === range.endContainer ? range.endOffset : node.length;
			if (from < 0) from = text.length + start;
			to = text.length + end;
			if (!first && node.data.slice(start, end).trim() !== '') first = node;
		}
		text += node.data;
	}
	const passage = first?.parentElement?.closest<HTMLElement>('[id]');
	const words = from < 0 ? null : wordsAt(text, from, to);
	return words && passage ? { ...words, passage } : null;
}

/** The text of a reading, and where it does not read on: at each block, and where something stands between. */
function nodesOf(reading: HTMLElement): { node: Text; apart: boolean }[] {
	const found: { node: Text; apart: boolean }[] = [];
	const walker = document.createTreeWalker(reading, NodeFilter.SHOW_TEXT);
	let block: Element | null = null;
	let apart = false;
	while (walker.nextNode()) {
		const node = walker.currentNode as Text;
		const within = node.parentElement?.closest(BLOCK) ?? null;
		if (!within) continue;
		if (node.parentElement?.closest(BETWEEN)) {
			apart = true;
			continue;
		}
		found.push({ node, apart: apart || within !== block });
		block = within;
		apart = false;
	}
	return found;
}
