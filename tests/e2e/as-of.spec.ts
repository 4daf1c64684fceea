import { expect, test, type Page } from '@playwright/test';
import { module, moduleAddress, quiz, quizAddress, readingAddress, right } from './content.ts';
import { takeWhole } from './take.ts';
import { asOfWords } from '../../src/lib/words/as-of.ts';

const words = asOfWords(module.asOf);
const lesson = module.readings.find(({ kind }) => kind === 'lesson')?.id ?? '';
const since = module.since;
if (!since) throw new Error('The module says nothing of what has happened since.');
const said = (page: Page) => page.getByText(words, { exact: true }).filter({ visible: true });

for (const [name, address, times] of [
	['the module', moduleAddress, 1],
	['a lesson', readingAddress(lesson), 1],
	['the glossary', `${moduleAddress}/glossary`, 1],
	['a quiz', quizAddress(quiz), 1],
	['the review', `${moduleAddress}/review`, 1],
	['a worksheet', `${quizAddress(quiz)}/print`, 1],
	['a worksheet and its key', `${quizAddress(quiz)}/print/key`, 2],
	['the teacher’s guide', `${moduleAddress}/guide`, 1],
	['the answer keys', `${moduleAddress}/guide/keys`, 1],
] as const)
	test(`${name} says as of when its facts hold`, async ({ page }) => {
		await page.goto(address);
		await expect(said(page)).toHaveCount(times);
		await page.emulateMedia({ media: 'print' });
		await expect(said(page)).toHaveCount(times);
	});

test('so do the results of a quiz', async ({ page }) => {
	await page.goto(quizAddress(quiz));
	await takeWhole(page, quiz.items, right);
	await expect(page.locator('#results')).toBeVisible();
	await expect(said(page)).toHaveCount(1);
});

test('what has happened since is told on a page of its own, for who wants to know', async ({ page }) => {
	await page.goto(moduleAddress);
	const links = page.getByRole('link', { name: since.title });
	await expect(links).toHaveCount(2);
	await links.last().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(since.title);
	// It is later than that, and nothing rests on it.
	await expect(said(page)).toHaveCount(0);
	await expect(page.getByText('No questions are based on this text')).toBeVisible();
	await expect(page.locator('#own-map, #resting')).toHaveCount(0);
	await page.getByText('Plain English', { exact: true }).click();
	await expect(page.getByText('Where the record ends').filter({ visible: true }).first()).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.emulateMedia({ media: 'screen' });
	await page.goto(readingAddress(lesson));
	await page.getByRole('link', { name: since.title }).click();
	await expect(page).toHaveURL(new RegExp(`${since.id}$`));
});
