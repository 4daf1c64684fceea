import { expect, test } from 'vitest';
import { GRACE } from '../../../src/lib/rules/deadline.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { loadAttempts } from '../../../src/lib/server/attempts/load-attempts.ts';
import { closeAgain, reopenAttempt } from '../../../src/lib/server/attempts/reopen-attempt.ts';
import { startAttempt } from '../../../src/lib/server/attempts/start-attempt.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool } from '../school.ts';
import { begin, makeDevice } from './answer.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const MINUTE = 60_000;
/** Long after a limit of thirty minutes. */
const LATER = NOW + 60 * MINUTE;
const HIDDEN = { mode: 'graded', timeLimit: 30, attempts: 2, feedback: 'never', keys: 'never' };

eachEngine('an attempt whose time ran out', (make) => {
	async function setUp(rules: object = HIDDEN) {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW, rules);
		const { assignment, student, attempt } = await begin(database, school, NOW);
		const device = makeDevice('one', NOW);
		const send = (event: ReturnType<typeof device.submit>, now: number) =>
			appendEvents(database, assignment, student, attempt.id, [event], now);
		const reopen = (some: { minutes?: number; sure?: boolean; now?: number } = {}) =>
			reopenAttempt(database, {
				assignment,
				student: student.id,
				attempt: attempt.id,
				minutes: 10,
				sure: false,
				now: LATER,
				...some,
			});
		const over = async (now: number) =>
			(await loadAttempts(database.db, assignment, student, now)).map(({ overSince }) => overSince);
		return { database, assignment, student, attempt, device, send, reopen, over };
	}

	test('is opened again by the teacher for so many minutes, takes answers, and ends by itself', async () => {
		const { device, send, reopen, over } = await setUp();
		const early = device.make({ type: 'flagged', at: NOW, item: 'none', on: true });
		expect((await send(early, LATER)).refused).toHaveLength(1);
		expect(await over(LATER)).toEqual([NOW + 30 * MINUTE]);
		expect(await reopen()).toEqual({ until: LATER + 10 * MINUTE });
		expect(await over(LATER)).toEqual([null]);
		expect((await send(device.submit(), LATER + MINUTE)).refused).toEqual([]);
		expect(await over(LATER + MINUTE)).toEqual([LATER + MINUTE]);
	});

	test('ends again when those minutes are over, the way to the server allowed for', async () => {
		const { reopen, over } = await setUp();
		await reopen();
		const end = LATER + 10 * MINUTE;
		expect(await over(end + GRACE)).toEqual([null]);
		expect(await over(end + GRACE + 1)).toEqual([end]);
	});

	test('twenty presses at once open it once', async () => {
		const { reopen } = await setUp();
		const all = await Promise.all(Array.from({ length: 20 }, () => reopen()));
		expect(all.filter(({ until }) => until !== undefined)).toHaveLength(1);
		expect(all.filter(({ refused }) => refused === 'running')).toHaveLength(19);
	});

	test('what a person handed in stays final', async () => {
		const { device, send, reopen } = await setUp();
		await send(device.submit(), NOW + MINUTE);
		expect(await reopen()).toEqual({ refused: 'handed-in' });
	});

	test('stays closed while the student works on another attempt', async () => {
		const { database, assignment, student, reopen } = await setUp();
		await startAttempt(database, assignment, student, 0, 'another', LATER);
		expect(await reopen({ now: LATER + 1 })).toEqual({ refused: 'other-running' });
	});

	test('is asked about first where the student may have seen what was right', async () => {
		const { reopen } = await setUp({ ...HIDDEN, feedback: 'after-hand-in' });
		expect(await reopen()).toEqual({ refused: 'seen' });
		expect(await reopen({ sure: true })).toHaveProperty('until');
	});

	test('is closed again by Undo, and what was answered meanwhile stays', async () => {
		const { database, assignment, student, attempt, reopen, over } = await setUp();
		await reopen();
		await closeAgain(database, { assignment, student: student.id, attempt: attempt.id });
		expect(await over(LATER)).toEqual([NOW + 30 * MINUTE]);
		expect(await reopen()).toHaveProperty('until');
	});

	test('is not opened for somebody else’s student, nor for no time', async () => {
		const { database, assignment, attempt, reopen } = await setUp();
		const other = await makeSchool(database, 'bilal', NOW, HIDDEN);
		const asked = { assignment, attempt: attempt.id, minutes: 10, sure: true, now: LATER };
		expect(await reopenAttempt(database, { ...asked, student: other.students[0]?.id ?? '' })).toEqual({
			refused: 'gone',
		});
		for (const minutes of [0, -1, 1.5, NaN, 1e9])
			await expect(reopen({ minutes })).rejects.toThrow(RangeError);
	});
});
