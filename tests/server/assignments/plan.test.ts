import { expect, test } from 'vitest';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { stopName, stopsOf, type Plan } from '../../../src/lib/rules/plan.ts';
import { createAssignment, changeAssignment } from '../../../src/lib/server/assignments/assignments.ts';
import { markRead } from '../../../src/lib/server/assignments/mark-read.ts';
import { parseAssignForm } from '../../../src/lib/server/assignments/parse-assign-form.ts';
import { parsePlanForm, withDates } from '../../../src/lib/server/assignments/parse-plan-form.ts';
import { everyStop, spreadDates, stageDueField } from '../../../src/lib/server/assignments/plan-fields.ts';
import { progressOf } from '../../../src/lib/server/assignments/progress.ts';
import { studentAssignments } from '../../../src/lib/server/assignments/student-assignments.ts';
import { studentCookie } from '../../../src/lib/server/access/authorize.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { wayOf } from '../../../src/lib/server/attempts/plan-states.ts';
import { setDecision } from '../../../src/lib/server/attempts/overrides.ts';
import { planOf, rulesAt, rulesOf } from '../../../src/lib/server/attempts/rules-of.ts';
import { startAttempt } from '../../../src/lib/server/attempts/start-attempt.ts';
import { studentData } from '../../../src/lib/server/classes/export-data.ts';
import { listAssignments } from '../../../src/lib/server/classes/list-assignments.ts';
import { mergeStudents } from '../../../src/lib/server/classes/merge-students.ts';
import { modules } from '../../../src/lib/server/library.ts';
import { isKept } from '../../../src/lib/server/pool.ts';
import { gradedVersion } from '../../../src/lib/server/attempts/graded-version.ts';
import { loadResults } from '../../../src/lib/server/results/loaded-results.ts';
import { changesOf, tableName } from '../../../src/lib/server/results/stop-changes.ts';
import { sortRows, stopTable } from '../../../src/lib/server/results/stop-table.ts';
import { makeHome } from '../../../src/lib/server/taking/make-home.ts';
import { makeDevice } from '../attempts/answer.ts';
import { eachEngine } from '../each-engine.ts';
import { form, type Field } from '../form.ts';
import { makeSchool } from '../school.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const NOW = Date.UTC(2026, 8, 1, 8);
const DAY = 86_400_000;
const ZONE = 'Asia/Karachi';
const [first] = modules;
if (!first) throw new Error('The library is empty.');
const module = first;
const [STAGE] = module.path;
if (!STAGE) throw new Error('The module has no path.');
/** The stops of the first stage: a reading, and a quiz about it. */
const FIRST = everyStop(module).slice(0, STAGE.stops.length);

const [CASE] = module.cases;
if (!CASE) throw new Error('The module has no case.');
const casesOf = () => module.cases;
const noCases = () => [];
const NOTHING_DECIDED = { road: null, earned: null, possible: null };
/** The first option at each point. */
const ROAD = CASE.points.map(({ options }) => options[0]?.id ?? '').join('.');
const EARNED = CASE.points.reduce((sum, { options }) => sum + (options[0]?.points ?? 0), 0);

const BASE: readonly Field[] = [
	['dueAt', '2026-09-30T23:59'],
	['latePolicy', 'accept'],
	['needs', 'hand-in'],
	['shuffle', 'on'],
];
const ticked = (stops: readonly string[]) => stops.map((stop): Field => ['stop', stop]);
const TEST: readonly Field[] = [
	['test', 'on'],
	['test-questions', '5'],
	['test-versions', '2'],
	['test-last', 'on'],
];

function parsed(fields: readonly Field[], maySeeKept = true) {
	const sent = form(fields);
	const { rules } = parseAssignForm(sent, ZONE, NOW);
	if (!rules) throw new Error('These rules are sound.');
	return { rules, ...parsePlanForm(sent, module, rules, 'seed', maySeeKept) };
}

function planFrom(fields: readonly Field[]) {
	const { rules, plan, places, problems } = parsed(fields);
	if (!plan) throw new Error(JSON.stringify(problems));
	return { rules, plan, places };
}

test('the whole path is taken over in its order, with a test at its end', () => {
	const { plan, places } = planFrom([...BASE, ...ticked(everyStop(module)), ...TEST]);
	const names = stopsOf(plan).map(stopName);
	expect(names).toHaveLength(everyStop(module).length + 1);
	expect(stopsOf(plan).map(({ kind }) => kind)).toEqual([
		...module.path.flatMap(({ stops }) => stops.map(({ kind }) => kind)),
		'quiz',
	]);
	expect(plan.test).toMatchObject({
		place: places.length - 1,
		isLast: true,
		rules: { mode: 'graded', attempts: 1 },
	});
	expect(places.at(-1)).toHaveLength(2);
	expect(places.at(-1)?.[0].quiz.items).toHaveLength(5);
});

test('a part keeps the order of the path, and stages without a stop are left out', () => {
	const [a = '', b = ''] = [everyStop(module)[3], everyStop(module)[0]];
	const { plan } = planFrom([...BASE, ...ticked([a, b])]);
	expect(plan.stages).toHaveLength(2);
	expect(stopsOf(plan)[0]?.kind).toBe('reading');
});

test.each([
	['nothing ticked', [], 'stop'],
	['a stage due after the whole', [...ticked(FIRST), [stageDueField(0), '2026-10-09T12:00']], 'stage-due-0'],
	['a date that is none', [...ticked(FIRST), [stageDueField(0), '2026-02-31T12:00']], 'stage-due-0'],
	['what no quiz can need', [...ticked(FIRST), ['needs', '101']], 'needs'],
	[
		'more questions than there are',
		[...ticked(FIRST), ['test', 'on'], ['test-questions', '99'], ['test-versions', '4']],
		'test-questions',
	],
	[
		'a number that is none',
		[...ticked(FIRST), ['test', 'on'], ['test-questions', '1e9'], ['test-versions', '1']],
		'test-questions',
	],
	['a limit that is none', [...ticked(FIRST), ...TEST, ['test-limit', '0']], 'test-limit'],
	['a limit in words', [...ticked(FIRST), ...TEST, ['test-limit', 'half an hour']], 'test-limit'],
] as [string, Field[], string][])('%s is refused, and says where', (_, fields, name) => {
	const last = new Map([...BASE, ...fields].filter(([field]) => field !== 'stop'));
	const stops = fields.filter(([field]) => field === 'stop');
	const { problems } = parsed([...last, ...stops]);
	expect(Object.keys(problems ?? {})).toContain(name);
	expect(problems?.[name]).toMatch(/\w/);
});

test('a test from the bank is for confirmed teachers alone', () => {
	expect(parsed([...BASE, ...ticked(FIRST), ...TEST], false).problems).toHaveProperty('test');
});

test('dates are spread from a first one, over stages that have stops, at the same time of day', () => {
	const { typed, problems } = spreadDates({ 'first-due': '2026-10-23T17:00', every: '7' }, [
		true,
		false,
		true,
	]);
	expect(problems).toEqual({});
	expect(typed).toMatchObject({
		[stageDueField(0)]: '2026-10-23T17:00',
		[stageDueField(1)]: '',
		[stageDueField(2)]: '2026-10-30T17:00',
		dueAt: '2026-10-30T17:00',
	});
	expect(spreadDates({ 'first-due': 'soon', every: '0' }, [true]).problems).toMatchObject({
		'first-due': expect.stringMatching(/./) as string,
		every: expect.stringMatching(/./) as string,
	});
});

eachEngine('a module that was assigned', (make) => {
	async function setUp(fields: readonly Field[] = [...BASE, ...ticked(FIRST), ...TEST]) {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'Noor', NOW);
		const { rules, plan, places } = planFrom(fields);
		const settings = { title: 'The case', rules, liveScores: false, plan };
		const id = await createAssignment(database, { id: school.classId }, places, settings, NOW);
		const { db } = database;
		const assignment = await db
			.selectFrom('assignment')
			.selectAll()
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		const students = await db
			.selectFrom('student')
			.selectAll()
			.where('class_id', '=', school.classId)
			.orderBy('nickname')
			.execute();
		const [sana, tariq] = students;
		if (!sana || !tariq) throw new Error('There are no students.');
		const way = (who = sana, now = NOW) => wayOf(db, assignment, plan, who, now).then(({ states }) => states);
		return { database, db, school, assignment, plan, rules, sana, tariq, way };
	}
	type Given = Awaited<ReturnType<typeof setUp>>;

	/** Starts what stands at a place and hands it in, all right or not at all. */
	async function take(
		database: Database,
		{ assignment, sana }: Given,
		place: number,
		now: number,
		right = true,
	) {
		const started = await startAttempt(database, assignment, sana, place, `seed ${now}`, now);
		if (!started.attempt) return started.refused;
		const { version } = await gradedVersion(database.db, started.attempt.version_hash);
		const device = makeDevice('tablet', now);
		const events = [
			...(right
				? version.quiz.items.map((item) => device.respond(item.id, ...correctResponse(gradingKey(item))))
				: []),
			device.submit(),
		];
		const { refused } = await appendEvents(
			database,
			assignment,
			sana,
			started.attempt.id,
			events,
			now + 60_000,
		);
		expect(refused).toEqual([]);
		return started.attempt.id;
	}

	test('is read, taken and done; the test opens when the rest is done', async () => {
		const given = await setUp();
		const { database, assignment, sana, way, plan } = given;
		expect(await way()).toEqual(['to-do', 'to-do', 'locked']);
		expect(await take(database, given, 1, NOW)).toBe('stops-first');
		expect(await markRead(database, assignment, sana, { stop: 'read/article' }, noCases, NOW)).toBe(true);
		expect(await markRead(database, assignment, sana, { stop: 'read/article' }, noCases, NOW + DAY)).toBe(
			true,
		);
		expect(await take(database, given, 0, NOW)).toMatch(/-/);
		expect(await way()).toEqual(['done', 'done', 'to-do']);
		expect(await take(database, given, 1, NOW + 1)).toMatch(/-/);
		const end = NOW + DAY;
		expect(await way(sana, end)).toEqual(['done', 'done', 'done']);
		const progress = await progressOf(database.db, assignment.class_id, [assignment], end);
		expect(progress.get(assignment.id)).toEqual({ students: 3, begun: 1, done: 1 });
		const read = await database.db.selectFrom('stop_read').selectAll().execute();
		expect(read).toEqual([
			{
				assignment_id: assignment.id,
				student_id: sana.id,
				stop: 'read/article',
				read_at: NOW,
				...NOTHING_DECIDED,
			},
		]);
		expect(plan.test?.place).toBe(1);
	});

	test('has no other texts to be read than its own', async () => {
		const { database, assignment, sana, db } = await setUp();
		for (const stop of ['read/nothing', 'quiz/0', 'glossary', '', null, 7, { a: 1 }, 'x'.repeat(100_000)])
			expect(await markRead(database, assignment, sana, { stop }, noCases, NOW)).toBe(false);
		expect(await db.selectFrom('stop_read').selectAll().execute()).toEqual([]);
	});

	test('is graded by its stage’s date, and the test by its own rules', async () => {
		const due = [stageDueField(0), '2026-09-05T12:00'] as const;
		const given = await setUp([...BASE, ...ticked(FIRST), ...TEST, due]);
		const { database, db, school, assignment, plan, sana } = given;
		const late = Date.UTC(2026, 8, 6);
		await markRead(database, assignment, sana, { stop: 'read/article' }, noCases, late);
		await take(database, given, 0, late);
		const own = await db
			.selectFrom('class')
			.selectAll()
			.where('id', '=', school.classId)
			.executeTakeFirstOrThrow();
		const results = await loadResults(db, { class: own, assignment }, late + DAY);
		const score = results.scores.find(({ student, place }) => student.id === sana.id && place === 0);
		expect(score?.counted).toMatchObject({ late: true });
		expect(rulesAt(assignment)(1)).toMatchObject({ mode: 'graded', latePolicy: 'refuse', attempts: 1 });

		const table = await stopTable(db, results, plan);
		expect(table.stops.map(({ done, here }) => [done, here])).toEqual([
			[1, 2],
			[1, 0],
			[0, 1],
		]);
		const row = table.rows.find(({ id }) => id === sana.id);
		expect(row?.cells.map(([state, text]) => [state, text])).toEqual([
			['late', '✓ late'],
			['late', '100% late'],
			['to-do', ''],
		]);
		expect(row?.cells[1]?.[2]).toBe(60_000);
		expect(row).toMatchObject({ done: 2, lastAt: late + 60_000 });
		expect(sortRows(table, 'done').rows.at(-1)?.id).toBe(sana.id);
		expect(sortRows(table, 'active').rows.at(-1)?.id).toBe(sana.id);
		const { rows } = changesOf(results, table, [2, 0, 1], late, late + DAY);
		expect(rows.map(({ id }) => id)).toEqual([sana.id]);
		expect(changesOf(results, table, [2, 0, 1], late + DAY, late + DAY).rows).toEqual([]);
	});

	test('tells a live table at once what the teacher says of a score, and that a clock ran out', async () => {
		const given = await setUp([...BASE, ...ticked(FIRST)]);
		const { database, db, school, plan, sana, tariq } = given;
		await take(database, given, 0, NOW, false);
		const own = await db
			.selectFrom('class')
			.selectAll()
			.where('id', '=', school.classId)
			.executeTakeFirstOrThrow();
		const load = async (now: number) => {
			const assignment = await db
				.selectFrom('assignment')
				.selectAll()
				.where('id', '=', given.assignment.id)
				.executeTakeFirstOrThrow();
			return loadResults(db, { class: own, assignment }, now, 'none');
		};
		const changed = async (since: number, now: number, withScores = true) => {
			const results = await load(now);
			const { rows } = changesOf(
				results,
				await stopTable(db, results, plan, withScores),
				[2, 0, 0],
				since,
				now,
			);
			return rows.map(({ id, cells }) => [id, cells[1]]);
		};
		const say = (student: string, earned: number | null, comment: string, now: number) =>
			setDecision(database, { assignment: given.assignment, student, place: 0, earned, comment, now });
		const [later, latest] = [NOW + DAY, NOW + 2 * DAY];
		expect(await changed(later, latest)).toEqual([]);
		// Of somebody who has taken it, and of somebody who has it on paper.
		await say(sana.id, 1000, 'Said aloud', later);
		await say(tariq.id, null, 'Come and see me', later);
		const possible = (await load(later)).scores[0]?.possible ?? 0;
		expect(new Map((await changed(later, later)) as [string, unknown][])).toEqual(
			new Map<string, unknown>([
				[sana.id, ['done', `${Math.floor(100 / possible)}% overridden`]],
				[tariq.id, ['to-do', 'with a comment']],
			]),
		);
		// Before the class, on a screen, nothing of it is told.
		expect(await changed(later, later, false)).toContainEqual([sana.id, ['done', '✓']]);
		await say(sana.id, null, '', latest);
		expect(await changed(latest, latest)).toEqual([[sana.id, ['done', '0%']]]);

		const before = tableName(await load(latest));
		expect(tableName(await load(latest + 1))).toBe(before);
		await db.updateTable('student').set({ extra_minutes: 5 }).where('id', '=', sana.id).execute();
		expect(tableName(await load(latest + 1))).not.toBe(before);
		const timed = JSON.stringify({ ...rulesOf(given.assignment), timeLimit: 10 });
		await db.updateTable('assignment').set({ rules: timed }).where('id', '=', given.assignment.id).execute();
		await startAttempt(database, given.assignment, tariq, 0, 'seed', latest);
		const over = latest + 30 * 60_000;
		expect(await changed(over - 20 * 60_000 - 5_000, over)).toEqual([
			[tariq.id, ['done', expect.any(String)]],
		]);
	});

	test('asks for as many percent as the teacher wants, and lets them try again', async () => {
		const fields = [...BASE.filter(([name]) => name !== 'needs'), ['needs', '80'] as const, ...ticked(FIRST)];
		const given = await setUp(fields);
		await take(given.database, given, 0, NOW, false);
		expect(await given.way(given.sana, NOW + DAY)).toEqual(['to-do', 'short']);
		await take(given.database, given, 0, NOW + DAY);
		expect(await given.way(given.sana, NOW + 2 * DAY)).toEqual(['to-do', 'done']);
	});

	test('stands in a student’s list by what is due next, and on its own page with what comes next', async () => {
		const due = [stageDueField(0), '2026-09-05T12:00'] as const;
		const given = await setUp([...BASE, ...ticked([...FIRST, 'glossary']), due]);
		const { database, db, school, assignment, sana } = given;
		const cookie = { name: studentCookie(school.classId), value: school.students[0]?.secret ?? '' };
		const listed = async (now: number) =>
			(await studentAssignments(db, [cookie], now))[0]?.assignments.find(({ id }) => id === assignment.id);
		expect(await listed(NOW)).toMatchObject({
			standing: 'to-do',
			due: expect.stringContaining('5 September') as string,
		});
		expect((await listed(NOW))?.stops).toBe('0 of 3 stops done');
		expect((await listed(NOW + 10 * DAY))?.standing).toBe('late');
		await markRead(database, assignment, sana, { stop: 'read/article' }, noCases, NOW);
		await take(database, given, 0, NOW);
		expect(await listed(NOW + DAY)).toMatchObject({
			standing: 'under-way',
			stops: '2 of 3 stops done',
			due: expect.stringContaining('30 September') as string,
		});
		const home = await makeHome({ database, assignment, student: sana, place: 0, now: NOW + DAY });
		expect(home.path).toMatchObject({ done: 2, of: 3, next: { kind: 'glossary' }, test: null });
		expect(home.path?.next?.href).toContain(`?for=${assignment.id}.${sana.id}`);
		await markRead(database, assignment, sana, { stop: 'glossary' }, noCases, NOW);
		expect((await listed(NOW + DAY))?.standing).toBe('done');
		const path = (await listAssignments(db, school.classId, NOW + DAY)).find(
			({ id }) => id === assignment.id,
		);
		expect(path).toMatchObject({ isPath: true, students: 3, done: 1 });
	});

	test('gives what either of two entries of one person has read to the one that stays, and tells it', async () => {
		const { database, db, school, assignment, sana, tariq } = await setUp([
			...BASE,
			...ticked([...FIRST, 'glossary']),
		]);
		for (const [who, stop] of [
			[sana, 'read/article'],
			[tariq, 'read/article'],
			[tariq, 'glossary'],
		] as const)
			await markRead(database, assignment, who, { stop }, noCases, NOW);
		expect(await mergeStudents(database, school.classId, { kept: sana.id, gone: tariq.id })).toBe(true);
		const { reads } = await studentData(db, sana);
		expect(reads.map(({ stop }) => stop).sort()).toEqual(['glossary', 'read/article']);
		expect(await db.selectFrom('stop_read').selectAll().where('student_id', '=', tariq.id).execute()).toEqual(
			[],
		);
	});

	test('has a case decided once it was decided to its end, and counts its points itself', async () => {
		const stop = `case/${CASE.id}`;
		const given = await setUp([...BASE, ...ticked([...FIRST, stop])]);
		const { database, db, assignment, plan, sana, tariq, way } = given;
		const mark = (road: unknown, who = sana, now = NOW) =>
			markRead(database, assignment, who, { stop, road }, casesOf, now);
		const half = ROAD.split('.').slice(0, 2).join('.');
		for (const road of [undefined, null, '', half, `${ROAD}.more`, 'x', 'a'.repeat(100_000), 7, { a: 1 }])
			expect(await mark(road)).toBe(false);
		expect(await db.selectFrom('stop_read').selectAll().execute()).toEqual([]);
		expect(await markRead(database, assignment, sana, { stop, road: ROAD }, noCases, NOW)).toBe(false);
		expect((await way()).at(-1)).toBe('to-do');
		expect(await mark(ROAD)).toBe(true);
		expect(await mark(ROAD, sana, NOW + DAY)).toBe(true);
		expect((await way()).at(-1)).toBe('done');
		const stored = { road: ROAD, earned: EARNED, possible: 2 * CASE.points.length };
		expect(await db.selectFrom('stop_read').selectAll().execute()).toEqual([
			{ assignment_id: assignment.id, student_id: sana.id, stop, read_at: NOW, ...stored },
		]);
		const home = await makeHome({ database, assignment, student: sana, place: 0, now: NOW });
		expect(home.path?.stages.at(-1)?.stops.at(-1)).toMatchObject({
			kind: 'case',
			state: 'done',
			points: { earned: EARNED, possible: stored.possible },
			play: expect.stringContaining(`/play?for=${assignment.id}.${sana.id}`) as string,
		});
		const own = await db
			.selectFrom('class')
			.selectAll()
			.where('id', '=', assignment.class_id)
			.executeTakeFirstOrThrow();
		const results = await loadResults(db, { class: own, assignment }, NOW);
		const cellOf = async (withScores: boolean) =>
			(await stopTable(db, results, plan, withScores)).rows.find(({ id }) => id === sana.id)?.cells.at(-1);
		expect(await cellOf(true)).toEqual(['done', `✓ ${EARNED}/${stored.possible}`, null]);
		expect(await cellOf(false)).toEqual(['done', '✓', null]);
		expect((await studentData(db, sana)).reads).toEqual([
			{ assignment_id: assignment.id, stop, read_at: NOW, ...stored },
		]);
		// Somebody has joined twice: the road goes with them.
		expect(await mergeStudents(database, assignment.class_id, { kept: tariq.id, gone: sana.id })).toBe(true);
		expect((await studentData(db, tariq)).reads).toMatchObject([{ stop, ...stored }]);
	});

	test('has its students also where no quiz is on the path', async () => {
		const { db, school, assignment, plan, sana } = await setUp([...BASE, ...ticked([`case/${CASE.id}`])]);
		const own = await db
			.selectFrom('class')
			.selectAll()
			.where('id', '=', school.classId)
			.executeTakeFirstOrThrow();
		const results = await loadResults(db, { class: own, assignment }, NOW);
		expect(results.students.map(({ id }) => id)).toContain(sana.id);
		expect((await stopTable(db, results, plan)).rows).toHaveLength(results.students.length);
	});

	test('gets other dates, for everybody at once', async () => {
		const { database, db, assignment, plan, rules } = await setUp();
		const sent = form([
			...BASE,
			[stageDueField(0), '2026-09-04T10:00'],
			['test-limit', '20'],
			['test-due', '2026-09-20T10:00'],
		]);
		const changed = withDates(sent, plan, plan.test, rules);
		if (!changed.plan) throw new Error(JSON.stringify(changed.problems));
		const settings = { title: '', rules, liveScores: false, plan: changed.plan };
		expect(await changeAssignment(database, assignment.id, settings, isKept)).toEqual({ done: true });
		const now = await db
			.selectFrom('assignment')
			.selectAll()
			.where('id', '=', assignment.id)
			.executeTakeFirstOrThrow();
		const stored = planOf(now) as Plan;
		expect(stored.stages[0]?.dueAt).toBe(Date.UTC(2026, 8, 4, 5));
		expect(stored.test).toMatchObject({
			isLast: false,
			rules: { timeLimit: 20, dueAt: Date.UTC(2026, 8, 20, 5) },
		});
	});
});
