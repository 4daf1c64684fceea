import { expect, test } from 'vitest';
import { parseRules } from '../../../src/lib/rules/parse-rules.ts';
import { ACCESS } from '../../../src/lib/server/access/access.ts';
import { setVouched } from '../../../src/lib/server/accounts/teachers.ts';
import { createAssignment, versionOf } from '../../../src/lib/server/assignments/assignments.ts';
import { quizValue, drawTest } from '../../../src/lib/server/assignments/choose-places.ts';
import { cellField, formsField } from '../../../src/lib/server/assignments/parse-blueprint.ts';
import { modules } from '../../../src/lib/server/library.ts';
import { poolItems, poolOf } from '../../../src/lib/server/pool.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { makeSchool, PASSWORD, type School } from '../school.ts';
import type { Item } from '../../../src/lib/quiz/types.ts';

const [first] = modules;
if (!first) throw new Error('The library is empty.');
const module = first;
const [kept] = poolOf(module);
const pool = poolItems(module);
const [drawable] = pool;
if (!kept || !drawable) throw new Error('The pool is empty.');

const words = (item: Item) => (item.kind === 'statement' ? item.statement : item.prompt);
const open = new Set(module.quizzes.flatMap(({ items }) => items.map(words)));
/** What only kept questions say, as far as a page could show it without marks of its own in between. */
const CANARIES = pool
	.map(({ item }) => words(item))
	.filter((text) => !open.has(text))
	.map((text) => text.slice(0, 30))
	.filter((text) => /^[\w ,]+$/.test(text));
const said = (text: string) => CANARIES.filter((canary) => text.includes(canary));

/** Bilal, for whom nobody vouches, with a test of kept questions that he assigned while somebody did. */
async function setUp(place: Place) {
	const database = await place.ready();
	const now = Date.now();
	await makeSchool(database, 'amina', now);
	const school = await makeSchool(database, 'bilal', now);
	const { rules } = parseRules({ mode: 'graded', timeZone: 'UTC' });
	if (!rules || !module || !kept || !drawable) throw new Error('These rules are sound.');
	const settings = { title: 'Secret test', rules, liveScores: false };
	const blueprint = [{ objective: drawable.objective, level: drawable.level, count: 1 }];
	const drawn = drawTest(module, blueprint, 1, 'seed');
	if (!('forms' in drawn)) throw new Error('The pool is too small.');
	const assignments = [
		await createAssignment(database, { id: school.classId }, [[versionOf(module, kept)]], settings, now),
		await createAssignment(database, { id: school.classId }, [drawn.forms], settings, now),
	];
	const app = await place.serve({ OPEN_SIGN_UP: '1' });
	const browser = makeBrowser(app);
	await browser.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
	await setVouched(database.db, school.teacher.id, null);
	return { app, database, school, assignments, browser };
}

/** Every page of the teacher's, of one assignment. */
function pathsOf(school: School, assignment: string): string[] {
	const params: Readonly<Record<string, string | undefined>> = {
		class: school.classId,
		assignment,
		student: school.students[0]?.id,
		teacher: school.teacher.id,
		item: kept?.items[0]?.id,
		paper: '0-0',
		provider: 'school',
		secret: 'x'.repeat(43),
	};
	return Object.keys(ACCESS)
		.filter((route) => route.startsWith('/teach'))
		.flatMap((route) =>
			route.includes('[file]')
				? ['scores.csv', 'responses.csv', 'items.csv', 'scores.xlsx', 'responses.xlsx'].map((file) =>
						route.replace('[file]', file),
					)
				: [route],
		)
		.map((route) => route.replace(/\[(\w+)\]/g, (_, name: string) => params[name] ?? name));
}

eachEngine('a teacher nobody vouches for', (make) => {
	test('finds kept questions on no page, whatever was assigned before; one who is vouched for does', async () => {
		const { database, school, assignments, browser } = await setUp(await make());
		expect(CANARIES.length).toBeGreaterThan(10);
		const seen = async () => {
			const found = new Set<string>();
			for (const assignment of assignments)
				for (const path of pathsOf(school, assignment)) {
					const { text, status } = await browser.get(path);
					expect([path, status]).not.toEqual([path, 500]);
					for (const canary of said(text)) found.add(canary);
				}
			return found;
		};
		expect([...(await seen())]).toEqual([]);
		const refused = await browser.get(`/teach/assignments/${assignments[0]}/preview`);
		expect([refused.status, refused.text.includes('once an administrator has confirmed')]).toEqual([
			403,
			true,
		]);
		// What is open to all is open to them.
		expect((await browser.get(`/teach/assignments/${school.assignment}/preview`)).status).toBe(200);
		await setVouched(database.db, school.teacher.id, Date.now());
		expect((await seen()).size).toBeGreaterThan(3);
	}, 240_000);

	test('neither is offered them nor assigns them, by a form that was made up', async () => {
		const { database, school, browser } = await setUp(await make());
		const assign = `/teach/classes/${school.classId}/assign`;
		const page = (await browser.get(assign)).text;
		expect(page).toContain('Only confirmed teachers can use the question bank');
		expect(page).not.toContain(quizValue(module.id, kept.id));
		expect(page).not.toContain(formsField(module.id));
		const before = await database.db.selectFrom('assignment').select('id').execute();
		const rules = { mode: 'graded', title: 'Mine' };
		const [quiz] = module.quizzes;
		for (const fields of [
			{ quiz: quizValue(module.id, kept.id) },
			{
				[formsField(module.id)]: '1',
				[cellField(module.id, drawable.objective, drawable.level)]: '1',
				quiz: quizValue(module.id, quiz?.id ?? ''),
			},
			{ suggest: module.id },
		]) {
			const answer = await browser.post(assign, { ...rules, ...fields });
			expect(answer.status).not.toBe(303);
			expect(said(answer.text)).toEqual([]);
		}
		expect(await database.db.selectFrom('assignment').select('id').execute()).toEqual(before);
	}, 60_000);

	test('is whoever came by an open door; an invited one is not, and an administrator can say so', async () => {
		const { app, database } = await setUp(await make());
		const stranger = makeBrowser(app);
		const typed = { name: 'Mallory', email: 'mallory@school.example', password: 'a mallory of my own' };
		expect((await stranger.post('/teach/sign-up', typed)).status).toBe(303);
		const vouchedFor = async () =>
			await database.db
				.selectFrom('teacher')
				.select(['id', 'vouched_at'])
				.where('email', '=', typed.email)
				.executeTakeFirstOrThrow();
		const { id, vouched_at } = await vouchedFor();
		expect(vouched_at).toBeNull();
		expect((await stranger.post(`/teach/teachers/${id}?/vouch`)).status).toBe(404);
		const amina = makeBrowser(app);
		await amina.post('/teach/sign-in', { email: 'amina@school.example', password: PASSWORD });
		expect((await amina.get('/teach/teachers')).text).toContain('not confirmed');
		expect((await amina.post(`/teach/teachers/${id}?/vouch`)).status).toBe(303);
		expect((await vouchedFor()).vouched_at).not.toBeNull();
	}, 60_000);
});
