import { expect, test, type Page } from '@playwright/test';
import { itemOf, moduleAddress, quizAddress, responseFor } from './content.ts';
import { act, open, respond, sectionOf } from './take.ts';

const placed = itemOf('statement');
const sheet = (page: Page) => page.getByRole('dialog', { name: 'The text' });
const link = (page: Page) =>
	sectionOf(page, placed.item).locator('[data-cite]').filter({ visible: true }).first();
const address = new RegExp(`${quizAddress(placed.quiz)}$`);

test.beforeEach(async ({ page }) => {
	await page.goto(moduleAddress);
	await open(page, placed);
	await respond(page, placed.item, responseFor(placed.item, 'right') ?? []);
	await act(page);
	await link(page).click();
	await expect(sheet(page)).toBeVisible();
});

test('Back closes the sheet, Forward opens it again, and Back once more leaves the page', async ({
	page,
}) => {
	const cite = await link(page).getAttribute('data-cite');
	await page.goBack();
	await expect(sheet(page)).toBeHidden();
	await expect(page).toHaveURL(address);
	await expect(link(page)).toBeFocused();
	await page.goForward();
	await expect(sheet(page)).toBeVisible();
	expect(await page.evaluate(() => (history.state as { sheet: string }).sheet)).toBe(cite);
	await page.goBack();
	await expect(sheet(page)).toBeHidden();
	await page.goBack();
	await expect(page).toHaveURL(new RegExp(`${moduleAddress}$`));
});

for (const [how, close] of [
	['its button', (page: Page) => sheet(page).getByRole('button', { name: 'Close' }).click()],
	['Escape', (page: Page) => page.keyboard.press('Escape')],
	['a tap beside it', (page: Page) => page.touchscreen.tap(195, 40)],
] as const) {
	test(`closed by ${how}, it leaves nothing behind in the history`, async ({ page }) => {
		await close(page);
		await expect(sheet(page)).toBeHidden();
		await expect(link(page)).toBeFocused();
		await expect
			.poll(() => page.evaluate(() => (history.state as { sheet?: string } | null)?.sheet))
			.toBeUndefined();
		// And once more: it opens and closes as before.
		await link(page).click();
		await expect(sheet(page)).toBeVisible();
		await page.goBack();
		await expect(sheet(page)).toBeHidden();
		await page.goBack();
		await expect(page).toHaveURL(new RegExp(`${moduleAddress}$`));
	});
}

test('back from the reading, the sheet is there again, and Back closes it', async ({ page }) => {
	await page.locator('#sheet-open').click();
	await expect(page).toHaveURL(/\/read\//);
	await page.goBack();
	await expect(sheet(page)).toBeVisible();
	await page.goBack();
	await expect(sheet(page)).toBeHidden();
	await expect(page).toHaveURL(address);
	await expect(sectionOf(page, placed.item).locator('.verdict')).toBeVisible();
});
