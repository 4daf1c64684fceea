import { expect, test, type Page } from '@playwright/test';
import { module, quiz, quizAddress, responseFor, right } from './content.ts';
import { act, respond, sectionOf } from './take.ts';

async function choose(page: Page, ...options: string[]) {
	await page.goto(quizAddress(quiz));
	await page.locator('#options summary').click();
	for (const option of options) await page.getByLabel(option).check();
	await page.getByRole('button', { name: 'Start over' }).click();
	await expect(page.locator('#options')).not.toHaveAttribute('open');
}

test('feedback at the end shows nothing until the quiz is submitted', async ({ page }) => {
	await choose(page, 'at the end');
	const [first] = quiz.items;
	if (!first) throw new Error('no item');
	await expect(page.locator('#act')).toHaveText('Next');
	await respond(page, first, responseFor(first, 'wrong') ?? []);
	await act(page);
	await expect(page.locator('#place')).toHaveText(`2 of ${quiz.items.length}`);
	await expect(page.locator(`#steps [data-step="${first.id}"]`)).toHaveAttribute('data-verdict', 'given');
	await page.getByRole('button', { name: 'Previous question' }).click();
	await expect(sectionOf(page, first).locator('.verdict')).toBeHidden();
	await expect(sectionOf(page, first).locator('input:checked')).toHaveCount(1);
	for (let step = 0; step < quiz.items.length; step += 1) await act(page);
	await expect(page.locator('#results')).toContainText(`0 of ${quiz.items.length} right`);
	await expect(page.locator('#results .items .verdict', { hasText: 'Incorrect' })).toHaveCount(1);
});

test('confidence is asked for and reported: lucky, misread, confidently wrong', async ({ page }) => {
	await choose(page, 'Ask how sure I am');
	const plan = [
		{ verdict: 'right', sure: 'not sure', says: 'lucky' },
		{ verdict: 'wrong', sure: 'fairly sure', says: 'misread' },
		{ verdict: 'wrong', sure: 'very sure', says: 'confidently wrong' },
	] as const;
	const items = quiz.items.filter((item) => responseFor(item, 'wrong')).slice(0, plan.length);
	for (const [index, { verdict, sure }] of plan.entries()) {
		const item = items[index];
		if (!item) throw new Error('too few items');
		await page.evaluate((id) => (location.hash = id), item.id);
		await expect(sectionOf(page, item)).toBeVisible();
		await respond(page, item, responseFor(item, verdict) ?? []);
		await page.locator('#bar .certainty').getByText(sure, { exact: true }).click();
		await act(page);
		await expect(page.locator('#bar .certainty')).toBeHidden();
	}
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Finish now' }).click();
	const grid = page.locator('#results .grid');
	for (const { says } of plan) await expect(grid.locator('td', { hasText: says })).toContainText('1');
	await expect(page.locator('#results')).toContainText(
		`Confidence points: −7 out of a possible ${3 * quiz.items.length}.`,
	);
});

test('shuffle changes the order, keeps every item, and survives a reload', async ({ page }) => {
	await choose(page, 'Shuffle questions and answers');
	const order = () =>
		page.locator('#steps i').evaluateAll((steps) =>
			steps
				.map((step) => step as HTMLElement)
				.toSorted((a, b) => Number(a.style.order) - Number(b.style.order))
				.map((step) => step.dataset.step),
		);
	const shuffled = await order();
	const authored = quiz.items.map((item) => item.id);
	expect(shuffled.toSorted()).toEqual(authored.toSorted());
	expect(shuffled).not.toEqual(authored);
	await page.reload();
	await expect.poll(order).toEqual(shuffled);
	const item = quiz.items.find(({ id }) => id === shuffled[0]);
	if (!item) throw new Error('no item');
	await expect(sectionOf(page, item)).toBeVisible();
	await respond(page, item, right(item));
	await act(page);
	await expect(sectionOf(page, item).locator('.verdict .word')).toHaveText('Correct');
});

test('a flag is set, shown and removed', async ({ page }) => {
	await page.goto(quizAddress(quiz));
	const flag = page.getByRole('button', { name: 'Flag this question' });
	await flag.click();
	await expect(flag).toHaveAttribute('aria-pressed', 'true');
	await expect(page.locator('#steps .flagged')).toHaveCount(1);
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Finish now' }).click();
	await expect(page.locator('#results .items li', { hasText: 'flagged' })).toHaveCount(1);
});

test('if results can’t be loaded, the page says so and keeps the answers', async ({ page }) => {
	await page.goto(quizAddress(quiz));
	await page.route('**/results.json', (route) => route.abort());
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Finish now' }).click();
	await expect(page.locator('#offline')).toBeVisible();
	await page.unroute('**/results.json');
	await page.locator('#act').click();
	await expect(page.locator('#results .score-line')).toBeVisible();
	await expect(page.locator('#offline')).toBeHidden();
});

test('of a long quiz ten can be taken, then ten others, and what was done before can be had back', async ({
	page,
}) => {
	const long = module.quizzes.find(({ items }) => items.length > 20);
	if (!long) throw new Error('no long quiz');
	const ten = page.getByRole('button', { name: 'Take ten of them' });
	const order = () =>
		page.locator('#steps i:visible').evaluateAll((all) => all.map((one) => one.dataset.step));
	await page.goto(quizAddress(long));
	const [first, second] = long.items;
	if (!first || !second) throw new Error('no item');
	await respond(page, first, right(first));
	await act(page);
	await ten.click();
	await expect(page.locator('#place')).toHaveText('1 of 10');
	await expect(ten).toBeHidden();
	// What was answered is not asked again.
	expect(await order()).not.toContain(first.id);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.locator('#place')).toHaveText(`1 of ${long.items.length}`);
	await expect(sectionOf(page, first).locator('.verdict')).toBeVisible();
	await ten.click();
	const before = await order();
	expect(before).toHaveLength(10);
	await page.reload();
	await expect(page.locator('#place')).toHaveText('1 of 10');
	expect(await order()).toEqual(before);
});

test('a short quiz is offered as a whole', async ({ page }) => {
	await page.goto(quizAddress(quiz));
	await expect(page.locator('#act')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Take ten of them' })).toHaveCount(0);
});
