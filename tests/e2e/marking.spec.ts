import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { open } from '../quiz/make.ts';
import { assign, attemptsOf, sampler, storedResponse, type Assigned } from './assign.ts';
import { overflow, violationsInBoth } from './check-page.ts';
import { withDatabase } from './database.ts';
import { answer, at, begin, handIn, next, saved } from './taking.ts';
import { signInTeacher } from './teacher.ts';

const choice = sampler.items.find(({ kind }) => kind === 'choice');
if (!choice) throw new Error('The library has no choice.');
const written = {
	...open('claim evidence limits', 'offer'),
	prompt: 'What has Pakistan offered, and what has it not promised?',
	accordingTo: 'article',
};
const quiz = { ...sampler, title: 'In your own words', items: [choice, written] };
const field = (page: Page) => at(page, 'q2').locator('textarea');

/** The owner of the class, in a browser of their own. */
async function deskOf(
	browser: Browser,
	baseURL: string | undefined,
	{ classId }: Assigned,
	options: BrowserContextOptions = {},
) {
	const context = await browser.newContext({ baseURL: baseURL ?? '', ...options });
	const { id } = await signInTeacher(context, baseURL);
	await withDatabase(({ db }) =>
		db.updateTable('class').set({ teacher_id: id }).where('id', '=', classId).execute(),
	);
	return context.newPage();
}

async function isSound(page: Page) {
	expect(await violationsInBoth(page)).toEqual([]);
	const size = page.viewportSize();
	await page.setViewportSize({ width: 320, height: 700 });
	expect(await overflow(page)).toBe(0);
	if (size) await page.setViewportSize(size);
}

test('written offline half-way, marked by keyboard, and read by its student', async ({
	page,
	context,
	browser,
	baseURL,
}) => {
	const assigned = await assign({ keys: 'after-hand-in' }, quiz);
	await assigned.join(context, baseURL);
	await begin(page, assigned);
	await answer(page, 'q1');
	await next(page);
	await field(page).fill('It has offered');
	await expect(saved(page)).toHaveText('Saved');
	await context.setOffline(true);
	await field(page).fill('It has offered troops.\nIt has promised none.');
	await expect(saved(page)).toHaveText(/^Offline: saved on this device/);
	await handIn(page);
	await expect(page.locator('#done-title')).toHaveText('Submitted on this device');
	await context.setOffline(false);
	await expect(page.locator('#done-title')).toHaveText(/^Submitted at/, { timeout: 40_000 });
	expect(await storedResponse(assigned, written.id)).toEqual([
		'text=It has offered troops.\nIt has promised none.',
	]);
	await page.goto(`${assigned.address}/results`);
	await expect(page.locator('.score')).toContainText('1 not marked yet');
	await expect(page.getByText('Submitted, not marked yet')).toBeVisible();

	const desk = await deskOf(browser, baseURL, assigned);
	await desk.goto(`/teach/assignments/${assigned.id}/results`);
	await desk.getByRole('link', { name: '1 answer to mark' }).click();
	await isSound(desk);
	await desk.getByRole('link', { name: /^Mark 1/ }).click();
	await expect(desk.getByText('It has promised none.')).toBeVisible();
	await isSound(desk);
	const radios = desk.getByRole('group', { name: 'title of claim' }).getByRole('radio');
	await radios.first().focus();
	await desk.keyboard.press('3');
	await expect(radios.nth(1)).toBeChecked();
	await desk.keyboard.press('4');
	await desk.keyboard.press('2');
	await expect(desk.getByRole('button', { name: 'Save and next' })).toBeFocused();
	await desk.getByLabel('Comment').fill('Say where you read it.');
	await desk.keyboard.press('Control+Enter');
	await expect(desk.getByText('No more answers wait for you.')).toBeVisible();
	await expect(desk.getByText('All marked.')).toBeVisible();

	await page.goto(`${assigned.address}/results`);
	await expect(page.locator('.score')).not.toContainText('not marked yet');
	await expect(page.getByText('Say where you read it.')).toBeVisible();
	await expect(page.getByText('3 title of 3').first()).toBeVisible();
	await isSound(page);
});

test('without JavaScript: written, submitted, marked and settled by two teachers', async ({
	browser,
	baseURL,
}) => {
	const plain = { javaScriptEnabled: false };
	const assigned = await assign({}, quiz);
	const context = await browser.newContext({ baseURL: baseURL ?? '', ...plain });
	await assigned.join(context, baseURL);
	const page = await context.newPage();
	await page.goto(assigned.home);
	await page.getByRole('button', { name: 'Start' }).click();
	await page.locator('textarea').fill('Troops, and no promise.');
	await page
		.getByRole('button', { name: /Submit/ })
		.first()
		.click();
	await page.getByRole('button', { name: 'Submit anyway' }).click();
	await expect.poll(async () => (await attemptsOf(assigned))[0]?.handed_in_at ?? null).not.toBeNull();

	const desk = await deskOf(browser, baseURL, assigned, plain);
	await desk.goto(`/teach/assignments/${assigned.id}/results/marking`);
	await desk.getByRole('link', { name: /^Mark 1/ }).click();
	await desk.getByRole('group', { name: 'title of claim' }).getByRole('radio').first().check();
	await desk.getByLabel('Comment').fill('Kept.');
	await desk.getByRole('button', { name: 'Save and next' }).click();
	await expect(desk.getByRole('alert')).toContainText('Not saved.');
	await expect(desk.getByLabel('Comment')).toHaveValue('Kept.');
	for (const name of ['title of evidence', 'title of limits'])
		await desk.getByRole('group', { name }).getByRole('radio').first().check();
	await desk.getByRole('button', { name: 'Save and next' }).click();
	await expect(desk.getByText('All marked.')).toBeVisible();
});
