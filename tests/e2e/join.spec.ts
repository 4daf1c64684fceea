import { expect, test, type Browser } from '@playwright/test';
import { overflow, violations, violationsInBoth } from './check-page.ts';
import { classOf } from './make-class.ts';
import { signInTeacher } from './teacher.ts';
import type { ClassFields } from '../../src/lib/server/classes/class-fields.ts';

/** A class whose teacher sits elsewhere. */
async function aClass(
	browser: Browser,
	baseURL: string | undefined,
	names: string[] = [],
	fields: Partial<ClassFields> = {},
) {
	const context = await browser.newContext();
	const { id } = await signInTeacher(context, baseURL, { name: 'Ms Yusuf' });
	await context.close();
	return classOf(id, names, fields);
}
const device = (browser: Browser, baseURL: string | undefined) =>
	browser.newContext({ ...(baseURL ? { baseURL } : {}), javaScriptEnabled: false });

test('with a code and a name, on another device with the resume code', async ({ page, browser, baseURL }) => {
	const { join_code: code, id } = await aClass(browser, baseURL);
	await page.goto('/join');
	await page.getByLabel('Code').fill('12');
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/0, O, 1, I or L/);
	await page.getByLabel('Code').fill(` ${code.slice(0, 4).toLowerCase()} – ${code.slice(4)} `);
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByRole('heading', { name: 'Join History 9b' })).toBeVisible();
	await expect(page.getByText('Teacher: Ms Yusuf')).toBeVisible();
	expect(await violations(page)).toEqual([]);
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page.getByLabel('Your name')).toHaveAccessibleDescription(/Enter your name/);
	await page.getByLabel('Your name').fill('Bilal K.');
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page.getByText('You’re signed in as Bilal K.')).toBeVisible();
	expect(await violations(page)).toEqual([]);
	const resume = await page.getByText(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/).innerText();
	await expect(page.getByRole('link', { name: 'See your assignments' })).toHaveAttribute(
		'href',
		'/assignments',
	);

	const [cookie] = (await page.context().cookies()).filter(({ name }) => name === `mandate-student-${id}`);
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', secure: false });
	expect((cookie?.expires ?? 0) * 1000 - Date.now()).toBeGreaterThan(360 * 86_400_000);

	const laptop = await device(browser, baseURL);
	const other = await laptop.newPage();
	await other.goto(`/join/${code}`);
	await other.getByLabel('Your name').fill('ＢＩＬＡＬ  k.');
	await other.getByRole('button', { name: 'Join' }).click();
	await expect(other.getByLabel('Your name')).toHaveAccessibleDescription(
		/already using this name.*resume code.*reset/,
	);
	await expect(other.getByLabel('Your name')).toHaveValue('ＢＩＬＡＬ  k.');
	await other.getByLabel('Resume code').fill('222-222');
	await other.getByRole('button', { name: 'Continue' }).click();
	await expect(other.getByLabel('Resume code')).toHaveAccessibleDescription(/No one in this class/);
	await other.getByLabel('Resume code').fill(resume.toLowerCase().replace('-', ' '));
	await other.getByRole('button', { name: 'Continue' }).click();
	await expect(other.getByText('You’re signed in as Bilal K.')).toBeVisible();
	await other.getByRole('button', { name: /^Not Bilal K\. ?\?/ }).click();
	await expect(other.getByLabel('Your name')).toBeVisible();
	await page.reload();
	await expect(page.getByText('You’re signed in as Bilal K.')).toBeVisible();
	await laptop.close();
});

test('by typing a name on the list, which the page does not show', async ({ page, browser, baseURL }) => {
	const names = ['Amina', 'Okafor, Adaeze'];
	const { join_code: code } = await aClass(browser, baseURL, names, { openJoining: false });
	await page.goto(`/join/${code}`);
	await expect(page.locator('main')).not.toContainText(/Amina|Okafor/);
	await page.getByLabel('Your name').fill('Adaeze');
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page.getByLabel('Your name')).toHaveAccessibleDescription(/doesn’t match.*ask your teacher/);
	await expect(page.getByLabel('Your name')).toBeFocused();
	await expect(page.locator('main')).not.toContainText('Okafor');
	expect(await violationsInBoth(page)).toEqual([]);
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	await page.getByLabel('Your name').fill('adaeze okafor');
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page.getByText('You’re signed in as Okafor, Adaeze.')).toBeVisible();
});

test('by picking a name from the list, without JavaScript, once', async ({ browser, baseURL }) => {
	const { join_code: code } = await aClass(browser, baseURL, ['Amina', 'Chen'], {
		openJoining: false,
		listNames: true,
	});
	const first = await device(browser, baseURL);
	const page = await first.newPage();
	await page.goto(`/join/${code}`);
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page.getByLabel('Your name')).toHaveAccessibleDescription(/Choose your name/);
	await page.getByLabel('Your name').selectOption('Amina');
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page.getByText('You’re signed in as Amina.')).toBeVisible();
	const second = await device(browser, baseURL);
	const other = await second.newPage();
	await other.goto(`/join/${code}`);
	await expect(other.getByLabel('Your name').getByRole('option')).toHaveText(['Choose your name', 'Chen']);
	await first.close();
	await second.close();
});

test('a wrong code is asked for again, keeping what was typed', async ({ page }) => {
	await page.goto('/join/ZZZZ-ZZZZ');
	await expect(page).toHaveURL(/\/join\?code=ZZZZ-ZZZZ&problem=wrong/);
	await expect(page.getByLabel('Code')).toHaveValue('ZZZZ-ZZZZ');
	await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/No class has this code/);
	expect(await violations(page)).toEqual([]);
	await page.goto(`/join/${encodeURIComponent('"><script>alert(1)</script>')}`);
	await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/only letters and numbers|8 letters/);
});

test('a class that has ended says so', async ({ page, browser, baseURL }) => {
	const { join_code: code } = await aClass(browser, baseURL, [], { endsAt: Date.now() - 1000 });
	await page.goto(`/join/${code}`);
	await expect(page.getByText('This class has ended')).toBeVisible();
	await expect(page.getByLabel('Your name')).toHaveCount(0);
	await expect(page.getByLabel('Resume code')).toBeVisible();
});

test('a form of another site is refused', async ({ browser, baseURL, request }) => {
	const { join_code: code } = await aClass(browser, baseURL);
	const answer = await request.post(`/join/${code}?/join`, {
		form: { name: 'Eve' },
		headers: { origin: 'https://elsewhere.example' },
	});
	expect(answer.status()).toBe(403);
});

test('fits 320 pixels with long and hostile names', async ({ browser, baseURL }) => {
	const hostile = `<b onmouseover=alert(1)>${'x'.repeat(55)}`;
	const listed = ['W'.repeat(80), hostile];
	const { join_code: code } = await aClass(browser, baseURL, listed, { name: hostile, listNames: true });
	const context = await browser.newContext({
		...(baseURL ? { baseURL } : {}),
		viewport: { width: 320, height: 640 },
	});
	const page = await context.newPage();
	for (const path of ['/join', `/join/${code}`]) {
		await page.goto(path);
		expect(await overflow(page), path).toBeLessThanOrEqual(0);
		expect(await violationsInBoth(page), path).toEqual([]);
	}
	await page.getByLabel('Is your name on the list?').selectOption(hostile);
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page.getByText(`You’re signed in as ${hostile}`)).toBeVisible();
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	expect(await violationsInBoth(page)).toEqual([]);
	expect(await page.locator('b[onmouseover]').count()).toBe(0);
	await context.close();
});
