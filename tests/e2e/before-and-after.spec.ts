import { expect, test } from '@playwright/test';
import { assign } from './assign.ts';
import { overflow, violationsInBoth } from './check-page.ts';
import { handIn, start } from './taking.ts';

for (const way of ['with JavaScript', 'without']) {
	test(
		`a quiz against the clock asks before it starts, ${way}`,
		{ tag: '@phone' },
		async ({ browser, baseURL }) => {
			const context = await browser.newContext({
				...(baseURL === undefined ? {} : { baseURL }),
				javaScriptEnabled: way === 'with JavaScript',
				viewport: { width: 320, height: 640 },
			});
			const page = await context.newPage();
			const assigned = await assign({ timeLimit: 20 });
			await assigned.join(context, baseURL);
			await page.goto(assigned.home);
			// The rules of a grade come before its button.
			const headings = page.getByRole('heading', { level: 2 });
			await expect(headings).toHaveText(['Rules', 'One of each']);
			await expect(page.getByRole('button', { name: 'Start' })).toBeHidden();
			await page.locator('summary').getByText('Start…').click();
			await expect(
				page.getByText('You have 20 minutes. The clock starts when you press Start'),
			).toBeVisible();
			expect(await overflow(page)).toBe(0);
			if (way === 'with JavaScript') expect(await violationsInBoth(page)).toEqual([]);
			await page.getByRole('link', { name: 'Not yet' }).click();
			await expect(page.getByText('You have 20 minutes.')).toBeHidden();
			await expect(page.getByText('Not started')).toBeVisible();
			await start(page);
			await expect(page).toHaveURL(assigned.address);
			await context.close();
		},
	);
}

test(
	'submitting says what is final, and practice shows its score at once',
	{ tag: '@phone' },
	async ({ page, context, baseURL }) => {
		const graded = await assign({ feedback: 'never', keys: 'never', score: 'never' });
		await graded.join(context, baseURL);
		await page.goto(graded.home);
		await start(page);
		await page.locator('[data-do="hand-in"]').click();
		await expect(page.getByRole('dialog')).toContainText('This is final: you can’t change your answers');
		expect(await violationsInBoth(page)).toEqual([]);
		await page.getByRole('button', { name: 'Submit now' }).click();
		await expect(page.locator('#done-title')).toContainText('Submitted at');
		await expect(page.locator('#done-score')).toBeHidden();
		await expect(page.locator('#done-results')).toBeHidden();

		const practice = await assign({ mode: 'practice' });
		await practice.join(context, baseURL);
		await page.goto(practice.home);
		await start(page);
		await handIn(page);
		await expect(page.locator('#done-score')).toHaveText(/^Your score: 0 of \d+ points, 0%$/);
		expect(await violationsInBoth(page)).toEqual([]);
		await page.getByRole('link', { name: 'See results' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('One of each: your results');
	},
);
