import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { resumeClass } from '../../../src/lib/server/classes/join-class.ts';
import { resetStudent } from '../../../src/lib/server/classes/change-student.ts';
import { openCode, sealCode } from '../../../src/lib/server/classes/sealed-code.ts';
import { migrate, MIGRATIONS } from '../../../src/lib/server/database/migrate.ts';
import { openDatabase } from '../../../src/lib/server/database/open-database.ts';
import { eachEngine } from '../each-engine.ts';
import type { Kysely } from 'kysely';

const NOW = Date.UTC(2027, 3, 1, 8);
const SECRET = 'the secret that this server was started with';

test('a sealed code opens with its secret, in its class, and not when a letter of it was changed', () => {
	const { resume_code, resume_key } = sealCode(SECRET, 'class a', 'ABCDEF');
	expect(openCode(SECRET, { class_id: 'class a', resume_code })).toBe('ABCDEF');
	expect(openCode(SECRET, { class_id: 'class b', resume_code })).toBeNull();
	expect(openCode(`${SECRET}!`, { class_id: 'class a', resume_code })).toBeNull();
	const at = resume_code.length - 4;
	const changed =
		resume_code.slice(0, at) + (resume_code[at] === 'A' ? 'B' : 'A') + resume_code.slice(at + 1);
	for (const damaged of [changed, '', '1.', '1.AAAA', 'ABCDEF', resume_code.slice(0, -5)])
		expect(openCode(SECRET, { class_id: 'class a', resume_code: damaged })).toBeNull();
	const again = sealCode(SECRET, 'class a', 'ABCDEF');
	expect(again.resume_key).toBe(resume_key);
	expect(again.resume_code).not.toBe(resume_code);
	expect(sealCode(SECRET, 'class b', 'ABCDEF').resume_key).not.toBe(resume_key);
});

test('without a secret nothing is sealed by mistake', () => {
	expect(() => sealCode('', 'class', 'ABCDEF')).toThrow('Set MANDATE_SECRET');
});

/** A database as the version before left it, with one class and two students. */
async function before(url: string) {
	const database = openDatabase(url, SECRET);
	await migrate(
		database,
		Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name <= '0003-classes')),
	);
	const db = database.db as unknown as Kysely<Record<string, Record<string, unknown>>>;
	const isPostgres = database.engine === 'postgres';
	const date = isPostgres ? new Date(NOW) : new Date(NOW).toISOString();
	const [teacher, classId] = [randomUUID(), randomUUID()];
	await db
		.insertInto('teacher')
		.values({
			id: teacher,
			name: 'Amina',
			email: 'amina@school.example',
			email_verified: isPostgres ? false : 0,
			role: 'teacher',
			created_at: date,
			updated_at: date,
		})
		.execute();
	await db
		.insertInto('class')
		.values({
			id: classId,
			teacher_id: teacher,
			name: 'Class',
			time_zone: 'UTC',
			join_code: 'ABCDEFGH',
			open_joining: 1,
			created_at: NOW,
			ends_at: NOW + 1_000_000,
			kept_days: 1,
			is_demo: 0,
		})
		.execute();
	const students = ['AAAAAA', 'BBBBBB'].map((resume_code) => ({
		id: randomUUID(),
		class_id: classId,
		nickname: resume_code,
		name_key: resume_code,
		resume_code,
		joined_at: NOW,
		extra_percent: 0,
		extra_minutes: 0,
		created_at: NOW,
	}));
	await db.insertInto('student').values(students).execute();
	return { database, classId, students };
}

eachEngine('Resume codes that were stored as they are', (make) => {
	test('are sealed when the server is updated, and let their students in as before', async () => {
		const place = await make('nothing');
		const { database, classId, students } = await before(place.url);
		try {
			await migrate(database);
			await migrate(database);
			const rows = await database.db.selectFrom('student').selectAll().orderBy('nickname').execute();
			expect(rows.map((row) => openCode(SECRET, row))).toEqual(['AAAAAA', 'BBBBBB']);
			expect(
				JSON.stringify(rows.map(({ resume_code, resume_key }) => [resume_code, resume_key])),
			).not.toMatch(/AAAAAA|BBBBBB/);
			const back = await resumeClass(database, classId, 'BBBBBB', undefined, NOW);
			expect(back?.student.id).toBe(students[1]?.id);
			expect(await resumeClass(database, classId, 'CCCCCC', undefined, NOW)).toBeNull();
		} finally {
			await database.close();
		}
	});

	test('are not lost to a start without a secret, which is told what is missing', async () => {
		const place = await make('nothing');
		const { database } = await before(place.url);
		const other = openDatabase(place.url);
		try {
			await expect(migrate(other)).rejects.toThrow('Set MANDATE_SECRET');
			await migrate(database);
			const rows = await database.db.selectFrom('student').selectAll().execute();
			expect(rows.map((row) => openCode(SECRET, row)).sort()).toEqual(['AAAAAA', 'BBBBBB']);
		} finally {
			await other.close();
			await database.close();
		}
	});

	test('can be made anew once the secret is lost', async () => {
		const place = await make('nothing');
		const { database, classId } = await before(place.url);
		const other = openDatabase(place.url, 'another secret, since the first one was lost');
		try {
			await migrate(database);
			await migrate(other);
			const [student] = await other.db.selectFrom('student').selectAll().execute();
			if (!student) throw new Error('no student');
			expect(openCode(other.secret, student)).toBeNull();
			const code = await resetStudent(other, student);
			expect((await resumeClass(other, classId, code, undefined, NOW))?.student.id).toBe(student.id);
		} finally {
			await other.close();
			await database.close();
		}
	});
});
