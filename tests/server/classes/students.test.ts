import { expect, test } from 'vitest';
import { addStudents, previewRoster, undoAdd } from '../../../src/lib/server/classes/add-students.ts';
import {
	eraseStudent,
	removeStudent,
	renameStudent,
	restoreStudent,
	setExtraTime,
} from '../../../src/lib/server/classes/change-student.ts';
import { joinClass } from '../../../src/lib/server/classes/join-class.ts';
import { studentOnDevice } from '../../../src/lib/server/access/authorize.ts';
import { findStudent, listStudents } from '../../../src/lib/server/classes/list-students.ts';
import { mergeStudents, previewMerge } from '../../../src/lib/server/classes/merge-students.ts';
import { openCode } from '../../../src/lib/server/classes/sealed-code.ts';
import { eachEngine } from '../each-engine.ts';
import { aClass, anAssignment, anAttempt, countRows, NOW } from './make-class.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';
import type { StudentTable } from '../../../src/lib/server/database/tables/classes.ts';

async function join(database: Database, classId: string, name: string, now = NOW) {
	const joined = await joinClass(database, classId, { name }, undefined, now);
	if ('refused' in joined) throw new Error(joined.refused);
	return joined;
}

eachEngine('students', (make) => {
	const ready = async () => {
		const database = await (await make()).ready();
		const own = await aClass(database);
		const all = () => listStudents(database.db, own.id);
		const names = async () => (await all()).map(({ nickname }) => nickname);
		const byName = async (name: string) => {
			const found = (await all()).find(({ nickname }) => nickname === name);
			if (!found) throw new Error(`There is no ${name}.`);
			return found;
		};
		return { database, own, all, names, byName };
	};

	test('of a list: who would be added, who is there, and who is refused and why', async () => {
		const { database, own } = await ready();
		await addStudents(database, own.id, ['Amina Y.'], NOW);
		const typed = 'AMINA  Y.\n1. Bilal K.\n\nbilal k.\n' + 'x'.repeat(90);
		expect(await previewRoster(database.db, own.id, typed)).toMatchObject({
			add: [
				{ name: 'Bilal K.', line: 2 },
				{ name: 'bilal k. (2)', line: 4, sameAs: 2 },
			],
			there: [{ name: 'AMINA Y.', line: 1 }],
			tooMany: [],
			problems: [{ line: 5, reason: 'too-long' }],
			table: null,
		});
	});

	test('two people of one name both come in, also beside one who is there already', async () => {
		const { database, own, names } = await ready();
		await addStudents(database, own.id, ['Ali Khan'], NOW);
		const seen = await previewRoster(database.db, own.id, 'Ali Khan\nAli Khan\nAna');
		expect(seen).toMatchObject({ there: [{ name: 'Ali Khan' }], problems: [] });
		const added = seen.add.map(({ name }) => name);
		expect(added).toEqual(['Ali Khan (2)', 'Ana']);
		// One was changed in the preview to a name that is in use, and one cleared: the first is said to be left out.
		const sent = [...added, 'ali khan', ''];
		expect(await addStudents(database, own.id, sent, NOW)).toMatchObject({ count: 2, left: 1 });
		expect(await names()).toEqual(['Ana', 'Ali Khan', 'Ali Khan (2)']);
	});

	test('of a file: columns are found, and can be chosen', async () => {
		const { database, own } = await ready();
		const file = new TextEncoder().encode('Nr;Vorname;Nachname\n1;Änne;Öz\n2;Bo;Li\n');
		const found = await previewRoster(database.db, own.id, file);
		expect(found.add.map(({ name }) => name)).toEqual(['Änne Öz', 'Bo Li']);
		const chosen = await previewRoster(database.db, own.id, file, { columns: [1] });
		expect(chosen.add.map(({ name }) => name)).toEqual(['Änne', 'Bo']);
	});

	test('are added once, also by two teachers’ windows at a time, and taken back', async () => {
		const { database, own, names } = await ready();
		const list = ['Chen', 'Amina', ' amina', '', 'x'.repeat(81), 'Bilal'];
		const added = await Promise.all([
			addStudents(database, own.id, list, NOW),
			addStudents(database, own.id, list, NOW),
		]);
		expect(added.map(({ count }) => count).sort()).toEqual([0, 3]);
		expect(await names()).toEqual(['Amina', 'Bilal', 'Chen']);
		const all = await listStudents(database.db, own.id);
		const codes = all.map((student) => openCode(database.secret, student));
		expect(new Set(codes).size).toBe(3);
		expect(codes).not.toContain(null);
		await addStudents(database, own.id, ['Dora'], NOW + 1);
		await join(database, own.id, 'Chen');
		expect(await undoAdd(database, own.id, NOW)).toBe(2);
		expect(await names()).toEqual(['Chen', 'Dora']);
	});

	test('more than a class holds are said before, and not added', async () => {
		const { database, own } = await ready();
		await addStudents(
			database,
			own.id,
			Array.from({ length: 499 }, (_, n) => `Student ${n}`),
			NOW,
		);
		const preview = await previewRoster(database.db, own.id, 'Amina\nBilal');
		expect(preview).toMatchObject({ add: [{ name: 'Amina' }], tooMany: [{ name: 'Bilal' }] });
		expect(await addStudents(database, own.id, ['Amina', 'Bilal'], NOW)).toMatchObject({ count: 1 });
	});

	test('are renamed, not to a name in use, and stay on their devices', async () => {
		const { database, own, names } = await ready();
		const { student, secret } = await join(database, own.id, 'Amina');
		await join(database, own.id, 'Bilal');
		expect(await renameStudent(database, student, 'BILAL')).toEqual({ refused: 'in-use' });
		expect(await renameStudent(database, student, ' ')).toEqual({ refused: 'empty' });
		expect(await renameStudent(database, student, 'x'.repeat(81))).toEqual({ refused: 'too-long' });
		expect(await renameStudent(database, student, 'amina')).toEqual({ name: 'amina' });
		expect(await renameStudent(database, student, 'Amina Y.')).toEqual({ name: 'Amina Y.' });
		expect(await names()).toEqual(['Bilal', 'Amina Y.']);
		expect(await studentOnDevice(database.db, own.id, secret)).toMatchObject({ nickname: 'Amina Y.' });
	});

	test('are removed and had back with their devices, unless somebody has the name by then', async () => {
		const { database, own, names } = await ready();
		const { student, secret } = await join(database, own.id, 'Amina');
		await removeStudent(database, student, NOW);
		expect(await names()).toEqual([]);
		expect(await listStudents(database.db, own.id, true)).toMatchObject([
			{ id: student.id, removed_at: NOW },
		]);
		expect(await studentOnDevice(database.db, own.id, secret)).toBeNull();
		expect(await restoreStudent(database, student)).toEqual({ restored: true });
		expect(await studentOnDevice(database.db, own.id, secret)).toEqual(student);
		await removeStudent(database, student, NOW);
		await join(database, own.id, 'amina');
		expect(await restoreStudent(database, student)).toEqual({ refused: 'in-use' });
		expect(await names()).toEqual(['amina']);
	});

	test('have extra time, and belong to their class alone', async () => {
		const { database, own } = await ready();
		const { student } = await join(database, own.id, 'Amina');
		await setExtraTime(database, student, { percent: 25, minutes: 10 });
		expect(await findStudent(database.db, own.id, student.id)).toMatchObject({
			extra_percent: 25,
			extra_minutes: 10,
		});
		expect(await findStudent(database.db, (await aClass(database)).id, student.id)).toBeNull();
	});

	test('are erased with all they did', async () => {
		const { database, own } = await ready();
		const { student } = await join(database, own.id, 'Amina');
		const assignment = await anAssignment(database, own.id);
		await anAttempt(database, { assignment, student: student.id, number: 1, at: NOW });
		await eraseStudent(database, student);
		expect(await countRows(database)).toMatchObject({
			student: 0,
			student_device: 0,
			attempt: 0,
			attempt_event: 0,
			assignment: 1,
		});
	});

	async function twoOfOne() {
		const here = await ready();
		const { database, own } = here;
		const kept = await join(database, own.id, 'Amina', NOW + 5);
		const gone = await join(database, own.id, 'Amina Y.', NOW);
		const assignment = await anAssignment(database, own.id);
		const other = await anAssignment(database, own.id, 'Second');
		const attempt = (to: StudentTable, number: number, at: number, over = false, of = assignment) =>
			anAttempt(database, { assignment: of, student: to.id, number, at, over });
		return { ...here, kept, gone, assignment, other, attempt };
	}

	test('two entries of one person become one: attempts are numbered by their start', async () => {
		const { database, own, kept, gone, assignment, other, attempt } = await twoOfOne();
		const [second, fourth] = [
			await attempt(kept.student, 1, NOW + 20, true),
			await attempt(kept.student, 2, NOW + 40),
		];
		const [first, third] = [
			await attempt(gone.student, 1, NOW + 10, true),
			await attempt(gone.student, 2, NOW + 30),
		];
		const alone = await attempt(gone.student, 1, NOW + 50, true, other);
		const override = { place: 0, earned: 1, comment: '', made_at: NOW };
		await database.db
			.insertInto('override')
			.values({ id: 'o', assignment_id: assignment, student_id: gone.student.id, ...override })
			.execute();
		await setExtraTime(database, kept.student, { percent: 10, minutes: 0 });
		await setExtraTime(database, gone.student, { percent: 0, minutes: 5 });
		expect(await previewMerge(database.db, kept.student, gone.student)).toEqual({
			attempts: { kept: 2, gone: 3 },
			running: 2,
			devices: 1,
		});
		const both = { kept: kept.student.id, gone: gone.student.id };
		expect(await mergeStudents(database, own.id, both)).toBe(true);

		const attempts = await database.db.selectFrom('attempt').selectAll().orderBy('started_at').execute();
		expect(attempts.map(({ id, number }) => [id, number])).toEqual([
			[first.id, 1],
			[second.id, 2],
			[third.id, 3],
			[fourth.id, 4],
			[alone.id, 1],
		]);
		expect(new Set(attempts.map(({ student_id }) => student_id))).toEqual(new Set([kept.student.id]));
		// What runs stays running, and is gone on with from either device.
		expect(attempts.filter(({ handed_in_at }) => handed_in_at === null)).toHaveLength(2);
		for (const secret of [kept.secret, gone.secret])
			expect(await studentOnDevice(database.db, own.id, secret)).toMatchObject({ nickname: 'Amina' });
		expect(await listStudents(database.db, own.id)).toMatchObject([
			{ id: kept.student.id, extra_percent: 10, extra_minutes: 5, joined_at: NOW },
		]);
		expect(await countRows(database)).toMatchObject({ attempt_event: 5, override: 1, student: 1 });
	});

	test('are not merged with themselves, nor with anybody of another class', async () => {
		const { database, own, kept } = await twoOfOne();
		const other = await join(database, (await aClass(database)).id, 'Eve');
		const { id } = kept.student;
		expect(await mergeStudents(database, own.id, { kept: id, gone: id })).toBe(false);
		expect(await mergeStudents(database, own.id, { kept: id, gone: other.student.id })).toBe(false);
		expect(await countRows(database)).toMatchObject({ student: 3 });
	});

	test('merged twice in the same moment, each into the other, one of them is left with everything', async () => {
		const { database, own, kept, gone, attempt } = await twoOfOne();
		await attempt(kept.student, 1, NOW + 1);
		await attempt(gone.student, 1, NOW + 2);
		const [a, b] = [kept.student.id, gone.student.id];
		const merged = await Promise.all([
			mergeStudents(database, own.id, { kept: a, gone: b }),
			mergeStudents(database, own.id, { kept: b, gone: a }),
		]);
		expect(merged.filter(Boolean)).toHaveLength(1);
		expect(await countRows(database)).toMatchObject({ student: 1, attempt: 2, student_device: 2 });
	});
});
