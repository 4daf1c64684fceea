import { EventEmitter } from 'node:events';
import { sql } from 'kysely';
import type { Database } from '../database/engine.ts';

/** Who is told in this process, by id of assignment or class. Teachers’ live pages; a hundred of them is no leak. */
const here = new EventEmitter().setMaxListeners(0);
const CHANNEL = 'mandate_changed';

/**
 * Says that something has changed, after it was committed. Does not wait, and never throws.
 * @param id of an assignment; of a class, when somebody has joined it
 */
export function notifyChange(database: Database, id: string): void {
	// Whoever began that writing says so at its end.
	if (database.isWithin) return;
	here.emit(id);
	if (database.engine !== 'postgres') return;
	sql`select pg_notify(${CHANNEL}, ${id})`
		.execute(database.db)
		// Those who were not told look for themselves before long.
		.catch(() => undefined);
}

/**
 * Calls back when something of an assignment, or of a class, has changed: at once in this process, and with PostgreSQL also when
 * another process has changed it. On SQLite another process’s changes are not told; whoever shows them asks again
 * now and then.
 * @returns ends it
 */
export function onChange(database: Database, id: string, callback: () => void): () => void {
	here.on(id, callback);
	const release = database.listen?.(CHANNEL, (told) => {
		// What this process said itself comes back to it; those who hear it twice look once.
		if (told === id) callback();
	});
	return () => {
		here.off(id, callback);
		release?.();
	};
}
