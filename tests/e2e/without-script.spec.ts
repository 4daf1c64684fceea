import { expect, test, type Page } from '@playwright/test';
import { module, moduleAddress, quiz, quizAddress, responseFor, right } from './content.ts';
import { partOf, sectionOf } from './take.ts';
import { splitPair, type ItemResponse } from '../../src/lib/quiz/response.ts';
import type { Item } from '../../src/lib/quiz/types.ts';

test.use({ javaScriptEnabled: false });

async function fill(page: Page, item: Item, response: ItemResponse) {
	for (const [index, entry] of response.entries()) {
		const [id, value] = splitPair(entry);
		if (item.kind === 'order')
			await sectionOf(page, item).locator('.positions select').nth(index).selectOption(entry);
		else if (item.kind === 'match') await partOf(page, item, id).locator('select').selectOption(entry);
		else if (item.kind === 'gap' || item.kind === 'numeric') {
			const list = partOf(page, item, id).locator('select');
			if ((await list.count()) > 0) await list.selectOption(entry);
			else await partOf(page, item, id).locator('input').fill(value);
		} else await partOf(page, item, id).locator('label').click();
	}
}

for (const of of module.quizzes.filter(({ items }) => items.every(({ kind }) => kind !== 'open'))) {
	test(`${of.title}: all items on one page, graded by the server`, async ({ page }) => {
		await page.goto(quizAddress(of));
		const [, wrongly] = of.items.filter((item) => responseFor(item, 'wrong'));
		const [, , leftOpen] = of.items;
		if (!wrongly || !leftOpen) throw new Error('too few items');
		for (const item of of.items) {
			await expect(sectionOf(page, item)).toBeVisible();
			if (item === leftOpen) continue;
			await fill(page, item, item === wrongly ? (responseFor(item, 'wrong') ?? []) : right(item));
		}
		await page.getByRole('button', { name: 'Check my answers' }).click();
		await expect(page).toHaveURL(/\/check$/);
		const missed = new Set([wrongly, leftOpen]).size;
		await expect(page.locator('.score-line')).toContainText(
			`${of.items.length - missed} of ${of.items.length} right`,
		);
		await expect(sectionOf(page, wrongly).locator('.verdict .word')).toHaveText('Incorrect');
		await expect(sectionOf(page, leftOpen).locator('.verdict .word')).toHaveText('Unanswered');
		for (const item of of.items.filter((other) => other !== wrongly && other !== leftOpen)) {
			await expect(sectionOf(page, item).locator('.verdict .word')).toHaveText('Correct');
		}
		const cited = page.locator('.cite').filter({ visible: true });
		expect(await cited.count()).toBeGreaterThan(of.items.length / 2);
	});
}

test('readings, module, worksheet and home can be read without a script', async ({ page }) => {
	for (const path of ['/', moduleAddress, `${quizAddress(quiz)}/print`]) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	}
	const [source] = module.readings;
	await page.goto(`${moduleAddress}/read/${source?.id}#p2.s2`);
	await expect(page.locator('[id="p2.s2"]')).toBeInViewport();
});

test('asking for the graded page without an answer leads back to the quiz', async ({ page }) => {
	await page.goto(`${quizAddress(quiz)}/check`);
	await expect(page).toHaveURL(new RegExp(`${quizAddress(quiz)}$`));
});
