import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { overflow, violations, violationsInBoth } from './check-page.ts';
import { classOf } from './make-class.ts';
import { signInTeacher } from './teacher.ts';

const HOSTILE = '<img src=x onerror=alert(1)>"\'`‮' + 'w'.repeat(40);

test('a first class is made with a name alone, and its code is there to show', async ({
	page,
	context,
	baseURL,
}) => {
	await signInTeacher(context, baseURL);
	await page.goto('/teach');
	await expect(page.getByRole('heading', { name: 'Your classes' })).toBeVisible();
	await page.getByRole('link', { name: 'Create your first class' }).click();
	await page.getByRole('button', { name: 'Create class' }).click();
	await expect(page.getByLabel('Class name')).toHaveAccessibleDescription(/Enter a name/);
	await page.getByLabel('Class name').fill('History 9b');
	await page.getByRole('button', { name: 'Create class' }).click();
	await expect(page.getByRole('status')).toContainText('Class created');
	await expect(page.getByRole('heading', { name: 'History 9b' })).toBeVisible();
	const code = await page.getByText(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/).innerText();
	await page.getByRole('link', { name: 'Show full screen' }).click();
	await expect(page.getByText(code)).toBeVisible();
	await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
	await page.goto('/teach');
	await expect(page.getByRole('link', { name: 'History 9b' })).toBeVisible();
});

test('the browser’s time zone is chosen beforehand', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ timezoneId: 'Africa/Nairobi', ...(baseURL ? { baseURL } : {}) });
	await signInTeacher(context, baseURL);
	const page = await context.newPage();
	await page.goto('/teach/classes/new');
	await page.getByText('Time zone, last day').click();
	await expect(page.getByLabel('Time zone')).toHaveValue('Africa/Nairobi');
	await context.close();
});

test('a pasted list is shown before it is added, and undone', async ({ page, context, baseURL }) => {
	const teacher = await signInTeacher(context, baseURL);
	const { id } = await classOf(teacher.id, ['Amina Y.']);
	await page.goto(`/teach/classes/${id}/people`);
	await page.getByLabel('Names, one per line').fill('amina y.\nBilal K.\nBilal K.\nChen');
	await page.getByRole('button', { name: 'Preview list' }).click();
	await expect(page.getByRole('heading', { name: '3 students will be added' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Already in the class (1)' })).toBeVisible();
	await expect(page.getByLabel('Line 3, duplicate of line 2')).toHaveValue('Bilal K. (2)');
	expect(await violations(page)).toEqual([]);
	await page.getByRole('button', { name: 'Add 3 students' }).click();
	await expect(page.getByRole('status')).toHaveText('3 students added.');
	await expect(page.getByRole('row')).toHaveCount(5);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('status')).toContainText('removed from the list');
	await expect(page.getByRole('row')).toHaveCount(2);
});

test('of a CSV file other columns can be chosen', async ({ page, context, baseURL }) => {
	const teacher = await signInTeacher(context, baseURL);
	const { id } = await classOf(teacher.id);
	await page.goto(`/teach/classes/${id}/people`);
	await page.getByLabel('Or choose a CSV file').setInputFiles({
		name: 'class.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('First name,Last name,Mail\nAmina,Yusuf,a@b.example\nBilal,Khan,c@d.example\n'),
	});
	await page.getByRole('button', { name: 'Preview list' }).click();
	await expect(page.getByText('Amina Yusuf', { exact: true })).toBeVisible();
	await page.getByLabel('Last name').uncheck();
	await page.getByRole('button', { name: 'Update preview' }).click();
	await expect(page.locator('.names').getByText('Amina', { exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Add 2 students' }).click();
	await expect(page.getByRole('rowheader', { name: 'Bilal', exact: true })).toBeVisible();
});

test.describe('one student', () => {
	async function open(page: Page, id: string, name: string) {
		await page.goto(`/teach/classes/${id}/people`);
		await page.getByRole('link', { name, exact: true }).click();
	}

	test('is renamed, given time, reset, removed and had back', async ({ page, context, baseURL }) => {
		const teacher = await signInTeacher(context, baseURL);
		const { id } = await classOf(teacher.id, ['Amina', 'Bilal']);
		await open(page, id, 'Amina');
		await page.getByLabel('Name', { exact: true }).fill('BILAL');
		await page.getByRole('button', { name: 'Rename' }).click();
		await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/has this name/);
		await expect(page.getByLabel('Name', { exact: true })).toHaveValue('BILAL');
		await page.getByLabel('Name', { exact: true }).fill('Amina Y.');
		await page.getByRole('button', { name: 'Rename' }).click();
		await expect(page.getByRole('heading', { name: 'Amina Y.' })).toBeVisible();
		await page.getByRole('button', { name: 'Undo' }).click();
		await expect(page.getByRole('heading', { name: 'Amina', exact: true })).toBeVisible();

		await page.getByLabel('Extra time (%)').fill('a lot');
		await page.getByRole('button', { name: 'Save extra time' }).click();
		await expect(page.getByLabel('Extra time (%)')).toHaveAccessibleDescription(/whole number/);
		await page.getByLabel('Extra time (%)').fill('25');
		await page.getByRole('button', { name: 'Save extra time' }).click();
		await expect(page.getByRole('status')).toHaveText('Extra time saved.');

		const code = () => page.getByText(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/).innerText();
		const before = await code();
		await page.getByText('Reset Amina').click();
		await expect(page.getByText('You can’t undo this.').first()).toBeVisible();
		await page.getByRole('button', { name: 'Reset student' }).click();
		await expect(page.getByRole('status')).toContainText('Student signed out on all devices');
		expect(await code()).not.toBe(before);

		await page.getByRole('button', { name: 'Remove' }).click();
		await expect(page.getByRole('status')).toHaveText('“Amina” was removed.');
		await expect(page.getByRole('rowheader', { name: 'Amina' })).toHaveCount(0);
		await page.getByRole('button', { name: 'Undo' }).click();
		await expect(page.getByRole('rowheader', { name: 'Amina' })).toBeVisible();
		await expect(page.getByRole('cell', { name: '25%' })).toBeVisible();
	});

	test('who is there twice is merged, after seeing what would happen', async ({ page, context, baseURL }) => {
		const teacher = await signInTeacher(context, baseURL);
		const { id } = await classOf(teacher.id, ['Amina', 'Amina Y.']);
		await open(page, id, 'Amina');
		await page.getByRole('button', { name: 'Preview merge' }).click();
		await expect(page.getByText('Its name can be used again. You can’t undo this.')).toBeVisible();
		expect(await violations(page)).toEqual([]);
		await page.getByRole('button', { name: 'Merge students' }).click();
		await expect(page.getByRole('status')).toContainText('Merged into “Amina”');
		await expect(page.getByRole('rowheader')).toHaveCount(1);
	});

	test('is exported, and erased only with the box ticked', async ({ page, context, baseURL }) => {
		const teacher = await signInTeacher(context, baseURL);
		const { id } = await classOf(teacher.id, ['Amina']);
		await open(page, id, 'Amina');
		const download = page.waitForEvent('download');
		await page.getByRole('link', { name: 'Export all data' }).click();
		const held = JSON.parse(await readFile(await (await download).path(), 'utf8')) as { student: object };
		expect(held.student).toMatchObject({ nickname: 'Amina' });
		await page.getByText('Permanently delete this student’s data').click();
		await page.getByRole('button', { name: 'Delete permanently' }).click();
		await expect(page.getByText('Tick the box to confirm')).toBeVisible();
		await page.getByRole('checkbox').check();
		await page.getByRole('button', { name: 'Delete permanently' }).click();
		await expect(page.getByRole('status')).toContainText('permanently deleted');
		await expect(page.getByRole('rowheader')).toHaveCount(0);
	});
});

test('a class is changed, ended, thrown away, had back, exported and erased', async ({
	page,
	context,
	baseURL,
}) => {
	const teacher = await signInTeacher(context, baseURL);
	const { id, join_code } = await classOf(teacher.id, ['Amina']);
	await page.goto(`/teach/classes/${id}/settings`);
	await page.getByLabel('Class name', { exact: true }).fill('Civics 10');
	await page.getByLabel('Only students on my list').check();
	await expect(page.getByLabel('Show the list of names')).not.toBeChecked();
	await page.getByLabel('Show the list of names').check();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('status')).toHaveText('Settings saved.');
	await expect(page.getByLabel('Show the list of names')).toBeChecked();
	await page.getByRole('button', { name: 'Create new code' }).click();
	await page.goto(`/join/${join_code}`);
	await expect(page.getByText('No class has this code')).toBeVisible();

	await page.goto(`/teach/classes/${id}/settings`);
	await page.getByRole('button', { name: 'End class now' }).click();
	await page.goto('/teach');
	await page.getByText('Ended (1)').click();
	await expect(page.getByRole('link', { name: 'Civics 10' })).toBeVisible();
	await page.goBack();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('button', { name: 'End class now' })).toBeVisible();

	await page.getByRole('button', { name: 'Delete class' }).click();
	await expect(page.getByRole('status')).toHaveText('“Civics 10” deleted.');
	await page.goto(`/teach/classes/${id}/people`);
	await expect(page).toHaveURL(/\/teach\?done=deleted/);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('status')).toHaveText('Class restored.');

	await page.getByRole('link', { name: 'Settings' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Export all data' }).click();
	const text = await readFile(await (await download).path(), 'utf8');
	expect(JSON.parse(text)).toMatchObject({ class: { name: 'Civics 10' }, students: [{}] });
	await page.getByText('Delete permanently').click();
	await page.getByLabel('Type the class name to confirm').fill('History');
	await page.getByRole('button', { name: 'Delete class permanently' }).click();
	await expect(page.getByLabel('Type the class name to confirm')).toHaveAccessibleDescription(
		/exactly as shown/,
	);
	await page.getByLabel('Type the class name to confirm').fill('civics 10');
	await page.getByRole('button', { name: 'Delete class permanently' }).click();
	await expect(page.getByRole('status')).toContainText('permanently deleted');
	expect((await page.goto(`/teach/classes/${id}`))?.status()).toBe(404);
});

test('another teacher finds nothing, and nobody without signing in', async ({
	page,
	context,
	browser,
	baseURL,
}) => {
	const teacher = await signInTeacher(context, baseURL);
	const own = await classOf(teacher.id, ['Amina']);
	const other = await browser.newContext(baseURL ? { baseURL } : {});
	const stranger = await other.newPage();
	await stranger.goto(`/teach/classes/${own.id}`);
	await expect(stranger).toHaveURL(/\/teach\/sign-in\?then=/);
	const theirs = await classOf((await signInTeacher(other, baseURL)).id, ['Eve']);
	for (const path of ['', '/people', '/people/cards', '/settings', '/code', '/data.json'])
		expect((await stranger.goto(`/teach/classes/${own.id}${path}`))?.status(), path).toBe(404);
	// A student of another class is not found through one's own.
	await page.goto(`/teach/classes/${own.id}/people`);
	const href = await page.getByRole('link', { name: 'Amina', exact: true }).getAttribute('href');
	const student = href?.split('/').at(-1) ?? '';
	for (const path of ['', '/data.json'])
		expect((await stranger.goto(`/teach/classes/${theirs.id}/people/${student}${path}`))?.status()).toBe(404);
	const origin = new URL(baseURL ?? '').origin;
	const post = (path: string, form: Record<string, string>) =>
		other.request.post(path, { form, headers: { origin }, maxRedirects: 0 });
	for (const action of ['remove', 'reset', 'erase', 'rename', 'merge']) {
		const answer = await post(`/teach/classes/${theirs.id}/people/${student}?/${action}`, {
			sure: 'yes',
			name: 'x',
		});
		expect(answer.status(), action).toBe(404);
	}
	expect((await post(`/teach/classes/${theirs.id}/people?/restore`, { student })).status()).toBe(404);
	expect((await post('/teach?/undelete', { class: own.id })).status()).toBe(404);
	await page.reload();
	await expect(page.getByRole('link', { name: 'Amina', exact: true })).toBeVisible();
	await other.close();
});

test('every page keeps to WCAG 2.2 AA and fits 320 pixels, with hostile names', async ({
	page,
	context,
	baseURL,
}) => {
	const teacher = await signInTeacher(context, baseURL, { name: HOSTILE.slice(0, 60) });
	await page.goto('/teach');
	expect(await violationsInBoth(page)).toEqual([]);
	const { id } = await classOf(teacher.id, [HOSTILE, 'Bilal', 'W'.repeat(80)], { name: HOSTILE });
	page.on('dialog', (dialog) => {
		throw new Error(`A script ran: ${dialog.message()}`);
	});
	await page.goto(`/teach/classes/${id}/people`);
	const student = await page.getByRole('link', { name: 'Bilal' }).getAttribute('href');
	const root = `/teach/classes/${id}`;
	for (const path of [
		'/teach',
		'/teach/classes/new',
		root,
		`${root}/code`,
		`${root}/people`,
		`${root}/people/cards`,
		student ?? '',
		`${root}/settings`,
	]) {
		await page.goto(path);
		expect(await violationsInBoth(page), path).toEqual([]);
		const size = page.viewportSize();
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await overflow(page), path).toBeLessThanOrEqual(0);
		if (size) await page.setViewportSize(size);
		expect(await page.locator('img').count(), path).toBe(0);
	}
});
