import { expect, test, type Page } from '@playwright/test';
import { overflow, violationsInBoth } from './check-page.ts';
import { classOf } from './make-class.ts';
import { signInTeacher } from './teacher.ts';

const open = (page: Page) =>
	page.locator('summary', { hasText: 'Build a test from the question bank' }).click();

test('drawing a test keeps to WCAG 2.2 AA and fits 320 pixels, with a problem and without', async ({
	page,
	context,
	baseURL,
	viewport,
}) => {
	const teacher = await signInTeacher(context, baseURL);
	const { id } = await classOf(teacher.id);
	await page.goto(`/teach/classes/${id}/assign`);
	await open(page);
	await page.getByRole('button', { name: 'Suggest a balanced test' }).click();
	await expect(page.getByText('12 questions in each version.')).toBeInViewport();
	for (const problem of [false, true]) {
		if (problem) {
			await page.locator('input[type=number]').first().fill('90');
			await page.getByRole('button', { name: 'Assign' }).click();
			await expect(page.getByText(/There are only \d+ of these questions/)).toBeVisible();
			await expect(page.locator('input[type=number]').first()).toBeFocused();
		}
		if (viewport) await page.setViewportSize(viewport);
		expect(await violationsInBoth(page)).toEqual([]);
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await overflow(page)).toBeLessThanOrEqual(0);
	}
});

test('two forms are suggested, assigned by the keyboard, and looked at', async ({
	page,
	context,
	baseURL,
}) => {
	const teacher = await signInTeacher(context, baseURL);
	const { id } = await classOf(teacher.id);
	await page.goto(`/teach/classes/${id}/assign`);
	const summary = page.locator('summary', { hasText: 'Build a test from the question bank' });
	await summary.focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('select[name^="forms/"]')).toHaveValue('2');
	await page.getByRole('button', { name: 'Suggest a balanced test' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText('12 questions in each version.')).toBeVisible();
	await expect(page.getByRole('radio', { name: /^Graded/ })).toBeChecked();
	await page.getByRole('button', { name: 'Assign' }).focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/done=assigned/);
	await page.getByRole('link', { name: /^Test: .*version B$/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('version B');
	await expect(page.locator('article, .item').first()).toBeVisible();
	await page.getByRole('link', { name: 'Print', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('version B');
	await expect(page.getByRole('heading', { name: /^Answer key/ })).toBeHidden();
	await page.getByRole('link', { name: 'Add answer key' }).click();
	await expect(page.getByRole('heading', { name: /^Answer key: Test: .*version B$/ })).toBeVisible();
	expect(await violationsInBoth(page)).toEqual([]);
	await page.setViewportSize({ width: 320, height: 640 });
	expect(await overflow(page)).toBeLessThanOrEqual(0);
});
