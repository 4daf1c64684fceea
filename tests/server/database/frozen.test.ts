import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { scores } from '../../../src/lib/server/attempts/scores.ts';
import { migrate, MIGRATIONS } from '../../../src/lib/server/database/migrate.ts';
import { pointsOf } from '../../../src/lib/server/results/loaded-results.ts';
import { eachEngine } from '../each-engine.ts';
import type { Kysely } from 'kysely';

/** A database as an earlier version left it; never written anew, or it would prove nothing. */
interface Frozen {
	/** Name of the last migration it had. */
	readonly version: string;
	/** Milliseconds since 1970: when `expected` was true. */
	readonly now: number;
	/** By assignment: what that version said of each student. */
	readonly expected: Readonly<Record<string, readonly unknown[]>>;
	readonly tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

const FOLDER = 'tests/fixtures/database';
/** Parents before children. */
const IN_ORDER =
	'teacher teacher_account link quiz_version class student student_device assignment assignment_quiz attempt attempt_event override'.split(
		' ',
	);
/** PostgreSQL has booleans, SQLite has 0 and 1. */
const BOOLEANS = new Set(['email_verified']);
const AT_ONCE = 100;

const upTo = (version: string) =>
	Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name <= version));

async function fill(db: Kysely<Record<string, Record<string, unknown>>>, { tables }: Frozen) {
	for (const [table, rows] of Object.entries(tables)) {
		if (rows.length > 0) expect(IN_ORDER, table).toContain(table);
	}
	for (const table of IN_ORDER) {
		const rows = (tables[table] ?? []).map((row) =>
			Object.fromEntries(
				Object.entries(row).map(([column, value]) => [column, BOOLEANS.has(column) ? String(value) : value]),
			),
		);
		for (let from = 0; from < rows.length; from += AT_ONCE)
			await db
				.insertInto(table)
				.values(rows.slice(from, from + AT_ONCE))
				.execute();
	}
}

const names = await readdir(FOLDER);

eachEngine('a database of an earlier version', (make) => {
	test.each(names.map((name) => [name]))('%s: every student still has the score it had', async (name) => {
		const frozen = JSON.parse(await readFile(`${FOLDER}/${name}`, 'utf8')) as Frozen;
		const place = await make();
		const database = place.open();
		await migrate(database, upTo(frozen.version));
		// Its tables are those of an earlier version, which no type describes any more.
		await fill(database.db as unknown as Kysely<Record<string, Record<string, unknown>>>, frozen);
		await migrate(database);

		// Nobody asked to vouch for accounts then: teachers go on with the questions they used, and nobody is shut out.
		const teachers = await database.db.selectFrom('teacher').select(['vouched_at', 'disabled_at']).execute();
		expect(teachers).toHaveLength(frozen.tables.teacher?.length ?? 0);
		for (const teacher of teachers) expect(teacher).toEqual({ vouched_at: 0, disabled_at: null });

		const assignments = await database.db.selectFrom('assignment').selectAll().execute();
		const known = assignments.filter(({ id }) => frozen.expected[id]);
		expect(known).toHaveLength(Object.keys(frozen.expected).length);
		for (const assignment of known) {
			const found = await scores(database.db, assignment, frozen.now);
			expect(
				found.map((score) => ({
					student: score.student.nickname,
					place: score.place,
					state: score.state,
					answered: score.answered,
					of: score.of,
					points: pointsOf(score),
					possible: score.counted?.possible ?? null,
					passed: score.counted?.passed ?? null,
					attempts: score.attempts.length,
				})),
			).toEqual(frozen.expected[assignment.id]);
		}
	});
});
