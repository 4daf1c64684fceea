import { sql } from 'kysely';
import type { Database } from '../../src/lib/server/database/engine.ts';

/** Resolves once somebody waits for a lock in this PostgreSQL: then whoever holds it can go on. */
export async function untilOneWaits({ db }: Database): Promise<void> {
	for (;;) {
		const { rows } = await sql`select pid from pg_stat_activity
			where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
		if (rows.length > 0) return;
	}
}
