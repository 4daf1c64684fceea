import { expect, test, type Page } from '@playwright/test';
import { violations } from './check-page.ts';
import { module, moduleAddress, quizAddress, responseFor, right } from './content.ts';
import { begun, writeEvents } from './log.ts';
import { act, respond, sectionOf, takeWhole } from './take.ts';

const check = module.quizzes.find(({ isStartingCheck }) => isStartingCheck);
if (!check) throw new Error('The module has no starting check.');
const address = quizAddress(check);
const results = (page: Page) => page.locator('#results');
/** `Can skip` or `Read`, and of which lesson. */
const verdicts = (page: Page) =>
	results(page)
		.locator('li:has(> b)')
		.evaluateAll((all) =>
			all.map((one) => [one.querySelector('b')?.textContent, one.querySelector('a')?.textContent] as const),
		);
/** Of the options of each question, by value. */
const orders = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll('.item')].map((item) =>
			[...item.querySelectorAll<HTMLInputElement>('.option input')].map(({ value }) => value),
		),
	);

/** The first that it says to read, and the main button. */
async function leadsToFirst(page: Page) {
	const first = (await verdicts(page)).find(([verdict]) => verdict === 'Read')?.[1];
	await expect(results(page).locator('.actions').first().locator('.btn').first()).toHaveText(
		`Next: ${first}`,
	);
	await expect(results(page).locator('.actions').first().locator('.btn:not(.quiet)')).toHaveCount(1);
}

test('from the home page in three taps to the first feedback', async ({ page }) => {
	await page.goto('/');
	await page.getByRole('link', { name: 'Take the starting check' }).click();
	await page.locator('.item[data-now] .option label').first().click();
	await act(page);
	await expect(page.locator('.item[data-now] .verdict .word')).toBeVisible();
});

test('it leads to the first lesson to read; what is retried is mixed anew, and takes nothing back', async ({
	page,
}) => {
	test.setTimeout(120_000);
	await page.goto(address);
	const asWritten = await orders(page);
	// Every other one is right.
	await takeWhole(page, check.items, (item) =>
		check.items.indexOf(item) % 2 === 1 ? right(item) : (responseFor(item, 'wrong') ?? []),
	);
	await expect(results(page)).toBeVisible();
	const before = await verdicts(page);
	const skipped = before.filter(([verdict]) => verdict === 'Can skip');
	expect(skipped.length).toBeGreaterThan(0);
	await leadsToFirst(page);
	expect(await violations(page)).toEqual([]);

	const missed = check.items.filter((_, at) => at % 2 === 0);
	await results(page)
		.getByRole('button', { name: /^Retry \d+ missed/ })
		.first()
		.click();
	await expect(page.locator('#place')).toHaveText(`1 of ${missed.length}`);
	await expect(page.locator('#finished')).toBeHidden();
	// Each alone may come in its old order; not all of them.
	expect(await orders(page)).not.toEqual(asWritten);
	const [first] = missed;
	if (!first) throw new Error('nothing was missed');
	await page.reload();
	await expect(page.locator('#place')).toHaveText(`1 of ${missed.length}`);
	await expect(page.locator('#finished')).toBeHidden();
	await respond(page, first, right(first));
	await act(page);
	await expect(sectionOf(page, first).locator('.verdict')).toBeVisible();
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Finish now' }).click();
	await expect(results(page)).toBeVisible();
	const after = await verdicts(page);
	for (const lesson of skipped) expect(after).toContainEqual(lesson);
	expect(after.filter(([verdict]) => verdict === 'Read').length).toBeLessThanOrEqual(
		before.length - skipped.length,
	);
	await expect(results(page)).not.toContainText('Not tested here');
});

test('where nothing of the stages before is done, the first stays open', async ({ page }) => {
	const [first] = module.path.filter(({ title }) => title);
	const later = module.path
		.filter(({ title }) => title)
		.findLast(({ stops }) => stops.some(({ kind }) => kind === 'quiz'));
	const quiz = module.quizzes.find(({ id }) =>
		later?.stops.some((stop) => stop.kind === 'quiz' && stop.id === id),
	);
	if (!quiz) throw new Error('no quiz far down the path');
	await page.goto('/data');
	await expect(page.locator('#kept-answers')).not.toHaveText('…');
	await writeEvents(page, begun(quiz, 'A', 1));
	await page.goto(moduleAddress);
	await expect(page.locator('#go-on')).toHaveText(`Continue: ${quiz.title}`);
	const open = () =>
		page.locator('details[data-stops][open] h3').evaluateAll((all) => all.map((one) => one.textContent));
	await expect.poll(open).toEqual([first?.title, later?.title]);
	await page.reload();
	await expect.poll(open).toEqual([first?.title, later?.title]);
});

test('paging through begins nothing; what was answered is gone on with', async ({ page }) => {
	const [one, two] = check.items;
	if (!one || !two) throw new Error('too few items');
	await page.goto(address);
	await page.getByRole('button', { name: 'Next question' }).click();
	await expect(sectionOf(page, two)).toBeVisible();
	await page.goto(moduleAddress);
	await expect(page.locator('#go-on')).not.toContainText(check.title);
	await page.goto(`${address}#${one.id}`);
	await respond(page, one, right(one));
	await act(page);
	await expect(sectionOf(page, one).locator('.verdict')).toBeVisible();
	await page.goto(moduleAddress);
	await page.getByRole('link', { name: `Continue: ${check.title}` }).click();
	await expect(sectionOf(page, one).locator('.verdict')).toBeVisible();
});
