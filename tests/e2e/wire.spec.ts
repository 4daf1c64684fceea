import { expect, test } from '@playwright/test';
import { itemOf, module, moduleAddress, quiz, quizAddress, readingAddress, responseFor } from './content.ts';
import { act, open, respond } from './take.ts';

test('no request leaves for another host, and nothing fails or complains', async ({ page, baseURL }) => {
	const origin = new URL(baseURL ?? '').origin;
	const elsewhere: string[] = [];
	const complaints: string[] = [];
	page.on('request', (request) => {
		const { protocol, origin: to } = new URL(request.url());
		if (protocol !== 'data:' && protocol !== 'blob:' && to !== origin) elsewhere.push(request.url());
	});
	page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('requestfailed', (request) => {
		// Leaving a page gives up what it was still loading.
		if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(request.url());
	});
	for (const path of ['/', moduleAddress, ...module.readings.map(({ id }) => readingAddress(id))]) {
		await page.goto(path);
	}
	const placed = itemOf('choice');
	await open(page, placed);
	await respond(page, placed.item, responseFor(placed.item, 'wrong') ?? []);
	await act(page);
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Finish now' }).click();
	await expect(page.locator('#results .score-line')).toBeVisible();
	expect(elsewhere).toEqual([]);
	expect(complaints).toEqual([]);
});

const RESPONSES: Readonly<Record<string, { path: string; status: number }>> = {
	'a prerendered page': { path: quizAddress(quiz), status: 200 },
	'a static file': { path: '/icon.svg', status: 200 },
	'a data file': { path: `${quizAddress(quiz)}/results.json`, status: 200 },
	'an unknown page': { path: '/nothing-here', status: 404 },
	'an unknown module': { path: '/learn/nothing-here', status: 404 },
	'an unknown quiz': { path: `${moduleAddress}/quiz/nothing-here`, status: 404 },
	'a broken address': { path: '/%E0%A4%A', status: 400 },
	'the health check': { path: '/healthz', status: 200 },
};

for (const [name, { path, status }] of Object.entries(RESPONSES)) {
	test(`${name} answers ${status} with the security headers`, async ({ request }) => {
		const response = await request.get(path);
		expect(response.status()).toBe(status);
		const headers = response.headers();
		const policy = headers['content-security-policy'] ?? '';
		expect(policy).toContain("default-src 'self'");
		expect(policy).toContain("frame-ancestors 'none'");
		// What is no page runs no script of a page’s.
		const isFile = /\.\w+$/.test(path);
		expect(policy).toMatch(isFile ? /script-src 'self';/ : /script-src 'self'(?: 'sha256-[^']+')+;/);
		expect(policy.match(/script-src[^;]*/)?.[0]).not.toContain('unsafe');
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['referrer-policy']).toBe('same-origin');
		expect(headers['permissions-policy']).toContain('camera=()');
		expect(headers['strict-transport-security']).toBeUndefined();
	});
}

test('an unknown module, quiz or reading gives a friendly page with a way on', async ({ page }) => {
	for (const path of ['/learn/x', `${moduleAddress}/quiz/x`, `${moduleAddress}/read/x`, '/x/y/z']) {
		const response = await page.goto(path);
		expect(response?.status()).toBe(404);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
		await expect(page.getByRole('link', { name: 'See all modules' })).toBeVisible();
	}
	await page.getByRole('link', { name: 'See all modules' }).click();
	await expect(page.getByRole('heading', { name: 'Modules' })).toBeVisible();
});

test('a script that is not the page’s own does not run', async ({ page }) => {
	await page.goto(quizAddress(quiz));
	await page.evaluate(() => {
		const script = document.createElement('script');
		script.textContent = 'document.documentElement.dataset.intruder = "yes"';
		document.head.append(script);
	});
	await expect(page.locator('html')).not.toHaveAttribute('data-intruder');
});
