import { expect, test, type Page } from '@playwright/test';
import { overflow, violationsInBoth } from './check-page.ts';
import { classOf } from './make-class.ts';
import { signInTeacher } from './teacher.ts';

/** What is wrong is in sight without scrolling, and so is most of the field it is wrong with, which may be a tall one. */
async function seen(page: Page, problem: RegExp) {
	await expect(page.getByText(problem).first()).toBeInViewport({ ratio: 1 });
	await expect(page.locator(':focus')).toBeInViewport({ ratio: 0.5 });
	expect(await violationsInBoth(page)).toEqual([]);
	expect(await overflow(page)).toBeLessThanOrEqual(0);
}

test('a refused form shows what is wrong and goes on there', async ({ page, context, baseURL }) => {
	const teacher = await signInTeacher(context, baseURL);
	const { id } = await classOf(teacher.id, ['Amina', 'Bilal', 'Chen']);

	// With a fragment in the address, as the link to the content leaves one.
	await page.goto('/teach/classes/new#main');
	await page.getByRole('button', { name: 'Create class' }).click();
	await expect(page.getByLabel('Class name', { exact: true })).toBeFocused();
	await seen(page, /^Enter a name, such as/);

	await page.goto(`/teach/classes/${id}/settings`);
	await page.getByLabel('Days to keep data').fill('many');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByLabel('Days to keep data')).toBeFocused();
	await seen(page, /^Enter a number of days/);

	await page.goto(`/teach/classes/${id}/assign`);
	await page.getByRole('button', { name: 'Assign', exact: true }).last().click();
	await expect(page.getByRole('checkbox').first()).toBeFocused();
	await expect(page.getByRole('checkbox').first()).toHaveAccessibleDescription(/quiz/);
	await seen(page, /^Choose at least one quiz/);

	await page.goto(`/teach/classes/${id}/people#add`);
	await page.getByRole('button', { name: 'Preview list' }).click();
	await expect(page.getByLabel('Names, one per line')).toBeFocused();
	await seen(page, /^Enter at least one name/);
});

test('an administrator sees the invitations, and makes another administrator', async ({
	page,
	context,
	baseURL,
}) => {
	await signInTeacher(context, baseURL, { role: 'administrator' });
	const other = await context.browser()?.newContext();
	if (!other) throw new Error('No browser.');
	const { id, name } = await signInTeacher(other, baseURL, { name: 'Bilal Khan' });
	await other.close();
	await page.goto('/teach/teachers');
	await page.getByRole('button', { name: 'Invite a teacher' }).click();
	const link = (await page.locator('code').innerText()).trim();
	await page.goto('/teach/teachers');
	const open = page.getByRole('listitem').filter({ hasText: 'Not used yet' }).first();
	await expect(open).toContainText(/Created .* by .*Expires/);
	expect(await violationsInBoth(page)).toEqual([]);
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	await open.getByRole('button', { name: /^Revoke/ }).click();
	await expect(page.getByRole('status')).toHaveText('Invitation revoked. Its link no longer works.');
	expect((await page.goto(link))?.status()).toBe(404);
	await page.goto(`/teach/teachers/${id}`);
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	await page.getByRole('button', { name: 'Make administrator' }).click();
	await expect(page.getByRole('status')).toHaveText('They’re an administrator now.');
	expect(await violationsInBoth(page)).toEqual([]);
	await page.getByRole('button', { name: 'Remove as administrator' }).click();
	await expect(page.getByRole('button', { name: 'Make administrator' })).toBeVisible();
});

test('a class that is another teacher’s is not found, with a way on', async ({ page, context, baseURL }) => {
	await signInTeacher(context, baseURL);
	const answer = await page.goto('/teach/classes/00000000-0000-7000-8000-000000000000');
	expect(answer?.status()).toBe(404);
	expect(await violationsInBoth(page)).toEqual([]);
	await page.getByRole('link', { name: 'Your classes' }).click();
	await expect(page).toHaveURL(/\/teach$/);
	await page.goto('/assignments/00000000-0000-7000-8000-000000000000');
	await page.getByRole('link', { name: 'Your assignments' }).click();
	await expect(page).toHaveURL(/\/assignments$/);
});
