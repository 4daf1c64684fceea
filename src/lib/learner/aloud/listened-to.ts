import { saidOfItem } from './said-of-item.ts';
import { type Said, said } from './said.ts';
import { cutLong } from './utterances.ts';

export interface ListenedTo {
	readonly said: () => Said[];
	/** No longer calls back. */
	readonly forget: () => void;
}

/**
 * What a button offers to read: the reading of its page, the text beside a quiz, or the item in front.
 * @param changed told once something else stands there: another item, its feedback, the results, another text
 */
export function listenedTo(button: HTMLElement, changed: () => void): ListenedTo {
	if (button.dataset.listen === 'term') return term(button, changed);
	const beside = button.closest<HTMLElement>('[data-reading]');
	if (beside) return textBeside(beside, changed);
	const main = document.getElementById('main');
	if (!main) return { said: () => [], forget: () => {} };
	if (button.dataset.listen === 'reading')
		return {
			said: () => saidOfReading(main.querySelector('article') ?? main, wordingIn(main)),
			forget: whenReworded(main, changed),
		};
	const before = state(main);
	const observer = new MutationObserver(() => state(main) !== before && changed());
	observer.observe(main, {
		subtree: true,
		attributeFilter: ['data-now', 'data-phase', 'data-view'],
	});
	return {
		said() {
			const item = inFront(main);
			return item ? saidOfItem(item) : [];
		},
		forget: () => observer.disconnect(),
	};
}

/** Once its sheet is closed, or another text is in its place, nobody sees it any more. */
function textBeside(text: HTMLElement, changed: () => void): ListenedTo {
	const observer = new MutationObserver(changed);
	observer.observe(text, { attributeFilter: ['hidden'] });
	const sheet = text.closest('dialog');
	sheet?.addEventListener('close', changed);
	const forget = whenReworded(text, changed);
	return {
		said: () => saidOfReading(text, wordingIn(text)),
		forget() {
			forget();
			observer.disconnect();
			sheet?.removeEventListener('close', changed);
		},
	};
}

/** Until the page's script has begun, the first item is in front. */
const inFront = (main: HTMLElement) =>
	main.querySelector<HTMLElement>('.item[data-now]') ?? main.querySelector<HTMLElement>('.item');

function state(main: HTMLElement): string {
	const item = inFront(main);
	return [main.dataset.view, item?.id, item?.dataset.phase].join(' ');
}

/** A term and what it means, in the glossary or in the box beside a word. */
function term(button: HTMLElement, changed: () => void): ListenedTo {
	const box = button.closest<HTMLElement>('details, [popover]');
	const parts = [...(box?.querySelectorAll<HTMLElement>('[data-said]') ?? [])];
	const closed = () => box?.matches('details[open], :popover-open') || changed();
	box?.addEventListener('toggle', closed);
	// The box is one for all terms.
	const observer = new MutationObserver(changed);
	if (parts[0]) observer.observe(parts[0], { childList: true });
	return {
		said: () => parts.flatMap((part) => said(part)),
		forget() {
			box?.removeEventListener('toggle', closed);
			observer.disconnect();
		},
	};
}

const WORDING = '[name^=wording]';
const wordingIn = (root: ParentNode) => root.querySelector<HTMLInputElement>(`${WORDING}:checked`)?.value;

/** @returns how to stop looking */
function whenReworded(root: HTMLElement, changed: () => void): () => void {
	const look = ({ target }: Event) => target instanceof Element && target.matches(WORDING) && changed();
	root.addEventListener('input', look);
	return () => root.removeEventListener('input', look);
}

/** Its plain words where they alone are shown; else the original, as its page has cut it, without the numbers in it. */
const saidOfReading = (text: ParentNode, wording: string | undefined): Said[] => {
	const plain = wording === 'plain' ? [...text.querySelectorAll('.plain-words')] : [];
	if (plain.length > 0) return plain.flatMap((block) => said(block));
	return [...text.querySelectorAll('[data-passage]')].flatMap((passage) =>
		said(passage, { cut: (words) => cutLong(words, { start: 0, end: words.length }) }),
	);
};
