import { expect, test } from '@playwright/test';
import { module, moduleAddress } from './content.ts';

const terms = module.glossary;

test('a term is found by its name, its other forms, its definition and by everyday words', async ({
	page,
}) => {
	await page.goto(`${moduleAddress}/glossary`);
	const found = page.locator('.term').filter({ visible: true });
	const search = page.getByRole('searchbox');
	await expect(found).toHaveCount(terms.length);
	for (const [query, id] of [
		['assessed contr', 'assessed-contributions'],
		['SOFA', 'status-of-forces-agreement'],
		['benchmarks', 'exit-strategy'],
		['money', 'assessed-contributions'],
	] as const) {
		await search.fill(query);
		await expect(page.locator(`#term-${id}`), query).toBeVisible();
		expect(await found.count(), query).toBeLessThan(terms.length / 2);
	}
	for (const { id } of terms.filter(({ keywords }) => keywords.includes('money')))
		await expect(page.locator(`#term-${id}`)).toBeVisible();
	await expect(page.locator('#found')).toHaveText(`${await found.count()} of ${terms.length} terms`);
});
