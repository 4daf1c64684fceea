import { Migrator, type Migration } from 'kysely/migration';
import { sql, type Kysely } from 'kysely';
import * as m0001 from './migrations/0001-quiz-versions.ts';
import * as m0002 from './migrations/0002-accounts.ts';
import * as m0003 from './migrations/0003-classes.ts';
import * as m0004 from './migrations/0004-reopened.ts';
import * as m0005 from './migrations/0005-form-answers.ts';
import * as m0007 from './migrations/0007-results-and-sealed-codes.ts';
import * as m0008 from './migrations/0008-regrade-choices.ts';
import type { Database } from './engine.ts';

/** In order, by name. One that was released is never changed: what comes later is another. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
	'0001-quiz-versions': m0001,
	'0002-accounts': m0002,
	'0003-classes': m0003,
	'0004-reopened': m0004,
	'0005-form-answers': m0005,
	'0007-results-and-sealed-codes': m0007,
	'0008-regrade-choices': m0008,
};

/**
 * Brings the tables to the newest form: all of it or, when one step fails, nothing. Two processes that start at
 * once take turns.
 * @returns names of the migrations that were run now
 * @throws when the database is of a newer version, or a step fails
 */
export async function migrate({ db, engine }: Database, migrations = MIGRATIONS): Promise<string[]> {
	// PostgreSQL: the migrator holds an advisory lock, and runs all in one transaction.
	if (engine === 'postgres') return run(db, migrations);
	// SQLite: the migrator has no lock of its own, and a plain “begin” would let two processes begin.
	return db.connection().execute(async (one) => {
		await sql`begin immediate`.execute(one);
		try {
			const done = await run(one, migrations);
			await sql`commit`.execute(one);
			return done;
		} catch (error) {
			await sql`rollback`.execute(one);
			throw error;
		}
	});
}

async function run<T>(db: Kysely<T>, migrations: Readonly<Record<string, Migration>>): Promise<string[]> {
	const provider = { getMigrations: () => Promise.resolve({ ...migrations }) };
	const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest();
	const failed = results.find(({ status }) => status === 'Error');
	if (error === undefined) return results.map(({ migrationName }) => migrationName);
	const what = error instanceof Error ? error.message : String(error);
	if (failed) throw new Error(`The migration ${failed.migrationName} failed: ${what}`, { cause: error });
	throw new Error(
		`The database does not fit this version of Mandate: ${what}. Start the newer version it was used with.`,
		{ cause: error },
	);
}
