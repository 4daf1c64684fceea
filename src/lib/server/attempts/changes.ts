import { EventEmitter } from 'node:events';
import { sql } from 'kysely';
import type { Database } from '../database/engine.ts';

/** Who is told in this process, by id of assignment. Teachers’ live pages; a hundred of them is no leak. */
const here = new EventEmitter().setMaxListeners(0);
export const CHANNEL = 'mandate_changed';

/** Says that something of an assignment has changed, after it was committed. Does not wait, and never throws. */
export function notifyChange(database: Database, assignment: string): void {
	here.emit(assignment);
	if (database.engine !== 'postgres') return;
	sql`select pg_notify(${CHANNEL}, ${assignment})`
		.execute(database.db)
		// Those who were not told look for themselves before long.
		.catch(() => undefined);
}

/**
 * Calls back when something of an assignment has changed: at once in this process, and with PostgreSQL also when
 * another process has changed it. On SQLite another process’s changes are not told; whoever shows them asks again
 * now and then.
 * @returns ends it
 */
export function onChange(database: Database, assignment: string, callback: () => void): () => void {
	here.on(assignment, callback);
	const release = database.listen?.(CHANNEL, (told) => {
		// What this process said itself comes back to it; those who hear it twice look once.
		if (told === assignment) callback();
	});
	return () => {
		here.off(assignment, callback);
		release?.();
	};
}
