import { expect, test } from 'vitest';
import { parseRules } from '../../../src/lib/rules/parse-rules.ts';
import { openClassWarning } from '../../../src/lib/words/assigning.ts';
import { toLocal } from '../../../src/lib/rules/local-time.ts';
import { parseAssignForm, proposedRules } from '../../../src/lib/server/assignments/parse-assign-form.ts';
import { loadAttempts } from '../../../src/lib/server/attempts/load-attempts.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { startAttempt } from '../../../src/lib/server/attempts/start-attempt.ts';
import { joinClass } from '../../../src/lib/server/classes/join-class.ts';
import { loadResults } from '../../../src/lib/server/results/loaded-results.ts';
import { overview } from '../../../src/lib/server/results/overview.ts';
import { tableOf } from '../../../src/lib/server/results/tables.ts';
import { look } from '../../../src/lib/server/taking/receive.ts';
import { makeHome } from '../../../src/lib/server/taking/make-home.ts';
import { makePaper } from '../../../src/lib/server/taking/paper.ts';
import { makeView } from '../../../src/lib/server/taking/make-view.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool } from '../school.ts';
import { makeDevice, rowsOf } from './answer.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';
import type { School } from '../school.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const DAY = 86_400_000;

/** The form of a graded assignment, with everything as it is proposed. */
function proposed(more: Readonly<Record<string, string>> = {}) {
	const form = new FormData();
	const all = { ...proposedRules('UTC', NOW), mode: 'graded', ...more };
	for (const [name, value] of Object.entries(all)) form.set(name, value);
	const { rules, problems } = parseAssignForm(form, 'UTC', NOW);
	if (!rules) throw new Error(JSON.stringify(problems));
	return rules;
}

async function setUp(database: Database, more: Readonly<Record<string, string>> = {}) {
	const school = await makeSchool(database, 'amina', NOW);
	const rules = JSON.stringify(proposed(more));
	await database.db.updateTable('assignment').set({ rules }).execute();
	// Nobody of the roster: all that come are invented.
	await database.db.deleteFrom('student').execute();
	return school;
}

/** A name that is invented, joins, gives one answer to each question, hands in, and looks at all there is to see. */
async function tryOut(database: Database, school: School, name: string, choice: number, now: number) {
	await joinClass(database, school.classId, { name }, undefined, now);
	const { assignment } = await rowsOf(database, school).catch(() => ({ assignment: null }));
	const given =
		assignment ?? (await database.db.selectFrom('assignment').selectAll().executeTakeFirstOrThrow());
	const student = await database.db
		.selectFrom('student')
		.selectAll()
		.where('nickname', '=', name)
		.executeTakeFirstOrThrow();
	const { attempt } = await startAttempt(database, given, student, 0, 'seed', now);
	if (!attempt) throw new Error('not started');
	const device = makeDevice('one', now);
	const events = school.quiz.items.flatMap((item) =>
		item.kind === 'choice'
			? [device.respond(item.id, item.choices[choice % item.choices.length]?.id ?? '')]
			: [],
	);
	await appendEvents(database, given, student, attempt.id, [...events, device.submit()], now);
	return { given, student, see: (at: number) => seen(database, school, given, student, at) };
}

/** All that a student's pages are made from, but for what they gave, and when. */
async function seen(
	database: Database,
	_: School,
	assignment: Awaited<ReturnType<typeof rowsOf>>['assignment'],
	student: Awaited<ReturnType<typeof rowsOf>>['student'],
	now: number,
) {
	const taken = { database, assignment, student, place: 0, now };
	const [loaded] = await loadAttempts(database.db, assignment, student, now);
	if (!loaded) throw new Error('no attempt');
	const { items, ...paper } = await makePaper(taken, loaded);
	const marks = items.map(({ verdict, earned, note, why, lines }) => ({
		verdict,
		earned,
		note,
		why,
		lines: lines.map(({ mark, key, why: own }) => ({ mark, key, own })),
	}));
	const view = makeView(taken, loaded);
	const reply = await look(taken, null);
	if (!reply || reply === 'other-student') throw new Error('no reply');
	return JSON.stringify({
		paper: { ...paper, overAt: '' },
		marks,
		home: (await makeHome(taken)).quizzes.map(({ score, answered }) => ({ score, answered })),
		reply: { ...reply, over: reply.over && { ...reply.over, at: 0 }, now: 0, receivedAt: 0 },
		full: view.full,
	});
}

eachEngine('throw-away names in an open class, with everything as proposed', (make) => {
	test('learn nothing for the next one, however many there are, until nobody can hand in', async () => {
		const database = await (await make()).ready();
		const school = await setUp(database);
		const said = [];
		for (const [at, name] of ['Ann', 'Ben', 'Cem', 'Dua'].entries()) {
			const { see } = await tryOut(database, school, name, at, NOW + at);
			said.push(await see(NOW + 10), await see(NOW + 7 * DAY));
		}
		// Each gave another answer to every question, and all are told the same.
		expect(new Set(said).size).toBe(1);
		expect(said[0]).toContain('"score":null');
		expect(said[0]).not.toMatch(/"verdict":"|"rationale"|"exact"/);
	});

	test('where late work is taken for ever never learn anything', async () => {
		const database = await (await make()).ready();
		const school = await setUp(database, { latePolicy: 'accept' });
		const said = [];
		for (const [at, name] of ['Ann', 'Ben'].entries()) {
			const { see } = await tryOut(database, school, name, at, NOW + at);
			said.push(await see(NOW + 10), await see(NOW + 300 * DAY));
		}
		expect(new Set(said).size).toBe(1);
		expect(said[0]).not.toMatch(/"verdict":"|"rationale"|"exact"/);
	});

	test('with a closing date see everything after it, and nothing before', async () => {
		const database = await (await make()).ready();
		const closesAt = NOW + 9 * DAY;
		const school = await setUp(database, { closesAt: toLocal(closesAt, 'UTC') });
		const people: Awaited<ReturnType<typeof tryOut>>[] = [];
		for (const [at, name] of ['Ann', 'Ben'].entries())
			people.push(await tryOut(database, school, name, at, NOW + at));
		const at = (now: number) => Promise.all(people.map(({ see }) => see(now)));
		// The due date is past, and late work is still taken.
		for (const now of [NOW + 10, NOW + 8 * DAY, closesAt]) expect(new Set(await at(now)).size).toBe(1);
		const after = await at(closesAt + 120_000);
		expect(new Set(after).size).toBe(2);
		expect(after[0]).toContain('"rationale"');
	});

	test('are marked in the results when they came after the first hand-in', async () => {
		const database = await (await make()).ready();
		const school = await setUp(database);
		await joinClass(database, school.classId, { name: 'Early' }, undefined, NOW);
		const { given } = await tryOut(database, school, 'First', 0, NOW + 1);
		await tryOut(database, school, 'Late', 1, NOW + 60_000);
		const own = await database.db.selectFrom('class').selectAll().executeTakeFirstOrThrow();
		const results = await loadResults(database.db, { class: own, assignment: given }, NOW + 120_000);
		const marked = overview(results, String).rows.map(({ student }) => [student.name, student.joinedLate]);
		expect(marked).toEqual([
			['Early', false],
			['First', false],
			['Late', true],
		]);
		const table = await tableOf('scores', results, String);
		const column = table.columns.findIndex(({ id }) => id === 'joined');
		expect([...table.rows].map((row) => row[column])).toEqual([null, null, 'yes']);
	});
});

test('the teacher is told of an open class without an end, and of results before it', () => {
	const warned = (more: object, open = true) => {
		const { rules } = parseRules({ mode: 'graded', ...more });
		return rules ? openClassWarning(rules, open) : 'no rules';
	};
	expect(warned({})).toContain('students never see results');
	expect(warned({ dueAt: NOW, latePolicy: 'accept' })).toContain('students never see results');
	expect(warned({ dueAt: NOW })).toBe('');
	expect(warned({ dueAt: NOW, latePolicy: 'refuse' })).toBe('');
	expect(warned({ feedback: 'after-hand-in' })).toContain('results before everyone has finished');
	expect(warned({ score: 'after-hand-in' })).toContain('results before everyone has finished');
	expect(warned({}, false)).toBe('');
	expect(warned({ mode: 'practice' })).toBe('');
});
