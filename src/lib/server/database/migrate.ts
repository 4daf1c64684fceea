import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { sealCode } from '../classes/sealed-code.ts';
import type { Database, Db } from './engine.ts';
import * as m0001 from './migrations/0001-quiz-versions.ts';
import * as m0002 from './migrations/0002-accounts.ts';
import * as m0003 from './migrations/0003-classes.ts';
import * as m0004 from './migrations/0004-reopened.ts';
import * as m0005 from './migrations/0005-form-answers.ts';
import * as m0006 from './migrations/0006-limits.ts';
import * as m0007 from './migrations/0007-results-and-sealed-codes.ts';
import * as m0008 from './migrations/0008-regrade-choices.ts';
import * as m0009 from './migrations/0009-event-types.ts';
import * as m0010 from './migrations/0010-plans.ts';
import * as m0011 from './migrations/0011-list-names.ts';
import * as m0013 from './migrations/0013-gradebook.ts';
import * as m0014 from './migrations/0014-sharing.ts';
import * as m0015 from './migrations/0015-given-to.ts';
import * as m0016 from './migrations/0016-marks.ts';
import * as m0017 from './migrations/0017-decided-cases.ts';
import { write } from './write.ts';

const SEALS = '0007-results-and-sealed-codes';
/** Rows. */
const AT_ONCE = 500;

/** In order, by name. One that was released is never changed: what comes later is another. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
	'0001-quiz-versions': m0001,
	'0002-accounts': m0002,
	'0003-classes': m0003,
	'0004-reopened': m0004,
	'0005-form-answers': m0005,
	'0006-limits': m0006,
	[SEALS]: m0007,
	'0008-regrade-choices': m0008,
	'0009-event-types': m0009,
	'0010-plans': m0010,
	'0011-list-names': m0011,
	'0013-gradebook': m0013,
	'0014-sharing': m0014,
	'0015-given-to': m0015,
	'0016-marks': m0016,
	'0017-decided-cases': m0017,
};

/**
 * Brings the tables to the newest form: all of it or, when one step fails, nothing. Two processes that start at
 * once take turns.
 * @returns names of the migrations that were run now
 * @throws when the database is of a newer version, or a step fails
 */
export async function migrate(database: Database, migrations = MIGRATIONS): Promise<string[]> {
	const done = await migrateTables(database, migrations);
	if (SEALS in migrations) await write(database, (db) => sealCodes(database, db));
	return done;
}

async function migrateTables(
	{ db, engine }: Database,
	migrations: Readonly<Record<string, Migration>>,
): Promise<string[]> {
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

/**
 * Seals the resume codes that a version before this one stored as they are. That takes the server's secret, which a
 * migration does not know; what is sealed once is left alone, so a server that was killed goes on here.
 */
async function sealCodes({ secret }: Database, db: Db) {
	for (;;) {
		const open = await db
			.selectFrom('student')
			.select(['id', 'class_id', 'resume_code'])
			.where('resume_key', 'is', null)
			.limit(AT_ONCE)
			.execute();
		if (open.length === 0) return;
		for (const { id, class_id, resume_code } of open)
			await db
				.updateTable('student')
				.set(sealCode(secret, class_id, resume_code))
				.where('id', '=', id)
				// Of two servers that start at once the second finds it done.
				.where('resume_key', 'is', null)
				.execute();
	}
}

async function run<T>(db: Kysely<T>, migrations: Readonly<Record<string, Migration>>): Promise<string[]> {
	const provider = { getMigrations: () => Promise.resolve({ ...migrations }) };
	const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest();
	const failed = results.find(({ status }) => status === 'Error');
	if (error === undefined) return results.map(({ migrationName }) => migrationName);
	const what = error instanceof Error ? error.message : String(error);
	if (failed) throw new Error(`The migration ${failed.migrationName} failed: ${what}`, { cause: error });
	throw new Error(
		`This version of Mandate is too old for the database: ${what}. Start the newer version you last used it with.`,
		{ cause: error },
	);
}
