import { expect, test, type Page } from '@playwright/test';
import { itemOf, right } from './content.ts';
import { ORDER_UNTOUCHED } from '../../src/lib/words/attempts.ts';
import { readEvents } from './log.ts';
import { act, open, partOf, respond, sectionOf } from './take.ts';

/** An ordering always holds some order: what it shows, and when it is an answer. */

const placed = itemOf('order');
const { item } = placed;

const stepsOf = (page: Page) =>
	sectionOf(page, item)
		.locator('.step')
		.evaluateAll((steps) => steps.map((step) => (step as HTMLElement).dataset.part ?? ''));

async function finishNow(page: Page) {
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Finish now' }).click();
	await expect(page.locator('#results .score-line')).toBeVisible();
}

async function goToItem(page: Page) {
	await page.evaluate((id) => (location.hash = id), item.id);
	await expect(sectionOf(page, item)).toBeVisible();
}

for (const way of ['solved', 'solved after a reload', 'only moved'] as const) {
	test(`taken again, it stands as it was offered, and not as it was left: ${way}`, async ({ page }) => {
		await open(page, placed);
		const offered = await stepsOf(page);
		expect(offered).not.toEqual([...right(item)]);
		await respond(page, item, right(item));
		if (way !== 'only moved') {
			await act(page);
			await expect(sectionOf(page, item).locator('.verdict .word')).toHaveText('Correct');
		}
		if (way === 'solved after a reload') {
			await expect.poll(async () => (await readEvents(page)).at(-1)?.type).toBe('answered');
			await page.reload();
			await expect.poll(() => stepsOf(page)).toEqual([...right(item)]);
		}
		await finishNow(page);
		await page.getByRole('button', { name: 'Retake quiz' }).click();
		await goToItem(page);
		expect(await stepsOf(page)).toEqual(offered);
	});
}

/** Begins with feedback at the end, and goes to the ordering. */
async function withFeedbackAtEnd(page: Page) {
	await open(page, placed);
	await page.locator('#options summary').click();
	await page.locator('#options-form [name=feedback][value=end]').check();
	await page.getByRole('button', { name: 'Start over' }).first().click();
	await goToItem(page);
}

const answersTo = async (page: Page) =>
	(await readEvents(page)).filter((event) => event.type === 'answered' && event.item === item.id);

test('“Next” on an ordering that nobody touched is no answer', async ({ page }) => {
	await withFeedbackAtEnd(page);
	await act(page);
	await finishNow(page);
	await expect.poll(async () => (await readEvents(page)).at(-1)?.type).toBe('finished');
	expect(await answersTo(page)).toEqual([]);
});

test('“Next” on one that was moved is an answer, also when it was saved before', async ({ page }) => {
	await withFeedbackAtEnd(page);
	await respond(page, item, right(item));
	await act(page);
	await goToItem(page);
	await act(page);
	await finishNow(page);
	await expect.poll(async () => await answersTo(page)).toMatchObject([{ earned: 1 }]);
});

for (const way of ['to another question', 'by finishing'] as const) {
	test(`what was moved counts, also when it is left ${way}`, async ({ page }) => {
		await withFeedbackAtEnd(page);
		await respond(page, item, right(item));
		if (way === 'to another question') {
			await page.getByRole('button', { name: 'Next question' }).click();
			await expect(sectionOf(page, item)).toBeHidden();
		}
		await finishNow(page);
		await expect.poll(async () => await answersTo(page)).toMatchObject([{ earned: 1 }]);
	});
}

test('left to another question untouched, it is no answer', async ({ page }) => {
	await withFeedbackAtEnd(page);
	await page.getByRole('button', { name: 'Next question' }).click();
	await expect(sectionOf(page, item)).toBeHidden();
	await finishNow(page);
	await expect.poll(async () => (await readEvents(page)).at(-1)?.type).toBe('finished');
	expect(await answersTo(page)).toEqual([]);
});

test('moved and moved back, it is an answer', async ({ page }) => {
	await withFeedbackAtEnd(page);
	const [top = ''] = await stepsOf(page);
	await partOf(page, item, top).getByRole('button', { name: 'Move down' }).click();
	await partOf(page, item, top).getByRole('button', { name: 'Move up' }).click();
	await act(page);
	await finishNow(page);
	await expect.poll(async () => (await answersTo(page)).length).toBe(1);
});

test('“Check” asks about an ordering that nobody has touched, and then confirms it as it stands', async ({
	page,
}) => {
	await open(page, placed);
	await act(page);
	await expect(sectionOf(page, item).locator('.problem')).toHaveText(ORDER_UNTOUCHED);
	await expect(sectionOf(page, item).locator('.verdict')).toBeHidden();
	expect(await answersTo(page)).toEqual([]);
	await act(page);
	await expect(sectionOf(page, item).locator('.verdict')).toBeVisible();
	await expect.poll(async () => (await answersTo(page)).length).toBe(1);
});
