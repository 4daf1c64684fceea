import { expect, test, type Page } from '@playwright/test';
import { module, right, type Placed } from './content.ts';
import { readEvents } from './log.ts';
import { act, open, partOf, respond, sectionOf } from './take.ts';
import type { Kind } from '../../src/lib/quiz/types.ts';

/** What a learner takes out again is given no more, and what half of it stands there still stands there later. */

const all = module.quizzes.flatMap((quiz) => quiz.items.map((item): Placed => ({ quiz, item })));
const find = (kind: Kind, fits: (placed: Placed) => boolean): Placed => {
	const found = all.find((placed) => placed.item.kind === kind && fits(placed));
	if (!found) throw new Error(`The content has no such ${kind}.`);
	return found;
};
const several = find('choice', ({ item }) => right(item).length > 1);
const match = find('match', () => true);

async function withFeedbackAtEnd(page: Page, placed: Placed) {
	await open(page, placed);
	await page.locator('#options summary').click();
	await page.locator('#options-form [name=feedback][value=end]').check();
	await page.getByRole('button', { name: 'Start over' }).first().click();
	await goTo(page, placed);
	await respond(page, placed.item, right(placed.item));
	await act(page);
	await goTo(page, placed);
}

async function goTo(page: Page, { item }: Placed) {
	await page.evaluate((id) => (location.hash = id), item.id);
	await expect(sectionOf(page, item)).toBeVisible();
}

async function finishNow(page: Page) {
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Finish now' }).click();
	await expect(page.locator('#results .score-line')).toBeVisible();
	await expect.poll(async () => (await readEvents(page)).at(-1)?.type).toBe('finished');
}

const counted = async (page: Page, { item }: Placed) =>
	(await readEvents(page)).filter((event) => event.type === 'answered' && event.item === item.id);

for (const way of ['Next', 'Next question', 'Finish now'] as const) {
	test(`choices that were all unticked do not count: ${way}`, async ({ page }) => {
		await withFeedbackAtEnd(page, several);
		for (const id of right(several.item)) await partOf(page, several.item, id).locator('label').click();
		if (way === 'Next') await act(page);
		if (way === 'Next question') await page.getByRole('button', { name: way }).click();
		if (way !== 'Finish now') {
			await expect(sectionOf(page, several.item)).toBeHidden();
			await goTo(page, several);
			await expect(sectionOf(page, several.item).locator('input:checked')).toHaveCount(0);
		}
		await finishNow(page);
		expect(await counted(page, several)).toEqual([]);
	});
}

test('rows of which one was emptied do not count, and the others are still there, also after a reload', async ({
	page,
}) => {
	await withFeedbackAtEnd(page, match);
	const lists = sectionOf(page, match.item).locator('select');
	await lists.first().selectOption('');
	await page.getByRole('button', { name: 'Next question' }).click();
	await goTo(page, match);
	const kept = await lists.evaluateAll((all) => all.map((list) => (list as HTMLSelectElement).value));
	expect(kept.slice(1)).toEqual(right(match.item).slice(1));
	await page.reload();
	await expect(sectionOf(page, match.item)).toBeVisible();
	await expect(lists.nth(1)).toHaveValue(kept[1] ?? '');
	await expect(lists.first()).toHaveValue('');
	await finishNow(page);
	expect(await counted(page, match)).toEqual([]);
});
