import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { sql } from 'kysely';
import { expect, inject, onTestFinished, test } from 'vitest';
import { Client } from 'pg';
import { randomUUID } from 'node:crypto';
import { makeAuth } from '../../../src/lib/server/accounts/auth.ts';
import { noteChange } from '../../../src/lib/server/classes/class-changes.ts';
import { copy, type Copied } from '../../../src/lib/server/database/copy.ts';
import { migrate } from '../../../src/lib/server/database/migrate.ts';
import { openDatabase } from '../../../src/lib/server/database/open-database.ts';
import { rememberNetwork } from '../../../src/lib/server/known.ts';
import { takeTurn } from '../../../src/lib/server/throttle.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { addAttempt, makeSchool, PASSWORD } from '../school.ts';

const NOW = Date.UTC(2026, 0, 5);
const SETTINGS = {
	secret: 'a secret of more than thirty-two characters',
	origin: 'https://quiz.example.org',
};

async function emptyPostgres() {
	const given = inject('postgres');
	if ('reason' in given) throw new Error(given.reason);
	const name = `copy_${randomUUID().replaceAll('-', '')}`;
	const client = new Client({ connectionString: given.url });
	await client.connect();
	await client.query(`create database ${name}`);
	const url = given.url.replace(/[^/]*$/, name);
	const database = openDatabase(url);
	onTestFinished(async () => {
		await database.close();
		await client.query(`drop database ${name} with (force)`);
		await client.end();
	});
	return { url, database };
}

/** A file with something in every table. */
async function filled(place: Place) {
	const database = await place.ready();
	const school = await makeSchool(database, 'amina', NOW);
	const [sana, tariq] = school.students;
	const attempt = await addAttempt(database, school, sana?.id ?? '', NOW);
	const { db } = database;
	const auth = makeAuth(database, SETTINGS);
	await auth.api.signInEmail({ body: { email: school.teacher.email, password: PASSWORD } });
	await takeTurn(db, [[[{ name: 'x', most: 1, withinMs: 1 }, 'y']]], NOW);
	await rememberNetwork(db, 'class 1', 'net', NOW);
	await db
		.insertInto('override')
		.values({
			id: randomUUID(),
			assignment_id: school.assignment,
			student_id: tariq?.id ?? '',
			place: 0,
			earned: 1500,
			comment: 'Said it aloud: “ja”, ünïcode 🙂',
			made_at: NOW,
		})
		.execute();
	await db
		.insertInto('regrade')
		.values({
			id: randomUUID(),
			assignment_id: school.assignment,
			from_hash: school.hash,
			to_hash: school.hash,
			choices: '{}',
			made_at: NOW,
			undone_at: null,
		})
		.execute();
	await db
		.insertInto('class_teacher')
		.values({
			id: randomUUID(),
			class_id: school.classId,
			teacher_id: null,
			role: 'viewer',
			until: null,
			invited_at: NOW,
			expires_at: NOW + 1,
			accepted_at: null,
			link_hash: 'a',
		})
		.execute();
	await noteChange(
		db,
		school.classId,
		school.teacher.id,
		{ kind: 'assigned', assignment: school.assignment },
		NOW,
	);
	await db
		.insertInto('gradebook_column')
		.values({ assignment_id: school.assignment, category: 'Homework', weight: 2500, counts: null })
		.execute();
	await db
		.insertInto('excused')
		.values({ assignment_id: school.assignment, student_id: sana?.id ?? '', excused_at: NOW })
		.execute();
	const [student_id, assignment_id] = [sana?.id ?? '', school.assignment];
	await db
		.insertInto('stop_read')
		.values([
			{ assignment_id, student_id, stop: 'glossary', read_at: NOW },
			{ assignment_id, student_id, stop: 'case/one', read_at: NOW, road: 'a.b', earned: 3, possible: 4 },
		])
		.execute();
	await db
		.insertInto('student_group')
		.values({ id: 'a', class_id: school.classId, name: 'Two', created_at: NOW })
		.execute();
	await db.insertInto('group_member').values({ group_id: 'a', student_id }).execute();
	await db.insertInto('form_answer').values({ hash: 'a', answer: 'sealed', expires_at: NOW }).execute();
	await db
		.insertInto('attempt_result')
		.values({
			attempt_id: attempt.id,
			graded_by: '1 x',
			arrival: 1,
			earned: '1/3',
			answered: 1,
			missing: 0,
			last_received_at: NOW,
			by_objective: '[]',
			attempt: '{}',
			responded_at: '{}',
			unmarked: 0,
		})
		.execute();
	await db
		.insertInto('open_mark')
		.values({
			id: 'a',
			attempt_id: attempt.id,
			item_id: 'why',
			marker_id: school.teacher.id,
			role: 'first',
			answer: 'abc',
			levels: '{"claim":3}',
			comment: 'Say where.',
			made_at: NOW,
		})
		.execute();
	await sql`insert into rate_limit (id, key, count, last_request) values ('a', 'b', 1, ${NOW})`.execute(db);
	await sql`insert into teacher_verification (id, identifier, value, expires_at, created_at, updated_at)
		values ('a', 'b', 'c', '2026-01-05T00:00:00.000Z', '2026-01-05T00:00:00.000Z', '2026-01-05T00:00:00.123Z')`.execute(
		db,
	);
	return { database, school, attempt };
}

eachEngine('from SQLite to PostgreSQL', (make, engine) => {
	if (engine === 'postgres') {
		test('only in that direction', async () => {
			const database = await (await make()).ready();
			await expect(copy(database, database, () => undefined)).rejects.toThrow('from SQLite to PostgreSQL');
		});
		return;
	}

	test('every table is copied, and what was copied works', async () => {
		const { database, school } = await filled(await make());
		const { database: target } = await emptyPostgres();
		await migrate(target);
		const told: Copied[] = [];
		await copy(database, target, (copied) => told.push(copied));
		expect(told.filter(({ rows }) => rows === 0)).toEqual([]);
		expect(told).toHaveLength(28);
		const overrides = await target.db.selectFrom('override').selectAll().execute();
		expect(overrides).toEqual(await database.db.selectFrom('override').selectAll().execute());
		const auth = makeAuth(target, SETTINGS);
		const body = { email: school.teacher.email, password: PASSWORD };
		expect((await auth.api.signInEmail({ body })).user.id).toBe(school.teacher.id);
	});

	test('many rows are copied in parts, and none is left out', async () => {
		const { database, school, attempt } = await filled(await make());
		const events = Array.from({ length: 1203 }, (_, n) => ({
			id: randomUUID(),
			attempt_id: attempt.id,
			device: 'one',
			sequence: n + 1,
			body: JSON.stringify({ type: 'moved', n, text: 'ä'.repeat(n % 7) }),
			received_at: NOW + n,
			arrival: n + 2,
		}));
		for (let at = 0; at < events.length; at += 200)
			await database.db
				.insertInto('attempt_event')
				.values(events.slice(at, at + 200))
				.execute();
		// The second of two parallel forms: its key is of three columns.
		await database.db
			.insertInto('assignment_quiz')
			.values({ assignment_id: school.assignment, place: 0, form: 1, version_hash: school.hash })
			.execute();
		const { database: target } = await emptyPostgres();
		await migrate(target);
		const told = new Map<string, number>();
		await copy(database, target, ({ table, rows }) => told.set(table, rows));
		expect(told.get('attempt_event')).toBe(1204);
		expect(told.get('assignment_quiz')).toBe(2);
	});

	test('a PostgreSQL that holds something is left alone', async () => {
		const { database } = await filled(await make());
		const { database: target } = await emptyPostgres();
		await migrate(target);
		await makeSchool(target, 'bilal', NOW);
		await expect(copy(database, target, () => undefined)).rejects.toThrow(/is not empty/);
		expect(await target.db.selectFrom('teacher').select('name').execute()).toEqual([{ name: 'bilal' }]);
	});

	test('a difference undoes everything', async () => {
		const { database } = await filled(await make());
		const { database: target } = await emptyPostgres();
		await migrate(target);
		await sql`create function shout() returns trigger language plpgsql as
			$$ begin new.nickname := upper(new.nickname); return new; end $$`.execute(target.db);
		await sql`create trigger shout before insert on student for each row execute function shout()`.execute(
			target.db,
		);
		await expect(copy(database, target, () => undefined)).rejects.toThrow(/student: the 3 rows read differ/);
		expect(await target.db.selectFrom('teacher').select('id').execute()).toEqual([]);
	});

	test('by command, with the counts; a file in use is not copied', async () => {
		const place = await make();
		const { database } = await filled(place);
		const { url } = await emptyPostgres();
		const run = () =>
			spawnSync(
				process.execPath,
				[resolve('src/cli/migrate-postgres.ts'), url, place.url.replace('sqlite:', '')],
				{ encoding: 'utf8' },
			);
		expect(run().stderr).toContain('is in use. Stop the server first');
		await database.close();
		const { stdout, stderr } = run();
		expect(stderr).toBe('');
		expect(stdout).toMatch(/student\s+3 rows {3}[0-9a-f]{32}/);
		expect(stdout).toMatch(/rows copied and verified/);
		expect(run().stderr).toContain('is not empty');
	});
});
