import { expect, test } from 'vitest';
import { toNumber } from '../../../src/lib/rules/fraction.ts';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { notifyChange, onChange } from '../../../src/lib/server/attempts/changes.ts';
import { loadAttempts } from '../../../src/lib/server/attempts/load-attempts.ts';
import { setDecision } from '../../../src/lib/server/attempts/overrides.ts';
import { previewRegrade, regrade } from '../../../src/lib/server/attempts/regrade.ts';
import { releasedTo } from '../../../src/lib/server/attempts/released-to.ts';
import { pointsOf, scores } from '../../../src/lib/server/attempts/scores.ts';
import { joinClass } from '../../../src/lib/server/classes/join-class.ts';
import { findQuizVersion, type QuizVersion } from '../../../src/lib/server/quiz-versions.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool, type School } from '../school.ts';
import { begin, makeDevice } from './answer.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';
import type { Item } from '../../../src/lib/quiz/types.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const MINUTE = 60_000;

/** Answers the first items rightly, and hands in unless told otherwise. */
async function answer(database: Database, school: School, at: number, right: number, handsIn = true) {
	const { assignment, student, attempt } = await begin(database, school, NOW, at);
	const device = makeDevice('one', NOW);
	const events = school.quiz.items
		.slice(0, right)
		.map((item) => device.respond(item.id, ...correctResponse(gradingKey(item))));
	if (handsIn) events.push(device.submit());
	await appendEvents(database, assignment, student, attempt.id, events, NOW + 1);
	return { assignment, student, attempt };
}

async function setUp(database: Database, rules: object = {}) {
	const school = await makeSchool(database, 'amina', NOW, rules);
	const first = await answer(database, school, 0, 3);
	return { school, ...first };
}

eachEngine('scores', (make) => {
	test('of a class: who has begun, who is through, what counts', async () => {
		const database = await (await make()).ready();
		const { school, assignment } = await setUp(database, { passMark: 20 });
		await answer(database, school, 1, 2, false);
		const all = await scores(database.db, assignment, NOW + MINUTE);
		const of = school.quiz.items.length;
		expect(all.map(({ student, state, answered }) => [student.nickname, state, answered])).toEqual([
			['Sana', 'over', 3],
			['Tariq', 'under-way', 2],
			['Uzma', 'not-started', 0],
		]);
		expect(all.every((score) => score.of === of && score.place === 0)).toBe(true);
		const [sana, tariq] = all;
		expect(sana?.counted && toNumber(sana.counted.earned)).toBe(3);
		expect(sana?.counted?.passed).toBe(true);
		expect(tariq?.counted).toBeNull();
	});

	test('of work that nobody handed in are late only if some of it came after it was due', async () => {
		const database = await (await make()).ready();
		const rules = {
			dueAt: NOW + 60 * MINUTE,
			closesAt: NOW + 240 * MINUTE,
			latePolicy: 'penalty',
			feedback: 'after-due',
		};
		const school = await makeSchool(database, 'amina', NOW, rules);
		const { assignment } = await answer(database, school, 0, 3, false);
		const tariq = await answer(database, school, 1, 2, false);
		const late = school.quiz.items[2];
		if (!late) throw new Error('no third item');
		const events = [makeDevice('two', NOW).respond(late.id, ...correctResponse(gradingKey(late)))];
		await appendEvents(database, assignment, tariq.student, tariq.attempt.id, events, NOW + 120 * MINUTE);
		const all = await scores(database.db, assignment, NOW + 300 * MINUTE);
		const found = all.map(({ counted }) => counted && [toNumber(counted.earned), counted.late]);
		expect(found).toEqual([[3, false], [2.7, true], null]);
		expect(all.map(({ state }) => state)).toEqual(['over', 'over', 'not-started']);
	});

	test('leave out who was removed', async () => {
		const database = await (await make()).ready();
		const { assignment, student } = await setUp(database);
		await database.db
			.updateTable('student')
			.set({ removed_at: NOW, name_key: null })
			.where('id', '=', student.id)
			.execute();
		const all = await scores(database.db, assignment, NOW);
		expect(all.map((score) => score.student.nickname)).toEqual(['Tariq', 'Uzma']);
	});

	test('are what the teacher decides, the latest decision first, until it is taken back', async () => {
		const database = await (await make()).ready();
		const { assignment, student } = await setUp(database);
		const decide = (earned: number | null, comment: string, now: number) =>
			setDecision(database, { assignment, student: student.id, place: 0, earned, comment, now });
		const decided = async () =>
			(await scores(database.db, assignment, NOW)).find((score) => score.student.id === student.id)?.override;
		expect(await decided()).toBeNull();
		await decide(4500, 'Said it aloud.', NOW);
		await decide(5000, 'Counted again.', NOW + 1);
		expect(await decided()).toEqual({ earned: 5000, comment: 'Counted again.' });
		await decide(null, '', NOW + 2);
		expect(await decided()).toBeNull();
		expect(await database.db.selectFrom('override').select('id').execute()).toHaveLength(3);
		// A comment alone leaves the score as it was earned.
		await decide(null, 'Well argued.', NOW + 3);
		const commented = (await scores(database.db, assignment, NOW)).find(
			(score) => score.student.id === student.id,
		);
		expect([commented?.override, commented?.comment]).toEqual([null, 'Well argued.']);
		expect(commented && pointsOf(commented)).toBe(3);
		await expect(decide(-1, 'x', NOW)).rejects.toThrow(RangeError);
		await expect(decide(1.5, 'x', NOW)).rejects.toThrow(RangeError);
		await expect(decide(1, 'x'.repeat(501), NOW)).rejects.toThrow(/Shorten/);
	});
});

/** The same quiz, with another key for its first item that is a plain choice. */
function corrected(version: QuizVersion): { version: QuizVersion; item: Item } {
	const at = version.quiz.items.findIndex(
		(item) => item.kind === 'choice' && item.choices.filter((choice) => choice.correct).length === 1,
	);
	const item = version.quiz.items[at];
	if (item?.kind !== 'choice') throw new Error('The quiz has no choice.');
	const other = item.choices.find((choice) => !choice.correct)?.id;
	const choices = item.choices.map((choice) => ({ ...choice, correct: choice.id === other }));
	const items = version.quiz.items.map((one) => (one.id === item.id ? { ...item, choices } : one));
	return { version: { ...version, quiz: { ...version.quiz, items } }, item };
}

eachEngine('grading again', (make) => {
	test('tells first who changes, then changes them, and touches nothing that was given', async () => {
		const database = await (await make()).ready();
		const { db } = database;
		const { school, assignment, student } = await setUp(database, { passMark: 20 });
		const all = school.quiz.items.length;
		await answer(database, school, 1, all);
		const version = await findQuizVersion(db, school.hash);
		if (!version) throw new Error('no version');
		const { version: to, item } = corrected(version);
		const hits = school.quiz.items.slice(0, 3).some(({ id }) => id === item.id);
		const before = await db.selectFrom('attempt_event').selectAll().orderBy('id').execute();
		const preview = await previewRegrade(db, assignment, school.hash, to, NOW);
		const tariq = preview.find((change) => change.student.nickname === 'Tariq');
		expect(tariq).toMatchObject({ before: all, after: all - 1, passedBefore: true, passedAfter: true });
		expect(preview).toHaveLength(hits ? 2 : 1);
		// To be asked is to change nothing.
		expect(await previewRegrade(db, assignment, school.hash, to, NOW)).toEqual(preview);

		await regrade(database, assignment, school.hash, to, { markings: {}, lower: true }, NOW);
		const after = await scores(db, assignment, NOW);
		const points = after.map(({ counted }) => counted && toNumber(counted.earned));
		expect(points).toEqual([hits ? 2 : 3, all - 1, null]);
		expect(await db.selectFrom('attempt_event').selectAll().orderBy('id').execute()).toEqual(before);
		expect(await db.selectFrom('regrade').selectAll().execute()).toMatchObject([{ from_hash: school.hash }]);
		const [loaded] = await loadAttempts(db, assignment, student, NOW);
		expect(loaded?.version.quiz).toEqual(JSON.parse(JSON.stringify(to.quiz)));
	});

	test('leaves decided scores alone, and refuses other items', async () => {
		const database = await (await make()).ready();
		const { db } = database;
		const { school, assignment } = await setUp(database);
		await answer(database, school, 1, school.quiz.items.length);
		const version = await findQuizVersion(db, school.hash);
		if (!version) throw new Error('no version');
		const { version: to } = corrected(version);
		for (const { id } of school.students) {
			const decision = { assignment, student: id, place: 0, earned: 1000, comment: 'So.', now: NOW };
			await setDecision(database, decision);
		}
		expect(await previewRegrade(db, assignment, school.hash, to, NOW)).toEqual([]);
		const fewer = { ...to, quiz: { ...to.quiz, items: to.quiz.items.slice(1) } };
		await expect(
			regrade(database, assignment, school.hash, fewer, { markings: {}, lower: true }, NOW),
		).rejects.toThrow(/same questions .*: .* is gone/);
		expect(await db.selectFrom('regrade').select('id').execute()).toEqual([]);
	});
});

eachEngine('what is released', (make) => {
	test('after the due date waits for the one with extra time', async () => {
		const database = await (await make()).ready();
		const dueAt = NOW + 60 * MINUTE;
		const rules = { dueAt, latePolicy: 'refuse', feedback: 'after-due', keys: 'after-due', timeLimit: 30 };
		const { school, assignment, student } = await setUp(database, rules);
		const at = async (now: number) => {
			const [loaded] = await loadAttempts(database.db, assignment, student, now);
			if (!loaded) throw new Error('no attempt');
			return releasedTo(database.db, assignment, student, loaded, now);
		};
		expect(await at(dueAt + 2 * MINUTE)).toMatchObject({ feedback: true, keys: true });
		await database.db
			.updateTable('student')
			.set({ extra_percent: 100 })
			.where('id', '=', school.students[2]?.id ?? '')
			.execute();
		expect(await at(dueAt + 2 * MINUTE)).toMatchObject({ feedback: false, keys: false });
		expect(await at(dueAt + 32 * MINUTE)).toMatchObject({ feedback: true, keys: true });
	});
});

eachEngine('changes', (make, engine) => {
	test('are told to whoever listens, until they stop', async () => {
		const place = await make();
		const database = await place.ready();
		const told: string[] = [];
		const stop = onChange(database, 'one', () => told.push('one'));
		const stopOther = onChange(database, 'two', () => told.push('two'));
		notifyChange(database, 'one');
		expect(told).toEqual(['one']);
		stop();
		notifyChange(database, 'one');
		await new Promise((passed) => setTimeout(passed, 200));
		expect(told).toEqual(['one']);
		stopOther();
	});

	test('are told when a student joins, and when one begins, before any answer', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const told: string[] = [];
		const stops = [school.classId, school.assignment].map((id) =>
			onChange(database, id, () => told.push(id)),
		);
		await joinClass(database, school.classId, { name: 'Uzma' }, undefined, NOW);
		expect(told).toContain(school.classId);
		expect(told).not.toContain(school.assignment);
		await begin(database, school, NOW);
		expect(told).toContain(school.assignment);
		for (const stop of stops) stop();
	});

	if (engine === 'postgres') {
		test('are heard by another process’s connection, also after the connection broke', async () => {
			const place = await make();
			const database = await place.ready();
			const elsewhere = place.open();
			let told = 0;
			const stop = onChange(elsewhere, 'one', () => (told += 1));
			// The emitter is this process's own: what counts is what comes beside it.
			const heard = async () => {
				told = 0;
				notifyChange(database, 'one');
				await new Promise((passed) => setTimeout(passed, 150));
				return told;
			};
			await expect.poll(heard, { timeout: 5_000 }).toBe(2);
			const { sql } = await import('kysely');
			await sql`select pg_terminate_backend(pid) from pg_stat_activity
				where application_name = 'mandate-listen' and datname = current_database()`.execute(database.db);
			await expect.poll(heard, { timeout: 10_000 }).toBe(2);
			stop();
		});
	}
});
