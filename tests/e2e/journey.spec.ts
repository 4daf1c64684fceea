import { expect, test } from '@playwright/test';
import { module, quiz, responseFor, right } from './content.ts';
import { stopsAfter } from '../../src/lib/quiz/path.ts';
import { act, open, sectionOf, takeWhole, respond } from './take.ts';

test('from home over the module and the article to a quiz and its results', async ({ page }) => {
	const source = module.readings[0];
	await page.goto('/');
	await page.getByRole('link', { name: 'Open module' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(module.title);
	await page.getByRole('link', { name: source?.title ?? '' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(source?.title ?? '');
	const ahead = stopsAfter(module.path, { kind: 'reading', id: source?.id ?? '' });
	const next = ahead.find(({ kind }) => kind === 'quiz')?.id;
	const quiz = module.quizzes.find(({ id }) => id === next);
	if (!quiz) throw new Error('no quiz after the reading');
	await page.getByRole('link', { name: `Quiz: ${quiz.title}` }).click();
	await takeWhole(page, quiz.items, right);
	const results = page.locator('#results');
	await expect(results.locator('.score-line')).toContainText(
		`${quiz.items.length} of ${quiz.items.length} right first time`,
	);
	await expect(results.getByText('Read these passages again')).toHaveCount(0);
	await results.getByRole('link', { name: 'Back to the module' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(module.title);
});

test(
	'what was missed is listed with its passages, and can be tried again',
	{ tag: '@phone' },
	async ({ page }) => {
		const some = quiz.items.filter((item) => responseFor(item, 'wrong'));
		const missed = some[1] ?? quiz.items[0];
		if (!missed) throw new Error('no item');
		await page.goto(`/learn/${module.id}/quiz/${quiz.id}`);
		await takeWhole(page, quiz.items, (item) =>
			item === missed ? (responseFor(item, 'wrong') ?? []) : right(item),
		);
		const results = page.locator('#results');
		await expect(results.locator('.score-line')).toContainText(
			`${quiz.items.length - 1} of ${quiz.items.length}`,
		);
		await expect(results.locator('.passage').first()).toBeVisible();
		await expect(results.locator('.items .verdict', { hasText: 'Incorrect' })).toHaveCount(1);

		await results.getByRole('button', { name: 'Retry 1 missed question' }).first().click();
		await expect(page.locator('#place')).toHaveText('1 of 1');
		await respond(page, missed, right(missed));
		await act(page);
		await expect(page.locator('#act')).toHaveText('See results');
		await act(page);
		await expect(results.locator('.score-line')).toContainText('1 of 1 right');
	},
);

test('reloading the page, or reading in between, loses nothing', { tag: '@phone' }, async ({ page }) => {
	const [item, second] = quiz.items;
	const wrong = item && responseFor(item, 'wrong');
	if (!item || !second || !wrong) throw new Error('no item');
	await open(page, { quiz, item });
	await respond(page, item, wrong);
	await act(page);
	await expect(sectionOf(page, item).locator('.verdict .word')).toHaveText('Incorrect');
	await page.reload();
	await expect(sectionOf(page, item).locator('.verdict .word')).toHaveText('Incorrect');
	await page.getByRole('button', { name: 'Try again' }).click();
	await page.reload();
	await expect(sectionOf(page, item).locator('.verdict')).toBeHidden();
	await expect(sectionOf(page, item).locator('input:checked')).toHaveCount(1);
	await act(page);
	await act(page);
	await expect(sectionOf(page, second)).toBeVisible();
	await page.goto(`/learn/${module.id}`);
	await page.goto(`/learn/${module.id}/quiz/${quiz.id}`);
	await expect(sectionOf(page, second)).toBeVisible();
	await expect(page.locator('#place')).toHaveText(`2 of ${quiz.items.length}`);
});

test(
	'the results name each item, and lead back to it with its feedback',
	{ tag: '@phone' },
	async ({ page }) => {
		await page.goto(`/learn/${module.id}/quiz/${quiz.id}`);
		await page.locator('#options summary').click();
		await page.getByRole('button', { name: 'Finish now' }).click();
		const results = page.locator('#results');
		await expect(results.locator('.items .verdict', { hasText: 'Unanswered' })).toHaveCount(
			quiz.items.length,
		);
		const item = quiz.items[2];
		if (!item) throw new Error('no item');
		await results.getByRole('link', { name: item.prompt }).click();
		await expect(sectionOf(page, item)).toBeVisible();
		await expect(sectionOf(page, item).locator('.verdict .word')).toHaveText('Unanswered');
		await expect(page.locator('#act')).toHaveText('Results');
		await act(page);
		await expect(results).toBeVisible();
	},
);
