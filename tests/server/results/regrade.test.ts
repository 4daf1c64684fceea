import { expect, test } from 'vitest';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { studentCookie } from '../../../src/lib/server/access/authorize.ts';
import { createAssignment, versionOf } from '../../../src/lib/server/assignments/assignments.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { rulesOf } from '../../../src/lib/server/attempts/rules-of.ts';
import { modules } from '../../../src/lib/server/library.ts';
import { findQuizVersion, storeQuizVersion } from '../../../src/lib/server/quiz-versions.ts';
import { begin, makeDevice, rowsOf } from '../attempts/answer.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { makeSchool, PASSWORD } from '../school.ts';
import type { Item } from '../../../src/lib/quiz/types.ts';

const OLD = 'As it was asked before the file was edited';
const isChoice = (item: Item) =>
	item.kind === 'choice' && item.choices.filter(({ correct }) => correct).length === 1;

/** The first choice with its key at another place, as an author gets it wrong. */
const wronglyKeyed = (item: Item): Item => {
	if (item.kind !== 'choice') return item;
	const other = item.choices.find(({ correct }) => !correct)?.id;
	return { ...item, choices: item.choices.map((choice) => ({ ...choice, correct: choice.id === other })) };
};
const otherwiseAsked = (item: Item): Item => ({ ...item, prompt: OLD });

/** A quiz that was assigned as it was before its file was edited; the library of the app has it as it is now. */
async function setUp(place: Place, former: (item: Item) => Item) {
	const database = await place.ready();
	const now = Date.now() - 3_600_000;
	const school = await makeSchool(database, 'amina', now);
	const version = await findQuizVersion(database.db, school.hash);
	const item = version?.quiz.items.find(isChoice);
	if (!version || !item) throw new Error('The quiz has no choice.');
	const items = version.quiz.items.map((one) => (one === item ? former(one) : one));
	const hash = await storeQuizVersion(database.db, { ...version, quiz: { ...version.quiz, items } }, now);
	await database.db.updateTable('assignment_quiz').set({ version_hash: hash }).execute();
	const app = await place.serve();
	const browser = makeBrowser(app);
	await browser.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
	const base = `/teach/assignments/${school.assignment}`;
	return { database, school, app, browser, base, item, hash, now };
}

/** Sana has everything right by what the file says now, and hands in; Tariq is half-way. */
async function answer({ database, school, now }: Awaited<ReturnType<typeof setUp>>) {
	for (const at of [0, 1]) {
		const { assignment, student, attempt } = await begin(database, school, now, at);
		const device = makeDevice('one', now);
		const events = school.quiz.items.map((item) =>
			device.respond(item.id, ...correctResponse(gradingKey(item))),
		);
		const sent = at === 0 ? [...events, device.submit()] : events.slice(0, 1);
		await appendEvents(database, assignment, student, attempt.id, sent, now + 1);
	}
}

const wordsOf = (html: string) =>
	html
		.replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ');

/** What the form brings along by itself. */
const hiddenOf = (html: string): Record<string, string> =>
	Object.fromEntries(
		[...html.matchAll(/type="hidden" name="(paper|from|hash|seen)" value="([^"]*)"/g)].map(
			([, name = '', value = '']) => [name, value],
		),
	);

eachEngine('the page for grading again', (make) => {
	test('shows what was corrected and who would change, then changes them', async () => {
		const made = await setUp(await make(), wronglyKeyed);
		await answer(made);
		const { browser, base, school, item } = made;
		const of = school.quiz.items.length;
		expect(wordsOf((await browser.get(`${base}/results`)).text)).toContain(`${of - 1} / ${of}`);
		const { text } = await browser.get(`${base}/results/regrade`);
		const page = wordsOf(text);
		expect(page).toContain(item.prompt);
		const right = item.kind === 'choice' ? item.choices.find(({ correct }) => correct)?.text : '';
		expect(page).toMatch(/Was correct: .* Now correct: /);
		expect(page).toContain(`Now correct: ${right}`);
		expect(page).toContain('Scores will change for 1 student');
		expect(page).toContain(`Sana ${of - 1} of ${of} ${of} of ${of}`);
		// To look is to change nothing.
		expect(wordsOf((await browser.get(`${base}/results`)).text)).toContain(`${of - 1} / ${of}`);

		const fields = hiddenOf(text);
		// Pressed twice, by an impatient hand or with Back.
		for (let press = 0; press < 2; press += 1) {
			const applied = await browser.post(`${base}/results/regrade?/regrade`, fields);
			expect(applied.status).toBe(303);
			expect(applied.headers.location).toBe('?done=regraded');
		}
		const after = await browser.get(`${base}/results/regrade?done=regraded`);
		expect(wordsOf(after.text)).toMatch(
			/Regraded with the corrected answer key.*No corrections since you assigned this quiz/,
		);
		expect(wordsOf((await browser.get(`${base}/results`)).text)).toContain(`${of} / ${of}`);
		const rows = await made.database.db.selectFrom('regrade').select('id').execute();
		expect(rows).toHaveLength(1);

		// And back, as often as it is pressed.
		const regrade = rows[0]?.id ?? '';
		expect(after.text).toContain(regrade);
		for (let press = 0; press < 2; press += 1) {
			const undone = await browser.post(`${base}/results/regrade?/undo`, { regrade });
			expect(undone.headers.location).toBe('?done=undone');
		}
		expect(wordsOf((await browser.get(`${base}/results`)).text)).toContain(`${of - 1} / ${of}`);
	});

	test('shows other choices before it applies them, and asks before a mark falls', async () => {
		const made = await setUp(await make(), wronglyKeyed);
		await answer(made);
		const { browser, base, school, item, database, hash } = made;
		const of = school.quiz.items.length;
		// Sana’s other attempt has it right by the old key, and nothing else.
		const { assignment } = await rowsOf(database, school);
		const rules = JSON.stringify({ ...rulesOf(assignment), attempts: 2, counting: 'last' });
		await database.db.updateTable('assignment').set({ rules }).execute();
		const again = await begin(database, school, made.now + 10, 0, 'again');
		const device = makeDevice('two', made.now);
		const former = item.kind === 'choice' ? item.choices.find(({ correct }) => !correct)?.id : '';
		const sent = [device.respond(item.id, former ?? ''), device.submit()];
		await appendEvents(database, again.assignment, again.student, again.attempt.id, sent, made.now + 11);

		const first = await browser.get(`${base}/results/regrade`);
		expect(wordsOf(first.text)).toContain('No scores will change');
		const field = `marks:${item.id}`;
		const post = (more: Record<string, string>) =>
			browser.post(`${base}/results/regrade?/regrade`, { ...hiddenOf(first.text), ...more });
		const asked = await post({ [field]: 'out' });
		expect(asked.status).toBe(303);
		const looked = await browser.get(`${base}/results/regrade${asked.headers.location?.split('#')[0]}`);
		expect(wordsOf(looked.text)).toContain('haven’t been applied yet');
		expect(wordsOf(looked.text)).toContain(`Sana 1 of ${of} 0 of ${of - 1} mark goes down`);
		const refused = await post({ ...hiddenOf(looked.text), [field]: 'out' });
		const told = await browser.get(`${base}/results/regrade${refused.headers.location?.split('#')[0]}`);
		expect(wordsOf(told.text)).toContain('Some marks would go down.');
		// What was chosen is still chosen.
		expect(told.text).toMatch(/value="out"[^>]*checked/);
		const unchanged = await database.db.selectFrom('assignment_quiz').select('version_hash').execute();
		expect(unchanged).toEqual([{ version_hash: hash }]);
		const applied = await post({ ...hiddenOf(looked.text), [field]: 'out', lower: '1' });
		expect(applied.headers.location).toBe('?done=regraded');
		expect(wordsOf((await browser.get(`${base}/results`)).text)).toContain(`0 / ${of - 1}`);
		expect(wordsOf((await browser.get(`${base}/results/regrade`)).text)).toContain(': left out');
		expect((await post({ [field]: 'perhaps' })).status).toBe(409);
	});

	test('applies nothing but what was shown', async () => {
		const { browser, base, database, hash } = await setUp(await make(), wronglyKeyed);
		const refused = await browser.post(`${base}/results/regrade?/regrade`, {
			paper: '0-0',
			from: hash,
			hash: 'of another look',
		});
		expect(refused.status).toBe(409);
		expect(wordsOf(refused.text)).toContain('changed again since you opened this page');
		const rows = await database.db.selectFrom('assignment_quiz').select('version_hash').execute();
		expect(rows).toEqual([{ version_hash: hash }]);
	});

	test('says so where an item became another kind, and offers nothing', async () => {
		const made = await setUp(await make(), (item) =>
			item.kind === 'choice'
				? { ...item, kind: 'order', steps: item.choices.map((choice) => ({ ...choice })) }
				: item,
		);
		const { status, text } = await made.browser.get(`${made.base}/results/regrade`);
		expect(status).toBe(200);
		expect(wordsOf(text)).toContain(`${made.item.id} (order)`);
		expect(text).not.toContain('name="hash"');
	});
});

eachEngine('a quiz whose file was edited since it was assigned', (make) => {
	test('changes nothing for those who started, nor for those who start later', async () => {
		const made = await setUp(await make(), otherwiseAsked);
		await answer(made);
		const { app, browser, base, school, item, database, now } = made;
		for (const at of [1, 2]) {
			if (at === 2) await begin(database, school, now, 2);
			const own = makeBrowser(app);
			const student = school.students[at];
			if (at === 1) own.cookies.set(studentCookie(school.classId), student?.secret ?? '');
			const { text } = await browser.get(`${base}/results/students/${student?.id}`);
			expect(text).toContain(OLD);
			expect(text).not.toContain(item.prompt);
			if (at === 2) continue;
			const taken = await own.get(`/assignments/${school.assignment}/0`);
			expect(taken.status).toBe(200);
			expect(taken.text).toContain(OLD);
			expect(taken.text).not.toContain(item.prompt);
		}
		const questions = (await browser.get(`${base}/results/items`)).text;
		expect(questions).toContain(OLD);
		expect(questions).not.toContain(item.prompt);

		// Who assigns it now assigns what it says now.
		const [module] = modules;
		if (!module) throw new Error('The library is empty.');
		const { assignment } = await rowsOf(database, school);
		const settings = { title: 'Anew', rules: rulesOf(assignment), liveScores: false };
		const places = [[versionOf(module, school.quiz)]] as const;
		const anew = await createAssignment(database, { id: school.classId }, places, settings, now);
		const preview = (await browser.get(`/teach/assignments/${anew}/preview?place=0&form=0`)).text;
		expect(preview).toContain(item.prompt);
		expect(preview).not.toContain(OLD);
	});
});
