import { isRedirect } from '@sveltejs/kit';
import { expect, onTestFinished, test, vi } from 'vitest';
import { GRACE } from '../../../src/lib/rules/deadline.ts';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { openState } from '../../../src/lib/server/state.ts';
import { disguise } from '../../../src/lib/server/taking/disguise.ts';
import { attemptsAt } from '../../../src/lib/server/taking/taken.ts';
import { actions } from '../../../src/routes/assignments/[assignment]/[place]/+page.server.ts';
import { begin } from '../attempts/answer.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { makeSchool } from '../school.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const MINUTE = 60_000;
const REFUSES = { dueAt: NOW + 5 * MINUTE, latePolicy: 'refuse', feedback: 'after-due', keys: 'after-due' };

/** An attempt under way, and a way to send its form, whose body comes when the clock stands at a given moment. */
async function setUp(place: Place, rules: object) {
	vi.useFakeTimers({ toFake: ['Date'], now: NOW });
	onTestFinished(() => void vi.useRealTimers());
	const database = await place.ready();
	const school = await makeSchool(database, 'amina', NOW, rules);
	const { assignment, student } = await begin(database, school, NOW);
	const opened = await openState({ DATABASE_URL: place.url, MANDATE_SECRET: 'x'.repeat(32) });
	await opened.database.close();
	const state = { ...opened, database };
	const loaded = async () => {
		const taken = { database, assignment, student, place: 0, now: Date.now() };
		const [attempt] = await attemptsAt(taken);
		if (!attempt) throw new Error('There is no attempt.');
		return attempt;
	};
	const { version, attempt } = await loaded();
	const hidden = disguise(version.quiz, attempt);
	const right = Object.entries(attempt.items).map(([id, item]) => {
		const found = version.quiz.items.find((one) => one.id === id);
		return [id, { ...item, response: found ? correctResponse(gradingKey(found)) : [] }] as const;
	});
	const { items } = hidden.attemptFor({ ...attempt, items: Object.fromEntries(right) });
	const fields = Object.entries(items).flatMap(([name, { response }]) => response.map((one) => [name, one]));
	const [open = ''] = Object.keys(items);

	/** @returns where it leads */
	async function send(
		action: keyof typeof actions,
		headersAt: number,
		bodyAt: number,
		form: readonly (readonly string[])[] = fields,
	): Promise<string> {
		vi.setSystemTime(headersAt);
		const body = new ReadableStream<Uint8Array>(
			{
				pull(controller) {
					vi.setSystemTime(bodyAt);
					controller.enqueue(
						new TextEncoder().encode(
							new URLSearchParams(form.map(([name = '', value = '']) => [name, value])).toString(),
						),
					);
					controller.close();
				},
			},
			// Nothing is asked for before somebody reads.
			{ highWaterMark: 0 },
		);
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		// `duplex` is what Node asks for beside a stream; the types of browsers do not know it.
		const sent = { method: 'POST', headers, body, duplex: 'half' };
		const request = new Request(`https://quiz.example.org/assignments/${assignment.id}/0`, sent);
		const locals = { state, teacher: null, granted: { assignment, student } };
		try {
			await actions[action]({ locals, params: { assignment: assignment.id, place: '0' }, request });
		} catch (thrown) {
			if (isRedirect(thrown)) return thrown.location;
			throw thrown;
		}
		throw new Error('It leads nowhere.');
	}
	return { send, loaded, fields, open, home: `/assignments/${assignment.id}` };
}

eachEngine('a form that begins before a deadline', (make) => {
	test.each([
		['the due date', REFUSES, NOW + 5 * MINUTE],
		['the end of the time', { timeLimit: 10 }, NOW + 10 * MINUTE],
	])(
		'and ends after %s brings nothing, though it was handed in with the right answers',
		async (_, rules, end) => {
			for (const action of ['save', 'handIn'] as const) {
				const { send, loaded, home } = await setUp(await make(), rules);
				// By then the keys may be on the student's other screen.
				expect(await send(action, end + GRACE - 1, end + GRACE + 1)).toBe(home);
				const { attempt, row } = await loaded();
				expect(row.handed_in_at).toBeNull();
				expect(Object.values(attempt.items).filter(({ response }) => response.length > 0)).toEqual([]);
			}
		},
	);

	test('and ends before it is taken', async () => {
		const { send, loaded, home } = await setUp(await make(), REFUSES);
		const end = NOW + 5 * MINUTE;
		expect(await send('handIn', end, end + GRACE)).toBe(`${home}?done=handed-in`);
		expect((await loaded()).row.handed_in_at).toBe(end + GRACE);
	});
});

eachEngine('handing in a form', (make) => {
	test('with a question open saves it and asks first; sure, it hands in', async () => {
		const { send, loaded, fields, open, home } = await setUp(await make(), {});
		const some = fields.filter(([name]) => name !== open);
		expect(await send('handIn', NOW, NOW, some)).toBe(`${home}/0?done=ask-hand-in#ask-hand-in`);
		const asked = await loaded();
		expect(asked.row.handed_in_at).toBeNull();
		const isOpen = ({ response }: { readonly response: readonly string[] }) => response.length === 0;
		expect(Object.values(asked.attempt.items).filter(isOpen)).toHaveLength(1);
		const sure = [...some, ['sure', '1']];
		expect(await send('handIn', NOW + 1, NOW + 1, sure)).toBe(`${home}?done=handed-in`);
		expect((await loaded()).row.handed_in_at).toBe(NOW + 1);
	});

	test('with no question open asks nothing', async () => {
		const { send, loaded, home } = await setUp(await make(), {});
		expect(await send('handIn', NOW, NOW)).toBe(`${home}?done=handed-in`);
		expect((await loaded()).row.handed_in_at).toBe(NOW);
	});
});
