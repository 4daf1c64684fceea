import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { loadAttempts } from '../../../src/lib/server/attempts/load-attempts.ts';
import { MOST_ATTEMPTS, startAttempt } from '../../../src/lib/server/attempts/start-attempt.ts';
import { makeSchool } from '../school.ts';
import { eachEngine } from '../each-engine.ts';
import { begin, makeDevice, rowsOf, storedEvents } from './answer.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const NOW = Date.UTC(2027, 3, 1, 8);
const MINUTE = 60_000;

/** Events that came long ago, straight into the tables. */
async function fill({ db }: Database, attempt: string, events: number, bytes: number) {
	const body = JSON.stringify({ type: 'moved', at: 0, item: 'x'.repeat(bytes - 35) });
	for (let at = 0; at < events; at += 500) {
		const rows = Array.from({ length: Math.min(500, events - at) }, (_, n) => ({
			id: randomUUID(),
			attempt_id: attempt,
			device: 'long ago',
			sequence: at + n + 1,
			body,
			received_at: NOW,
			arrival: at + n + 2,
		}));
		await db.insertInto('attempt_event').values(rows).execute();
	}
}

eachEngine('What an attempt may hold', (make) => {
	test.each([
		['events', 4_999, 60],
		['bytes', 300, 1_800],
	])('is bounded by %s, and there is always room for what is handed in', async (_, events, bytes) => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const { assignment, student, attempt } = await begin(database, school, NOW);
		await fill(database, attempt.id, events, bytes);
		const device = makeDevice('one', NOW);
		const [item] = school.quiz.items;
		const moved = device.make({ type: 'moved', at: NOW, item: item?.id ?? '' });
		const answers = Array.from({ length: 30 }, () => device.respond(item?.id ?? '', 'x'));
		const submitted = device.submit();
		const sent = [moved, ...answers, submitted];
		const first = await appendEvents(database, assignment, student, attempt.id, sent, NOW + MINUTE);
		expect(first.refused).toEqual([{ id: moved.id, because: 'full' }]);
		expect(first.acknowledged).toEqual([...answers, submitted].map(({ id }) => id));
		expect(first.room).toBe(0);
		const [loaded] = await loadAttempts(database.db, assignment, student, NOW + MINUTE);
		expect(loaded?.overSince).toBe(NOW + MINUTE);
	});

	test('is said before it is reached', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const { assignment, student, attempt } = await begin(database, school, NOW);
		const device = makeDevice('one', NOW);
		const answer = () => device.respond(school.quiz.items[0]?.id ?? '', 'x');
		const append = () => appendEvents(database, assignment, student, attempt.id, [answer()], NOW);
		expect((await append()).room).toBeNull();
		await fill(database, attempt.id, 0, 60);
		await database.db
			.updateTable('attempt_event')
			.set({ arrival: 4_600 })
			.where('attempt_id', '=', attempt.id)
			.where('device', '=', 'one')
			.execute();
		expect((await append()).room).toBe(399);
	});

	test('beyond that only the hand-in comes in, however many answers a device goes on sending', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const { assignment, student, attempt } = await begin(database, school, NOW);
		await fill(database, attempt.id, 5_199, 60);
		const device = makeDevice('one', NOW);
		const answer = device.respond(school.quiz.items[0]?.id ?? '', 'x');
		const submitted = device.submit();
		const told = await appendEvents(database, assignment, student, attempt.id, [answer, submitted], NOW);
		expect(told.refused).toEqual([{ id: answer.id, because: 'full' }]);
		expect(told.acknowledged).toEqual([submitted.id]);
	});

	test('an event is 2 kB at most; one that is larger takes none of the others with it', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const { assignment, student, attempt } = await begin(database, school, NOW);
		const device = makeDevice('one', NOW);
		const id = school.quiz.items[0]?.id ?? '';
		const large = device.respond(id, ...Array.from({ length: 3 }, () => 'ü'.repeat(400)));
		const small = device.respond(id, 'ü'.repeat(400));
		const told = await appendEvents(database, assignment, student, attempt.id, [large, small], NOW);
		expect(told).toMatchObject({
			acknowledged: [small.id],
			refused: [{ id: large.id, because: 'malformed' }],
		});
	});

	test('attempts of a student at a quiz are bounded where the rules set no limit', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW, { attempts: 'unlimited' });
		const { assignment, student, attempt } = await begin(database, school, NOW);
		const handed = { handed_in_at: NOW, handed_in_device: 'one', handed_in_sequence: 1 };
		const rows = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, n) => ({
			...attempt,
			...handed,
			id: randomUUID(),
			number: n + 2,
		}));
		await database.db.updateTable('attempt').set(handed).where('id', '=', attempt.id).execute();
		await database.db.insertInto('attempt').values(rows.slice(1)).execute();
		const last = await startAttempt(database, assignment, student, 0, 'seed', NOW + 1);
		expect(last.attempt?.number).toBe(MOST_ATTEMPTS + 1);
		await database.db
			.updateTable('attempt')
			.set(handed)
			.where('id', '=', last.attempt?.id ?? '')
			.execute();
		expect(await startAttempt(database, assignment, student, 0, 'seed', NOW + 2)).toEqual({
			refused: 'no-attempts-left',
		});
	});

	test('a device that floods is told to come again later; a minute on, all of it is taken', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const { assignment, student, attempt } = await begin(database, school, NOW);
		const answer = makeDevice('one', NOW).respond(school.quiz.items[0]?.id ?? '', 'x');
		const send = (now: number) => appendEvents(database, assignment, student, attempt.id, [answer], now);
		await send(NOW);
		await database.db.updateTable('throttle').set({ count: 1_200 }).execute();
		expect(await send(NOW + 1)).toMatchObject({ acknowledged: [], refused: [], isTooMuch: true });
		expect(await send(NOW + 2 * MINUTE)).toMatchObject({ acknowledged: [answer.id], isTooMuch: false });
	});
});

eachEngine('The result of a finished attempt', (make) => {
	/** Handed in with its first answer still on its way. */
	async function handedIn() {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW, { feedback: 'after-hand-in', timeLimit: 10 });
		const begun = await begin(database, school, NOW);
		const device = makeDevice('one', NOW);
		const [first, second] = school.quiz.items;
		const late = device.respond(first?.id ?? '', 'x');
		const rest = [device.respond(second?.id ?? '', 'y'), device.submit()];
		const append = (...events: readonly (typeof late)[]) =>
			appendEvents(database, begun.assignment, begun.student, begun.attempt.id, events, NOW + MINUTE);
		const load = async (now = NOW + MINUTE) => {
			const { assignment, student } = await rowsOf(database, school);
			const [loaded] = await loadAttempts(database.db, assignment, student, now);
			if (!loaded) throw new Error('no attempt');
			// All of it, also what is read when it is asked for.
			return structuredClone({ ...loaded });
		};
		const kept = () => database.db.selectFrom('attempt_result').selectAll().execute();
		return { ...begun, database, school, late, rest, append, load, kept };
	}

	test('is added up once, and read from then on: the same', async () => {
		const { database, attempt, rest, append, load, kept } = await handedIn();
		await append(...rest);
		expect(await kept()).toEqual([]);
		const first = await load();
		expect(await kept()).toHaveLength(1);
		// Nobody looks at these again.
		await database.db
			.updateTable('attempt_event')
			.set({ body: '{"type":"vanished"}' })
			.where('attempt_id', '=', attempt.id)
			.execute();
		expect(await load()).toEqual(first);
		expect(first.answered).toBe(0);
		expect(first.attempt.submitted).toBe(true);
		expect(first.delivered.missing).toBe(1);
	});

	test('is made anew when an answer still arrives', async () => {
		const { late, rest, append, load, school } = await handedIn();
		await append(...rest);
		expect((await load()).delivered.missing).toBe(1);
		await append(late);
		const after = await load();
		expect(after.delivered.missing).toBe(0);
		expect(after.attempt.items[school.quiz.items[0]?.id ?? '']?.first?.response).toEqual(['x']);
		expect(await load()).toEqual(after);
	});

	test('is made anew when it is graded by another version', async () => {
		const { database, rest, append, load, kept } = await handedIn();
		await append(...rest);
		await load();
		await database.db.updateTable('attempt_result').set({ graded_by: 'another', earned: '5/1' }).execute();
		expect((await load()).earned.numerator).toBe(0n);
		expect((await kept())[0]?.earned).toBe('0/1');
	});

	test('is not asked for while the attempt runs, also when it runs again', async () => {
		const { database, late, append, load, kept, assignment, attempt } = await handedIn();
		await append(late);
		expect((await load()).overSince).toBeNull();
		expect(await kept()).toEqual([]);
		const over = NOW + 30 * MINUTE;
		expect((await load(over)).attempt.submitted).toBe(true);
		expect(await kept()).toHaveLength(1);
		const rules = { ...JSON.parse(assignment.rules), timeLimit: 60 };
		await database.db
			.updateTable('assignment')
			.set({ rules: JSON.stringify(rules) })
			.where('id', '=', assignment.id)
			.execute();
		const again = await load(over);
		expect(again.overSince).toBeNull();
		expect(again.attempt.submitted).toBe(false);
		expect(await storedEvents(database, attempt.id)).toHaveLength(2);
	});

	test('goes with the attempt', async () => {
		const { database, rest, append, load, kept, student } = await handedIn();
		await append(...rest);
		await load();
		await database.db.deleteFrom('student').where('id', '=', student.id).execute();
		expect(await kept()).toEqual([]);
	});
});
