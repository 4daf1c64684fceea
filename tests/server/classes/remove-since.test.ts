import { expect, test } from 'vitest';
import { addStudents, previewRoster } from '../../../src/lib/server/classes/add-students.ts';
import { joinClass } from '../../../src/lib/server/classes/join-class.ts';
import { studentOnDevice } from '../../../src/lib/server/access/authorize.ts';
import { listStudents } from '../../../src/lib/server/classes/list-students.ts';
import { removeSince, restoreRemoved } from '../../../src/lib/server/classes/remove-since.ts';
import { eachEngine } from '../each-engine.ts';
import { aClass, anAssignment, anAttempt, countRows, NOW } from './make-class.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const MINUTE = 60_000;
const T = NOW + 10 * MINUTE;

async function flooded(database: Database) {
	const own = await aClass(database);
	await addStudents(database, own.id, ['Amina', 'Bilal', 'Chen'], NOW);
	const listed = await listStudents(database.db, own.id);
	const idOf = (name: string) => listed.find(({ nickname }) => nickname === name)?.id ?? '';
	const join = async (who: { student: string } | { name: string }, at: number) => {
		const joined = await joinClass(database, own.id, who, undefined, at);
		if ('refused' in joined) throw new Error(joined.refused);
		return joined;
	};
	const amina = await join({ student: idOf('Amina') }, NOW + MINUTE);
	const early = await join({ name: 'Early' }, NOW + 2 * MINUTE);
	const stolen = await join({ student: idOf('Bilal') }, T);
	const flood = [];
	for (let n = 0; n < 20; n += 1) flood.push(await join({ name: `Nobody ${n}` }, T + n));
	return { own, amina, early, stolen, flood, join };
}
const namesOf = async ({ db }: Database, classId: string) =>
	(await listStudents(db, classId)).map(
		({ nickname, joined_at }) => `${nickname}${joined_at === null ? '' : ' (in)'}`,
	);
const BEFORE = ['Amina (in)', 'Bilal', 'Chen', 'Early (in)'];

eachEngine('removing everybody who joined since a moment', (make) => {
	test('shuts out those and no others; what was on the roster is free again, with a new code', async () => {
		const database = await (await make()).ready();
		const { db } = database;
		const { own, amina, stolen, flood } = await flooded(database);
		expect(await removeSince(database, own.id, T, T + MINUTE)).toEqual({ count: 21, at: T + MINUTE });
		expect(await namesOf(database, own.id)).toEqual(BEFORE);
		const [, bilal] = await listStudents(db, own.id);
		expect(bilal?.resume_key).not.toBe(stolen.student.resume_key);
		for (const { secret } of [stolen, ...flood]) expect(await studentOnDevice(db, own.id, secret)).toBeNull();
		expect(await studentOnDevice(db, own.id, amina.secret)).not.toBeNull();
	});

	test('is taken back: names, work and devices are there again, as they were', async () => {
		const database = await (await make()).ready();
		const { own, stolen, flood } = await flooded(database);
		const assignment = await anAssignment(database, own.id);
		await anAttempt(database, { assignment, student: stolen.student.id, number: 1, at: T });
		const before = await database.db.selectFrom('student').selectAll().orderBy('id').execute();
		const rows = await countRows(database);
		await removeSince(database, own.id, T, T + MINUTE);
		expect(await restoreRemoved(database, own.id, T + MINUTE)).toBe(21);
		expect(await database.db.selectFrom('student').selectAll().orderBy('id').execute()).toEqual(before);
		expect(await countRows(database)).toEqual(rows);
		for (const { secret, student } of [stolen, ...flood])
			expect((await studentOnDevice(database.db, own.id, secret))?.id).toBe(student.id);
	});

	test('whoever has come in under such a name meanwhile keeps it when it is taken back', async () => {
		const database = await (await make()).ready();
		const { own, join, stolen } = await flooded(database);
		await removeSince(database, own.id, T, T + MINUTE);
		const [, bilal] = await listStudents(database.db, own.id);
		await join({ student: bilal?.id ?? '' }, T + 2 * MINUTE);
		await join({ name: 'Nobody 3' }, T + 2 * MINUTE);
		expect(await restoreRemoved(database, own.id, T + MINUTE)).toBe(19);
		expect(await studentOnDevice(database.db, own.id, stolen.secret)).toBeNull();
		expect((await namesOf(database, own.id)).filter((name) => name.startsWith('Bilal'))).toEqual([
			'Bilal (in)',
		]);
	});

	test('two people of one name stay two: each is removed, free again and back under the name that tells them apart', async () => {
		const database = await (await make()).ready();
		const own = await aClass(database);
		const { add } = await previewRoster(database.db, own.id, 'Ali Khan\nAli Khan\nAli Khan');
		const names = add.map(({ name }) => name);
		await addStudents(database, own.id, names, NOW);
		const before = await listStudents(database.db, own.id);
		const secrets = new Map<string, string>();
		for (const { id } of before.slice(0, 2)) {
			const joined = await joinClass(database, own.id, { student: id }, undefined, T);
			if ('secret' in joined) secrets.set(id, joined.secret);
		}
		expect(await removeSince(database, own.id, T, T + MINUTE)).toEqual({ count: 2, at: T + MINUTE });
		expect(await namesOf(database, own.id)).toEqual(names);
		const free = await listStudents(database.db, own.id);
		// One comes in under the second's name; the first is back, and the second's name is somebody's.
		await joinClass(database, own.id, { student: free[1]?.id ?? '' }, undefined, T + 2 * MINUTE);
		expect(await restoreRemoved(database, own.id, T + MINUTE)).toBe(1);
		expect((await listStudents(database.db, own.id)).map(({ id }) => id)).toEqual([
			before[0]?.id,
			free[1]?.id,
			before[2]?.id,
		]);
		const [first, second] = [...secrets.values()];
		expect((await studentOnDevice(database.db, own.id, first))?.nickname).toBe('Ali Khan');
		expect(await studentOnDevice(database.db, own.id, second)).toBeNull();
	});

	test('does nothing where nobody has joined since, and nothing in another class', async () => {
		const database = await (await make()).ready();
		const { own } = await flooded(database);
		const other = await flooded(database);
		const before = await namesOf(database, other.own.id);
		expect((await removeSince(database, own.id, T + 60 * MINUTE, T + 61 * MINUTE)).count).toBe(0);
		await removeSince(database, own.id, T, T + MINUTE);
		expect(await namesOf(database, other.own.id)).toEqual(before);
		expect(await restoreRemoved(database, other.own.id, T + MINUTE)).toBe(0);
		expect(await namesOf(database, own.id)).toEqual(BEFORE);
	});
});
