import { expect, test, type Page } from '@playwright/test';
import { overflow, uselessOnPaper } from './check-page.ts';
import { demoOf } from './demo-class.ts';
import { signInTeacher } from './teacher.ts';

async function signInWithDemo(page: Page, baseURL: string | undefined) {
	const { id } = await signInTeacher(page.context(), baseURL);
	return demoOf(id);
}

test('at 1440 pixels no main page scrolls sideways, and what it is for is in view', async ({
	page,
	baseURL,
}) => {
	const { own, graded } = await signInWithDemo(page, baseURL);
	const button = (name: string) => page.getByRole('button', { name, exact: true });
	const link = (name: string) => page.locator('main').getByRole('link', { name, exact: true });
	const pages = [
		['/teach', link('New class')],
		[own, link('Assign')],
		[`${own}/assign`, button('Assign')],
		[`${own}/people`, page.getByRole('columnheader', { name: 'Name' })],
		[`${own}/gradebook`, page.getByRole('columnheader', { name: 'Average' })],
		[`${own}/code`, page.locator('.code')],
		[graded, link('Results')],
		[`${graded}/live`, page.locator('.counts')],
		[`${graded}/results`, page.getByText('Export')],
		[`${graded}/results/items`, page.getByRole('table')],
		[`${graded}/results/certainty`, page.locator('main ol').first()],
		[`${graded}/results/reading`, page.getByRole('heading', { name: 'Discuss these first' })],
		[`${graded}/results/report`, page.getByRole('table').first()],
		[`${graded}/results/regrade`, page.getByRole('heading', { level: 2 }).first()],
	] as const;
	for (const [path, what] of pages) {
		await page.goto(path);
		expect(await overflow(page), path).toBeLessThanOrEqual(0);
		await expect(what.first(), path).toBeInViewport();
	}
});

test('the report is printed with every student, every question and the text, and without what is for the screen', async ({
	page,
	baseURL,
}) => {
	const { graded } = await signInWithDemo(page, baseURL);
	await page.goto(`${graded}/results`);
	const names = await page.locator('tbody th a').allInnerTexts();
	expect(names.length).toBeGreaterThan(10);
	await page.goto(`${graded}/results/report`);
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('.no-print').filter({ visible: true })).toHaveCount(0);
	await expect(page.getByRole('navigation').filter({ visible: true })).toHaveCount(0);
	const rows = page.locator('table').first().getByRole('rowheader');
	expect(await rows.allInnerTexts()).toEqual(names);
	await expect(page.getByRole('columnheader', { name: 'Facility index' })).toBeVisible();
	// Percentages on the sentences; what opens at a press is no use on paper.
	await expect(page.locator('.heat .share').first()).toBeVisible();
	await expect(page.locator('.heat .panel').filter({ visible: true })).toHaveCount(0);
	const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
	expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
	const wide = await page.evaluate(() => {
		document.documentElement.style.width = '180mm';
		return document.documentElement.scrollWidth - document.documentElement.clientWidth;
	});
	expect(wide).toBeLessThanOrEqual(0);
	const pdf = await page.pdf({ format: 'A4' });
	expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('on paper no page has rings, buttons or bars', async ({ page, baseURL }) => {
	const { own, graded } = await signInWithDemo(page, baseURL);
	for (const path of [
		own,
		`${own}/people`,
		`${own}/people/cards`,
		`${own}/gradebook`,
		graded,
		`${graded}/results`,
		`${graded}/results/items`,
		`${graded}/results/reading`,
		`${graded}/results/report`,
	]) {
		await page.goto(path);
		expect(await uselessOnPaper(page), path).toEqual([]);
	}
});

test('what takes long says what is going on, and a file that is asked for', async ({ page, baseURL }) => {
	await signInTeacher(page.context(), baseURL);
	let goOn = () => {};
	const held = new Promise<void>((resolve) => (goOn = resolve));
	await page.route(/\/teach\?\/demo$/, async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('/teach');
	// While the next page is awaited nothing can be asked of this one: it tells by itself.
	const told: string[] = [];
	await page.exposeFunction('tell', (words: string) => void told.push(words));
	await page.evaluate(() => {
		const watch = new MutationObserver(() => {
			const words = document.querySelector('main [role="status"]')?.textContent;
			if (words) (globalThis as unknown as { tell: (words: string) => void }).tell(words);
		});
		watch.observe(document.body, { childList: true, subtree: true });
	});
	const pressed = page.getByRole('button', { name: 'Explore a demo class' }).click();
	await expect.poll(() => told).toContain('Creating the demo class…');
	goOn();
	await pressed;
	await expect(page.getByRole('heading', { name: 'Five-minute tour' })).toBeVisible();
	await page.locator('.tour a[href$="/results"]').click();
	await page.getByText('Export').click();
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: /workbook/ }).click();
	await expect(page.getByText('Your browser will save it when it’s ready.')).toBeVisible();
	await download;
});
