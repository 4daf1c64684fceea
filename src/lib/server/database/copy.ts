import { createHash } from 'node:crypto';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from './engine.ts';

/** Parents before children. A table that is missing here stops the copying before it begins. */
const IN_ORDER = [
	'teacher',
	'teacher_session',
	'teacher_account',
	'teacher_verification',
	'rate_limit',
	'throttle',
	'known_network',
	'link',
	'quiz_version',
	'class',
	'class_teacher',
	'class_change',
	'student',
	'student_device',
	'student_group',
	'group_member',
	'assignment',
	'assignment_quiz',
	'stop_read',
	'attempt',
	'attempt_event',
	'attempt_result',
	'open_mark',
	'override',
	'regrade',
	'gradebook_column',
	'excused',
	'form_answer',
] as const;
const MIGRATIONS = ['kysely_migration', 'kysely_migration_lock'];
const AT_ONCE = 500;

type Row = Readonly<Record<string, unknown>>;
/** Any tables: they are read and written as they are. */
type Anything = Kysely<Record<string, Record<string, unknown>>>;

export interface Copied {
	readonly table: string;
	readonly rows: number;
	/** Of all rows, in whatever order: equal where the rows are. */
	readonly checksum: string;
}

/**
 * Copies a SQLite database into an empty PostgreSQL whose tables are of the same version, and reads both back to
 * compare them. All of it is one transaction: when anything differs, nothing is left behind. Nobody else writes
 * to the SQLite file meanwhile.
 * @throws when PostgreSQL is not empty, a table is unknown, or what was written is not what was read
 */
export async function copy(from: Database, to: Database, tell: (copied: Copied) => void): Promise<void> {
	if (from.engine !== 'sqlite' || to.engine !== 'postgres')
		throw new Error('This copies from SQLite to PostgreSQL.');
	await from.db.connection().execute(async (connection) => {
		const source = connection as unknown as Anything;
		await sql`begin immediate`.execute(source);
		try {
			await to.db.transaction().execute(async (transaction) => {
				const target = transaction as unknown as Anything;
				await assertTables(source);
				await assertEmpty(target);
				for (const table of IN_ORDER) {
					const columns = await columnsOf(target, table);
					const read = await copyTable(source, target, table, columns);
					const written = await checksumOf(target, table, columns);
					if (read.rows !== written.rows || read.checksum !== written.checksum) {
						throw new Error(
							`${table}: the ${read.rows} rows read differ from the ${written.rows} rows written. Nothing was copied.`,
						);
					}
					tell(written);
				}
			});
		} finally {
			await sql`rollback`.execute(source);
		}
	});
}

async function assertTables(db: Anything) {
	const found = (await db.introspection.getTables()).map(({ name }) => name);
	const unknown = found.filter((name) => ![...IN_ORDER, ...MIGRATIONS].includes(name));
	if (unknown.length > 0) throw new Error(`Don’t know how to copy ${unknown.join(', ')}.`);
}

async function assertEmpty(db: Anything) {
	for (const table of IN_ORDER) {
		const row = await db
			.selectFrom(table)
			.select(sql`1`.as('one'))
			.limit(1)
			.executeTakeFirst();
		if (row) throw new Error(`The PostgreSQL database is not empty (see ${table}). Use an empty one.`);
	}
}

interface Columns {
	/** Those that the database writes itself: they are compared, and not copied. */
	readonly generated: ReadonlySet<string>;
	readonly dates: ReadonlySet<string>;
	readonly booleans: ReadonlySet<string>;
	readonly key: readonly string[];
}

/** Which columns PostgreSQL writes itself, which better-auth keeps there as dates and booleans, and what tells rows apart. */
async function columnsOf(db: Anything, table: string): Promise<Columns> {
	const { rows } = await sql<Column>`
		select a.attname as name, t.typname as type, coalesce(a.attnum = any(i.indkey), false) as is_key,
			a.attgenerated <> '' as is_generated
		from pg_attribute a
		join pg_type t on t.oid = a.atttypid
		left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
		where a.attrelid = ${`"${table}"`}::regclass and a.attnum > 0 and not a.attisdropped`.execute(db);
	const named = (is: (row: Column) => boolean) => rows.filter(is).map(({ name }) => name);
	return {
		generated: new Set(named(({ is_generated }) => is_generated)),
		dates: new Set(named(({ type }) => type === 'timestamptz')),
		booleans: new Set(named(({ type }) => type === 'bool')),
		key: named(({ is_key }) => is_key),
	};
}

interface Column {
	readonly name: string;
	readonly type: string;
	readonly is_key: boolean;
	readonly is_generated: boolean;
}

async function copyTable(
	source: Anything,
	target: Anything,
	table: string,
	columns: Columns,
): Promise<Copied> {
	const sum = makeSum();
	let last = 0;
	for (;;) {
		const { rows } = await sql<Row & { rowid_: number }>`
			select *, rowid as rowid_ from ${sql.table(table)} where rowid > ${last} order by rowid limit ${AT_ONCE}`.execute(
			source,
		);
		if (rows.length === 0) return sum.done(table);
		last = rows.at(-1)?.rowid_ ?? last;
		const ready = rows.map(({ rowid_: _, ...row }) => forPostgres(row, columns));
		for (const row of ready) sum.add(row);
		await target
			.insertInto(table)
			.values(ready.map((row) => withoutGenerated(row, columns)))
			.execute();
	}
}

const withoutGenerated = (row: Row, { generated }: Columns): Row =>
	Object.fromEntries(Object.entries(row).filter(([name]) => !generated.has(name)));

const forPostgres = (row: Row, { dates, booleans }: Columns): Row =>
	Object.fromEntries(
		Object.entries(row).map(([name, value]) => {
			if (value === null) return [name, null];
			if (dates.has(name)) return [name, new Date(value as string | number)];
			return [name, booleans.has(name) ? Boolean(value) : value];
		}),
	);

async function checksumOf(db: Anything, table: string, { key }: Columns): Promise<Copied> {
	const sum = makeSum();
	const columns = key.map((name) => sql.ref(name));
	let last: readonly unknown[] | null = null;
	for (;;) {
		const after: RawBuilder<unknown> = last ? sql`where (${sql.join(columns)}) > (${sql.join(last)})` : sql``;
		const { rows } = await sql<Row>`
			select * from ${sql.table(table)} ${after} order by ${sql.join(columns)} limit ${AT_ONCE}`.execute(db);
		const end: Row | undefined = rows.at(-1);
		if (!end) return sum.done(table);
		last = key.map((name) => end[name]);
		for (const row of rows) sum.add(row);
	}
}

/** Adds up the hashes of rows, so that their order does not matter but every letter does. */
function makeSum() {
	let rows = 0;
	let total = 0n;
	return {
		add(row: Row) {
			const sorted = Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
			const hash = createHash('sha256').update(JSON.stringify(sorted)).digest();
			total = BigInt.asUintN(128, total + hash.readBigUInt64BE(0) * 2n ** 64n + hash.readBigUInt64BE(8));
			rows += 1;
		},
		done: (table: string): Copied => ({ table, rows, checksum: total.toString(16).padStart(32, '0') }),
	};
}
