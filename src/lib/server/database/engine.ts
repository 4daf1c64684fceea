import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Which database stands behind the queries; they are the same for both. */
export type Engine = 'sqlite' | 'postgres';

export interface Database {
	readonly engine: Engine;
	readonly db: Kysely<Tables>;
	/** Waits for what is under way. */
	readonly close: () => Promise<void>;
}
