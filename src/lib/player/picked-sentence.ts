import {
	EXPECTED_EVIDENCE,
	OTHER_EVIDENCE,
	SENTENCE_AWAY,
	SENTENCE_GONE,
	SHOW_IN_TEXT,
} from '../words/attempts.ts';
import { citeName, type Cite } from '../quiz/kinds/open/written.ts';

/** Brings a reading into the page. */
export type Bring = (reading: string) => Promise<void>;

interface Picked {
	/** What is drawn of it: its words, and the way back to them. */
	readonly parts: readonly HTMLElement[];
	/** Its words; null where the text has no such sentence any more, or cannot be had just now. */
	readonly words: string | null;
}

/**
 * A sentence that an answer rests on.
 * @param expected names of those the question itself rests on; null: that may not be said
 */
export async function pickedSentence(
	cite: Cite,
	expected: readonly string[] | null,
	bring: Bring,
): Promise<Picked> {
	const isHere = await bring(cite.reading).then(
		() => true,
		() => false,
	);
	const sentence = document.getElementById(`${cite.reading}.${cite.sentence}`);
	if (!sentence) return { parts: [note(isHere ? SENTENCE_GONE : SENTENCE_AWAY)], words: null };
	const parts = [quoteOf(cite, sentence)];
	if (expected) parts.push(note(expected.includes(citeName(cite)) ? EXPECTED_EVIDENCE : OTHER_EVIDENCE));
	return { parts, words: sentence.textContent };
}

function quoteOf({ reading, sentence }: Cite, words: HTMLElement): HTMLElement {
	const page = document.querySelector<HTMLAnchorElement>(
		`#source [data-reading="${CSS.escape(reading)}"] .open a`,
	);
	const link = document.createElement('a');
	link.href = page ? `${page.pathname}#${sentence}` : `#${reading}.${sentence}`;
	link.dataset.cite = `${reading} ${words.dataset.passage ?? ''}`;
	link.textContent = SHOW_IN_TEXT;
	const quote = document.createElement('blockquote');
	quote.className = 'quote';
	quote.append(Object.assign(document.createElement('p'), { textContent: words.textContent }), link);
	return quote;
}

const note = (words: string) =>
	Object.assign(document.createElement('p'), { className: 'how', textContent: words });
