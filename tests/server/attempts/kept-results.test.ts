import { expect, test } from 'vitest';
import { replay } from '../../../src/lib/quiz/attempt.ts';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { report } from '../../../src/lib/quiz/report.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { gradedVersion } from '../../../src/lib/server/attempts/graded-version.ts';
import { asHandedIn, earnedOf } from '../../../src/lib/server/attempts/result-of.ts';
import { setDecision } from '../../../src/lib/server/attempts/overrides.ts';
import { regrade, undoRegrade } from '../../../src/lib/server/attempts/regrade.ts';
import { closeAgain, reopenAttempt } from '../../../src/lib/server/attempts/reopen-attempt.ts';
import { ruledVersion, type RegradeChoices } from '../../../src/lib/server/attempts/ruled-version.ts';
import { scores } from '../../../src/lib/server/attempts/scores.ts';
import { findQuizVersion } from '../../../src/lib/server/quiz-versions.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool } from '../school.ts';
import { begin, makeDevice, rowsOf, storedEvents } from './answer.ts';
import type { SentEvent } from '../../../src/lib/wire/batch.ts';
import type { QuizVersion } from '../../../src/lib/server/quiz-versions.ts';

const NOW = Date.UTC(2027, 3, 1, 8);
const MINUTE = 60_000;
/** Long after a limit of thirty minutes. */
const LATER = NOW + 60 * MINUTE;

eachEngine('What is kept of finished attempts', (make) => {
	/** Two students: one hands in with the first answer still on its way, one runs out of time. Both were looked at. */
	async function setUp() {
		const database = await (await make()).ready();
		const { db } = database;
		const rules = { mode: 'graded', timeLimit: 30, attempts: 2, feedback: 'after-hand-in', passMark: 50 };
		const school = await makeSchool(database, 'amina', NOW, rules);
		const [first, second] = school.quiz.items;
		if (!first || !second) throw new Error('two questions');
		const [one, other] = [await begin(database, school, NOW, 0), await begin(database, school, NOW, 1)];
		const [device, slow] = [makeDevice('one', NOW), makeDevice('other', NOW)];
		const right = (item: typeof first) => correctResponse(gradingKey(item));
		const late = device.respond(first.id, ...right(first));
		const send = (by: typeof one, now: number, ...events: readonly SentEvent[]) =>
			appendEvents(database, by.assignment, by.student, by.attempt.id, events, now);
		await send(one, NOW + MINUTE, device.respond(second.id, ...right(second)), device.submit());
		await send(other, NOW + MINUTE, slow.respond(first.id, 'x'));

		/** Everything that is read of the class, also what is read when it is asked for. */
		const read = async (now: number) => {
			const { assignment } = await rowsOf(database, school);
			const all = await scores(db, assignment, now);
			return all.map((score) => ({ ...score, attempts: score.attempts.map((loaded) => ({ ...loaded })) }));
		};
		const kept = () => db.selectFrom('attempt_result').selectAll().orderBy('attempt_id').execute();
		/** What is read now is what the events come to, whatever was kept before. */
		const proved = async (now = LATER) => {
			const found = await read(now);
			for (const { row, earned } of found.flatMap(({ attempts }) => attempts)) {
				const { keys } = await gradedVersion(db, row.version_hash);
				const events = await storedEvents(database, row.id);
				expect(earned).toEqual(earnedOf(report(keys, asHandedIn(replay(events)))));
			}
			const before = await kept();
			await db.deleteFrom('attempt_result').execute();
			expect(await read(now)).toEqual(found);
			// Of what runs again a former one may lie there; nobody reads it.
			expect(before).toEqual(expect.arrayContaining(await kept()));
			expect(await read(now)).toEqual(found);
			return found;
		};
		const before = await proved();
		expect(await kept()).toHaveLength(2);
		const { assignment } = await rowsOf(database, school);
		const from = await findQuizVersion(db, school.hash);
		if (!from) throw new Error('no version');
		return {
			database,
			school,
			assignment,
			from,
			first,
			second,
			one,
			other,
			slow,
			late,
			send,
			proved,
			before,
		};
	}

	/** The quiz with the key of a choice turned round. */
	const corrected = (from: QuizVersion, id: string): QuizVersion => ({
		...from,
		quiz: {
			...from.quiz,
			items: from.quiz.items.map((item) =>
				item.id === id && item.kind === 'choice'
					? { ...item, choices: item.choices.map((choice) => ({ ...choice, correct: !choice.correct })) }
					: item,
			),
		},
	});

	test.each(['key', 'full', 'out'] as const)(
		'follows a regrade, “%s”, and its undoing, and one after that',
		async (marking) => {
			const { database, school, assignment, from, second, proved, before } = await setUp();
			const item = from.quiz.items.find(({ kind }) => kind === 'choice');
			const by: RegradeChoices = { markings: { [item?.id ?? second.id]: marking }, lower: true };
			const to = ruledVersion(from, corrected(from, item?.id ?? ''), by);
			expect(await regrade(database, assignment, school.hash, to, by, LATER)).toBe('done');
			const after = await proved();
			expect(after).not.toEqual(before);
			const [made] = await database.db.selectFrom('regrade').selectAll().execute();
			expect(await undoRegrade(database, assignment, made?.id ?? '', LATER)).toBe('done');
			expect(await proved()).toEqual(before);
			expect(await regrade(database, assignment, school.hash, to, by, LATER + 1)).toBe('done');
			expect(await proved()).toEqual(after);
		},
	);

	test('follows an attempt that is opened again, answered, closed, and handed in', async () => {
		const { database, assignment, other, slow, first, send, proved, before } = await setUp();
		const asked = { assignment, student: other.student.id, attempt: other.attempt.id };
		const reopen = (now: number) => reopenAttempt(database, { ...asked, minutes: 10, sure: true, now });
		expect(await reopen(LATER)).toHaveProperty('until');
		const stateOf = (found: Awaited<ReturnType<typeof proved>>) =>
			found.find(({ student }) => student.id === other.student.id)?.state;
		expect(stateOf(await proved())).toBe('under-way');
		const answer = slow.respond(first.id, ...correctResponse(gradingKey(first)));
		expect((await send(other, LATER + MINUTE, answer)).refused).toEqual([]);
		expect(stateOf(await proved(LATER + MINUTE))).toBe('under-way');
		await closeAgain(database, asked);
		const closed = await proved(LATER + MINUTE);
		expect(stateOf(closed)).toBe('over');
		expect(closed).not.toEqual(before);
		expect(await reopen(LATER + 2 * MINUTE)).toHaveProperty('until');
		expect((await send(other, LATER + 3 * MINUTE, slow.submit())).refused).toEqual([]);
		expect(stateOf(await proved(LATER + 4 * MINUTE))).toBe('over');
	});

	test('follows more time for everybody, and for one student', async () => {
		const { database, assignment, other, proved, before } = await setUp();
		const setTime = (timeLimit: number) =>
			database.db
				.updateTable('assignment')
				.set({ rules: JSON.stringify({ ...JSON.parse(assignment.rules), timeLimit }) })
				.where('id', '=', assignment.id)
				.execute();
		await setTime(90);
		expect(await proved()).not.toEqual(before);
		await setTime(30);
		expect(await proved()).toEqual(before);
		await database.db
			.updateTable('student')
			.set({ extra_minutes: 60 })
			.where('id', '=', other.student.id)
			.execute();
		const found = await proved();
		expect(found.map(({ state }) => state).sort()).toEqual(expect.arrayContaining(['over', 'under-way']));
	});

	test('follows an answer that comes after the hand-in, and lets a decision of the teacher stand', async () => {
		const { database, assignment, one, late, send, proved, before } = await setUp();
		const missing = (found: typeof before) => found.flatMap(({ attempts }) => attempts)[0]?.delivered.missing;
		const decision = { assignment, student: one.student.id, place: 0, earned: 500, comment: 'By hand' };
		await setDecision(database, { ...decision, now: LATER });
		const decided = await proved();
		expect(decided.map(({ override }) => override?.comment)).toContain('By hand');
		expect(decided.map(({ attempts }) => attempts)).toEqual(before.map(({ attempts }) => attempts));
		expect((await send(one, NOW + 2 * MINUTE, late)).refused).toEqual([]);
		const after = await proved();
		expect(missing(before)).toBe(1);
		expect(missing(after)).toBe(0);
		expect(after.map(({ override }) => override)).toEqual(decided.map(({ override }) => override));
	});
});
