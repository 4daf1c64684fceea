import { expect, test, type Page } from '@playwright/test';
import { violations, violationsInBoth } from './check-page.ts';
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

const expectNone = async (page: Page, part?: string) =>
	expect(await violationsInBoth(page, part)).toEqual([]);

/** There a quiz’s bar lies over nothing: axe takes what is half beneath it for a small target. */
const toItsEnd = (page: Page) =>
	page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));

for (const [name, path] of Object.entries(PAGES)) {
	test(`${name} keeps to WCAG 2.2 AA`, async ({ page }) => {
		await page.goto(path, { waitUntil: 'networkidle' });
		await toItsEnd(page);
		await expectNone(page);
	});
}

for (const kind of KINDS) {
	test(`an item of the kind ${kind} keeps to it, open, wrong and explained`, async ({ page }) => {
		const placed = itemOf(kind);
		await open(page, placed);
		await expectNone(page, '#quiz');
		const isWritten = kind === 'open';
		await respond(
			page,
			placed.item,
			isWritten ? ['text=In my own words.'] : (responseFor(placed.item, 'wrong') ?? []),
		);
		await act(page);
		await toItsEnd(page);
		await expectNone(page, '#quiz');
		// One’s own words have nothing to try again: all is shown at once.
		if (!isWritten) await page.getByRole('button', { name: 'Show why' }).click();
		await toItsEnd(page);
		await expectNone(page, '#quiz');
	});
}

test('results, options and the sheet keep to it', async ({ page }) => {
	const placed = itemOf('statement');
	const { item } = placed;
	await page.goto(quizAddress(placed.quiz));
	await page.locator('#options summary').click();
	await expectNone(page);
	await page.getByLabel('Ask how sure I am').check();
	await page.getByRole('button', { name: 'Start over' }).click();
	await expectNone(page);
	await page.evaluate((id) => (location.hash = id), item.id);
	await respond(page, item, responseFor(item, 'wrong') ?? []);
	await act(page);
	await page.locator('[data-cite]').filter({ visible: true }).first().click();
	await expectNone(page);
	await page.keyboard.press('Escape');
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Finish now' }).click();
	await expect(page.locator('#results .score-line')).toBeVisible();
	await expectNone(page);
});

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
