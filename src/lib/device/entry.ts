import { newId } from './new-id.ts';
import type { Draft } from './database.ts';
import type { Done } from './study-event.ts';

/** An event before the log has given it its place. */
export type NewEvent = { readonly id: string; readonly at: number } & Done;

export const eventNow = (done: Done, id = newId()): NewEvent => ({ id, at: Date.now(), ...done });

/** What to write in one go; drafts and the settling of drafts take effect in their order. */
export type Entry =
	| { readonly event: NewEvent }
	| { readonly draft: Draft }
	/** A draft that has become a response. */
	| { readonly settled: Pick<Draft, 'attempt' | 'item'> };
