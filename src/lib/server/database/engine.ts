import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What queries are made with: a connection, or a transaction under way. */
export type Db = Kysely<Tables>;

/** Which database stands behind the queries; they are the same for both. */
export type Engine = 'sqlite' | 'postgres';

export interface Database {
	readonly engine: Engine;
	readonly db: Db;
	/** `db` is a transaction under way: what is written belongs to it, and is not committed yet. */
	readonly isWithin?: boolean;
	/** The server's, which resume codes are sealed with; empty for whoever has none of it to read or write. */
	readonly secret: string;
	/** Hears what other processes say on a channel, until it is ended; only PostgreSQL has that. */
	readonly listen?: (channel: string, told: (payload: string) => void) => () => void;
	/** Waits for what is under way. */
	readonly close: () => Promise<void>;
}

/** A moment for the tables that better-auth writes: a date where the engine has dates, else text. */
export const dateOf = ({ engine }: { readonly engine: Engine }, now: number) =>
	engine === 'postgres' ? new Date(now) : new Date(now).toISOString();
