import type { Position } from '../../text/locate.ts';
import { utterances } from './utterances.ts';

/** One thing said in one go, and where it stands. */
export interface Said {
	readonly text: string;
	/** What is marked while it is said. */
	readonly range: Range;
	/** What is marked where a browser cannot mark a range. */
	readonly element: HTMLElement;
}

interface Ways {
	/** Said first, and nowhere to be seen: the number of a choice. */
	readonly before?: string;
	/** Said last, right behind the text: a verdict on a choice. */
	readonly after?: string;
	/** What is said for a field in the midst of a text. */
	readonly field?: (field: HTMLInputElement | HTMLSelectElement) => string;
	/** How the text is cut; else into sentences. */
	readonly cut?: (text: string) => Position[];
}

/** A stretch of the text, and the node it comes from. */
interface Stretch {
	readonly node: Node;
	readonly start: number;
	readonly end: number;
}

/** Reference numbers, signs, and what only pages without a script show. */
const UNSAID = 'sup, script, .tag, .needs-no-script, [aria-hidden=true], [hidden]';

/** What an element says, in order; nothing when it is empty. */
export function said(element: Element | null | undefined, ways: Ways = {}): Said[] {
	if (!(element instanceof HTMLElement)) return [];
	const { text, stretches } = collect(element, ways.field);
	const cut = (ways.cut ?? utterances)(text);
	return cut.map(({ start, end }, index) => ({
		text: tidy(
			(index === 0 && ways.before ? `${ways.before} ` : '') +
				text.slice(start, end) +
				(index === cut.length - 1 ? (ways.after ?? '') : ''),
		),
		range: rangeOf(element, stretches, start, end),
		element,
	}));
}

/** One space between words, none before a stop (a field may have left one there), and one stop. */
const tidy = (text: string) =>
	text
		.replace(/\s+/gu, ' ')
		.replace(/ ([,.;:!?])/g, '$1')
		.replace(/([.!?…])\.(?=\s|$)/gu, '$1')
		.trim();

function collect(element: HTMLElement, field: Ways['field']) {
	const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
		if (node instanceof Text) return NodeFilter.FILTER_ACCEPT;
		if (!(node instanceof Element) || node.matches(UNSAID)) return NodeFilter.FILTER_REJECT;
		return isField(node) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
	});
	const stretches: Stretch[] = [];
	let text = '';
	while (nodes.nextNode()) {
		const node = nodes.currentNode;
		// The options of a list are text too.
		if (node instanceof Text && node.parentElement?.closest('select')) continue;
		const adds = node instanceof Text ? node.data : isField(node) ? ` ${field?.(node) ?? ''} ` : '';
		stretches.push({ node, start: text.length, end: text.length + adds.length });
		text += adds;
	}
	return { text, stretches };
}

const isField = (node: Node): node is HTMLInputElement | HTMLSelectElement =>
	node instanceof HTMLInputElement || node instanceof HTMLSelectElement;

function rangeOf(element: HTMLElement, stretches: readonly Stretch[], start: number, end: number): Range {
	const range = document.createRange();
	range.selectNodeContents(element);
	const touched = stretches.filter((stretch) => stretch.start < end && start < stretch.end);
	const [first, last] = [touched[0], touched.at(-1)];
	if (first?.node instanceof Text) range.setStart(first.node, Math.max(0, start - first.start));
	else if (first) range.setStartBefore(first.node);
	if (last?.node instanceof Text) range.setEnd(last.node, Math.min(last.node.length, end - last.start));
	else if (last) range.setEndAfter(last.node);
	return range;
}
