import { expect, test, type Page } from '@playwright/test';
import { assign } from './assign.ts';
import { overflow, violationsInBoth } from './check-page.ts';

const mine = (page: Page) => page.locator('#mine');
const menu = (page: Page) => page.getByRole('navigation', { name: 'Main' });
const asked = (page: Page) => {
	const requests: string[] = [];
	page.on('request', (request) => requests.push(new URL(request.url()).pathname));
	return requests;
};

test(
	'whoever has joined a class sees on the home page what is due',
	{ tag: '@phone' },
	async ({ page, context, baseURL }) => {
		const assigned = await assign({ mode: 'practice', dueAt: Date.now() + 86_400_000 });
		await assigned.join(context, baseURL);
		// Joined before there was a hint for scripts: the list of assignments gives it.
		await page.goto('/assignments');
		await page.goto('/');
		await expect(mine(page).getByRole('heading')).toContainText('My assignments 1');
		const link = mine(page).getByRole('link', { name: 'Who offered what' });
		await expect(link).toHaveAttribute('href', assigned.home);
		await expect(mine(page)).toContainText('To do · due');
		await expect(menu(page).getByRole('link', { name: 'My assignments' })).toBeVisible();
		await expect(menu(page).getByRole('link', { name: 'Join' })).toBeHidden();
		expect(await violationsInBoth(page)).toEqual([]);
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await overflow(page)).toBe(0);

		// Without the server: what was known last, and that it is not from now.
		await page.route('**/assignments/due.json', (route) => route.abort());
		await page.reload();
		await expect(link).toBeVisible();
		await expect(mine(page).getByRole('status')).toContainText('We can’t reach the server. Last checked');
		await page.unroute('**/assignments/due.json');

		// Signed out, nothing is left of it, and nobody is asked.
		await page.goto('/assignments');
		await page.getByText(/^Not Amina/).click();
		await page.getByRole('button', { name: 'Sign out' }).click();
		await expect(page.getByText('You haven’t joined a class on this device yet.')).toBeVisible();
		expect(await page.evaluate(() => localStorage.getItem('mandate:due'))).toBeNull();
		const requests = asked(page);
		await page.goto('/', { waitUntil: 'networkidle' });
		await expect(mine(page)).toBeHidden();
		await expect(menu(page).getByRole('link', { name: 'Join' })).toBeVisible();
		expect(requests).not.toContain('/assignments/due.json');
	},
);

test(
	'what was kept for one student is not shown to the next on the same device',
	{ tag: '@phone' },
	async ({ page, context, baseURL }) => {
		const assigned = await assign({ mode: 'practice' });
		await assigned.join(context, baseURL);
		await page.goto('/assignments');
		await page.goto('/');
		await expect(mine(page).getByRole('link', { name: 'Who offered what' })).toBeVisible();
		const url = baseURL ?? '';
		await context.addCookies([{ name: 'mandate-in', value: 'another', url }]);
		await page.route('**/assignments/due.json', (route) => route.abort());
		await page.reload();
		await expect(mine(page).getByRole('link', { name: 'My assignments' })).toBeVisible();
		await expect(mine(page).getByRole('link', { name: 'Who offered what' })).toBeHidden();
	},
);
