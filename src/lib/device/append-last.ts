import { noteOne } from './journal.ts';
import { mayPass } from './may-pass.ts';
import { eventNow } from './entry.ts';
import { append } from './log.ts';
import type { Done } from './study-event.ts';

/**
 * Writes what may be the last thing that a page does: left before it is written, the next page takes it over.
 * A device that keeps nothing is no reason to stop the learner, nor to tell: nothing of theirs depends on it.
 */
export function appendLast(done: Done, id?: string) {
	const event = eventNow(done, id);
	const forget = noteOne(event);
	append([{ event }]).then(forget, (error: unknown) => mayPass(error) || forget());
}
