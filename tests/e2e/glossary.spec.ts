import { expect, test, type Page } from '@playwright/test';
import { module, moduleAddress } from './content.ts';

const terms = module.glossary;
const address = `${moduleAddress}/glossary`;
const entryOf = (page: Page, id: string) => page.locator('.term', { has: page.locator(`#term-${id}`) });

test('a term is found by its name, its other forms, its definition and by everyday words', async ({
	page,
}) => {
	await page.goto(address);
	const found = page.locator('.term').filter({ visible: true });
	const search = page.getByRole('searchbox');
	await expect(found).toHaveCount(terms.length);
	for (const [query, id] of [
		['assessed contr', 'assessed-contributions'],
		['SOFA', 'status-of-forces-agreement'],
		['handing over', 'exit-strategy'],
		['money', 'assessed-contributions'],
		['who pays', 'reimbursement'],
		['rules for shooting', 'rules-of-engagement'],
		['when may they shoot', 'rules-of-engagement'],
		['who punishes a soldier', 'status-of-forces-agreement'],
		['when do they go home', 'exit-strategy'],
	] as const) {
		await search.fill(query);
		await expect(entryOf(page, id), query).toBeVisible();
		expect(await found.count(), query).toBeLessThan(terms.length / 2);
	}
	await search.fill('money');
	for (const { id } of terms.filter(({ keywords }) => keywords.includes('money')))
		await expect(entryOf(page, id)).toBeVisible();
	await expect(page.locator('#found')).toHaveText(`${await found.count()} of ${terms.length} terms`);
});

test('a search that finds few opens them; with it gone, all are there again and closed', async ({ page }) => {
	await page.goto(address);
	const search = page.getByRole('searchbox');
	await search.fill('rules for shooting');
	await expect(page.locator('#term-rules-of-engagement')).toBeVisible();
	await expect(page.locator('#letters')).toBeHidden();
	await expect(page.getByRole('heading', { name: 'A', exact: true })).toBeHidden();
	await search.fill('');
	await expect(page.locator('#letters')).toBeVisible();
	await expect(page.locator('.term[open]')).toHaveCount(0);
	await expect(page.locator('.term').filter({ visible: true })).toHaveCount(terms.length);
	await search.fill('xyzzy');
	await expect(page.locator('#found')).toContainText('No matching terms');
});

test('a letter leads to its terms, a term opens with the keyboard, and all of them with one button', async ({
	page,
}) => {
	await page.goto(address);
	expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(8_000);
	await page
		.getByRole('navigation', { name: 'Letters' })
		.getByRole('link', { name: 'V', exact: true })
		.click();
	await expect(page.getByRole('heading', { name: 'V', exact: true })).toBeInViewport();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.locator('.term[open]')).toHaveCount(1);
	await expect(page.locator('.term[open] h3')).toHaveText(/^v/i);
	await page.getByRole('button', { name: 'Open all' }).click();
	await expect(page.locator('.term[open]')).toHaveCount(terms.length);
	await page.getByRole('button', { name: 'Open all' }).click();
	await expect(page.locator('.term[open]')).toHaveCount(0);
});

test('a link to a term opens it, also where a search has hidden it', async ({ page }) => {
	await page.goto(`${address}#term-veto`);
	await expect(page.locator('#term-veto')).toBeInViewport();
	await page.getByRole('searchbox').fill('consent');
	await expect(entryOf(page, 'veto')).toBeHidden();
	await page.evaluate(() => (location.hash = '#term-mandate'));
	await expect(page.locator('#term-mandate')).toBeInViewport();
});

test('on paper every definition is there', async ({ page }) => {
	await page.goto(address);
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	await page.emulateMedia({ media: 'print' });
	for (const { id } of [terms[0], terms.at(-1)].flatMap((term) => term ?? []))
		await expect(page.locator(`#term-${id} .definition`)).toBeVisible();
	await expect(page.locator('#letters')).toBeHidden();
	await page.evaluate(() => dispatchEvent(new Event('afterprint')));
	await expect(page.locator('.term[open]')).toHaveCount(0);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('it is an A–Z whose terms open, and a link leads into one', async ({ page }) => {
		await page.goto(address);
		await expect(page.getByRole('searchbox')).toBeHidden();
		await page.getByRole('link', { name: 'V', exact: true }).click();
		await page.locator('.term > summary', { hasText: 'veto' }).click();
		await expect(page.locator('#term-veto .definition')).toBeVisible();
		await page.goto(`${moduleAddress}`);
		await page.goto(`${address}#term-consent`);
		await expect(page.locator('#term-consent .definition')).toBeVisible();
	});
});
