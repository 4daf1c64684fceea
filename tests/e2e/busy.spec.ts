import { expect, test, type Page } from '@playwright/test';
import { assign } from './assign.ts';
import { signInTeacher } from './teacher.ts';

/** Playwright switches the back/forward cache off; this is what a page hears that comes out of it. */
const comeBack = (page: Page) =>
	page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));

/** The form's answer never comes, and the page stays as it is. */
const hold = (page: Page) =>
	page.route('**/*', (route) =>
		route.request().method() === 'POST' ? route.fulfill({ status: 204 }) : route.fallback(),
	);

for (const [when, before, after] of [
	['before the page said that it works', 100, 1_000],
	['after the page said that it works', 1_000, 1_000],
] as const) {
	test(`Start, then Back, ${when}: the button is ready again, and stays so`, async ({
		page,
		context,
		baseURL,
	}) => {
		const assigned = await assign();
		await assigned.join(context, baseURL);
		await page.clock.install();
		await page.goto(assigned.home);
		await hold(page);
		const start = page.getByRole('button', { name: 'Start' });
		await start.click();
		await page.clock.runFor(before);
		await expect(start).toBeDisabled();
		await comeBack(page);
		await page.clock.runFor(after);
		await expect(start).toBeEnabled();
		await expect(start).not.toHaveAttribute('aria-busy');
		await expect(page.getByText('Working…')).toHaveCount(0);
		// And it says so again when it is pressed again.
		await start.click();
		await page.clock.runFor(1_000);
		await expect(page.getByText('Working…')).toBeVisible();
	});
}

test('a teacher’s form is ready again, too', async ({ page, context, baseURL }) => {
	await signInTeacher(context, baseURL);
	await page.clock.install();
	await page.goto('/teach/classes/new');
	await hold(page);
	await page.getByLabel('Name', { exact: false }).first().fill('9b');
	const make = page.locator('main form button').last();
	await make.click();
	await page.clock.runFor(100);
	await expect(make).toBeDisabled();
	await comeBack(page);
	await page.clock.runFor(1_000);
	await expect(make).toBeEnabled();
	await expect(page.locator('[data-doing-now]')).toHaveCount(0);
});
