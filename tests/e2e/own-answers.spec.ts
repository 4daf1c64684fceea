import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { assign, attemptsOf, sampler, storedEvents, storedResponse, type Assigned } from './assign.ts';
import { withDatabase } from './database.ts';
import { answer, begin, names, next, saved } from './taking.ts';

/** What waits on a device belongs to a person. */

const [first = ''] = names;
const refuse = (page: Page) => page.route('**/events', (route) => route.abort());
const reconnected = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')));

async function joinPage(page: Page, { classId }: Assigned) {
	const { join_code } = await withDatabase(({ db }) =>
		db.selectFrom('class').select('join_code').where('id', '=', classId).executeTakeFirstOrThrow(),
	);
	await page.goto(`/join/${join_code}`);
}

/** Amina has answered a question, and it waits. */
async function waiting(page: Page, context: BrowserContext, baseURL: string | undefined) {
	const assigned = await assign();
	const amina = await assigned.join(context, baseURL, 'Amina');
	await begin(page, assigned);
	await refuse(page);
	await answer(page, first);
	await expect(saved(page)).toHaveText(/^Offline: saved on this device \(\d+\)$/);
	return { assigned, amina };
}

const stored = async (assigned: Assigned) =>
	(await storedEvents(assigned)).filter(({ event }) => event.type === 'responded');

test('B joins in a second tab: A’s answers stay, are A’s, and arrive when A is back', async ({
	page,
	context,
	baseURL,
}) => {
	const { assigned, amina } = await waiting(page, context, baseURL);
	// B picks a name on the same device.
	await assigned.join(context, baseURL, 'Bilal');
	const other = await context.newPage();
	await begin(other, assigned);
	await expect(saved(other)).toHaveText('Saved');
	await page.unroute('**/events');
	await reconnected(page);
	await expect(saved(page)).toHaveText(/^Someone else is signed in here. Saved for Amina, not sent \(\d+\)$/);
	await expect(page.locator('#away')).toContainText('This page belongs to Amina');
	await expect(page.locator('#quiz')).toHaveAttribute('inert');
	await expect(page.locator('#refused')).toBeHidden();
	expect(await stored(assigned)).toEqual([]);
	// B's own pages say whose they are, and neither send nor delete them.
	for (const address of [assigned.home, '/assignments']) {
		await other.goto(address);
		await expect(other.locator('#kept-for-others')).toContainText('Saved on this device for Amina');
		await expect(other.locator('#sent')).toBeHidden();
	}
	await joinPage(other, assigned);
	await expect(other.locator('#kept-for-others')).toContainText('Saved on this device for Amina');
	expect(await stored(assigned)).toEqual([]);
	// A is back.
	await assigned.join(context, baseURL, 'Amina');
	await reconnected(page);
	await expect(saved(page)).toHaveText('Saved');
	await expect(page.locator('#quiz')).not.toHaveAttribute('inert');
	expect((await stored(assigned)).map(({ student_id }) => student_id)).toEqual([amina.id]);
});

test('A’s tab is closed while B works: what waits is sent when A opens any page of the class', async ({
	page,
	context,
	baseURL,
}) => {
	const { assigned, amina } = await waiting(page, context, baseURL);
	await page.close();
	await assigned.join(context, baseURL, 'Bilal');
	const next = await context.newPage();
	await begin(next, assigned);
	await answer(next, first);
	await expect(saved(next)).toHaveText('Saved');
	await assigned.join(context, baseURL, 'Amina');
	await next.goto('/assignments');
	await expect(next.locator('#sent')).toContainText('have been sent');
	const own = (await stored(assigned)).filter(({ student_id }) => student_id === amina.id);
	expect(own).toHaveLength(1);
});

test('signing out tries to send first, then says what is left and whose it is', async ({
	page,
	context,
	baseURL,
}) => {
	const { assigned } = await waiting(page, context, baseURL);
	await page.close();
	const list = await context.newPage();
	await refuse(list);
	await list.goto('/assignments');
	await list.getByText('Sign out').first().click();
	const form = list.locator('form[data-sign-out]');
	await form.getByRole('button').click();
	await expect(form.getByRole('status')).toContainText(/Not sent yet: \d+ changes?\./);
	await expect(form.getByRole('status')).toContainText('send them when Amina signs in again');
	await form.getByRole('button').click();
	await expect(list.getByText('You haven’t joined a class on this device yet')).toBeVisible();
	await expect(list.locator('#kept-for-others')).toContainText('Saved on this device for Amina');
	await list.unroute('**/events');
	await assigned.join(context, baseURL, 'Amina');
	await list.reload();
	await expect(list.locator('#sent')).toContainText('have been sent');
	expect(await storedResponse(assigned, sampler.items[0]?.id ?? '')).toHaveLength(1);
});

test('signing out with a network sends everything, and asks nothing', async ({ page, context, baseURL }) => {
	const { assigned } = await waiting(page, context, baseURL);
	await page.close();
	const list = await context.newPage();
	await joinPage(list, assigned);
	await list.getByRole('button', { name: /Sign out/ }).click();
	await expect(list.getByRole('heading', { name: /^Join/ })).toBeVisible();
	expect(await storedResponse(assigned, sampler.items[0]?.id ?? '')).toHaveLength(1);
});

test('a page of A does not sign B out', async ({ page, context, baseURL }) => {
	const assigned = await assign();
	await assigned.join(context, baseURL, 'Amina');
	await page.goto('/assignments');
	await page.getByText('Sign out').first().click();
	await assigned.join(context, baseURL, 'Bilal');
	await page.locator('form[data-sign-out] button').click();
	await expect(page.getByText('Nothing was changed.')).toBeVisible();
	await expect(page.getByText('You’re signed in as Bilal.')).toBeVisible();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the form of A is not saved as B’s', async ({ page, context, baseURL }) => {
		const assigned = await assign();
		await assigned.join(context, baseURL, 'Amina');
		await page.goto(assigned.home);
		await page.getByRole('button', { name: 'Start' }).click();
		await page.locator(`[id="${first}"] .option`).first().click();
		await assigned.join(context, baseURL, 'Bilal');
		const other = await context.newPage();
		await other.goto(assigned.home);
		await other.getByRole('button', { name: 'Start' }).click();
		await page.getByRole('button', { name: 'Save', exact: true }).last().click();
		await expect(page.getByText('Nothing was saved')).toBeVisible();
		expect(await attemptsOf(assigned)).toHaveLength(2);
		expect(await stored(assigned)).toEqual([]);
	});
});

test('a reload without a network says what is kept here and for whom, and goes on by itself', async ({
	page,
	context,
	baseURL,
}) => {
	const { assigned } = await waiting(page, context, baseURL);
	// As the service worker answers where there is no network.
	const offline = await (await context.request.get('/offline')).text();
	await page.route(`**${assigned.address}`, (route) =>
		route.fulfill({ body: offline, contentType: 'text/html' }),
	);
	await page.route('**/healthz', (route) => route.abort());
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re offline');
	await expect(page.locator('#waiting')).toContainText('Saved on this device for Amina');
	await expect(page.locator('#waiting')).toContainText('not sent yet.');
	await page.unrouteAll();
	await reconnected(page);
	await expect(saved(page)).toHaveText('Saved');
	expect(await storedResponse(assigned, sampler.items[0]?.id ?? '')).toHaveLength(1);
});

test('a request that hangs when the network changes holds up nothing', async ({ page, context, baseURL }) => {
	const assigned = await assign();
	await assigned.join(context, baseURL);
	await page.clock.install();
	await begin(page, assigned);
	await expect(saved(page)).toHaveText('Saved');
	// The clock stands still: no patience of the page comes to its end.
	await page.clock.pauseAt(Date.now() + 1_000);
	let hangs: (() => void) | undefined;
	const hanging = new Promise<void>((heard) => (hangs = heard));
	await page.route('**/events', () => hangs?.());
	await answer(page, first);
	await hanging;
	await page.unroute('**/events');
	await next(page);
	await reconnected(page);
	await expect(saved(page)).toHaveText('Saved');
	// Sent twice, stored once.
	const events = await storedEvents(assigned);
	expect(new Set(events.map(({ device, sequence }) => `${device} ${sequence}`)).size).toBe(events.length);
	expect(await storedResponse(assigned, sampler.items[0]?.id ?? '')).toHaveLength(1);
});
