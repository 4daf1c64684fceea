import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { deviceHash, studentOnDevice } from '../../../src/lib/server/access/authorize.ts';
import { addStudents } from '../../../src/lib/server/classes/add-students.ts';
import { deleteClass } from '../../../src/lib/server/classes/change-class.ts';
import { removeStudent, resetStudent } from '../../../src/lib/server/classes/change-student.ts';
import { findPlace } from '../../../src/lib/server/classes/find-place.ts';
import { joinClass, leaveClass, resumeClass } from '../../../src/lib/server/classes/join-class.ts';
import { listStudents } from '../../../src/lib/server/classes/list-students.ts';
import { openCode } from '../../../src/lib/server/classes/sealed-code.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { untilOneWaits } from '../until-one-waits.ts';
import { aClass, anAssignment, DAY, FIELDS, NOW } from './make-class.ts';
import type { StudentTable } from '../../../src/lib/server/database/tables/classes.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const HERE = fileURLToPath(new URL('join-here.ts', import.meta.url));

async function join(database: Database, classId: string, name: string) {
	const joined = await joinClass(database, classId, { name }, undefined, NOW);
	if ('refused' in joined) throw new Error(joined.refused);
	return joined;
}

const codeOf = ({ secret }: Database, student: StudentTable) =>
	openCode(secret, student) ?? 'it does not open';

eachEngine('joining', (make) => {
	const ready = async () => {
		const database = await (await make()).ready();
		return { database, own: await aClass(database) };
	};

	test('gives a name, a secret that stands nowhere in the database, and a resume code', async () => {
		const { database, own } = await ready();
		const { student, secret } = await join(database, own.id, '  Bilal \u200b K. ');
		expect(student).toMatchObject({ nickname: 'Bilal K.', joined_at: NOW, class_id: own.id });
		expect(codeOf(database, student)).toMatch(/^[2-9A-HJKMNP-Z]{6}$/);
		expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
		const devices = await database.db.selectFrom('student_device').selectAll().execute();
		expect(devices).toEqual([{ hash: deviceHash(secret), student_id: student.id, created_at: NOW }]);
		expect(await studentOnDevice(database.db, own.id, secret)).toEqual(student);
		expect(await studentOnDevice(database.db, own.id, `${secret}x`)).toBeNull();
		expect(await studentOnDevice(database.db, 'another class', secret)).toBeNull();
	});

	test.each([
		['bilal k.', 'capitals'],
		['Bilal   K.', 'spaces'],
		['\u2003Bilal\u00a0K.\u3000', 'other spaces'],
		['Ｂｉｌａｌ Ｋ．', 'wide letters'],
		['Bi\u200blal\u2060 K\u00ad.', 'what nobody sees'],
		['\u202eBilal K.\u202c', 'turned direction'],
	])('%j is “Bilal K.” and in use: %s make no other name', async (typed) => {
		const { database, own } = await ready();
		await join(database, own.id, 'Bilal K.');
		expect(await joinClass(database, own.id, { name: typed }, undefined, NOW)).toEqual({ refused: 'in-use' });
	});

	test('accents make another name, however they are typed', async () => {
		const { database, own } = await ready();
		await join(database, own.id, 'Jose');
		await join(database, own.id, 'José');
		expect(await joinClass(database, own.id, { name: 'Jose\u0301' }, undefined, NOW)).toEqual({
			refused: 'in-use',
		});
	});

	test.each([
		['', 'empty'],
		[' \u200b\u00a0', 'empty'],
		['x'.repeat(81), 'too-long'],
		['x'.repeat(5_000_000), 'too-long'],
	])('a name that is none is refused', async (typed, refused) => {
		const { database, own } = await ready();
		expect(await joinClass(database, own.id, { name: typed }, undefined, NOW)).toEqual({ refused });
	});

	test('a class of a roster takes names on it alone, typed or picked, once', async () => {
		const database = await (await make()).ready();
		const own = await aClass(database, { openJoining: false });
		const other = await aClass(database);
		await addStudents(database, own.id, ['Amina', 'Chen'], NOW);
		await addStudents(database, other.id, ['Dora'], NOW);
		const [amina] = await listStudents(database.db, own.id);
		const [dora] = await listStudents(database.db, other.id);
		const pick = (student: string) => joinClass(database, own.id, { student }, undefined, NOW);
		expect(await pick(amina?.id ?? '')).toMatchObject({ student: { nickname: 'Amina', joined_at: NOW } });
		expect(await pick(amina?.id ?? '')).toEqual({ refused: 'in-use' });
		expect(await pick(dora?.id ?? '')).toEqual({ refused: 'not-listed' });
		expect(await join(database, own.id, 'CHEN')).toMatchObject({ student: { nickname: 'Chen' } });
		expect(await joinClass(database, own.id, { name: 'Eve' }, undefined, NOW)).toEqual({
			refused: 'not-listed',
		});
	});

	test('a name on a roster is typed in the student’s own way; two that are alike are not guessed at', async () => {
		const database = await (await make()).ready();
		const own = await aClass(database, { openJoining: false });
		await addStudents(database, own.id, ['Okafor, Adaeze', 'Zoë Ali', 'Zoe Ali'], NOW);
		const type = (name: string) => joinClass(database, own.id, { name }, undefined, NOW);
		expect(await type('adaeze  OKAFOR')).toMatchObject({ student: { nickname: 'Okafor, Adaeze' } });
		expect(await type('Adaéze Okafor')).toEqual({ refused: 'in-use' });
		expect(await type('Zoé Ali')).toEqual({ refused: 'several' });
		expect(await type('Zoe Ali')).toMatchObject({ student: { nickname: 'Zoe Ali' } });
		expect(await type('Okafor')).toEqual({ refused: 'not-listed' });
	});

	test('where anybody joins, a name on the roster is taken by who is like it, and else a new one', async () => {
		const { database, own } = await ready();
		await addStudents(database, own.id, ['José Díaz'], NOW);
		expect(await join(database, own.id, 'Diaz, Jose')).toMatchObject({ student: { nickname: 'José Díaz' } });
		expect(await join(database, own.id, 'Jose Diaz')).toMatchObject({ student: { nickname: 'Jose Diaz' } });
		expect(await listStudents(database.db, own.id)).toHaveLength(2);
	});

	test('no class that is over or thrown away is joined', async () => {
		const { database, own } = await ready();
		const { id } = await aClass(database, { endsAt: NOW });
		expect(await joinClass(database, id, { name: 'Eve' }, undefined, NOW)).toEqual({ refused: 'ended' });
		await deleteClass(database, own.id, NOW);
		expect(await joinClass(database, own.id, { name: 'Eve' }, undefined, NOW)).toEqual({ refused: 'gone' });
	});

	test('a class has room for 500', async () => {
		const { database, own } = await ready();
		const names = Array.from({ length: 500 }, (_, n) => `Student ${n}`);
		expect(await addStudents(database, own.id, names, NOW)).toMatchObject({ count: 500 });
		expect(await joinClass(database, own.id, { name: 'Eve' }, undefined, NOW)).toEqual({ refused: 'full' });
		expect(await join(database, own.id, 'student 7')).toMatchObject({ student: { nickname: 'Student 7' } });
	});

	test('a resume code lets in on another device; not a removed student, nor in another class', async () => {
		const { database, own } = await ready();
		const other = await aClass(database);
		const { student, secret } = await join(database, own.id, 'Amina');
		const code = codeOf(database, student);
		const resumed = await resumeClass(database, own.id, code, undefined, NOW + 1);
		expect(resumed?.student.id).toBe(student.id);
		expect(resumed?.secret).not.toBe(secret);
		for (const device of [secret, resumed?.secret])
			expect(await studentOnDevice(database.db, own.id, device)).toMatchObject({ id: student.id });
		expect(await resumeClass(database, other.id, code, undefined, NOW)).toBeNull();
		await removeStudent(database, student, NOW);
		expect(await resumeClass(database, own.id, code, undefined, NOW)).toBeNull();
		expect(await studentOnDevice(database.db, own.id, secret)).toBeNull();
	});

	test('a device that joins anew is signed out of the name before; one that leaves of its own', async () => {
		const { database, own } = await ready();
		const first = await join(database, own.id, 'Amina');
		const second = await joinClass(database, own.id, { name: 'Chen' }, first.secret, NOW);
		expect(await studentOnDevice(database.db, own.id, first.secret)).toBeNull();
		if ('refused' in second) throw new Error(second.refused);
		await leaveClass(database, second.secret);
		expect(await studentOnDevice(database.db, own.id, second.secret)).toBeNull();
		expect(await database.db.selectFrom('student_device').selectAll().execute()).toEqual([]);
	});

	test('of more than twenty devices the oldest make room', async () => {
		const { database, own } = await ready();
		const { student, secret } = await join(database, own.id, 'Amina');
		let last: string | undefined;
		for (let n = 1; n <= 20; n += 1)
			last = (await resumeClass(database, own.id, codeOf(database, student), undefined, NOW + n))?.secret;
		expect(await studentOnDevice(database.db, own.id, secret)).toBeNull();
		expect(await studentOnDevice(database.db, own.id, last)).not.toBeNull();
		expect(await database.db.selectFrom('student_device').select('hash').execute()).toHaveLength(20);
	});

	test('after a reset every device is out, the old code is nothing, and the name can be taken again', async () => {
		const { database, own } = await ready();
		const { student, secret } = await join(database, own.id, 'Amina');
		const before = codeOf(database, student);
		const code = await resetStudent(database, student);
		expect(code).not.toBe(before);
		expect(await studentOnDevice(database.db, own.id, secret)).toBeNull();
		expect(await resumeClass(database, own.id, codeOf(database, student), undefined, NOW)).toBeNull();
		expect((await join(database, own.id, 'amina')).student).toMatchObject({
			id: student.id,
			nickname: 'Amina',
		});
	});

	test('of fifty who take one name in the same moment one gets it', async () => {
		const { database, own } = await ready();
		const all = await Promise.all(
			Array.from({ length: 50 }, () => joinClass(database, own.id, { name: 'Amina' }, undefined, NOW)),
		);
		expect(all.filter((joined) => 'student' in joined)).toHaveLength(1);
		expect(all.filter((joined) => 'refused' in joined && joined.refused === 'in-use')).toHaveLength(49);
		expect(await listStudents(database.db, own.id)).toHaveLength(1);
	});

	async function raceOfTwoProcesses(place: Place, classId: string): Promise<string[]> {
		const children = [0, 1].map(() =>
			fork(HERE, [classId, 'Amina', String(NOW)], { env: { ...process.env, DATABASE_URL: place.url } }),
		);
		await Promise.all(children.map((child) => once(child, 'message')));
		const answers = children.map(async (child) => (await once(child, 'message'))[0] as string[]);
		for (const child of children) child.send('go');
		return (await Promise.all(answers)).flat();
	}

	test.each(['typed', 'on the roster'])('nor do two processes give a name twice: %s', async (how) => {
		const place = await make();
		const database = await place.ready();
		const own = await aClass(database, { openJoining: how === 'typed' });
		if (how !== 'typed') await addStudents(database, own.id, ['Amina'], NOW);
		const all = await raceOfTwoProcesses(place, own.id);
		expect(all.filter((word) => word === 'in')).toHaveLength(1);
		expect(all.filter((word) => word === 'in-use')).toHaveLength(49);
		expect(await database.db.selectFrom('student_device').select('hash').execute()).toHaveLength(1);
	});

	test('a code leads to its class, or to an assignment and its class, until one is thrown away', async () => {
		const { database, own } = await ready();
		const id = await anAssignment(database, own.id);
		expect(await findPlace(database.db, own.join_code)).toEqual({
			class: own,
			teacher: 'Amina Yusuf',
			assignment: null,
		});
		const code = id.slice(0, 8);
		expect(await findPlace(database.db, code)).toMatchObject({ class: own, assignment: { id } });
		expect(await findPlace(database.db, 'ZZZZ9999')).toBeNull();
		await database.db.updateTable('assignment').set({ deleted_at: NOW }).execute();
		expect(await findPlace(database.db, code)).toBeNull();
		await deleteClass(database, own.id, NOW + DAY);
		expect(await findPlace(database.db, own.join_code)).toBeNull();
		expect(FIELDS.name).toBe(own.name);
	});
});

/** SQLite has one writer: nobody comes in meanwhile. */
eachEngine(
	'joining while the student is reset',
	(make) => {
		test('signs out a device that comes in by the old code, too', async () => {
			const place = await make();
			const database = await place.ready();
			const own = await aClass(database);
			const { student } = await join(database, own.id, 'Amina');
			// It has looked the code up, and has not committed yet.
			const coming = await place.open().db.startTransaction().execute();
			await coming.selectFrom('student').select('id').where('id', '=', student.id).forUpdate().execute();
			const device = { hash: 'of the device', student_id: student.id, created_at: NOW };
			await coming.insertInto('student_device').values(device).execute();
			const reset = resetStudent(database, student);
			await Promise.race([reset, untilOneWaits(database)]);
			await coming.commit().execute();
			expect(await reset).not.toBe(codeOf(database, student));
			expect(await database.db.selectFrom('student_device').select('hash').execute()).toEqual([]);
		});
	},
	['postgres'],
);
