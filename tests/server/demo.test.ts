import { expect, test } from 'vitest';
import { modules } from '../../src/lib/server/library.ts';
import { makeDemo } from '../../src/lib/server/demo/make-demo.ts';
import { firstWritten, markingIn } from '../../src/lib/server/marking/answers.ts';
import { citeName, parseWritten } from '../../src/lib/quiz/kinds/open/written.ts';
import { loadResults } from '../../src/lib/server/results/loaded-results.ts';
import { scores } from '../../src/lib/server/attempts/scores.ts';
import { WRITTEN_ANSWERS, WRITTEN_QUIZ } from '../../src/lib/server/demo/written-answers.ts';
import { isWholeRating, keyOf } from '../../src/lib/quiz/kinds/open/grade.ts';
import { sentencesOf } from '../../src/lib/quiz/kinds/open/cited-sentence.ts';
import { makeBrowser } from './browser.ts';
import { eachEngine } from './each-engine.ts';
import { makeSchool, PASSWORD } from './school.ts';

const [module] = modules;
if (!module) throw new Error('The library is empty.');
const NOW = Date.now();

test('what its students write rests on sentences that are there, and is marked by the rubric there is', () => {
	const quiz = module.quizzes.find(({ id }) => id === WRITTEN_QUIZ);
	const sentences = new Set(sentencesOf(module.readings).map(({ cite }) => citeName(cite)));
	expect(Object.keys(WRITTEN_ANSWERS)).toEqual(quiz?.items.map(({ id }) => id));
	for (const item of quiz?.items ?? []) {
		if (item.kind !== 'open') throw new Error(`${item.id} is not written`);
		for (const { by, text, cites, mark } of WRITTEN_ANSWERS[item.id] ?? []) {
			const whose = `${item.id}, ${by}`;
			expect(
				cites.filter((name) => !sentences.has(name)),
				whose,
			).toEqual([]);
			expect(cites.length, whose).toBeLessThanOrEqual(item.evidence.atMost);
			expect(text.length, whose).toBeLessThan(1_000);
			if (mark) expect(isWholeRating(keyOf(item), mark.levels), whose).toBe(true);
		}
	}
});

eachEngine('the demo class', (make) => {
	test('has students who have answered like people: some things well, some badly, and the same each time', async () => {
		const database = await (await make()).ready();
		const { teacher } = await makeSchool(database, 'amina', NOW);
		const read = async () => {
			const id = await makeDemo(database, teacher.id, module, 'Asia/Karachi', NOW);
			const rows = await database.db
				.selectFrom('assignment')
				.selectAll()
				.where('class_id', '=', id)
				.orderBy('created_at')
				.execute();
			return Promise.all(rows.map((assignment) => scores(database.db, assignment, NOW)));
		};
		const [graded = [], , practice = []] = await read();
		expect(graded).toHaveLength(24);
		expect(graded.filter(({ state }) => state === 'over')).toHaveLength(22);
		const passed = graded.filter(({ counted }) => counted?.passed).length;
		expect(passed).toBeGreaterThan(5);
		expect(passed).toBeLessThan(22);
		expect(new Set(practice.map(({ state }) => state))).toEqual(
			new Set(['not-started', 'under-way', 'over']),
		);
		const points = (all: typeof graded) => all.map(({ counted }) => counted?.earned ?? null);
		const [again = []] = await read();
		expect(points(again)).toEqual(points(graded));
	});

	test.each(modules.map((one) => [one.id, one] as const))(
		'makes the questions of %s look like good ones: they agree, and few are worth a look',
		async (_, one) => {
			const database = await (await make()).ready();
			const { teacher } = await makeSchool(database, 'amina', NOW);
			const id = await makeDemo(database, teacher.id, one, 'Asia/Karachi', NOW);
			const own = await database.db
				.selectFrom('class')
				.selectAll()
				.where('id', '=', id)
				.executeTakeFirstOrThrow();
			const assignment = await database.db
				.selectFrom('assignment')
				.selectAll()
				.where('class_id', '=', id)
				.orderBy('created_at')
				.executeTakeFirstOrThrow();
			const { papers } = await loadResults(database.db, { class: own, assignment }, NOW);
			const [{ analysis } = { analysis: null }] = papers;
			expect(analysis?.quiz.internalConsistency).toBeGreaterThan(50);
			const weak = analysis?.items.filter(({ discrimination }) => (discrimination ?? 0) < 20) ?? [];
			expect(weak.length).toBeLessThan((analysis?.items.length ?? 0) / 4);
		},
	);

	test('has answers in students’ own words: some marked, some that wait, and no two alike', async () => {
		const database = await (await make()).ready();
		const { teacher } = await makeSchool(database, 'amina', NOW);
		const id = await makeDemo(database, teacher.id, module, 'Asia/Karachi', NOW);
		const { db } = database;
		const own = await db.selectFrom('class').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
		const rows = await db
			.selectFrom('assignment')
			.selectAll()
			.where('class_id', '=', id)
			.orderBy('created_at', 'desc')
			.execute();
		const first = await firstWritten(db, rows);
		const assignment = rows.find((row) => row.id === first);
		if (!assignment) throw new Error('nothing to mark');
		const results = await loadResults(db, { class: own, assignment }, NOW);
		const { answers, questions } = markingIn(results, 'secret');
		for (const at of questions.keys()) {
			const states = answers.filter(({ question }) => question === at).map(({ state }) => state);
			expect(new Set(states), questions[at]?.item.id).toEqual(new Set(['marked', 'waiting']));
		}
		const texts = answers.map(({ response }) => parseWritten(response).text);
		expect(new Set(texts).size).toBe(texts.length);
		const samples = questions.flatMap(({ item }) => item.samples.map(({ text }) => text));
		expect(texts.filter((text) => samples.includes(text))).toEqual([]);
		const over = results.scores.filter(({ state }) => state === 'over');
		const isMarked = over.map(({ unmarked }) => unmarked === 0);
		expect(isMarked.filter(Boolean), 'two are wholly marked').toHaveLength(2);
		expect(
			isMarked.filter((one) => !one),
			'and others wait',
		).toHaveLength(4);
	});

	test('is made by a press of a button, and every page of its results shows', async () => {
		const place = await make();
		const database = await place.ready();
		const { teacher, classId } = await makeSchool(database, 'amina', NOW);
		await database.db.deleteFrom('class').where('id', '=', classId).execute();
		const app = await place.serve();
		const browser = makeBrowser(app);
		await browser.post('/teach/sign-in', { email: teacher.email, password: PASSWORD });
		expect((await browser.get('/teach')).text).toContain('Explore a demo class');
		const made = await browser.post('/teach?/demo');
		expect(made.status).toBe(303);
		const { text } = await browser.get(made.headers.location ?? '');
		const tour = /<section class="tour[\s\S]*?<\/section>/.exec(text)?.[0] ?? '';
		const stops = [...tour.matchAll(/href="([^"#]+)/g)].map(([, href = '']) => href);
		expect(stops).toHaveLength(9);
		expect(stops.some((stop) => stop.endsWith('/results/marking'))).toBe(true);
		for (const stop of stops) expect((await browser.get(stop)).status, stop).toBe(200);
		const rows = await database.db.selectFrom('assignment').select('id').execute();
		expect(rows).toHaveLength(3);
		for (const { id } of rows) {
			for (const page of [
				'',
				'/live',
				'/results',
				'/results/items',
				'/results/certainty',
				'/results/reading',
			])
				expect((await browser.get(`/teach/assignments/${id}${page}`)).status).toBe(200);
		}
	});
});
