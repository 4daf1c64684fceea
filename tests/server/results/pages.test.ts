import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { studentCookie } from '../../../src/lib/server/access/authorize.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { findQuizVersion, storeQuizVersion } from '../../../src/lib/server/quiz-versions.ts';
import { begin, makeDevice } from '../attempts/answer.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { makeSchool, PASSWORD } from '../school.ts';
import type { Explained } from '../../../src/lib/quiz/item-base.ts';
import type { Item } from '../../../src/lib/quiz/types.ts';

const HOSTILE = '=HYPERLINK("http://evil.example","x")<script>alert(1)</script>';

/** Something that is not right, for any kind. */
function wrong(item: Item): string[] {
	const right = [...correctResponse(gradingKey(item))];
	switch (item.kind) {
		case 'choice':
		case 'statement':
		case 'evidence':
			return item.choices
				.filter((choice) => !choice.correct)
				.map(({ id }) => id)
				.slice(0, 1);
		case 'order':
			return right.reverse();
		case 'match':
			return item.rows.map((row) => `${row.id}=${item.targets.find(({ id }) => id !== row.target)?.id}`);
		case 'open':
			return ['text=Something else.'];
		case 'numeric':
			return [`value=${item.key.value + item.key.tolerance + 1}`];
		case 'gap':
			return item.gaps.map(
				(gap) => `${gap.id}=${gap.choices.find((choice) => !choice.correct)?.id ?? 'no such word'}`,
			);
	}
}

/** A class of which one has everything right and one everything wrong, very surely; the third has not joined. */
async function setUp(place: Place) {
	const database = await place.ready();
	const now = Date.now() - 3_600_000;
	const school = await makeSchool(database, 'amina', now, { certainty: 'ask', passMark: 50 });
	await database.db
		.updateTable('student')
		.set({ nickname: HOSTILE, name_key: 'hostile' })
		.where('id', '=', school.students[1]?.id ?? '')
		.execute();
	for (const at of [0, 1]) {
		const { assignment, student, attempt } = await begin(database, school, now, at);
		const device = makeDevice('one', now);
		const events = school.quiz.items.map((item) =>
			device.make({
				type: 'responded',
				at: now,
				item: item.id,
				response: at === 0 ? [...correctResponse(gradingKey(item))] : wrong(item),
				certainty: 3,
			}),
		);
		const sent = [...events, device.submit()];
		const { refused } = await appendEvents(database, assignment, student, attempt.id, sent, now + 1);
		expect(refused).toEqual([]);
	}
	const app = await place.serve();
	const browser = makeBrowser(app);
	await browser.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
	const base = `/teach/assignments/${school.assignment}`;
	return { database, school, app, browser, base, results: `${base}/results` };
}

/** Text without its tags, and without the white space between them. */
const wordsOf = (html: string) =>
	html
		.replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ');

eachEngine('a teacher’s results', (make) => {
	test('say who has what, on every page, and show a hostile name as letters', async () => {
		const { database, browser, school, base, results } = await setUp(await make());
		const of = school.quiz.items.length;
		const table = (await browser.get(results)).text;
		expect(wordsOf(table)).toContain('2 of 3 submitted');
		expect(wordsOf(table)).toContain(`${of} / ${of} passed`);
		expect(wordsOf(table)).toMatch(/not passed/);
		expect(wordsOf(table)).toContain('not joined yet');
		const joined = database.db.updateTable('student').where('id', '=', school.students[0]?.id ?? '');
		await joined.set({ joined_at: null }).execute();
		for (const page of [results, `${results}?by=objective`, `${base}/live`])
			expect(wordsOf((await browser.get(page)).text)).toContain('reset by you, not signed in since');
		// What a page does not show is not sent with it: of a large class it would be most of the page.
		expect((await browser.get(`${results}?by=objective`)).text).not.toContain('isOverridden');
		expect((await browser.get(`${results}/report`)).text).not.toContain('byObjective');
		const [first] = school.quiz.items;
		const paths = [
			'',
			'?by=objective',
			'/items',
			`/items/0-0/${first?.id}`,
			'/certainty',
			'/reading',
			'/report',
			'/regrade',
			...school.students.map(({ id }) => `/students/${id}`),
		];
		for (const path of paths) {
			const { status, text } = await browser.get(results + path);
			expect([path, status]).toEqual([path, 200]);
			expect(text).not.toContain('<script>alert');
		}
		expect((await browser.get(`${results}/items/0-0/no-such-item`)).status).toBe(404);
		expect((await browser.get(`${results}/items/9-9/${first?.id}`)).status).toBe(404);
		expect((await browser.get(`${results}/students/nobody`)).status).toBe(404);
	});

	test('count each distractor, the certainty, and every passage', async () => {
		const { browser, school, results } = await setUp(await make());
		const item = school.quiz.items.find(({ kind }) => kind === 'choice');
		const page = wordsOf((await browser.get(`${results}/items/0-0/${item?.id}`)).text);
		expect(page).toContain('2 responses. Facility index');
		expect(page.match(/1 · 50%/g)?.length).toBeGreaterThanOrEqual(2);
		expect(page).toContain('(confident)');
		const certainty = wordsOf((await browser.get(`${results}/certainty`)).text);
		expect(certainty).toContain('1 student was confident but wrong');
		// The names stand behind their number, each with a link to the paper.
		const sure = (await browser.get(`${results}/certainty`)).text;
		expect(sure).toMatch(
			new RegExp(`aria-label="Incorrect, very sure"[^>]*>[^]*?/students/${school.students[1]?.id}"`),
		);
		const reading = (await browser.get(`${results}/reading`)).text;
		expect(wordsOf(reading)).toContain('What the class misread');
		expect(reading).toContain('data-level="mixed"');
		expect(reading).toMatch(/class="share[^"]*">5\d%/);
		const items = wordsOf((await browser.get(`${results}/items`)).text);
		expect(items).toContain('too few for reliable statistics');
	});

	test('a score decided by the teacher counts, with its reason, until it is taken back', async () => {
		const { app, browser, school, results } = await setUp(await make());
		const student = `${results}/students/${school.students[1]?.id}`;
		const decide = (earned: string, comment: string) =>
			browser.post(`${student}?/override`, { place: '0', earned, comment });
		expect((await decide('99', 'Too much.')).text).toContain('Enter a score from 0 to');
		expect((await decide('abc', 'x')).status).toBe(400);
		expect((await decide('3', '')).text).toContain('Give a reason for the score.');
		expect((await decide('7,5', 'Explained it <b>well</b>.')).status).toBe(303);
		const page = (await browser.get(student)).text;
		expect(wordsOf(page)).toContain('7.5 of');
		expect(page).toContain('Explained it &lt;b>well&lt;/b>.');
		expect(wordsOf((await browser.get(results)).text)).toContain('overridden');
		// The student reads it too, beside the score.
		const own = makeBrowser(app);
		own.cookies.set(studentCookie(school.classId), school.students[1]?.secret ?? '');
		for (const path of ['', '/0/results']) {
			const seen = (await own.get(`/assignments/${school.assignment}${path}`)).text;
			expect(seen).toContain('Your teacher set this score: “Explained it &lt;b>well&lt;/b>.”');
			expect(wordsOf(seen)).toContain(`7.5 of ${school.quiz.items.length} points`);
		}
		// Without points the comment stays, and what was earned counts again.
		expect((await decide('', 'Read <b>line 4</b> again.')).headers.location).toBe('?done=comment-stays');
		expect((await browser.get(student)).text).toContain('Comment: “Read &lt;b>line 4&lt;/b> again.”');
		expect(wordsOf((await browser.get(results)).text)).toContain('with a comment');
		for (const path of ['', '/0/results']) {
			const seen = (await own.get(`/assignments/${school.assignment}${path}`)).text;
			expect(seen).toContain('Comment from your teacher: “Read &lt;b>line 4&lt;/b> again.”');
			expect(wordsOf(seen)).not.toContain(`7.5 of ${school.quiz.items.length} points`);
		}
		expect((await decide('', '')).headers.location).toBe('?done=comment-gone');
		const after = wordsOf((await browser.get(results)).text);
		expect(after).not.toContain('overridden');
		expect(after).not.toContain('with a comment');
	});

	test('the reading goes by row and by step: one that was right is not held against its sentence', async () => {
		const place = await make();
		const database = await place.ready();
		const now = Date.now() - 3_600_000;
		const school = await makeSchool(database, 'amina', now);
		const offices = school.quiz.items.find(
			(item) => item.kind === 'match' && item.rows.some(({ id }) => id === 'marco-rubio'),
		);
		const steps = school.quiz.items.find(({ kind }) => kind === 'order');
		if (offices?.kind !== 'match' || steps?.kind !== 'order') throw new Error('no such items');
		const { assignment, student, attempt } = await begin(database, school, now);
		const device = makeDevice('one', now);
		const pairs = offices.rows.map(
			({ id, target }) => `${id}=${id === 'asim-munir' ? 'defence-minister' : target}`,
		);
		const [first, second, ...rest] = steps.steps.map(({ id }) => id);
		const sent = [
			device.respond(offices.id, ...pairs),
			device.respond(steps.id, second ?? '', first ?? '', ...rest),
			device.submit(),
		];
		await appendEvents(database, assignment, student, attempt.id, sent, now + 1);
		const app = await place.serve();
		const browser = makeBrowser(app);
		await browser.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
		const page = async (reading: string) =>
			(await browser.get(`/teach/assignments/${school.assignment}/results/reading?reading=${reading}`)).text;
		/** Percentages beside the sentences that a row or a step rests on. */
		const shares = async (part: Explained | undefined) => {
			const [citation] = part?.citations ?? [];
			const text = await page(citation?.reading ?? '');
			return citation?.passages.map(
				(passage) =>
					new RegExp(`id="heat-${citation.reading}-${passage}"[^]*?class="share[^"]*">(\\d+%)`).exec(
						text,
					)?.[1],
			);
		};
		const row = (id: string) => offices.rows.find((one) => one.id === id);
		expect(await shares(row('marco-rubio'))).toEqual(['100%']);
		expect(await shares(row('asim-munir'))).toEqual(['0%']);
		expect(await shares(row('asim-munir')?.mistakes[0])).toEqual(['0%']);
		expect(await shares(steps.steps[0])).toEqual(['0%']);
		expect(await shares(steps.steps.at(-1))).toEqual(['100%']);
	});

	test('leave as CSV and as a workbook that reads back, with no formula in it', async () => {
		const { browser, school, results } = await setUp(await make());
		const of = school.quiz.items.length;
		for (const name of ['scores', 'submissions', 'responses', 'items']) {
			const { status, headers, text } = await browser.get(`${results}/export/${name}.csv`);
			expect(status).toBe(200);
			expect(headers['content-type']).toBe('text/csv; charset=utf-8');
			expect(headers['content-disposition']).toBe(`attachment; filename="Homework-of-amina-${name}.csv"`);
			expect(headers['cache-control']).toBe('no-store');
			expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m);
		}
		const { bytes } = await browser.get(`${results}/export/results.xlsx`);
		const sheets = await readXlsxFile(bytes);
		const rows = (name: string) => sheets.find(({ sheet }) => sheet === name)?.data ?? [];
		expect(sheets.map(({ sheet }) => sheet)).toEqual(['Scores', 'Submissions', 'Responses', 'Item analysis']);
		expect(rows('Scores')).toHaveLength(4);
		expect(rows('Scores').find(([name]) => name === 'Sana')).toContain(of);
		expect(rows('Scores').find(([name]) => name === 'Uzma')).toContain('not started');
		const [titles = [], ...submissions] = rows('Submissions');
		const uzma = submissions.find(([name]) => name === 'Uzma') ?? [];
		expect(uzma.slice(2, 6)).toEqual(['not started', 0, null, of]);
		const sana = submissions.find(([name]) => name === 'Sana') ?? [];
		expect(sana[titles.indexOf('Passed')]).toBe('yes');
		expect(sana[titles.indexOf('Late')]).toBe('no');
		expect(rows('Responses')).toHaveLength(1 + 2 * of);
		// What is judged or filled in stands with its question.
		const asked = rows('Responses').map((row) => String(row[5]));
		for (const item of school.quiz.items) {
			if (item.kind === 'statement') expect(asked.join('\n')).toContain(item.statement);
			if (item.kind === 'gap') expect(asked.join('\n')).toContain(item.text[0]?.trim());
		}
		expect(rows('Item analysis')).toHaveLength(1 + of);
		for (const file of ['results.csv', 'scores.xlsx', 'secret.csv', '..%2Fscores.csv'])
			expect((await browser.get(`${results}/export/${file}`)).status).toBe(404);
	});

	test('a paper of another form has the passages that only its form cites', async () => {
		const { database, browser, school, results } = await setUp(await make());
		const { db } = database;
		const version = await findQuizVersion(db, school.hash);
		if (!version) throw new Error('no version');
		const without = await storeQuizVersion(db, { ...version, readings: [] }, Date.now());
		await db.updateTable('assignment_quiz').set({ version_hash: without }).execute();
		await db
			.insertInto('assignment_quiz')
			.values({ assignment_id: school.assignment, place: 0, form: 1, version_hash: school.hash })
			.execute();
		await db.updateTable('attempt').set({ form: 1 }).execute();
		const { text } = await browser.get(`${results}/students/${school.students[0]?.id}`);
		expect(text).toContain('<blockquote class="cite');
	});

	test('the live view says who is where, scores only when they are wanted', async () => {
		const { browser, base, school } = await setUp(await make());
		const of = school.quiz.items.length;
		const before = wordsOf((await browser.get(`${base}/live`)).text);
		expect(before).toContain('2 joined · 0 in progress · 2 submitted');
		expect(before).not.toContain(`${of} of ${of}`);
		await browser.post(`${base}/live?/scores`, { show: 'yes' });
		expect(wordsOf((await browser.get(`${base}/live`)).text)).toContain(`${of} of ${of}`);
		const changes = await browser.get(`${base}/live/changes`);
		expect(changes.headers['content-type']).toBe('text/event-stream');
		expect(changes.headers['cache-control']).toContain('no-transform');
		expect(changes.text).toContain('data: changed');
	});
});

eachEngine('practice with the rules that the form offers', (make) => {
	test('shows work that was not submitted, says so, and lets its score be decided', async () => {
		const place = await make();
		const database = await place.ready();
		const now = Date.now() - 3_600_000;
		const rules = { mode: 'practice', feedback: 'at-once', keys: 'at-once', attempts: 'unlimited' };
		const school = await makeSchool(database, 'amina', now, rules);
		const { assignment, student, attempt } = await begin(database, school, now);
		const device = makeDevice('one', now);
		const sent = school.quiz.items
			.slice(0, 3)
			.flatMap((item) => [
				device.respond(item.id, ...correctResponse(gradingKey(item))),
				device.make({ type: 'checked', at: now, item: item.id }),
			]);
		await appendEvents(database, assignment, student, attempt.id, sent, now + 1);
		const app = await place.serve();
		const browser = makeBrowser(app);
		await browser.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
		const results = `/teach/assignments/${school.assignment}/results`;
		const page = async (path: string) => wordsOf((await browser.get(results + path)).text);
		const table = await page('');
		expect(table).toContain('0 of 3 submitted, and 1 more in progress with a score so far.');
		expect(table).toContain('This page shows each student’s best attempt.');
		expect(table).toContain(`3 / ${school.quiz.items.length} not submitted yet`);
		for (const path of ['/items', '/reading', '/report'])
			expect(await page(path)).toContain('1 more in progress with a score so far');
		expect((await browser.get(`${results}/reading`)).text).toContain('data-level="well"');
		const own = `/students/${student.id}`;
		expect(await page(own)).toContain('not submitted yet');
		const decided = { place: '0', earned: '9', comment: 'Said it aloud.' };
		expect((await browser.get(results + own)).text).toContain('name="earned"');
		expect((await browser.post(`${results}${own}?/override`, decided)).status).toBe(303);
		expect(await page('')).toContain(`9 / ${school.quiz.items.length} overridden`);
	});
});
