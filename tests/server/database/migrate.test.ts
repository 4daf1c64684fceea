import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { migrate, MIGRATIONS } from '../../../src/lib/server/database/migrate.ts';
import { eachEngine, type Place } from '../each-engine.ts';

const table = (name: string) => ({
	up: (db: Kysely<unknown>) => db.schema.createTable(name).addColumn('id', 'text').execute(),
});
const TABLES = [
	'assignment',
	'assignment_quiz',
	'attempt',
	'attempt_event',
	'attempt_result',
	'class',
	'class_change',
	'class_teacher',
	'excused',
	'form_answer',
	'gradebook_column',
	'group_member',
	'known_network',
	'link',
	'open_mark',
	'override',
	'quiz_version',
	'rate_limit',
	'regrade',
	'stop_read',
	'student',
	'student_device',
	'student_group',
	'teacher',
	'teacher_account',
	'teacher_session',
	'teacher_verification',
	'throttle',
];
const failing = {
	async up(db: Kysely<unknown>) {
		await db.schema.createTable('half').addColumn('id', 'text').execute();
		throw new Error('no such luck');
	},
};

eachEngine('migrations', (make) => {
	const tables = async (place: Place) =>
		(await place.open().db.introspection.getTables()).map(({ name }) => name).sort();

	test('make the tables, once', async () => {
		const place = await make('nothing');
		const database = place.open();
		expect(await migrate(database)).toEqual(Object.keys(MIGRATIONS).sort());
		expect(await migrate(database)).toEqual([]);
		expect(await tables(place)).toEqual(TABLES);
	});

	test('run in order, those that are new', async () => {
		const place = await make('nothing');
		await migrate(place.open(), { '1-a': table('a') });
		expect(await migrate(place.open(), { '1-a': table('a'), '2-b': table('b'), '3-c': table('c') })).toEqual([
			'2-b',
			'3-c',
		]);
		expect(await tables(place)).toEqual(['a', 'b', 'c']);
	});

	test('leave nothing behind when one fails, and say which', async () => {
		const place = await make('nothing');
		const both = { '1-a': table('a'), '2-bad': failing };
		await expect(migrate(place.open(), both)).rejects.toThrow('The migration 2-bad failed: no such luck');
		expect(await tables(place)).toEqual([]);
		expect(await migrate(place.open(), { '1-a': table('a') })).toEqual(['1-a']);
	});

	test('refuse a database of a newer version, and change nothing', async () => {
		const place = await make('nothing');
		await migrate(place.open(), { '1-a': table('a'), '2-b': table('b') });
		await expect(migrate(place.open(), { '1-a': table('a') })).rejects.toThrow(/newer version/);
		expect(await tables(place)).toEqual(['a', 'b']);
	});

	test('of eight processes that start at once, one runs them and the others wait', async () => {
		const place = await make('nothing');
		const done = await Promise.all(Array.from({ length: 8 }, () => migrateElsewhere(place.url)));
		expect(done.filter((names) => names.length > 0)).toHaveLength(1);
		expect(await tables(place)).toEqual(TABLES);
	});
});

/** In a process of its own. */
function migrateElsewhere(url: string): Promise<string[]> {
	const script = fileURLToPath(new URL('./migrate-here.ts', import.meta.url));
	const child = fork(script, { env: { ...process.env, DATABASE_URL: url } });
	return new Promise((done, failed) => {
		child.once('message', (names) => done(names as string[]));
		child.once('exit', (code) => failed(new Error(`ended with ${code}`)));
	});
}

eachEngine('a connection', (make, engine) => {
	test('keeps foreign keys, and what was committed', async () => {
		const { db } = (await make('nothing')).open();
		await sql`create table parent (id text primary key)`.execute(db);
		await sql`create table child (of text not null references parent (id))`.execute(db);
		await expect(sql`insert into child (of) values ('none')`.execute(db)).rejects.toThrow(/foreign key/i);
		if (engine !== 'sqlite') return;
		const pragma = async (name: string) =>
			Object.values((await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db)).rows[0] ?? {});
		expect(await pragma('journal_mode')).toEqual(['wal']);
		expect(await pragma('synchronous')).toEqual([2]);
		expect(await pragma('foreign_keys')).toEqual([1]);
	});

	test('gives whole numbers back as numbers, and refuses one that would not be exact', async () => {
		const { db } = (await make('nothing')).open();
		await sql`create table numbers (n bigint)`.execute(db);
		const now = 1_766_188_800_123;
		await sql`insert into numbers (n) values (${now})`.execute(db);
		expect((await sql`select n from numbers`.execute(db)).rows).toEqual([{ n: now }]);
		if (engine !== 'postgres') return;
		await expect(sql`select 9007199254740993::bigint as n`.execute(db)).rejects.toThrow(
			/exactly as a number/,
		);
	});
});
