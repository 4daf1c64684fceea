import { expect, test, type Page } from '@playwright/test';
import { assign } from './assign.ts';
import { overflow, violationsInBoth } from './check-page.ts';
import { itemOf, module, moduleAddress, quizAddress } from './content.ts';
import { readEvents, writeEvents, type Written } from './log.ts';
import { act } from './take.ts';

/** Answers in one's own words: written, compared and rated alone, kept in a class, and on paper. */
const { quiz } = itemOf('open');
const asked = quiz.items.find(({ id }) => id === 'who-has-agreed');
if (asked?.kind !== 'open') throw new Error('no such question');
const address = `${quizAddress(quiz)}#${asked.id}`;
const WORDS = 'The vote authorises the force. It is not the consent of the parties.';
const reading = module.readings.find(({ id }) => id === asked.accordingTo);
const sentences = reading?.blocks.flatMap((block) => block.sentences) ?? [];
/** One that the question rests on, and one that it does not. */
const cited = new Set(asked.citations.flatMap(({ passages }) => passages));
const fitting = sentences.find(({ id }) => cited.has(id));
const other = sentences.find(({ id }) => !cited.has(id));
if (!reading || !fitting || !other) throw new Error('no sentences');

const item = (page: Page) => page.locator(`.item[data-item="${asked.id}"]`);
const text = (page: Page) => item(page).getByRole('textbox');
const sheet = (page: Page) => page.getByRole('dialog', { name: 'The text' });
const sentence = (page: Page, id: string) => page.locator(`[id="${reading.id}.${id}"]`);
const picked = (page: Page) => item(page).locator('.picked li');

async function pick(page: Page) {
	await item(page).getByRole('button', { name: 'Choose sentences from the text' }).click();
	await expect(sentence(page, fitting?.id ?? '')).toHaveAttribute('aria-pressed', 'false');
	await sentence(page, fitting?.id ?? '').click();
	await expect(sentence(page, fitting?.id ?? '')).toHaveAttribute('aria-pressed', 'true');
	await sentence(page, other?.id ?? '').focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('.choosing')).toContainText('2 of up to 6 chosen');
	await page.locator('.choosing').getByRole('button', { name: 'Done choosing' }).click();
}

test('on a phone: written, left, found again, checked, compared, rated, and due for review @phone', async ({
	page,
	context,
}) => {
	await page.goto(address);
	await expect(item(page)).toBeVisible();
	await text(page).fill(WORDS);
	await expect(item(page).locator('.length')).toHaveText('13 words (aim for 130–160 words)');
	await pick(page);
	await expect(sheet(page)).toBeHidden();
	await expect(picked(page)).toHaveCount(2);
	await expect
		.poll(async () => JSON.stringify(await page.evaluate(() => indexedDB.databases())))
		.not.toBe('[]');
	expect(await violationsInBoth(page, `[data-item="${asked.id}"]`)).toEqual([]);
	await page.screenshot({ path: 'test-results/open-phone.png' });

	await page.reload();
	await expect(text(page)).toHaveValue(WORDS);
	await expect(picked(page)).toHaveCount(2);
	await expect(picked(page).first().locator('p').first()).toContainText('.');

	await context.setOffline(true);
	await act(page);
	await expect(item(page).locator('.verdict .word')).toHaveText('Written, not marked');
	await expect(text(page)).toBeDisabled();
	await expect(picked(page).filter({ hasText: 'rests on this sentence too' })).toHaveCount(1);
	await expect(picked(page).filter({ hasText: 'Not among the sentences' })).toHaveCount(1);
	await context.setOffline(false);
	await item(page).getByText('Sample 1', { exact: true }).click();
	await expect(item(page).locator('.sample[name][open] .text')).toBeVisible();

	const rate = item(page).getByRole('button', { name: 'Save my rating' });
	await rate.click();
	await expect(page.locator('#say')).toHaveText('Choose a level in each row first.');
	for (const row of await item(page).locator('.rubric fieldset').all())
		await row.getByRole('radio').nth(1).check();
	await rate.click();
	await expect(page.locator('#say')).toHaveText('Your rating is saved.');
	expect(await violationsInBoth(page, `[data-item="${asked.id}"]`)).toEqual([]);
	await page.screenshot({ path: 'test-results/open-phone-checked.png', fullPage: true });
	await expect
		.poll(async () => (await readEvents(page)).filter(({ type }) => type === 'written').length)
		.toBe(2);
	await page.reload();
	await expect(item(page).locator('.rubric input:checked')).toHaveCount(asked.rubric.criteria.length);

	await page.locator('#options summary').click();
	await page
		.getByRole('button', { name: /^(Finish|Submit)/ })
		.first()
		.click();
	await expect(page.locator('#results')).toContainText('of 4 written');
	await expect(page.locator('#results')).toContainText('You rated yourself: Claim: Sound');
	await page.screenshot({ path: 'test-results/open-results.png', fullPage: true });
	await page.goto(moduleAddress);
	await expect(page.locator('body')).toContainText('1 of 4 answered');
});

test('on a laptop: the text beside it is picked from by keyboard @laptop', async ({ page }) => {
	await page.goto(address);
	await text(page).fill(WORDS);
	await pick(page);
	await expect(picked(page)).toHaveCount(2);
	await item(page)
		.getByRole('button', { name: /^Remove/ })
		.first()
		.click();
	await expect(picked(page)).toHaveCount(1);
	await page.screenshot({ path: 'test-results/open-laptop.png' });
	await page.keyboard.press('Control+Home');
	await act(page);
	await expect(item(page).locator('.compare')).toBeVisible();
	await page.screenshot({ path: 'test-results/open-laptop-checked.png', fullPage: true });
});

/** An earlier answer, as a quiz or a review writes it. @param levels by criterion; null: not rated */
const answered = (
	attempt: string,
	at: number,
	words: string,
	levels: Record<string, number> | null,
): Written[] => {
	const own = { module: module.id, attempt, at };
	const options = { feedback: 'each', certainty: false, shuffle: false } as const;
	const response = [`text=${words}`, `cite=${reading?.id}:${fitting?.id}`, `cite=${reading?.id}:p99.s9`];
	const steps = [
		{ type: 'started', at, seed: 's', order: [asked.id], options },
		{ type: 'responded', at, item: asked.id, response },
		{ type: 'checked', at, item: asked.id },
		...(levels ? [{ type: 'rated', at, item: asked.id, levels } as const] : []),
	] as const;
	return [
		...steps.map((step): Written => ({ ...own, type: 'attempt', quiz: quiz.id, step })),
		{ ...own, type: 'written', quiz: quiz.id, item: asked.id, objective: asked.objective, rated: null },
	];
};
const former = (page: Page) => item(page).locator('.former');
const [claim] = asked.rubric.criteria;
const sound = Object.fromEntries(asked.rubric.criteria.map(({ id }) => [id, 3]));

test.describe('in a review', () => {
	const DAY = 86_400_000;
	const NOW = Date.UTC(2026, 5, 20, 12);

	async function comeBack(page: Page, events: readonly Written[]) {
		await page.clock.install({ time: NOW });
		await page.goto(`${moduleAddress}/review`);
		await expect(page.locator('#start')).toBeVisible();
		await writeEvents(page, events);
		await page.reload();
		await page.getByRole('button', { name: /^Review .*1 question/ }).click();
		await expect(text(page)).toBeVisible();
	}
	async function answer(page: Page) {
		await text(page).fill(WORDS);
		await act(page);
		await expect(item(page).locator('.compare')).toBeVisible();
	}

	for (const size of ['phone', 'laptop'] as const)
		test(`one writes again first, then sees beside the samples what one wrote the last time @${size}`, async ({
			page,
		}) => {
			await comeBack(page, [
				...answered('one', NOW - 40 * DAY, 'Everybody has agreed.', null),
				...answered('two', NOW - 30 * DAY, 'The Council voted.\n\nHamas has not agreed.', sound),
			]);
			await expect(text(page)).toHaveValue('');
			await expect(former(page)).toBeHidden();
			expect(await item(page).textContent()).not.toContain('Hamas has not agreed.');

			await answer(page);
			await expect(former(page).locator('summary')).toHaveText('Your answer from 21 May 2026');
			await expect(former(page).locator('.text')).toHaveText('The Council voted.\n\nHamas has not agreed.');
			await expect(page.locator('body'), 'the latest counts').not.toContainText('Everybody has agreed.');
			await expect(former(page).locator('.rests li')).toHaveCount(2);
			await expect(former(page).locator('.rests .quote')).toContainText(
				reading.text.slice(fitting.start, fitting.end),
			);
			await expect(former(page).locator('.rests')).toContainText('This sentence isn’t in the text any more.');
			await expect(former(page).locator('.rated li').first()).toHaveText(`${claim?.title}: Sound`);
			expect(await violationsInBoth(page, `[data-item="${asked.id}"]`)).toEqual([]);

			for (const row of await item(page).locator('.rubric fieldset').all())
				await row.getByRole('radio').first().check();
			await item(page).getByRole('button', { name: 'Save my rating' }).click();
			await expect(former(page).locator('.rated li').first()).toHaveText(
				`${claim?.title}: Sound (now: Secure)`,
			);
			await page.screenshot({ path: `test-results/open-former-${size}.png`, fullPage: true });
			await page.setViewportSize({ width: 320, height: 640 });
			expect(await overflow(page)).toBeLessThanOrEqual(0);
		});

	test('a rating by a rubric that has changed since is not shown @phone', async ({ page }) => {
		const { id = '' } = claim ?? {};
		await comeBack(page, answered('one', NOW - 30 * DAY, 'Hamas has not agreed.', { [id]: 3, style: 3 }));
		await answer(page);
		await expect(former(page)).toContainText('Hamas has not agreed.');
		await expect(former(page)).toContainText('The rubric has changed since you rated this answer.');
		await expect(former(page).locator('.rated')).toBeHidden();
	});

	test('what was deleted is gone, here too @phone', async ({ page }) => {
		await comeBack(page, answered('one', NOW - 30 * DAY, 'Hamas has not agreed.', sound));
		await page.goto('/data');
		await page.getByRole('button', { name: 'Delete everything…' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
		await expect.poll(() => readEvents(page)).toEqual([]);
		await page.goto(address);
		await answer(page);
		await expect(former(page)).toBeHidden();
		await expect(page.locator('body')).not.toContainText('Hamas has not agreed.');
	});
});

test('taken once more, a quiz shows what one wrote the last time, and not what was written since @phone', async ({
	page,
}) => {
	await page.goto(address);
	await text(page).fill(WORDS);
	await act(page);
	await expect(item(page).locator('.compare')).toBeVisible();
	await expect(former(page)).toBeHidden();
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Start over' }).first().click();
	await page.evaluate((id) => (location.hash = id), asked.id);
	await expect(text(page)).toHaveValue('');
	await expect(former(page)).toBeHidden();
	await text(page).fill('One more try.');
	await act(page);
	await expect(former(page).locator('.text')).toHaveText(WORDS);
	await page.reload();
	await expect(text(page)).toHaveValue('One more try.');
	await expect(former(page).locator('.text')).toHaveText(WORDS);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('a form, its sentences in a list, and the samples afterwards @phone', async ({ page }) => {
		await page.goto(quizAddress(quiz));
		await page.getByRole('link', { name: /with the sentences listed/ }).click();
		await text(page).fill(WORDS);
		await item(page).locator('summary', { hasText: 'Choose sentences from the text' }).click();
		await item(page).locator(`input[value="cite=${reading.id}:${fitting.id}"]`).check();
		await page.getByRole('button', { name: 'Check my answers' }).click();
		await expect(item(page).locator('.verdict .word')).toHaveText('Written, not marked');
		await expect(item(page).getByRole('textbox')).toHaveValue(WORDS);
		await expect(item(page).locator('.picked .cite')).toHaveCount(1);
		await expect(item(page).locator('.rubric')).toBeVisible();
		await expect(page.locator('.results')).toContainText('1 of 4 written');
	});
});

test('at 320 px, with forced colours, and on paper @phone', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await page.emulateMedia({ forcedColors: 'active' });
	await page.goto(address);
	await text(page).fill(WORDS);
	await pick(page);
	await act(page);
	await expect(item(page).locator('.compare')).toBeVisible();
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	await page.goto(`${quizAddress(quiz)}/print`);
	expect(await page.locator('.lines span').count()).toBeGreaterThan(4 * 15);
	await expect(page.locator('body')).not.toContainText(asked.samples[0]?.text ?? '');
	await page.goto(`${quizAddress(quiz)}/print/key`);
	await expect(page.locator('.key')).toContainText(asked.samples[0]?.text ?? '');
	await expect(page.locator('.key table')).toHaveCount(4);
});

test('in a class: kept while offline, and there again @phone', async ({ page, context, baseURL }) => {
	const assigned = await assign({}, { ...quiz, id: 'one', items: [asked] });
	await assigned.join(context, baseURL);
	await page.goto(assigned.home);
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.locator('#quiz[data-moved]')).toBeVisible();
	const own = page.locator('.item').first();
	await own.getByRole('textbox').fill('The vote');
	await expect(own.locator('.length')).toContainText('2 words');
	await context.setOffline(true);
	await own.getByRole('textbox').fill(WORDS);
	await own.getByRole('button', { name: 'Choose sentences from the text' }).click();
	await sentence(page, fitting.id).click();
	await page.locator('.choosing').getByRole('button', { name: 'Done choosing' }).click();
	await expect(own.locator('.picked li')).toHaveCount(1);
	await context.setOffline(false);
	await expect(page.locator('body')).toContainText('Saved');
	await page.reload();
	await expect(own.getByRole('textbox')).toHaveValue(WORDS);
	await expect(own.locator('.picked li')).toHaveCount(1);
	expect(await page.content()).not.toContain(asked.samples[0]?.text.slice(0, 60));
	expect(await page.content()).not.toContain(asked.rubric.criteria[0]?.cells['4'] ?? '-');
});
