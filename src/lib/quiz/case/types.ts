import type { Citation } from '../../text/types.ts';

/** A case to decide, as the checker lets it through. */
export interface Case {
	/** Unique among the module's cases; the name of its file. */
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	/** Who the learner is, and how things stand: paragraphs. */
	readonly situation: readonly string[];
	/** What decisions leave behind; empty where none does. */
	readonly state: readonly Fact[];
	/** In the order in which they are met: every road leads through all of them. */
	readonly points: readonly Point[];
	readonly debrief: {
		/** How it has ended. */
		readonly ending: readonly Telling[];
		/** To talk about. */
		readonly questions: readonly string[];
	};
}

/** Something that holds in one of several ways; at first in the first of them. */
interface Fact {
	readonly id: string;
	readonly values: readonly {
		readonly id: string;
		/** Completes “If …”, for those who have the case on paper. */
		readonly words: string;
	}[];
}

/** Values of facts, by the fact's id. */
export type State = Readonly<Record<string, string>>;

/** A paragraph, told where each fact that it names has one of the values given. */
export interface Telling {
	readonly text: string;
	readonly when: Condition;
}

/** Empty: always. */
export type Condition = Readonly<Record<string, readonly string[]>>;

export interface Point {
	readonly id: string;
	readonly title: string;
	readonly text: readonly Telling[];
	readonly options: readonly Option[];
}

/** 2: fits the doctrine and the facts given; 1: can be defended, at a cost; 0: overlooks a principle. */
export type Points = 0 | 1 | 2;
export const MOST_POINTS = 2;

export interface Option {
	/** Unique at its point. */
	readonly id: string;
	readonly text: string;
	readonly points: Points;
	/** What comes of it; reads the state as it was before. */
	readonly consequence: readonly Telling[];
	/** What the doctrine says of it. */
	readonly feedback: string;
	/** What the feedback rests on; never empty. */
	readonly citations: readonly Citation[];
	/** What holds from here on. */
	readonly set: State;
}
