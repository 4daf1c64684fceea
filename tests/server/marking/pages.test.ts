import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { studentCookie } from '../../../src/lib/server/access/authorize.ts';
import { addTeacher } from '../add-teacher.ts';
import { makeBrowser, type Browser } from '../browser.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { PASSWORD } from '../school.ts';
import { handIn, makeWritten } from './make-written.ts';

const LEVELS = { 'level claim': '3', 'level evidence': '2' };
const wordsOf = (html: string) =>
	html
		.replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ');
/** What may be read of the rubric, and nothing else of it. */
const SECRETS = /cell (claim|evidence) \d|text of sample|note (claim|evidence) \d/;

async function setUp(place: Place, rules: object = {}) {
	const database = await place.ready();
	const now = Date.now() - 3_600_000;
	const school = await makeWritten(database, 'amina', now, rules);
	await handIn(database, school, 0, now);
	await handIn(database, school, 1, now);
	const app = await place.serve();
	const signIn = async (email: string) => {
		const browser = makeBrowser(app);
		await browser.post('/teach/sign-in', { email, password: PASSWORD });
		return browser;
	};
	const teacher = await signIn(school.teacher.email);
	const colleague = async (role: 'editor' | 'viewer') => {
		const { id, email } = await addTeacher(database, { name: `Bela the ${role}` }, now);
		const accepted = { accepted_at: now, invited_at: now, expires_at: now + 1 };
		await database.db
			.insertInto('class_teacher')
			.values({
				id: randomUUID(),
				class_id: school.classId,
				teacher_id: id,
				role,
				until: null,
				link_hash: null,
				...accepted,
			})
			.execute();
		return signIn(email);
	};
	const student = (at: number) => {
		const browser = makeBrowser(app);
		browser.cookies.set(studentCookie(school.classId), school.students[at]?.secret ?? '');
		return browser;
	};
	const results = `/teach/assignments/${school.assignment}/results`;
	const own = `/assignments/${school.assignment}/0/results`;
	return { database, school, app, teacher, colleague, student, results, list: `${results}/marking`, own };
}

const answersIn = (html: string): string[] => [
	...new Set([...html.matchAll(/\/marking\/([\w-]{22})\?by=/g)].map(([, id = '']) => id)),
];
const knownIn = (html: string) => /name="known" value="([^"]*)"/.exec(html)?.[1] ?? '';
async function markAt(browser: Browser, page: string, fields: Record<string, string> = {}) {
	const known = knownIn((await browser.get(page)).text);
	return browser.post(page, { ...LEVELS, comment: '', known, ...fields });
}
/** Marks whatever the page leads on to. */
async function markAll(browser: Browser, list: string): Promise<number> {
	const [first = ''] = answersIn((await browser.get(list)).text);
	let page: string = `${list}/${first}?by=question`;
	for (let marked = 0; marked < 20; marked += 1) {
		const { status, headers } = await markAt(browser, page);
		expect(status).toBe(303);
		page = String(headers.location).replace('&done=1', '');
		if (page.includes('done=all')) return marked + 1;
	}
	throw new Error('It never ends.');
}

eachEngine('marking', (make) => {
	test('shows text, evidence and rubric, question by question, and goes on to the next', async () => {
		const { teacher, results, list, school } = await setUp(await make());
		expect(wordsOf((await teacher.get(results)).text)).toContain('4 answers to mark');
		expect(wordsOf((await teacher.get(results)).text)).toContain('1 / 3 2 not marked yet');
		const table = (await teacher.get(list)).text;
		expect(wordsOf(table)).toContain('What do you think of offer?');
		const [first = ''] = answersIn(table);
		const page = (await teacher.get(`${list}/${first}?by=question`)).text;
		expect(wordsOf(page)).toContain('Words of Sana on offer');
		expect(wordsOf(page)).toContain('cell claim 4');
		expect(wordsOf(page)).toContain('text of sample 4');
		expect(page).toMatch(/href="\/learn\/[\w-]+\/read\/article\?mark=\d+-\d+#p2\.s1/);
		expect(await markAll(teacher, list)).toBe(4);
		expect(wordsOf((await teacher.get(list)).text)).toContain('All marked');
		expect(wordsOf((await teacher.get(results)).text)).not.toContain('not marked yet');
		const paper = wordsOf((await teacher.get(`${results}/students/${school.students[0]?.id}`)).text);
		expect(paper).toContain('3 title of 3');
		const changes = wordsOf((await teacher.get(`/teach/classes/${school.classId}/changes`)).text);
		expect(changes).toContain('amina marked an answer of Sana in “Homework of amina”');
	});

	test('a form that is not whole says where, and loses nothing', async () => {
		const { teacher, list } = await setUp(await make());
		const [first = ''] = answersIn((await teacher.get(list)).text);
		const page = `${list}/${first}?by=question`;
		for (const level of ['', '9', '-1', '3.5', '__proto__', 'x'.repeat(5_000)]) {
			const { status, text } = await markAt(teacher, page, { 'level claim': level, comment: 'Kept.' });
			expect(status).toBe(400);
			expect(text).toContain('Choose a level.');
			expect(text).toContain('Kept.');
			expect(text).toMatch(/name="level evidence" value="2" checked/);
		}
		const long = await markAt(teacher, page, { comment: 'x'.repeat(2_001) });
		expect(long.status).toBe(400);
		expect(long.text).toContain('Shorten the comment to 2000 characters.');
		expect((await teacher.get(`${list}/${'a'.repeat(22)}`)).status).toBe(404);
	});

	test('whoever was slower is told, and sees both', async () => {
		const { teacher, colleague, list } = await setUp(await make());
		const other = await colleague('editor');
		const [first = ''] = answersIn((await teacher.get(list)).text);
		const page = `${list}/${first}?by=question`;
		const known = knownIn((await teacher.get(page)).text);
		expect((await markAt(other, page, { 'level claim': '1', comment: 'Too short.' })).status).toBe(303);
		const late = await teacher.post(page, { ...LEVELS, comment: 'Mine.', known });
		expect(late.status).toBe(409);
		expect(wordsOf(late.text)).toContain('Not saved yet.');
		expect(wordsOf(late.text)).toContain('Marked by Bela the editor');
		expect(wordsOf(late.text)).toContain('Too short.');
		expect(late.text).toContain('Mine.');
		expect(late.text).toMatch(/name="level claim" value="3" checked/);
		const again = await teacher.post(page, { ...LEVELS, comment: 'Mine.', known: knownIn(late.text) });
		expect(again.status).toBe(303);
	});

	test('who may only look marks nothing', async () => {
		const { database, colleague, list } = await setUp(await make());
		const viewer = await colleague('viewer');
		const [first = ''] = answersIn((await viewer.get(list)).text);
		const page = `${list}/${first}?by=question`;
		expect((await viewer.get(page)).text).not.toContain('name="known"');
		expect((await viewer.post(page, { ...LEVELS, known: 'x' })).status).toBeGreaterThanOrEqual(403);
		expect((await viewer.post(`${list}?/options`, { second: '1' })).status).toBeGreaterThanOrEqual(403);
		expect(await database.db.selectFrom('open_mark').select('id').execute()).toEqual([]);
	});

	test('hidden names are in no page and no address until all is marked', async () => {
		const { teacher, list, school } = await setUp(await make());
		expect((await teacher.post(`${list}?/options`, { anonymous: '1' })).status).toBe(303);
		const telling = school.students.flatMap(({ id, nickname }) => [id, `"${nickname}"`, `>${nickname}<`]);
		for (const by of ['question', 'student']) {
			const table = (await teacher.get(`${list}?by=${by}`)).text;
			const pages = answersIn(table).map((id) => `${list}/${id}?by=${by}`);
			expect(pages.length).toBeGreaterThan(0);
			for (const text of [
				table,
				...(await Promise.all(pages.map((page) => teacher.get(page)))).map((one) => one.text),
			])
				for (const word of telling) expect(text).not.toContain(word);
		}
		expect(await markAll(teacher, list)).toBe(4);
		expect(wordsOf((await teacher.get(`${list}?by=student`)).text)).toContain('Sana');
		const changes = wordsOf((await teacher.get(`/teach/classes/${school.classId}/changes`)).text);
		expect(changes).toContain('changed how “Homework of amina” is marked: Hide names while marking');
		expect(changes).toContain('marked an answer in “Homework of amina”');
	});

	test('a second marker sees nothing of the first, and what differs is settled', async () => {
		const { teacher, colleague, list, results } = await setUp(await make());
		const other = await colleague('editor');
		await teacher.post(`${list}?/options`, { second: '1' });
		const [first = ''] = answersIn((await teacher.get(list)).text);
		const page = `${list}/${first}?by=question`;
		await markAt(teacher, page, { comment: 'First thoughts.' });
		const seen = (await other.get(page)).text;
		expect(wordsOf(seen)).toContain('You are the second marker.');
		expect(seen).not.toContain('First thoughts.');
		expect(seen.slice(seen.indexOf('<main'))).not.toMatch(/ checked/);
		await markAt(other, page, { 'level claim': '1' });
		expect(wordsOf((await other.get(page)).text)).toContain('Only the first marker or the owner');
		const both = (await teacher.get(page)).text;
		expect(wordsOf(both)).toContain('Second marker, Bela the editor');
		expect(wordsOf((await teacher.get(results)).text)).toContain('4 answers to mark');
		await markAt(teacher, page, { 'level claim': '2' });
		expect(wordsOf((await teacher.get(results)).text)).toContain('3 answers to mark');
	});

	test('a student sees marks, comments, words and samples when the rules say so, and not before', async () => {
		const rules = { score: 'after-hand-in', feedback: 'after-hand-in', keys: 'never' };
		const { database, school, teacher, student, list, own } = await setUp(await make(), rules);
		const before = (await student(0).get(own)).text;
		expect(wordsOf(before)).toContain('1 of 3 points, 33%, 2 not marked yet');
		expect(wordsOf(before)).toContain('Submitted, not marked yet');
		expect(wordsOf(before)).toContain('Words of Sana on offer');
		expect(before).not.toMatch(SECRETS);
		const [first = ''] = answersIn((await teacher.get(list)).text);
		await markAt(teacher, `${list}/${first}?by=question`, { comment: 'Say where.' });
		const marked = (await student(0).get(own)).text;
		expect(wordsOf(marked)).toContain('1.5 of 3 points, 50%, 1 not marked yet');
		expect(wordsOf(marked)).toContain('3 title of 3');
		expect(wordsOf(marked)).toContain('Say where.');
		expect(marked).not.toMatch(SECRETS);
		const setRules = async (changed: object) => {
			const { rules: now } = await database.db
				.selectFrom('assignment')
				.select('rules')
				.executeTakeFirstOrThrow();
			await database.db
				.updateTable('assignment')
				.set({ rules: JSON.stringify({ ...JSON.parse(now), ...changed }) })
				.where('id', '=', school.assignment)
				.execute();
		};
		await setRules({ keys: 'after-hand-in' });
		const all = wordsOf((await student(0).get(own)).text);
		expect(all).toContain('cell claim 3');
		expect(all).toContain('text of sample 4');
		await setRules({ score: 'never', feedback: 'never', keys: 'never' });
		const none = (await student(0).get(own)).text;
		expect(none).not.toContain('Say where.');
		expect(none).not.toContain('title of 3');
		expect(none).not.toMatch(SECRETS);
		const home = wordsOf((await student(0).get(`/assignments/${school.assignment}`)).text);
		expect(home).not.toContain('not marked yet');
	});

	test('leave as files with text, sentences, levels and comment', async () => {
		const { teacher, results, list } = await setUp(await make());
		const [first = ''] = answersIn((await teacher.get(list)).text);
		await markAt(teacher, `${list}/${first}?by=question`, { comment: '=Say "where".' });
		const responses = (await teacher.get(`${results}/export/responses.csv`)).text;
		expect(responses).toContain('Level: title of claim');
		expect(responses).toContain('Words of Sana on offer');
		expect(responses).toMatch(/Say ""where""/);
		const scores = (await teacher.get(`${results}/export/scores.csv`)).text;
		expect(scores.split('\r\n')[0]).toContain('Not marked yet');
		expect((await teacher.get(`${results}/export/submissions.csv`)).text).toContain('Not marked yet');
		expect((await teacher.get(`${results}/export/results.xlsx`)).status).toBe(200);
		for (const path of ['/items', '/items/0-0/offer', '/certainty', '/reading', '/report', '/regrade'])
			expect([path, (await teacher.get(results + path)).status]).toEqual([path, 200]);
	});
});
