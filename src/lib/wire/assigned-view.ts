import type { Shown } from './shown.ts';
import type { RedactedItem } from '../quiz/redact.ts';
import type { Item, Module } from '../quiz/types.ts';
import type { AssignedData } from './assigned-data.ts';

/** A page on which a quiz is taken. */
export interface AssignedView {
	readonly assignment: string;
	readonly title: string;
	/** The readings as they were when the quiz was assigned; nothing else of the module. */
	readonly module: Module;
	/** In the attempt's order, under the names the page gives. */
	readonly items: readonly RedactedItem[];
	/** The items with their keys, in the same order; empty unless the rules let the page carry them. */
	readonly full: readonly Item[];
	/** Of items with their keys that were checked, by id. */
	readonly shown: ReadonlyMap<string, Shown>;
	readonly data: AssignedData;
}
