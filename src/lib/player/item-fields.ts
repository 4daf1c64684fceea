import type { RedactedItem } from '../quiz/redact.ts';
import type { ItemResponse } from '../quiz/response.ts';
import type { Item, Module } from '../quiz/types.ts';
import type { Shown } from '../wire/assigned-view.ts';

/** What a citation leads into. */
export interface CitedModule extends Pick<Module, 'id' | 'readings'> {
	/** The readings as they were when the quiz was assigned stand in this page; nothing leads to those of today. */
	readonly pinned?: boolean;
}

/** What a worksheet names. */
export type Printed = CitedModule & Pick<Module, 'title' | 'asOf'>;

/** What the fields of an item are drawn from, whatever its kind. */
export interface ItemFields {
	readonly module: CitedModule;
	/** In the order in which it is offered, which tells nothing. */
	readonly item: RedactedItem;
	/** The same with its key and what explains it; null where the key stays on the server. */
	readonly full: Item | null;
	readonly shown: Shown | null;
	/** What stands in the fields. */
	readonly response: ItemResponse;
	/** No longer to be answered. */
	readonly closed: boolean;
	/** Whether sentences that can be picked as evidence are listed for those without a script. */
	readonly bySentence: boolean;
}
