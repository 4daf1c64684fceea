import { describe, expect, test } from 'vitest';
import { parseRules } from '../../../src/lib/rules/parse-rules.ts';
import { changeAssignment } from '../../../src/lib/server/assignments/assignments.ts';
import { parseAssignForm, zoneName } from '../../../src/lib/server/assignments/parse-assign-form.ts';
import { studentCookie } from '../../../src/lib/server/access/authorize.ts';
import { modules } from '../../../src/lib/server/library.ts';
import { isKept } from '../../../src/lib/server/pool.ts';
import { begin } from '../attempts/answer.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { makeSchool, PASSWORD } from '../school.ts';
import { untilOneWaits } from '../until-one-waits.ts';

const [module] = modules;
const [first, second] = module?.quizzes ?? [];
if (!module || !first || !second) throw new Error('The library holds too little.');
const QUIZ = `${module.id}/${first.id}`;

async function setUp(place: Place) {
	const database = await place.ready();
	const school = await makeSchool(database, 'amina', Date.now());
	const app = await place.serve();
	const teacher = makeBrowser(app);
	await teacher.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
	const student = makeBrowser(app);
	student.cookies.set(studentCookie(school.classId), school.students[0]?.secret ?? '');
	const assign = `/teach/classes/${school.classId}/assign`;
	return { database, school, teacher, student, assign };
}
type World = Awaited<ReturnType<typeof setUp>>;

/** Assigns, and gives the new assignment. */
async function assigned({ database, teacher, assign, school }: World, fields: Record<string, string>) {
	const answer = await teacher.post(assign, { quiz: QUIZ, shuffle: 'on', ...fields });
	expect([answer.status, answer.headers.location]).toEqual([303, expect.stringMatching(/done=assigned$/)]);
	return database.db
		.selectFrom('assignment')
		.selectAll()
		.where('id', '!=', school.assignment)
		.executeTakeFirstOrThrow();
}

eachEngine('assigning', (make) => {
	test('takes a quiz and a press of the button', async () => {
		const world = await setUp(await make());
		const { database, teacher, student } = world;
		const row = await assigned(world, {});
		expect(row.title).toBe(first.title);
		expect(JSON.parse(row.rules)).toMatchObject({
			mode: 'practice',
			attempts: 'unlimited',
			feedback: 'at-once',
			timeZone: 'Asia/Karachi',
		});
		const [quiz] = await database.db
			.selectFrom('assignment_quiz')
			.innerJoin('quiz_version', 'quiz_version.hash', 'assignment_quiz.version_hash')
			.selectAll()
			.where('assignment_id', '=', row.id)
			.execute();
		expect(quiz).toMatchObject({ place: 0, form: 0, module: module.id, quiz: first.id });
		for (const path of ['', '/edit', '/preview?place=0&form=0', '/live', '/results'])
			expect((await teacher.get(`/teach/assignments/${row.id}${path}`)).status).toBe(200);
		expect((await teacher.get(`/teach/assignments/${row.id}/preview?place=7`)).status).toBe(404);
		const list = (await student.get('/assignments')).text;
		expect(list).toContain(`href="/assignments/${row.id}"`);
		expect(list).toContain('You’re signed in as');
		expect(list).toMatch(/<span[^>]*>practice<\/span>/);
	});

	test('says what is missing or wrong, and keeps what was typed', async () => {
		const { teacher, assign, database, school } = await setUp(await make());
		const nothing = await teacher.post(assign, { message: 'Read it twice.', mode: 'graded' });
		expect(nothing.status).toBe(400);
		expect(nothing.text).toContain('Choose at least one quiz');
		expect(nothing.text).toContain('Read it twice.');
		const wrong = await teacher.post(assign, {
			quiz: QUIZ,
			dueAt: '2030-02-30T10:00',
			timeLimit: '0',
			latePolicy: 'refuse',
		});
		expect(wrong.status).toBe(400);
		expect(wrong.text).toContain('This isn’t a valid date and time');
		expect(wrong.text).toContain('whole number from 1 to 1440');
		const foreign = await teacher.post(assign, { quiz: 'no-such-module/no-such-quiz' });
		expect(foreign.status).toBe(400);
		const rows = await database.db.selectFrom('assignment').select('id').execute();
		expect(rows).toEqual([{ id: school.assignment }]);
	});

	test('a due or closing date that is past is refused anew, and taken where it is changed', async () => {
		const { teacher, assign, school } = await setUp(await make());
		for (const name of ['dueAt', 'closesAt']) {
			const past = await teacher.post(assign, { quiz: QUIZ, [name]: '2020-01-05T10:00' });
			expect(past.status).toBe(400);
			expect(past.text).toContain('This date has passed. Choose a later one or leave it blank.');
			// Focus goes to where it is to be mended.
			expect(past.text).toMatch(new RegExp(`<input[^>]*name="${name}"[^>]*autofocus`));
		}
		const edit = `/teach/assignments/${school.assignment}/edit`;
		expect((await teacher.post(edit, { mode: 'graded', dueAt: '2020-01-05T10:00' })).status).toBe(303);
	});

	test('several quizzes make several places, in their order, under one title', async () => {
		const { database, school, teacher, assign } = await setUp(await make());
		const body = new URLSearchParams([
			['quiz', `${module.id}/${second.id}`],
			['quiz', QUIZ],
		]);
		expect((await teacher.post(assign, body)).status).toBe(303);
		const rows = await database.db
			.selectFrom('assignment')
			.innerJoin('assignment_quiz', 'assignment_quiz.assignment_id', 'assignment.id')
			.innerJoin('quiz_version', 'quiz_version.hash', 'assignment_quiz.version_hash')
			.select(['title', 'place', 'quiz'])
			.where('assignment.id', '!=', school.assignment)
			.orderBy('place')
			.execute();
		const title = `${first.title} and ${second.title}`;
		expect(rows).toEqual([
			{ title, place: 0, quiz: first.id },
			{ title, place: 1, quiz: second.id },
		]);
	});

	test('a message that is a script is shown as letters', async () => {
		const world = await setUp(await make());
		const row = await assigned(world, { message: '<script>alert(1)</script>', title: '<img src=x>' });
		for (const seen of [
			await world.teacher.get(`/teach/assignments/${row.id}`),
			await world.student.get(`/assignments/${row.id}`),
			await world.student.get('/assignments'),
		]) {
			expect(seen.status).toBe(200);
			expect(seen.text).not.toContain('<script>alert');
			expect(seen.text).not.toContain('<img src=x>');
		}
	});

	test('rules change for everybody; a grade does not become practice once somebody has begun', async () => {
		const { database, school, teacher } = await setUp(await make());
		const edit = `/teach/assignments/${school.assignment}/edit`;
		expect((await teacher.post(edit, { mode: 'practice', title: 'Only practice' })).status).toBe(303);
		expect((await teacher.post(edit, { mode: 'graded', passMark: '60' })).status).toBe(303);
		await begin(database, school, Date.now());
		const refused = await teacher.post(edit, { mode: 'practice' });
		expect(refused.status).toBe(400);
		expect(refused.text).toContain('Students have started');
		expect((await teacher.post(edit, { mode: 'graded', timeLimit: '30' })).status).toBe(303);
		const { rules, title } = await database.db
			.selectFrom('assignment')
			.select(['rules', 'title'])
			.where('id', '=', school.assignment)
			.executeTakeFirstOrThrow();
		expect(JSON.parse(rules)).toMatchObject({ mode: 'graded', timeLimit: 30, passMark: null });
		expect(title).toBe('Only practice');
	});

	test('thrown away, students do not see it; had back, everything is there', async () => {
		const { school, teacher, student } = await setUp(await make());
		const path = `/teach/assignments/${school.assignment}`;
		const own = `/assignments/${school.assignment}`;
		expect((await student.get(own)).status).toBe(200);
		expect((await teacher.post(`${path}?/delete`)).status).toBe(303);
		const gone = await student.get(own);
		const never = await student.get('/assignments/0000000000000000');
		expect([gone.status, never.status]).toEqual([404, 404]);
		expect(gone.text).toContain('Your teacher may have removed it');
		expect(gone.text).toContain('href="/assignments">Your assignments</a>');
		// It tells nobody which of the two it is.
		const plain = (text: string) =>
			text.replaceAll(school.assignment, 'ID').replaceAll('0000000000000000', 'ID');
		expect(plain(gone.text)).toBe(plain(never.text));
		expect((await student.get('/assignments')).text).not.toContain(own);
		expect((await teacher.get(path)).text).toContain('Assignment deleted.');
		expect((await teacher.post(`${path}?/undelete`)).status).toBe(303);
		expect((await student.get(own)).status).toBe(200);
	});
});

describe('the form of an assignment', () => {
	const parse = (fields: Record<string, string>, zone = 'Europe/Berlin') => {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.set(name, value);
		return parseAssignForm(form, zone);
	};

	test('reads wall clocks in the class’s zone', () => {
		const { rules } = parse({ dueAt: '2026-07-01T23:59' });
		expect(rules?.dueAt).toBe(Date.UTC(2026, 6, 1, 21, 59));
	});

	test('an hour that clocks skip is no moment; of one had twice it is the first', () => {
		expect(parse({ dueAt: '2026-03-29T02:30' }).problems?.dueAt).toContain('isn’t a valid date and time');
		expect(parse({ dueAt: '2026-10-25T02:30' }).rules?.dueAt).toBe(Date.UTC(2026, 9, 25, 0, 30));
	});

	test('an end that is past is a problem only where it has to lie ahead', () => {
		const form = new FormData();
		form.set('dueAt', '2026-07-01T12:00');
		const noon = Date.UTC(2026, 6, 1, 12);
		expect(parseAssignForm(form, 'UTC', noon).problems?.dueAt).toContain('This date has passed');
		expect(parseAssignForm(form, 'UTC', noon - 1).problems).toBeUndefined();
		expect(parseAssignForm(form, 'UTC').problems).toBeUndefined();
	});

	test('what contradicts itself is said at the field that has to change', () => {
		expect(parse({ passMark: '50' }).problems).toEqual({ passMark: expect.stringContaining('pass mark') });
		expect(parse({ mode: 'graded', feedback: 'at-once', keys: 'at-once' }).problems?.keys).toContain('later');
		expect(parse({ attempts: 'many' }).problems?.attempts).toContain('whole number');
	});
});

test.each([
	['Asia/Karachi', 'Karachi time'],
	['America/Argentina/Buenos_Aires', 'Buenos Aires time'],
	['UTC', 'UTC'],
	['Etc/GMT+5', 'Etc/GMT+5'],
])('%s is %s', (zone, name) => {
	expect(zoneName(zone)).toBe(name);
});

/** SQLite has one writer: nobody begins meanwhile. */
eachEngine(
	'rules that change while somebody begins',
	(make) => {
		test('do not turn a grade into practice either', async () => {
			const place = await make();
			const database = await place.ready();
			const { assignment: id, students, hash } = await makeSchool(database, 'amina', Date.now());
			// A start holds the assignment like this, and has not committed yet.
			const start = await place.open().db.startTransaction().execute();
			await start.selectFrom('assignment').select('id').where('id', '=', id).forKeyShare().execute();
			await start
				.insertInto('attempt')
				.values({
					id: 'a',
					assignment_id: id,
					student_id: students[0]?.id ?? '',
					place: 0,
					number: 1,
					form: 0,
					version_hash: hash,
					seed: 'seed',
					started_at: Date.now(),
					handed_in_at: null,
					handed_in_device: null,
					handed_in_sequence: null,
					reopened_until: null,
				})
				.execute();
			const { rules } = parseRules({ mode: 'practice' });
			if (!rules) throw new Error('These are no rules.');
			const change = changeAssignment(database, id, { title: '', rules, liveScores: false }, isKept);
			await Promise.race([change, untilOneWaits(database)]);
			await start.commit().execute();
			expect(await change).toMatchObject({ done: false, field: 'mode' });
			const { rules: kept } = await database.db
				.selectFrom('assignment')
				.select('rules')
				.where('id', '=', id)
				.executeTakeFirstOrThrow();
			expect(JSON.parse(kept)).toMatchObject({ mode: 'graded' });
		});
	},
	['postgres'],
);
