import { expect, test, type Page } from '@playwright/test';
import { violations, overflow } from './check-page.ts';
import { moduleAddress, quiz, quizAddress, responseFor, right } from './content.ts';
import { idle } from './idle.ts';
import { readEvents, written } from './log.ts';
import { watchShifts } from './shifts.ts';
import { act, respond, sectionOf, takeWhole } from './take.ts';

const [one, two] = quiz.items;
if (!one || !two) throw new Error('too few items');
const address = quizAddress(quiz);
const results = (page: Page) => page.locator('#results .score-line');

async function finishNow(page: Page) {
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Finish now' }).click();
	await expect(results(page)).toBeVisible();
}

const answerFirst = async (page: Page, verdict: 'right' | 'wrong' = 'right') => {
	await respond(page, one, responseFor(one, verdict) ?? []);
	await act(page);
	await expect(sectionOf(page, one).locator('.verdict')).toBeVisible();
};

/** As on another day: going to the address one is at would be a reload. */
async function visit(page: Page) {
	await page.goto(moduleAddress);
	await page.goto(address);
}

const finished = async (page: Page) => (await readEvents(page)).filter(({ type }) => type === 'finished');

test('a finished quiz opens fresh and leads back to its results, with rationales and citations', async ({
	page,
}) => {
	test.setTimeout(120_000);
	await page.goto(address);
	await takeWhole(page, quiz.items, (item) =>
		item === one ? (responseFor(one, 'wrong') ?? []) : right(item),
	);
	await expect.poll(() => finished(page)).toHaveLength(1);
	const said = await results(page).innerText();
	await visit(page);
	await expect(sectionOf(page, one).locator('input:checked')).toHaveCount(0);
	const note = page.locator('#finished');
	await expect(note).toContainText(/You completed this on \d+ \w+ \d{4}: [\d.]+ of \d+\./);
	await note.getByRole('link', { name: 'See results' }).click();
	await expect(results(page)).toHaveText(said, { useInnerText: true });
	await expect(note).toBeHidden();
	expect(await violations(page)).toEqual([]);
	await page.locator(`#results .items a[href$="#${one.id}"]`).click();
	await expect(sectionOf(page, one).locator('.verdict .word')).toHaveText('Incorrect');
	expect(await sectionOf(page, one).locator('.cite:visible').count()).toBeGreaterThan(0);
	// Looking at it is no new attempt.
	expect(await finished(page)).toHaveLength(1);
	await page.reload();
	await expect(results(page)).toHaveText(said, { useInnerText: true });
	await page.getByRole('button', { name: 'Retake quiz' }).click();
	await expect(page).toHaveURL(address);
	await expect(sectionOf(page, one).locator('.verdict')).toBeHidden();
});

test('on the module’s page every result leads to what came of it', async ({ page }) => {
	for (const verdict of ['right', 'wrong'] as const) {
		await visit(page);
		await answerFirst(page, verdict);
		await finishNow(page);
		await expect
			.poll(async () => (await finished(page)).at(-1))
			.toMatchObject({ earned: verdict === 'right' ? 1 : 0 });
	}
	// One that is under way meanwhile stays what the quiz goes on with.
	await visit(page);
	await answerFirst(page);
	await page.goto(moduleAddress);
	await page.getByText('All results').first().click();
	const links = page.getByRole('link', { name: 'See results' });
	await expect(links).toHaveCount(2);
	await links.first().click();
	await expect(results(page)).toContainText(`1 of ${quiz.items.length}`);
	await page.goBack();
	await page.getByText('All results').first().click();
	await links.last().click();
	await expect(results(page)).toContainText(`0 of ${quiz.items.length}`);
	await page.getByRole('button', { name: 'Retake quiz' }).click();
	await expect(page.locator('#resumed')).toBeVisible();
	await expect(sectionOf(page, one).locator('.verdict .word')).toHaveText('Correct');
});

test('on the next visit the note is there without moving anything, at 320 px too', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await page.goto(address);
	await answerFirst(page);
	await finishNow(page);
	await expect.poll(() => finished(page)).toHaveLength(1);
	const shifted = await watchShifts(page);
	await visit(page);
	await expect(page.locator('#finished a')).toBeVisible();
	await idle(page);
	expect(await shifted()).toBe(0);
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	expect(await violations(page)).toEqual([]);
});

test('starting over can be undone by keyboard, even after a reload', async ({ page }) => {
	await page.goto(address);
	await answerFirst(page);
	await page.locator('#options summary').click();
	const panel = page.locator('#options-form');
	await expect(panel.getByRole('button', { name: 'Start over' })).toHaveClass(/quiet/);
	await panel.getByRole('button', { name: 'Continue' }).click();
	await expect(panel).toBeHidden();
	await expect(sectionOf(page, one).locator('.verdict')).toBeVisible();

	await page.locator('#options summary').click();
	await panel.getByRole('button', { name: 'Start over' }).click();
	await expect(sectionOf(page, one).locator('.verdict')).toBeHidden();
	await expect(page.locator('#say')).toHaveText('Started over. Undo is above the question.');
	await expect(page.locator('.item[data-now] .prompt')).toBeFocused();
	expect(await violations(page)).toEqual([]);
	await page.keyboard.press('Shift+Tab');
	await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(sectionOf(page, one).locator('.verdict .word')).toHaveText('Correct');
	await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
	await expect(page.locator('#say')).toContainText('Undone.');
	await expect.poll(async () => (await readEvents(page)).at(-1)).toMatchObject({ step: { type: 'started' } });
	await page.reload();
	await expect(sectionOf(page, one).locator('.verdict .word')).toHaveText('Correct');
	const answered = (await readEvents(page)).filter(({ type }) => type === 'answered');
	expect(answered).toHaveLength(1);
});

test('there is nothing to undo if nothing was done, or once something new is done', async ({ page }) => {
	await page.goto(address);
	await page.locator('#options summary').click();
	await page.locator('#options-form').getByRole('button', { name: 'Start over' }).click();
	await expect(page.locator('#say')).toHaveText('Started over.');
	await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
	await answerFirst(page);
	await page.locator('#options summary').click();
	await page.locator('#options-form').getByRole('button', { name: 'Start over' }).click();
	await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
	await answerFirst(page, 'wrong');
	await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
});

test('finishing early can be taken back; what counted goes on counting, and only the last finish is a result', async ({
	page,
}) => {
	await page.goto(address);
	await answerFirst(page, 'wrong');
	await finishNow(page);
	await expect(page.locator('#results')).toContainText(`You answered 1 of ${quiz.items.length} questions.`);
	await expect(page.locator('#say')).toContainText('You can keep going.');
	expect(await violations(page)).toEqual([]);
	// The results have the focus: the way back is the next thing.
	await page.keyboard.press('Tab');
	await expect(page.getByRole('button', { name: 'Keep answering' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(sectionOf(page, two)).toBeVisible();
	await expect(page.locator('#act')).toHaveText('Check');
	// What was taken back is no finish to look at.
	await written(page);
	await idle(page);
	await expect(page.locator('#finished')).toBeHidden();
	await page.reload();
	await expect(sectionOf(page, two)).toBeVisible();
	await respond(page, two, right(two));
	await act(page);
	await expect(sectionOf(page, two).locator('.verdict .word')).toHaveText('Correct');
	await page.goto(moduleAddress);
	await expect(page.locator(`[data-quiz="${quiz.id}"] .state`)).toContainText(
		`2 of ${quiz.items.length} answered`,
	);
	await expect(page.getByText('All results')).toHaveCount(0);
	await page.goto(address);
	await expect(page.locator('#place')).toBeVisible();
	await finishNow(page);
	await expect.poll(() => finished(page)).toHaveLength(2);
	await page.goto(moduleAddress);
	await page.getByText('All results').click();
	await expect(page.getByRole('link', { name: 'See results' })).toHaveCount(1);
	await expect(page.getByRole('row', { name: `1 of ${quiz.items.length}` })).toBeVisible();
});

test('an answer that counted unchecked is called correct, without buttons that don’t apply', async ({
	page,
}) => {
	await page.goto(address);
	await respond(page, one, responseFor(one, 'wrong') ?? []);
	await finishNow(page);
	await expect(page.locator('#results')).toContainText(`You answered 1 of ${quiz.items.length} questions.`);
	await page.getByRole('button', { name: 'Keep answering' }).click();
	await page.evaluate((id) => (location.hash = id), one.id);
	await expect(sectionOf(page, one)).toBeVisible();
	await respond(page, one, right(one));
	await act(page);
	const verdict = sectionOf(page, one).locator('.verdict');
	await expect(verdict.locator('.word')).toHaveText('Correct');
	await expect(verdict.locator('.detail')).toHaveText('Only your first answer is scored.');
	await expect(page.getByRole('button', { name: 'Try again' })).toBeHidden();
});

test('Back from a question leads to the results it was opened from, and Forward to it again', async ({
	page,
}) => {
	await page.goto(moduleAddress);
	await page.goto(address);
	await answerFirst(page, 'wrong');
	await finishNow(page);
	await page.locator(`#results .items a[href$="#${one.id}"]`).click();
	await expect(sectionOf(page, one).locator('.verdict .word')).toHaveText('Incorrect');
	await page.goBack();
	await expect(results(page)).toBeVisible();
	await page.goForward();
	await expect(sectionOf(page, one).locator('.verdict .word')).toHaveText('Incorrect');
	await page.goBack();
	await expect(results(page)).toBeVisible();
	await page.goBack();
	await expect(page).toHaveURL(moduleAddress);
});
