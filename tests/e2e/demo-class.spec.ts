import { expect, test } from '@playwright/test';
import { overflow, violationsInBoth } from './check-page.ts';
import { demoOf } from './demo-class.ts';
import { module } from './content.ts';
import { classOf } from './make-class.ts';
import { signInTeacher } from './teacher.ts';

test('what a teacher sees of assignments keeps to WCAG 2.2 AA and fits 320 pixels', async ({
	page,
	context,
	baseURL,
	viewport,
}) => {
	test.setTimeout(180_000);
	const { id } = await signInTeacher(context, baseURL);
	const { own, graded, written, practice } = await demoOf(id);
	await page.goto(`${graded}/results`);
	const paper = await page.locator('a[href*="/results/students/"]').first().getAttribute('href');
	await page.goto(`${graded}/results/items`);
	const item = await page.locator('a[href*="/results/items/"]').first().getAttribute('href');
	await page.goto(`${written}/results/marking`);
	const answer = await page.locator('a[href*="/results/marking/"]').first().getAttribute('href');
	const paths = [
		own,
		...['assign', `assign/${module.id}`, 'groups', 'teachers', 'changes', 'settings', 'copy'].map(
			(part) => `${own}/${part}`,
		),
		...[graded, practice].flatMap((one) => [
			one,
			`${one}/edit`,
			`${one}/copy`,
			`${one}/live`,
			`${one}/preview`,
		]),
		...['', '/items', '/certainty', '/reading', '/regrade', '/report', '/again'].map(
			(part) => `${graded}/results${part}`,
		),
		paper ?? '',
		item ?? '',
		`${written}/results`,
		`${written}/results/marking`,
		answer ?? '',
	];
	for (const path of paths) {
		if (viewport) await page.setViewportSize(viewport);
		const response = await page.goto(path);
		expect(response?.status(), path).toBe(200);
		expect(await violationsInBoth(page), path).toEqual([]);
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await overflow(page), path).toBeLessThanOrEqual(0);
	}
});

test('a demo class is made beside a class that is there', async ({ page, context, baseURL }) => {
	const { id } = await signInTeacher(context, baseURL);
	await classOf(id);
	await page.goto('/teach');
	await page.getByText('Demo class', { exact: true }).click();
	await page.getByRole('button', { name: 'Explore a demo class' }).click();
	await expect(page.getByRole('heading', { name: 'Five-minute tour' })).toBeVisible();
	await page.goto('/teach');
	await expect(page.getByRole('link', { name: /^(Demo class|History 9b)$/ })).toHaveCount(2);
});

test('the tour is gone through by keyboard, and the class thrown away and had back', async ({
	page,
	context,
	baseURL,
}) => {
	await signInTeacher(context, baseURL);
	await page.goto('/teach');
	await page.getByRole('button', { name: 'Explore a demo class' }).click();
	await expect(page.getByRole('heading', { name: 'Five-minute tour' })).toBeVisible();
	const address = new URL(page.url()).pathname;
	await expect(page.locator('.assignments .rows a')).toHaveCount(3);
	const stops = await page.locator('.tour li a').all();
	expect(stops.length).toBe(8);
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
