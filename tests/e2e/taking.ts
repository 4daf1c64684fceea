import { expect, type Page } from '@playwright/test';
import { sampler, type Assigned } from './assign.ts';

/** What a student does on the page of an assigned quiz. */

/** Of the sampler's items, as the page calls them. */
export const names = sampler.items.map((_, index) => `q${index + 1}`);
export const at = (page: Page, item: string) => page.locator(`[id="${item}"]`);
export const saved = (page: Page) => page.locator('#saved');

export async function begin(page: Page, { home }: Assigned) {
	await page.goto(home);
	await start(page);
	await expect(page.locator('#quiz[data-moved]')).toBeVisible();
}

/** Against the clock, it asks first. */
export async function start(page: Page) {
	const asks = page.locator('details.clock > summary');
	if ((await asks.count()) > 0) await asks.click();
	await page.getByRole('button', { name: 'Start' }).click();
}

/** Answers the item in front with what the page offers; which answer does not matter. */
export async function answer(page: Page, item: string) {
	const within = at(page, item);
	await expect(within).toBeVisible();
	const kind = await within.getAttribute('data-kind');
	if (kind === 'order') await within.getByRole('button', { name: 'Move down' }).first().click();
	else if (kind === 'numeric') await within.locator('.answer input').fill('3');
	else if (kind === 'match' || kind === 'gap') {
		for (const list of await within.locator('.answer select:visible').all())
			await list.selectOption({ index: 1 });
		for (const field of await within.locator('.answer input:visible').all()) await field.fill('something');
	} else await within.locator('.option').first().click();
}

export const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true }).click();

export async function handIn(page: Page) {
	await page.locator('[data-do="hand-in"]').click();
	await page.getByRole('button', { name: 'Submit now' }).click();
}
