import type { RedactedItem } from '../quiz/redact.ts';
import type { ItemResponse } from '../quiz/response.ts';
import type { Item, Module } from '../quiz/types.ts';
import type { Shown } from '../wire/take-view.ts';

/** What the fields of an item are drawn from, whatever its kind. */
export interface ItemFields {
	readonly module: Pick<Module, 'id' | 'readings'>;
	/** In the order in which it is offered, which tells nothing. */
	readonly item: RedactedItem;
	/** The same with its key and what explains it; null where the key stays on the server. */
	readonly full: Item | null;
	readonly shown: Shown | null;
	/** What stands in the fields. */
	readonly response: ItemResponse;
	/** No longer to be answered. */
	readonly closed: boolean;
}
