import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { gradedVersion } from '../../../src/lib/server/attempts/graded-version.ts';
import { readAttempt, readMoments } from '../../../src/lib/server/attempts/written-attempt.ts';
import { scores } from '../../../src/lib/server/attempts/scores.ts';
import { migrate, MIGRATIONS } from '../../../src/lib/server/database/migrate.ts';
import { pointsOf } from '../../../src/lib/server/attempts/scores.ts';
import { eachEngine } from '../each-engine.ts';
import type { Kysely } from 'kysely';
import type { AttemptEvent } from '../../../src/lib/quiz/attempt.ts';
import type { Fraction } from '../../../src/lib/rules/fraction.ts';
import type { Db } from '../../../src/lib/server/database/engine.ts';
import type { AttemptResultTable } from '../../../src/lib/server/database/tables/attempts.ts';
import type { LoadedAttempt } from '../../../src/lib/server/attempts/load-attempts.ts';

/** A database as an earlier version left it; never written anew, or it would prove nothing. */
interface Frozen {
	/** Name of the last migration it had. */
	readonly version: string;
	/** Milliseconds since 1970: when `expected` was true. */
	readonly now: number;
	/** By assignment: what that version said of each student. */
	readonly expected: Readonly<Record<string, readonly unknown[]>>;
	/** By assignment: what it made of each attempt. */
	readonly attempts?: Readonly<Record<string, readonly unknown[]>>;
	/** How many events of each type it had. */
	readonly types?: Readonly<Record<string, number>>;
	readonly tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

const FOLDER = 'tests/fixtures/database';
/** Parents before children. */
const IN_ORDER =
	'teacher teacher_session teacher_account teacher_verification link quiz_version class student student_device assignment assignment_quiz attempt attempt_event attempt_result override regrade'.split(
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
	async function comeAlong(name: string) {
		const frozen = JSON.parse(await readFile(`${FOLDER}/${name}`, 'utf8')) as Frozen;
		const database = (await make('nothing')).open();
		await migrate(database, upTo(frozen.version));
		// Its tables are those of an earlier version, which no type describes any more.
		await fill(database.db as unknown as Kysely<Record<string, Record<string, unknown>>>, frozen);
		await migrate(database);
		const assignments = await database.db.selectFrom('assignment').selectAll().execute();
		const known = assignments.filter(({ id }) => frozen.expected[id]);
		expect(known).toHaveLength(Object.keys(frozen.expected).length);
		return { frozen, database, known };
	}

	test.each(names.map((name) => [name]))('%s: every student still has the score it had', async (name) => {
		const { frozen, database, known } = await comeAlong(name);

		// Where nobody asked to vouch for accounts yet, teachers go on with the questions they used; nobody is shut out.
		const teachers = await database.db
			.selectFrom('teacher')
			.select(['id', 'vouched_at', 'disabled_at'])
			.orderBy('id')
			.execute();
		const former = [...(frozen.tables.teacher ?? [])].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
		expect(teachers).toEqual(
			former.map(({ id, vouched_at = 0, disabled_at = null }) => ({ id, vouched_at, disabled_at })),
		);

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

	test('0008-regrade-choices.json: every event says what it is', async () => {
		const { frozen, database } = await comeAlong('0008-regrade-choices.json');
		const events = await database.db.selectFrom('attempt_event').select(['type', 'body']).execute();
		for (const { type, body } of events) expect(type).toBe((JSON.parse(body) as AttemptEvent).type);
		const counts = Map.groupBy(events, ({ type }) => type);
		expect(Object.fromEntries([...counts].map(([type, some]) => [type, some.length]))).toEqual(frozen.types);
	});

	test.each(['kept', 'added up again'])(
		'0008-regrade-choices.json: every attempt comes to the same, %s',
		async (how) => {
			const { frozen, database, known } = await comeAlong('0008-regrade-choices.json');
			const { db } = database;
			const kept = () => db.selectFrom('attempt_result').selectAll().orderBy('attempt_id').execute();
			const before = await kept();
			expect(before).toHaveLength(frozen.tables.attempt_result?.length ?? 0);
			if (how === 'added up again') await db.deleteFrom('attempt_result').execute();
			for (const assignment of known) {
				const all = (await scores(db, assignment, frozen.now)).flatMap(({ attempts }) => attempts);
				expect(all.map(summaryOf)).toEqual(frozen.attempts?.[assignment.id]);
			}
			// As they were kept, written as they are today; of those who were removed nobody has asked.
			const after = await kept();
			const was = new Map(before.map((row) => [row.attempt_id, row]));
			const again = after.filter((row) => row.graded_by !== was.get(row.attempt_id)?.graded_by);
			for (const row of again) expect(await readToday(db, row)).toEqual(readThen(was.get(row.attempt_id)));
			expect(again.length).toBeGreaterThan(5);
			if (how === 'kept') expect(after).toHaveLength(before.length);
		},
	);

	test('0008-regrade-choices.json: who has seen whether it was right changes nothing before it', async () => {
		const { frozen, database } = await comeAlong('0008-regrade-choices.json');
		const { db } = database;
		const rows = await db
			.selectFrom('attempt_event')
			.innerJoin('attempt', 'attempt.id', 'attempt_event.attempt_id')
			.selectAll('attempt')
			.select(['device', 'sequence', 'body'])
			.where('type', '=', 'checked')
			.where('assignment_id', 'in', (of) =>
				of.selectFrom('assignment').select('id').where('rules', 'like', '%"mode":"graded"%'),
			)
			.where('started_at', '>', frozen.now - 10 * 60_000)
			.execute();
		const [check] = rows;
		if (rows.length !== 1 || !check)
			throw new Error('The one who has checked and still has time is not there.');
		const assignment = await db
			.selectFrom('assignment')
			.selectAll()
			.where('id', '=', check.assignment_id)
			.executeTakeFirstOrThrow();
		const student = await db
			.selectFrom('student')
			.selectAll()
			.where('id', '=', check.student_id)
			.executeTakeFirstOrThrow();
		const { item } = JSON.parse(check.body) as Extract<AttemptEvent, { type: 'checked' }>;
		const event: AttemptEvent = { type: 'responded', at: frozen.now, item, response: ['x'] };
		const append = (sequence: number) =>
			appendEvents(
				database,
				assignment,
				student,
				check.id,
				[{ id: randomUUID(), device: check.device, sequence, event }],
				frozen.now,
			);
		// The number that its device had left out.
		expect((await append(check.sequence - 1)).refused).toMatchObject([{ because: 'conflict' }]);
		expect((await append(check.sequence + 5)).refused).toEqual([]);
	});
});

/** What a kept result says, as it is written today… */
async function readToday(db: Db, { graded_by: _, attempt, responded_at, ...row }: AttemptResultTable) {
	const { version_hash } = await db
		.selectFrom('attempt')
		.select('version_hash')
		.where('id', '=', row.attempt_id)
		.executeTakeFirstOrThrow();
	const { ids } = await gradedVersion(db, version_hash);
	return {
		...row,
		attempt: readAttempt(attempt, ids),
		respondedAt: Object.fromEntries(readMoments(responded_at, readAttempt(attempt, ids).order)),
	};
}

/** … and as it was before an attempt was written short. */
function readThen(kept: AttemptResultTable | undefined) {
	if (!kept) throw new Error('It was not kept.');
	const { graded_by: _, attempt, responded_at, ...row } = kept;
	return {
		...row,
		attempt: JSON.parse(attempt) as unknown,
		respondedAt: JSON.parse(responded_at) as unknown,
	};
}

const summaryOf = (loaded: LoadedAttempt) => ({
	id: loaded.row.id,
	earned: points(loaded.earned),
	counts: loaded.unfinished && points(loaded.unfinished.earned),
	answered: loaded.answered,
	missing: loaded.delivered.missing,
	overSince: loaded.overSince,
	lastReceivedAt: loaded.lastReceivedAt,
	verdicts: loaded.report.items.map(({ verdict }) => verdict).join(' '),
	respondedAt: Object.fromEntries(loaded.respondedAt),
});
const points = ({ numerator, denominator }: Fraction) => `${numerator}/${denominator}`;
