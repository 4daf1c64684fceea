import { expect, test, type Browser } from '@playwright/test';
import { violationsInBoth } from './check-page.ts';
import { classOf } from './make-class.ts';
import { demoOf } from './demo-class.ts';
import { signInTeacher } from './teacher.ts';

/** A browser of another teacher’s own. */
async function another(browser: Browser, baseURL: string | undefined, name: string) {
	const context = await browser.newContext(baseURL ? { baseURL } : {});
	const teacher = await signInTeacher(context, baseURL, { name });
	return { teacher, page: await context.newPage(), close: () => context.close() };
}

test('a class is shared: with an editor by address, with a viewer by a link, and handed over', async ({
	page,
	context,
	browser,
	baseURL,
}) => {
	const nadia = await signInTeacher(context, baseURL);
	const { id } = await classOf(nadia.id, ['Amina', 'Bilal']);
	const omar = await another(browser, baseURL, 'Omar Saleh');
	const petra = await another(browser, baseURL, 'Petra Novak');

	await page.goto(`/teach/classes/${id}`);
	await page.getByRole('link', { name: 'Teachers', exact: true }).last().click();
	await page.getByLabel('Email address').fill('nobody@school.example');
	await page.getByLabel('Last day').first().fill('2020-01-01');
	await page.getByRole('button', { name: 'Invite', exact: true }).click();
	await expect(page.getByLabel('Last day').first()).toHaveAccessibleDescription(/Choose a date/);
	await expect(page.getByLabel('Email address')).toHaveValue('nobody@school.example');
	await page.getByLabel('Last day').first().fill('');
	await page.getByRole('button', { name: 'Invite', exact: true }).click();
	await expect(page.getByLabel('Email address')).toHaveAccessibleDescription(/No teacher on this server/);
	await page.getByLabel('Email address').fill(omar.teacher.email);
	await page.getByRole('button', { name: 'Invite', exact: true }).click();
	await expect(page.getByRole('status')).toContainText('Invited.');
	await page.getByText('Or create a link').click();
	await page.getByLabel('Role').last().selectOption('viewer');
	await page.getByRole('button', { name: 'Create link' }).click();
	const link = await page.getByRole('status').locator('code').innerText();
	expect(await violationsInBoth(page)).toEqual([]);

	await omar.page.goto('/teach');
	await expect(omar.page.getByText('Nadia Haddad has invited you to teach “History 9b”')).toBeVisible();
	await omar.page.getByRole('button', { name: 'Accept' }).click();
	await expect(omar.page.getByRole('status')).toHaveText('You now teach this class too.');
	await omar.page.goto('/teach');
	await expect(omar.page.getByText('shared with you (editor)')).toBeVisible();
	await omar.page.getByRole('link', { name: 'History 9b' }).click();
	await omar.page.getByRole('link', { name: 'Settings' }).click();
	await expect(omar.page.getByRole('heading', { name: 'End or archive' })).toBeVisible();
	await expect(omar.page.getByRole('button', { name: 'Delete class' })).toHaveCount(0);

	await petra.page.goto(link);
	await expect(petra.page.getByText('see everything in it')).toBeVisible();
	await petra.page.getByRole('button', { name: 'Accept' }).click();
	await expect(petra.page.getByRole('heading', { name: 'History 9b' })).toBeVisible();
	await expect(petra.page.getByRole('link', { name: 'Assign' })).toHaveCount(0);
	await petra.page.getByRole('link', { name: 'Amina' }).click();
	await expect(petra.page.getByText('Not joined yet.')).toBeVisible();
	await expect(petra.page.locator('main').getByRole('button')).toHaveCount(0);
	await petra.page.goto(`/teach/classes/${id}/settings`);
	await expect(petra.page.getByText('You can view this class but not change it.')).toBeVisible();
	await petra.page.goto(`/teach/classes/${id}/teachers`);
	await petra.page.getByRole('button', { name: 'Leave class' }).click();
	await expect(petra.page.getByRole('status')).toHaveText('You’ve left the class.');
	expect((await petra.page.goto(`/teach/classes/${id}`))?.status()).toBe(404);

	await page.goto(`/teach/classes/${id}/teachers`);
	await page.locator('summary', { hasText: 'Omar Saleh' }).click();
	await page.getByRole('button', { name: 'Make owner' }).click();
	await expect(page.getByRole('status')).toContainText('new owner');
	await expect(page.getByRole('button', { name: 'Leave class' })).toBeVisible();
	await omar.page.goto(`/teach/classes/${id}/settings`);
	await expect(omar.page.getByRole('button', { name: 'Delete class', exact: true })).toBeVisible();
	await omar.close();
	await petra.close();
});

test('an assignment is copied to another class, and a class for next year', async ({
	page,
	context,
	baseURL,
}) => {
	const { id } = await signInTeacher(context, baseURL);
	const { own, graded } = await demoOf(id);
	await classOf(id, [], { name: 'Civics 10' });
	await page.goto(graded);
	await page.getByRole('link', { name: 'Copy to other classes' }).click();
	await page.getByRole('button', { name: 'Copy', exact: true }).click();
	await expect(page.getByText('Choose at least one class.')).toBeVisible();
	await page.getByLabel('Civics 10').check();
	// Its due date had passed; the proposed one has not.
	await expect(page.getByLabel(/^Due/)).not.toHaveValue('');
	expect(await violationsInBoth(page)).toEqual([]);
	await page.getByRole('button', { name: 'Copy', exact: true }).click();
	await expect(page.getByRole('status')).toContainText('Assigned.');
	await expect(page.getByRole('link', { name: 'Civics 10' })).toBeVisible();

	await page.goto(`${own}/settings`);
	await page.getByRole('link', { name: 'Copy class' }).click();
	await page.getByLabel('Class name').fill('Civics 11');
	await page.getByLabel('Copy the assignments too').check();
	await page.getByRole('button', { name: 'Create copy' }).click();
	await expect(page.getByRole('heading', { name: 'Civics 11' })).toBeVisible();
	await expect(page.locator('.assignments h3')).toHaveCount(3);
	// Neither a due date nor anybody who could submit.
	await expect(page.locator('.far')).toHaveCount(0);
	await expect(page.getByText('No students yet.')).toBeVisible();
	await page.goto(page.url().replace(/\?.*/, '/changes'));
	await expect(page.getByRole('listitem')).toHaveCount(4);
	expect(await violationsInBoth(page)).toEqual([]);
});

test('a class is archived and restored', async ({ page, context, baseURL }) => {
	const { id } = await signInTeacher(context, baseURL);
	const { own } = await demoOf(id);
	await page.goto(`${own}/settings`);
	await page.getByRole('button', { name: 'Archive class' }).click();
	await expect(page.getByRole('status')).toContainText('Class archived.');
	expect(await violationsInBoth(page)).toEqual([]);
	await page.goto('/teach');
	await page.getByText('Archived (1)').click();
	await page.getByRole('link', { name: 'Demo class' }).click();
	await expect(page.getByRole('link', { name: 'Assign', exact: true })).toHaveCount(0);
	await page.getByRole('link', { name: 'restore it' }).click();
	await page.getByRole('button', { name: 'Restore class' }).click();
	await expect(page.getByRole('status')).toHaveText('Class restored.');
	await page.goto(own);
	await expect(page.getByRole('link', { name: 'Assign', exact: true })).toBeVisible();
});

test('an assignment is previewed as a student takes it, and counts nowhere', async ({
	page,
	context,
	baseURL,
}) => {
	const { id } = await signInTeacher(context, baseURL);
	const { graded, practice } = await demoOf(id);
	await page.goto(practice);
	const progress = await page.locator('.standing').innerText();
	await page.getByRole('button', { name: 'Preview as a student' }).click();
	const bar = page.getByRole('complementary', { name: 'Preview' });
	await expect(bar).toContainText('nothing here counts');
	expect(await violationsInBoth(page)).toEqual([]);
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await expect(page.locator('.item').first()).toBeVisible();
	await expect(bar).toBeVisible();
	await bar.getByRole('button', { name: 'Start over' }).click();
	await expect(page.getByText('Not started')).toBeVisible();
	await bar.getByRole('button', { name: 'Leave preview' }).click();
	await expect(page.locator('.standing')).toHaveText(progress);

	// One that is over.
	await page.goto(graded);
	await page.getByRole('button', { name: 'Preview as a student' }).click();
	await expect(bar).toContainText('Students can’t start now');
	await expect(page.getByText('This quiz is closed.')).toBeVisible();
	await bar.getByRole('button', { name: 'Preview it anyway' }).click();
	await expect(bar).toContainText('dates differ');
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await expect(page.locator('.item').first()).toBeVisible();
});
