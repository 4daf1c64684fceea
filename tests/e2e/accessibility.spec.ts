import { expect, test } from '@playwright/test';
import { violations } from './check-page.ts';
import {
	itemOf,
	KINDS,
	LEARNER_PAGES,
	module,
	quiz,
	quizAddress,
	readingAddress,
	responseFor,
} from './content.ts';
import { act, open, respond } from './take.ts';

const PAGES: Readonly<Record<string, string>> = {
	...LEARNER_PAGES,
	...Object.fromEntries(module.readings.map(({ id }) => [`reading ${id}`, readingAddress(id)])),
	...Object.fromEntries(module.quizzes.map((of) => [`quiz ${of.id}`, quizAddress(of)])),
};

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in ${colorScheme}`, () => {
		test.use({ colorScheme });
		test.skip(
			({ isMobile }) => colorScheme === 'dark' && !isMobile,
			'colours are the same at every width: the phone’s tests look at them',
		);

		for (const [name, path] of Object.entries(PAGES)) {
			test(`${name} keeps to WCAG 2.2 AA`, async ({ page }) => {
				await page.goto(path);
				expect(await violations(page)).toEqual([]);
			});
		}

		for (const kind of KINDS) {
			test(`an item of the kind ${kind} keeps to it, open, wrong and explained`, async ({ page }) => {
				const placed = itemOf(kind);
				await open(page, placed);
				expect(await violations(page, '#quiz')).toEqual([]);
				await respond(page, placed.item, responseFor(placed.item, 'wrong') ?? []);
				await act(page);
				expect(await violations(page, '#quiz')).toEqual([]);
				await page.getByRole('button', { name: 'Show why' }).click();
				expect(await violations(page, '#quiz')).toEqual([]);
			});
		}

		test('results, options and the sheet keep to it', async ({ page }) => {
			const placed = itemOf('statement');
			const { item } = placed;
			await page.goto(quizAddress(placed.quiz));
			await page.locator('#options summary').click();
			expect(await violations(page)).toEqual([]);
			await page.getByLabel('Ask how sure I am').check();
			await page.getByRole('button', { name: 'Start over' }).click();
			expect(await violations(page)).toEqual([]);
			await page.evaluate((id) => (location.hash = id), item.id);
			await respond(page, item, responseFor(item, 'wrong') ?? []);
			await act(page);
			await page.locator('[data-cite]').filter({ visible: true }).first().click();
			expect(await violations(page)).toEqual([]);
			await page.keyboard.press('Escape');
			await page.locator('#options summary').click();
			await page.getByRole('button', { name: 'Finish now' }).click();
			await expect(page.locator('#results .score-line')).toBeVisible();
			expect(await violations(page)).toEqual([]);
		});
	});
}

test('the graded page without JavaScript keeps to it', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
	const page = await context.newPage();
	await page.goto(quizAddress(quiz));
	await page.getByRole('button', { name: 'Check my answers' }).click();
	await expect(page.locator('.score-line')).toBeVisible();
	// Axe itself is a script; the markup is handed to a page that runs some.
	const reading = await browser.newContext();
	const reader = await reading.newPage();
	await reader.setContent(await page.content());
	expect(await violations(reader)).toEqual([]);
	await reading.close();
	await context.close();
});
