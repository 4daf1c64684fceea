import { expect, test } from 'vitest';
import { showJoinCode } from '../../../src/lib/rules/code.ts';
import { typedRules } from '../../../src/lib/server/assignments/parse-assign-form.ts';
import { rulesOf } from '../../../src/lib/server/attempts/rules-of.ts';
import { begin, rowsOf } from '../attempts/answer.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { makeSchool, PASSWORD } from '../school.ts';

const HOUR = 3_600_000;

async function setUp(place: Place, rules: object = {}) {
	const database = await place.ready();
	const now = Date.now() - HOUR;
	const school = await makeSchool(database, 'amina', now, rules);
	const app = await place.serve();
	const browser = makeBrowser(app);
	await browser.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
	const codeOf = async () =>
		(
			await database.db
				.selectFrom('class')
				.select('join_code')
				.where('id', '=', school.classId)
				.executeTakeFirstOrThrow()
		).join_code;
	return { database, school, browser, now, codeOf, root: `/teach/classes/${school.classId}` };
}

/** The fields that the form which undoes sends. */
function undoFields(html: string): Record<string, string> {
	const [, done = ''] = /<p role="status"[\s\S]*?<form[^>]*>([\s\S]*?)<\/form>/.exec(html) ?? [];
	const hidden = [...done.matchAll(/name="([^"]+)" value="([^"]*)"/g)];
	return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
}

eachEngine('what a teacher did', (make) => {
	test('a new join code is taken back, unless somebody else has the old one by now', async () => {
		const { database, school, browser, codeOf, root } = await setUp(await make());
		const before = await codeOf();
		const made = await browser.post(`${root}/settings?/code`, {});
		expect(await codeOf()).not.toBe(before);
		const page = (await browser.get(made.headers.location ?? '')).text;
		expect(undoFields(page)).toMatchObject({ before });
		const undone = await browser.post(`${root}/settings?/undoCode`, undoFields(page));
		expect(await codeOf()).toBe(before);
		expect((await browser.get(undone.headers.location ?? '')).text).toContain(
			`The code is ${showJoinCode(before)} again.`,
		);
		const { assignment } = await rowsOf(database, school);
		for (const taken of [assignment.join_code, 'no code at all', '']) {
			const { status, headers } = await browser.post(`${root}/settings?/undoCode`, { before: taken });
			expect(status).toBe(303);
			expect(headers.location).toContain('done=code-gone');
			expect(await codeOf()).toBe(before);
		}
	});

	test('extra time is taken back to what it was', async () => {
		const { database, school, browser, root } = await setUp(await make());
		const student = `${root}/people/${school.students[0]?.id}`;
		const extra = async () => {
			const { extra_percent, extra_minutes } = (await rowsOf(database, school)).student;
			return [extra_percent, extra_minutes];
		};
		await browser.post(`${student}?/time`, { percent: '25', minutes: '5' });
		const changed = await browser.post(`${student}?/time`, { percent: '50', minutes: '0' });
		expect(await extra()).toEqual([50, 0]);
		await browser.post(
			`${student}?/time`,
			undoFields((await browser.get(changed.headers.location ?? '')).text),
		);
		expect(await extra()).toEqual([25, 5]);
	});

	test('extra time for an attempt of which feedback was shown is given only when that is wanted', async () => {
		const rules = { mode: 'graded', timeLimit: 30, feedback: 'after-hand-in', keys: 'never' };
		const { database, school, browser, root, now } = await setUp(await make(), rules);
		await begin(database, school, now);
		const student = `${root}/people/${school.students[0]?.id}`;
		const minutes = async () => (await rowsOf(database, school)).student.extra_minutes;
		const fields = { percent: '0', minutes: '60' };
		const asked = await browser.post(`${student}?/time`, fields);
		expect(asked.status).toBe(400);
		expect(asked.text).toContain('Not saved.');
		expect(asked.text).toContain('Homework of amina');
		expect(await minutes()).toBe(0);
		expect((await browser.post(`${student}?/time`, { ...fields, again: 'yes' })).status).toBe(303);
		expect(await minutes()).toBe(60);
	});

	test('rules that let such an attempt run again are saved only when that is wanted', async () => {
		const written = { mode: 'graded', timeLimit: 30, feedback: 'after-hand-in', keys: 'never' };
		const { database, school, browser, now } = await setUp(await make(), written);
		await begin(database, school, now);
		const limit = async () => rulesOf((await rowsOf(database, school)).assignment).timeLimit;
		const rules = rulesOf((await rowsOf(database, school)).assignment);
		const typed = typedRules({ ...rules, timeLimit: 120 }, { title: 'Homework', liveScores: false });
		const fields = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
		const edit = `/teach/assignments/${school.assignment}/edit`;
		const asked = await browser.post(edit, fields);
		expect(asked.status).toBe(400);
		expect(asked.text).toContain('Not saved.');
		expect(asked.text).toContain('Sana');
		expect(await limit()).toBe(30);
		expect((await browser.post(edit, { ...fields, again: 'yes' })).status).toBe(303);
		expect(await limit()).toBe(120);
	});

	test('the code that is shown large is the one of the assignment, and of no other class’s', async () => {
		const { database, school, browser, root, now } = await setUp(await make());
		const other = await makeSchool(database, 'bilal', now);
		const { assignment } = await rowsOf(database, school);
		const page = (await browser.get(`/teach/assignments/${school.assignment}`)).text;
		const [poster = ''] = /\/teach\/classes\/[^"]*\/code[^"]*/.exec(page) ?? [];
		const large = await browser.get(poster);
		expect(large.text).toContain(showJoinCode(assignment.join_code));
		expect(large.text).toContain('Homework of amina');
		expect((await browser.get(`${root}/code`)).text).not.toContain(showJoinCode(assignment.join_code));
		expect((await browser.get(`${root}/code?assignment=${other.assignment}`)).status).toBe(404);
	});
});
