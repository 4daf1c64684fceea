import { expect, test, type Page } from '@playwright/test';
import { overflow, violations } from './check-page.ts';
import { signInTeacher } from './teacher.ts';

/** Presses the button on the empty page of classes, and gives back the addresses of the two assignments. */
async function openDemo(page: Page) {
	await page.goto('/teach');
	await page.getByRole('button', { name: 'Explore a demo class' }).click();
	await expect(page.getByRole('heading', { name: 'Five-minute tour' })).toBeVisible();
	const address = new URL(page.url()).pathname;
	const hrefs = await page
		.locator('.assignments .rows a')
		.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
	const over = await page.locator('.tour a[href$="/results"]').getAttribute('href');
	return { address, hrefs, graded: (over ?? '').replace(/\/results$/, '') };
}

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in ${colorScheme}`, () => {
		test.use({ colorScheme });

		test('what a teacher sees of assignments keeps to WCAG 2.2 AA and fits 320 pixels', async ({
			page,
			context,
			baseURL,
			viewport,
		}) => {
			test.setTimeout(180_000);
			await signInTeacher(context, baseURL);
			const { address, hrefs, graded } = await openDemo(page);
			expect(hrefs).toHaveLength(2);
			await page.goto(`${graded}/results`);
			const paper = await page.locator('a[href*="/results/students/"]').first().getAttribute('href');
			await page.goto(`${graded}/results/items`);
			const item = await page.locator('a[href*="/results/items/"]').first().getAttribute('href');
			const paths = [
				address,
				`${address}/assign`,
				...hrefs.flatMap((one) => [one, `${one}/edit`, `${one}/live`, `${one}/preview`]),
				...['', '/items', '/certainty', '/reading', '/regrade', '/report'].map(
					(part) => `${graded}/results${part}`,
				),
				paper ?? '',
				item ?? '',
			];
			for (const path of paths) {
				if (viewport) await page.setViewportSize(viewport);
				const response = await page.goto(path);
				expect(response?.status(), path).toBe(200);
				expect(await violations(page), path).toEqual([]);
				await page.setViewportSize({ width: 320, height: 640 });
				expect(await overflow(page), path).toBeLessThanOrEqual(0);
			}
		});
	});
}

test('the tour is gone through by keyboard, and the class thrown away and had back', async ({
	page,
	context,
	baseURL,
}) => {
	await signInTeacher(context, baseURL);
	const { address } = await openDemo(page);
	const stops = await page.locator('.tour li a').all();
	expect(stops.length).toBe(7);
	for (const at of stops.keys()) {
		const stop = page.locator('.tour li a').nth(at);
		const name = (await stop.textContent()) ?? '';
		await stop.focus();
		await page.keyboard.press('Enter');
		await expect(page, name).not.toHaveURL(address);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await page.goBack();
	}
	await page.getByRole('link', { name: 'Delete this class' }).click();
	await page.locator('form[action="?/delete"] button').click();
	await expect(page.getByText('” deleted.')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page).toHaveURL(new RegExp(address));
});
