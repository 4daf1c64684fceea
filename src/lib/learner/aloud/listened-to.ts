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
	const beside = button.closest<HTMLElement>('[data-reading]');
	if (beside) return textBeside(beside, changed);
	const main = document.getElementById('main');
	if (!main) return { said: () => [], forget: () => {} };
	if (button.dataset.listen === 'reading')
		return { said: () => saidOfReading(main.querySelector('article') ?? main), forget: () => {} };
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
	return {
		said: () => saidOfReading(text),
		forget() {
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

/** A reading's headline, headings and sentences, as its page has cut them; without the numbers behind them. */
const saidOfReading = (text: ParentNode): Said[] =>
	[...text.querySelectorAll('[data-passage]')].flatMap((passage) =>
		said(passage, { cut: (words) => cutLong(words, { start: 0, end: words.length }) }),
	);
