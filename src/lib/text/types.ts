/** A text that can be cited: blocks, their sentences, and offsets into its plain text. */

/** A sentence of a reading. */
export interface Sentence {
	/** `p3.s2`. */
	readonly id: string;
	readonly start: number;
	readonly end: number;
}

/** Formatting of a stretch of a block; offsets are into the reading's plain text. */
export type Span =
	| { readonly kind: 'strong' | 'emphasis'; readonly start: number; readonly end: number }
	| { readonly kind: 'note'; readonly start: number; readonly end: number; readonly note: string };

export interface Block {
	/** `h0` is the title; `h1` … the headings; `p1` … the paragraphs and list items. */
	readonly id: string;
	readonly kind: 'title' | 'heading' | 'paragraph' | 'list-item';
	readonly start: number;
	readonly end: number;
	/** Empty for headings. */
	readonly sentences: readonly Sentence[];
	readonly spans: readonly Span[];
}

interface Reference {
	readonly id: string;
	/** What a bibliography would print. */
	readonly text: string;
	/** https address, or empty. Shown as a link, never fetched. */
	readonly url: string;
}

export interface Reading {
	readonly id: string;
	/** `source`: verbatim. `lesson`: our own words, with references. */
	readonly kind: 'source' | 'lesson';
	readonly title: string;
	/** The word used in “According to …” and in citations: “the article”. */
	readonly label: string;
	/** One line under the title: where it comes from, or its date. */
	readonly note: string;
	/** The publication's own category line; empty for lessons. */
	readonly category: string;
	/** Blocks joined by a blank line; every offset of the reading counts in it. */
	readonly text: string;
	readonly blocks: readonly Block[];
	readonly references: readonly Reference[];
}

/** Where a citation landed: the exact words, their place, and the passages they touch. */
export interface Citation {
	/** Id of the reading, e.g. `article`. */
	readonly reading: string;
	/** The words as they stand in the reading (not as the author typed them). */
	readonly exact: string;
	/** UTF-16 offset of the first character in the reading's plain text. */
	readonly start: number;
	/** UTF-16 offset just past the last character. */
	readonly end: number;
	/** Ids of the sentences (or headings) the quote touches, in order; never empty. */
	readonly passages: readonly string[];
}
