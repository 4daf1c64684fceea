import { expect, test, type Page } from '@playwright/test';
import { violationsInBoth } from './check-page.ts';
import { module, moduleAddress, quizAddress, responseFor, right } from './content.ts';
import { begun, readEvents, writeEvents, written, type Written } from './log.ts';
import { act, respond } from './take.ts';
import type { Item, Quiz } from '../../src/lib/quiz/types.ts';

const REVIEW = `${moduleAddress}/review`;
const MONDAY = new Date('2026-03-02T18:00:00');
const DAY = 86_400_000;

/** Two items of different quizzes that can be answered wrongly with one click. */
const placed = module.quizzes
	.slice(0, 2)
	.map((quiz) => ({ quiz, item: quiz.items.find(({ kind }) => kind === 'statement') }))
	.filter((one): one is { quiz: Quiz; item: Item } => one.item !== undefined);

const sectionOf = (page: Page, { quiz, item }: { quiz: Quiz; item: Item }) =>
	page.locator(`.item[id="${quiz.id}/${item.id}"]`);

/** Answers one item of each quiz wrongly, and very sure of it. */
async function answerWrongly(page: Page) {
	await page.clock.install({ time: MONDAY });
	for (const { quiz, item } of placed) {
		await page.goto(quizAddress(quiz));
		await page.locator('#options summary').click();
		await page.getByLabel('Ask how sure I am').check();
		await page.getByRole('button', { name: 'Start over' }).first().click();
		await page.evaluate((id) => (location.hash = id), item.id);
		await expect(page.locator(`[data-item="${item.id}"]`)).toBeVisible();
		await respond(page, item, responseFor(item, 'wrong') ?? []);
		await page.getByText('very sure').click();
		await act(page);
	}
	await expect
		.poll(async () => (await readEvents(page)).filter(({ type }) => type === 'answered').length)
		.toBe(placed.length);
}

const goOn = (page: Page, days: number) =>
	page.clock.setSystemTime(MONDAY.getTime() + days * DAY - 9 * 3_600_000);

test('unanswered items are not due, and the page says what to do', async ({ page }) => {
	await page.goto(REVIEW);
	await expect(page.getByRole('heading', { name: 'Nothing to review yet' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Take a quiz' })).toHaveAttribute('href', moduleAddress);
	expect(await readEvents(page)).toEqual([]);
});

test('what was missed comes back the next day, the passage first, and is due later once it is known', async ({
	page,
}) => {
	await answerWrongly(page);
	await page.goto(REVIEW);
	await expect(page.getByRole('heading', { name: 'Nothing due' })).toBeVisible();

	await goOn(page, 1);
	await page.reload();
	await expect(page.locator('.due')).toHaveText('2 questions are due');
	await page.getByRole('button', { name: 'Review 2 questions' }).click();
	await expect(page.locator('#place')).toHaveText('1 of 2');
	for (let n = 0; n < 2; n += 1) {
		const id = await page.locator('.item[data-now]').getAttribute('id');
		const one = placed.find(({ quiz, item }) => `${quiz.id}/${item.id}` === id);
		if (!one) throw new Error(`${id} is none of ours`);
		await expect(sectionOf(page, one).locator('.passage-first')).toContainText('Read this first');
		// By the focus, too, it comes before the question.
		await expect(sectionOf(page, one).locator('.passage-first')).toBeFocused();
		await respond(page, one.item, right(one.item));
		await page.getByText('fairly sure').click();
		await act(page);
		await expect(sectionOf(page, one).locator('.verdict .word')).toHaveText('Correct');
		await act(page);
	}
	await expect(page.locator('#results')).toContainText('2 of 2 remembered');
	await expect(page.locator('#results')).toContainText('Nothing more is due today');
	const answered = (await readEvents(page)).filter(({ type }) => type === 'answered');
	expect(answered.map((event) => 'quiz' in event && event.quiz)).toEqual(
		expect.arrayContaining(placed.map(({ quiz }) => quiz.id)),
	);
	expect(answered).toHaveLength(4);
	expect((await readEvents(page)).filter(({ type }) => type === 'finished')).toEqual([]);
});

test('of several rows, the words of the one that was misread come first', async ({ page }) => {
	const found = module.quizzes
		.flatMap((quiz) => quiz.items.map((item) => ({ quiz, item })))
		.find(({ item: { kind } }) => kind === 'match');
	if (found?.item.kind !== 'match') throw new Error('no item with rows');
	const { quiz, item } = found;
	const pairs = right(item);
	const last = item.rows.length - 1;
	const other = item.targets.find(({ id }) => id !== item.rows[last]?.target)?.id ?? '';
	const misread = [...pairs.slice(0, last), `${item.rows[last]?.id}=${other}`];
	await page.goto(REVIEW);
	await expect(page.locator('#start')).toBeVisible();
	await writeEvents(page, [
		...begun({ ...quiz, items: [item] }, 'A', 0),
		{
			type: 'attempt',
			module: module.id,
			quiz: quiz.id,
			attempt: 'A',
			step: { type: 'responded', at: 0, item: item.id, response: misread, certainty: 3 },
		},
		{
			type: 'attempt',
			module: module.id,
			quiz: quiz.id,
			attempt: 'A',
			step: { type: 'checked', at: 0, item: item.id },
		},
		{
			type: 'answered',
			module: module.id,
			quiz: quiz.id,
			attempt: 'A',
			item: item.id,
			objective: item.objective,
			earned: 0.5,
			certainty: 3,
		},
	]);
	await page.reload();
	await page.getByRole('button', { name: /^Review 1 question/ }).click();
	const section = sectionOf(page, found);
	const cited = (part: string) => section.locator(`[data-part="${part}"] .cite`).first().textContent();
	const [first, wrong] = [await cited(item.rows[0]?.id ?? ''), await cited(item.rows[last]?.id ?? '')];
	expect(wrong).not.toEqual(first);
	expect(await section.locator('.passage-first .cite').textContent()).toEqual(wrong);
});

test('a term of the glossary comes back too', async ({ page }) => {
	const quiz = module.quizzes.find(({ id }) => id === 'glossary');
	const [item] = quiz?.items ?? [];
	if (!quiz || !item) throw new Error('The content has no glossary to review.');
	await page.goto(REVIEW);
	await expect(page.locator('#start')).toBeVisible();
	const { id, objective } = item;
	await writeEvents(page, [
		{
			type: 'answered',
			module: module.id,
			quiz: quiz.id,
			attempt: 'A',
			item: id,
			objective,
			earned: 0,
			certainty: null,
		},
	]);
	await page.reload();
	await page.getByRole('button', { name: 'Review 1 question' }).click();
	await expect(sectionOf(page, { quiz, item })).toBeVisible();
	await respond(page, item, right(item));
	await page.getByText('fairly sure').click();
	await act(page);
	await expect(sectionOf(page, { quiz, item }).locator('.verdict .word')).toHaveText('Correct');
	await expect(
		sectionOf(page, { quiz, item }).locator('.cite').filter({ visible: true }).first(),
	).toBeVisible();
});

/** An answer of long ago, wrong. */
const missed = (quiz: string, item: string, of = module.id): Written => ({
	type: 'answered',
	module: of,
	quiz,
	attempt: 'A',
	item,
	objective: 'x',
	earned: 0,
	certainty: null,
});

/** The different numbers that the page has asked for on the app's icon; it may say one again with each change. */
const badges = (page: Page) =>
	page
		.evaluate(() => [...new Set((window as unknown as { badges: number[] }).badges)])
		// A page that is being left has no more to say; the next one has.
		.catch(() => []);

test.describe('what has left', () => {
	const [one] = placed;
	if (!one) throw new Error('The content has too little to review.');
	const there = missed(one.quiz.id, one.item.id);
	const gone = [
		...Array.from({ length: 12 }, (_, n) => missed('a-quiz-that-left', `i${n}`)),
		missed(one.quiz.id, 'an-item-that-left'),
		missed('glossary', 'a-term-that-left'),
		...Array.from({ length: 20 }, (_, n) => missed('actors', `i${n}`, 'a-module-that-left')),
	];

	test.beforeEach(async ({ page }) => {
		await page.addInitScript(() => {
			const badges: number[] = [];
			Object.assign(window, { badges });
			Object.assign(navigator, {
				setAppBadge: (due: number) => Promise.resolve(badges.push(due)),
				clearAppBadge: () => Promise.resolve(badges.push(0)),
			});
		});
		// No page of a module: a look at one is something done.
		await page.goto('/');
	});

	test('is neither counted nor asked, on any page', async ({ page }) => {
		await writeEvents(page, [...gone, there]);
		await page.goto(REVIEW);
		await expect(page.locator('.due')).toHaveText('1 question is due');
		await expect.poll(() => badges(page)).toEqual([1]);
		await page.getByRole('button', { name: 'Review 1 question' }).click();
		await expect(sectionOf(page, one)).toBeVisible();
		await page.goto(moduleAddress);
		await expect(page.locator('[data-review] .state')).toHaveText('1 due');
		await expect.poll(() => badges(page)).toEqual([1]);
		await page.goto('/');
		await expect(page.locator('#go-on')).toContainText('Review: 1 question due');
		await expect.poll(() => badges(page)).toEqual([1]);
	});

	test('leaves nothing to review once it is all there was', async ({ page }) => {
		await writeEvents(page, gone);
		await page.goto(REVIEW);
		await expect(page.getByRole('heading', { name: 'Nothing to review yet' })).toBeVisible();
		await page.goto('/');
		await expect.poll(() => badges(page)).toEqual([0]);
		await expect(page.locator('#go-on')).not.toContainText('due');
		await page.goto('/?go=review');
		await expect(page).toHaveURL(new RegExp(`${REVIEW}$`));
		await expect(page.getByRole('heading', { name: 'Nothing to review yet' })).toBeVisible();
	});

	test('goes from the app’s icon too when everything is deleted', async ({ page }) => {
		await writeEvents(page, [there]);
		await page.goto('/data');
		await page.locator('[data-do=ask]').click();
		await page.locator('dialog [data-do=delete]').click();
		await expect.poll(() => badges(page)).toEqual([0]);
	});

	test('leads nowhere when it is a whole module and nothing else was done', async ({ page }) => {
		await writeEvents(page, [missed('actors', 'i', 'a-module-that-left')]);
		await page.goto('/?go=review');
		await expect.poll(() => badges(page)).toEqual([0]);
		await expect(page.getByRole('link', { name: 'Start reading' })).toBeVisible();
		expect(new URL(page.url()).pathname).toBe('/');
	});

	test('and no module that the site has not is asked for', async ({ page }) => {
		// The module that left was used last.
		await writeEvents(page, [there, ...gone]);
		const asked: string[] = [];
		page.on('request', (request) => asked.push(new URL(request.url()).pathname));
		await page.goto('/');
		await expect(page.locator('#go-on')).toBeVisible();
		expect(asked.filter((path) => path.endsWith('outline.json'))).toEqual([`${moduleAddress}/outline.json`]);
	});

	test('is passed over where the outline could not be had', async ({ page }) => {
		await page.route('**/outline.json', (route) => route.abort());
		await writeEvents(page, [...gone.slice(0, 3), there]);
		await page.goto(REVIEW);
		await expect(page.locator('.due')).toHaveText('4 questions are due');
		await page.getByRole('button', { name: 'Review 4 questions' }).click();
		await expect(sectionOf(page, one)).toBeVisible();
		await expect(page.locator('#place')).toHaveText('1 of 1');
	});
});

test('an interrupted review resumes where it was, in the same order', async ({ page }) => {
	await answerWrongly(page);
	await goOn(page, 2);
	await page.goto(REVIEW);
	await page.getByRole('button', { name: 'Review 2 questions' }).click();
	await page.locator('.item[data-now] .option label').first().click();
	await act(page);
	await act(page);
	const second = await page.locator('.item[data-now]').getAttribute('id');
	await page.locator('.item[data-now] .option label').nth(1).click();
	await written(page);
	await page.reload();
	await expect(page.locator('.item[data-now]')).toHaveAttribute('id', second ?? '');
	await expect(page.locator('.item[data-now] input:checked')).toHaveCount(1);
	await expect(page.locator('#place')).toHaveText('2 of 2');
});

test('how many, and how much should stay known, is kept', async ({ page }) => {
	await answerWrongly(page);
	await goOn(page, 1);
	await page.goto(REVIEW);
	await page.getByText('How much do you want to remember?').click();
	await page.getByLabel('95%').check();
	await page.getByLabel('5', { exact: true }).check();
	await expect.poll(async () => (await readEvents(page)).filter(({ type }) => type === 'set').length).toBe(2);
	await page.reload();
	await expect(page.getByLabel('5', { exact: true })).toBeChecked();
	await page.getByText('How much do you want to remember?').click();
	await expect(page.getByLabel('95%')).toBeChecked();
});

test('a clock that stood in another year neither breaks a review nor empties it', async ({ page }) => {
	await answerWrongly(page);
	await page.clock.setSystemTime(new Date('2040-01-01'));
	await page.reload();
	await page.goto(REVIEW);
	await expect(page.locator('.due')).toHaveText('2 questions are due');
	await page.getByRole('button', { name: 'Review 2 questions' }).click();
	const id = await page.locator('.item[data-now]').getAttribute('id');
	const one = placed.find(({ quiz, item }) => `${quiz.id}/${item.id}` === id);
	if (!one) throw new Error(`${id} is none of ours`);
	await respond(page, one.item, responseFor(one.item, 'wrong') ?? []);
	await act(page);
	await expect
		.poll(async () => (await readEvents(page)).filter(({ type }) => type === 'answered').length)
		.toBe(placed.length + 1);
	// Back in the right year: what was answered “in 2040” was answered after Monday, and no one knows when.
	for (const days of [1, 3, 4]) {
		await goOn(page, days);
		await page.goto(REVIEW);
		await expect(page.locator('.due')).toHaveText('2 questions are due');
	}
});

test('it keeps to WCAG 2.2 AA and to 320 px, light and dark, at its start, in between and at its end', async ({
	page,
}) => {
	test.setTimeout(120_000);
	await answerWrongly(page);
	await goOn(page, 1);
	await page.goto(REVIEW);
	await expect(page.locator('#start').filter({ visible: true })).toBeVisible();
	expect(await violationsInBoth(page)).toEqual([]);
	await page.getByRole('button', { name: /^Review/ }).click();
	await expect(page.locator('.item[data-now]')).toBeVisible();
	expect(await violationsInBoth(page)).toEqual([]);
	const fits = async () =>
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	await page.setViewportSize({ width: 320, height: 256 });
	await fits();
	for (let n = 0; n < placed.length; n += 1) {
		const id = await page.locator('.item[data-now]').getAttribute('id');
		const one = placed.find(({ quiz, item }) => `${quiz.id}/${item.id}` === id);
		if (!one) throw new Error(`${id} is none of ours`);
		await respond(page, one.item, right(one.item));
		await act(page);
		await act(page);
	}
	await expect(page.locator('#results')).toContainText('remembered');
	expect(await violationsInBoth(page)).toEqual([]);
	await fits();
});

test('a retry on the same day is practice: it takes nothing back', async ({ page }) => {
	await answerWrongly(page);
	await page.reload();
	const last = placed.at(-1);
	if (!last) throw new Error('nothing was answered');
	await page.goto(`${quizAddress(last.quiz)}#${last.item.id}`);
	await respond(page, last.item, responseFor(last.item, 'wrong') ?? []);
	await act(page);
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Finish now' }).click();
	await page
		.getByRole('button', { name: /^Retry \d+ missed question/ })
		.first()
		.click();
	await page.evaluate((id) => (location.hash = id), last.item.id);
	// On its own quiz's page it has no quiz in front of its id.
	const section = page.locator(`[data-item="${last.item.id}"]`);
	await expect(section).toBeVisible();
	await respond(page, last.item, right(last.item));
	await act(page);
	await expect(section.locator('.verdict .word')).toHaveText('Correct');
	await goOn(page, 1);
	await page.goto(REVIEW);
	await expect(page.locator('.due')).toHaveText('2 questions are due');
});

test('the length that was chosen is how many there are, and is remembered', async ({ page }) => {
	const quiz = module.quizzes.find(({ items }) => items.length > 6);
	if (!quiz) throw new Error('no quiz is long enough');
	await page.goto(REVIEW);
	await expect(page.locator('#start')).toBeVisible();
	await writeEvents(
		page,
		quiz.items.slice(0, 7).map(({ id }) => missed(quiz.id, id)),
	);
	await page.reload();
	await expect(page.locator('.due')).toHaveText('7 questions are due');
	await page.getByLabel('all', { exact: true }).check();
	await expect(page.getByRole('button', { name: 'Review 7 questions' })).toBeVisible();
	await page.getByLabel('5', { exact: true }).check();
	await expect(page.getByRole('button', { name: 'Review 5 questions' })).toBeVisible();
	await page.reload();
	await page.getByRole('button', { name: 'Review 5 questions' }).click();
	await expect(page.locator('#place')).toHaveText('1 of 5');
	// Pressed twice while the questions are on their way, it begins one attempt.
	await expect
		.poll(async () =>
			(await readEvents(page)).filter((event) => event.type === 'attempt' && event.step.type === 'started'),
		)
		.toHaveLength(1);
});
