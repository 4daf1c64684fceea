import { said, type Said } from './said.ts';
import { cutLong } from './utterances.ts';

/** A reading's headline, headings and sentences, as its page has cut them; without the numbers behind them. */
export const saidOfReading = (text: ParentNode): Said[] =>
	[...text.querySelectorAll('[data-passage]')].flatMap((passage) =>
		said(passage, { cut: (words) => cutLong(words, { start: 0, end: words.length }) }),
	);
