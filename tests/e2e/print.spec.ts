import { expect, test } from '@playwright/test';
import { uselessOnPaper } from './check-page.ts';
import { LEARNER_PAGES, module, moduleAddress, quiz, quizAddress, readingAddress } from './content.ts';

test.describe('on paper', () => {
	for (const of of module.quizzes) {
		test(`${of.title}: the worksheet has every item, room to write, and no key`, async ({ page }) => {
			await page.goto(`${quizAddress(of)}/print`);
			await page.emulateMedia({ media: 'print' });
			await expect(page.locator('.items > li')).toHaveCount(of.items.length);
			await expect(page.locator('.lines').first()).toBeVisible();
			await expect(page.locator('.no-print').filter({ visible: true })).toHaveCount(0);
			await expect(page.getByRole('heading', { name: 'Key' })).toHaveCount(0);
			const words = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
			for (const item of of.items) {
				const part = 'choices' in item ? item.choices.find((choice) => choice.correct) : undefined;
				if (part?.rationale) expect(words).not.toContain(part.rationale);
			}
		});
	}

	for (const format of ['A4', 'Letter'] as const) {
		test(`the key prints on ${format} with rationales and quoted passages`, async ({ page }) => {
			await page.goto(`${quizAddress(quiz)}/print/key`);
			const pdf = await page.pdf({ format });
			expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
			const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
			expect(pages).toBeGreaterThan(2);
			expect(pages).toBeLessThan(25);
			const key = page.getByRole('region', { name: 'Key' });
			for (const item of quiz.items) {
				await expect(key.getByText(item.prompt, { exact: true }).first()).toBeVisible();
			}
			expect(await key.locator('mark').count()).toBeGreaterThanOrEqual(quiz.items.length);
		});
	}

	const PRINTED = {
		...LEARNER_PAGES,
		reading: readingAddress(module.readings[0]?.id ?? ''),
		quiz: quizAddress(quiz),
		guide: `${moduleAddress}/guide`,
		keys: `${moduleAddress}/guide/keys`,
	};
	for (const [name, path] of Object.entries(PRINTED)) {
		test(`${name}: no ring around what has the focus, nothing to press, nothing that sticks`, async ({
			page,
		}) => {
			await page.goto(path);
			expect(await uselessOnPaper(page)).toEqual([]);
		});
	}
});
