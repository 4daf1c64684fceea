/** The nouns of a compiled module: what the checker lets through and everything else trusts. */

import type { Case } from './case/types.ts';
import type { ChoiceItem } from './kinds/choice/item.ts';
import type { EvidenceItem } from './kinds/evidence/item.ts';
import type { GapItem } from './kinds/gap/item.ts';
import type { MatchItem } from './kinds/match/item.ts';
import type { NumericItem } from './kinds/numeric/item.ts';
import type { OpenItem } from './kinds/open/item.ts';
import type { OrderItem } from './kinds/order/item.ts';
import type { StatementItem } from './kinds/statement/item.ts';
import type { Ruling } from './key.ts';
import type { Moved } from './moved.ts';
import type { Citation, Reading } from '../text/types.ts';

/** The kinds of item, each with a folder of its own in `kinds/`. */
interface Items {
	readonly choice: ChoiceItem;
	readonly statement: StatementItem;
	readonly match: MatchItem;
	readonly order: OrderItem;
	readonly gap: GapItem;
	readonly evidence: EvidenceItem;
	readonly numeric: NumericItem;
	readonly open: OpenItem;
}

export type Kind = keyof Items;

export type ItemOf<K extends Kind> = Items[K] & {
	/** Only in the version of an assignment, where a teacher has decided about it; an author writes none. */
	readonly ruling?: Ruling;
};

export type Item = { [K in Kind]: ItemOf<K> }[Kind];

export interface Quiz {
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	readonly items: readonly Item[];
	/** Taken before the lessons, to find out which of them are needed. */
	readonly isStartingCheck?: true;
}

interface Objective {
	readonly id: string;
	/** A few words, for tables. */
	readonly title: string;
	/** What a learner can do afterwards: completes “You can …”. */
	readonly can: string;
	/** Id of a strand; absent where the module has none. */
	readonly strand?: string | undefined;
}

/** A heading under which objectives stand. */
interface Strand {
	readonly id: string;
	readonly title: string;
}

/** Words of a reading quoted in a guide; its offsets are those of the words between the quotation marks. */
export interface GuideQuote {
	readonly start: number;
	readonly end: number;
	readonly citation: Citation;
}

/** For teachers: no item cites it, and it is on no learner's path. */
export interface Guide extends Omit<Reading, 'id' | 'kind' | 'category'> {
	/** In the order of the text. */
	readonly quotes: readonly GuideQuote[];
}

/** A word of the module's subject, explained. */
export interface Term {
	/** Unique within the module's glossary. */
	readonly id: string;
	/** As it stands inside a sentence: a capital only where it always has one. */
	readonly term: string;
	/** Other forms of it: plural, abbreviation, adjective. */
	readonly also: readonly string[];
	/** Everyday words under which a search finds it; they are not shown. */
	readonly keywords: readonly string[];
	/** One or two sentences, in our own words. */
	readonly definition: string;
	/** Where a reading uses or explains it; never empty. */
	readonly citations: readonly Citation[];
	/** Ids of terms it is easily confused with. */
	readonly compare: readonly string[];
}

/**
 * A reading in simpler words, paragraph by paragraph. It proves nothing: no item cites it, and its offsets are
 * nobody's.
 */
export interface PlainVersion {
	/** Id of the reading. */
	readonly of: string;
	/** “the article in plain English”. */
	readonly label: string;
	/** What it is, and what it is not; may be empty. */
	readonly note: string;
	/** By the id of the reading's block: as many, and of the same kinds. */
	readonly blocks: Readonly<Record<string, string>>;
}

/** A drawing that stands in a reading. It is no part of the reading's text, and nothing cites it. */
export interface Figure {
	/** Unique within the module; the name of its file. */
	readonly id: string;
	readonly reading: string;
	/** Id of the block it stands after. */
	readonly after: string;
	/** Under the drawing. */
	readonly caption: string;
	/** Its name, and what it shows, for who does not see it. */
	readonly title: string;
	readonly description: string;
	readonly viewBox: string;
	/** What stands within `<svg>`: made by the checker from what is allowed. */
	readonly content: string;
}

/** One thing to do on the path through a module. */
export interface Stop {
	readonly kind: 'reading' | 'quiz' | 'glossary' | 'case';
	/** Of the reading, the quiz or the case; the glossary has one name only. */
	readonly id: string;
}

/** Stops that belong together. */
export interface Stage {
	/** Empty when the path has one stage only, without a name. */
	readonly title: string;
	readonly stops: readonly Stop[];
}

export interface Module {
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	/** ISO date: the state of affairs the module describes. */
	readonly asOf: string;
	/** In the author's order; empty: the objectives stand in one list. */
	readonly strands: readonly Strand[];
	readonly objectives: readonly Objective[];
	readonly readings: readonly Reading[];
	/** Tells what has happened after `asOf`: nothing rests on it, and nobody has to read it. Null: there is none. */
	readonly since: Reading | null;
	/** Of those readings that have one. */
	readonly plain: readonly PlainVersion[];
	/** In the order of the readings and of their text. */
	readonly figures: readonly Figure[];
	/** As the author has them, and last, where there is a glossary, the quiz made from it. */
	readonly quizzes: readonly Quiz[];
	/** Cases to decide, in the author's order. */
	readonly cases: readonly Case[];
	/** In the author's order; empty when the module has none. */
	readonly glossary: readonly Term[];
	/** For teachers; null when the module has none. */
	readonly guide: Guide | null;
	/** In which order learners go through it: every reading, every quiz and every case once. */
	readonly path: readonly Stage[];
	/** The history of the ids of its public items. */
	readonly moved: Moved;
}

/** A module as the checker compiles it: with what the public part of it, which `Module` is, must never hold. */
export interface CompiledModule extends Module {
	/** Names that any rationale may use, though no cited sentence has them. */
	readonly commonNames: readonly string[];
	/** Quizzes with `access: assigned`: they exist only inside assignments. In the author's order. */
	readonly pool: readonly Quiz[];
	/** The history of the ids of items that are in the pool now. */
	readonly movedInPool: Moved;
}
