import { expect, test } from 'vitest';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { begin, makeDevice } from '../attempts/answer.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { makeSchool, PASSWORD } from '../school.ts';

const wordsOf = (html: string) =>
	html
		.replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ');

/** Sana has handed in everything right, Tariq everything but the first question. */
async function setUp(place: Place) {
	const database = await place.ready();
	const now = Date.now() - 3_600_000;
	const school = await makeSchool(database, 'amina', now);
	for (const at of [0, 1]) {
		const { assignment, student, attempt } = await begin(database, school, now, at);
		const device = makeDevice('one', now);
		const events = school.quiz.items
			.slice(at)
			.map((item) => device.respond(item.id, ...correctResponse(gradingKey(item))));
		await appendEvents(database, assignment, student, attempt.id, [...events, device.submit()], now + 1);
	}
	const other = await makeSchool(database, 'omar', now);
	const app = await place.serve();
	const browser = makeBrowser(app);
	await browser.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
	const base = `/teach/assignments/${school.assignment}`;
	const fields = (points: Readonly<Record<number, string>>) =>
		Object.fromEntries(
			school.quiz.items.map((_, at) => [`points-0-${at}`, points[at] ?? '1'] as const),
		) as Record<string, string>;
	return { school, other, app, browser, base, fields, of: school.quiz.items.length };
}

eachEngine('the page of points', (make) => {
	test('keeps what was typed, shows whose score changes, and then changes it', async () => {
		const { browser, base, fields, of, school } = await setUp(await make());
		const page = await browser.get(`${base}/points`);
		expect(wordsOf(page.text)).toContain(`${school.quiz.title} ${of} questions, ${of} points`);
		const bad = await browser.post(`${base}/points`, fields({ 0: 'many', 1: '7' }));
		expect(bad.status).toBe(400);
		expect(wordsOf(bad.text)).toContain('Enter a whole number from 0 to 100.');
		expect(bad.text).toMatch(/name="points-0-0" value="many"[^>]*aria-invalid="true"/);
		expect(bad.text).toContain('name="points-0-1" value="7"');

		const asked = await browser.post(`${base}/points`, fields({ 0: '3' }));
		expect(asked.status).toBe(400);
		const words = wordsOf(asked.text);
		expect(words).toContain('Not saved yet.');
		expect(words).toContain(`Tariq ${of - 1} of ${of} ${of - 1} of ${of + 2} mark goes down`);
		expect(wordsOf((await browser.get(`${base}/results`)).text)).toContain(`${of - 1} / ${of}`);
		const seen = /name="seen" value="([^"]*)"/.exec(asked.text)?.[1] ?? '';
		const refused = await browser.post(`${base}/points`, { ...fields({ 0: '3' }), seen });
		expect(wordsOf(refused.text)).toContain('Some marks would go down.');
		// Other points than those that were shown are shown first.
		const others = await browser.post(`${base}/points`, { ...fields({ 0: '4' }), seen, lower: '1' });
		expect(others.status).toBe(400);
		expect(others.text).toMatch(/name="lower"[^>]*checked/);
		for (let press = 0; press < 2; press += 1) {
			const saved = await browser.post(`${base}/points`, { ...fields({ 0: '3' }), seen, lower: '1' });
			expect(saved.headers.location).toBe(`${base}?done=points`);
		}
		expect(wordsOf((await browser.get(`${base}?done=points`)).text)).toContain(
			`${of} questions, ${of + 2} points`,
		);
		expect(wordsOf((await browser.get(`${base}/results`)).text)).toContain(`${of - 1} / ${of + 2}`);
		const changes = await browser.get(`/teach/classes/${school.classId}/changes`);
		expect(wordsOf(changes.text).match(/changed the points of the questions/g)).toHaveLength(1);

		const again = await browser.get(`${base}/results/regrade`);
		expect(wordsOf(again.text)).toMatch(/Points changed on .* Undo this change/);
		const regrade = /name="regrade" value="([^"]*)"/.exec(again.text)?.[1] ?? '';
		await browser.post(`${base}/results/regrade?/undo`, { regrade });
		expect(wordsOf((await browser.get(`${base}/results`)).text)).toContain(`${of - 1} / ${of}`);
	});

	test('is nobody else’s', async () => {
		const { app, other, base, fields } = await setUp(await make());
		const stranger = makeBrowser(app);
		await stranger.post('/teach/sign-in', { email: other.teacher.email, password: PASSWORD });
		expect((await stranger.get(`${base}/points`)).status).toBe(404);
		expect((await stranger.post(`${base}/points`, fields({ 0: '3' }))).status).toBe(404);
	});
});
