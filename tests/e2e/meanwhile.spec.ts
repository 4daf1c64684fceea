import { expect, test, type Page } from '@playwright/test';
import { module, moduleAddress, quiz, quizAddress, responseFor, right } from './content.ts';
import { idle } from './idle.ts';
import { readEvents, writeEvents, type Written } from './log.ts';
import { act, respond, sectionOf } from './take.ts';
import type { AttemptEvent } from '../../src/lib/quiz/attempt.ts';

/** A quiz that was changed, and results that come late. */

const ids = quiz.items.map(({ id }) => id);
const [first] = quiz.items;
const last = quiz.items.at(-1);
if (!first || !last) throw new Error('The content has no items.');

const step = (one: AttemptEvent): Written => ({
	type: 'attempt',
	module: module.id,
	quiz: quiz.id,
	attempt: 'A',
	step: one,
});
const started = (order: readonly string[], said: { retry?: boolean } = {}): Written =>
	step({
		type: 'started',
		at: 0,
		seed: 's',
		order,
		options: { feedback: 'end', certainty: false, shuffle: false },
		...said,
	});

async function arrive(page: Page, events: readonly Written[]) {
	await page.goto('/data');
	await expect(page.locator('#kept-answers')).not.toHaveText('…');
	await writeEvents(page, events);
	await page.goto(quizAddress(quiz));
	await expect(page.locator('#place')).toBeVisible();
}

async function finishNow(page: Page) {
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Finish now' }).click();
}

test('an item that has left the quiz holds up nobody, also not when another tab writes', async ({ page }) => {
	const errors: string[] = [];
	page.on('pageerror', ({ message }) => errors.push(message));
	await arrive(page, [
		started([...ids, 'gone']),
		step({ type: 'responded', at: 0, item: first.id, response: right(first) }),
		step({ type: 'moved', at: 0, item: last.id }),
	]);
	await expect(page.locator('#place')).toHaveText(`${ids.length} of ${ids.length}`);
	await writeEvents(page, [step({ type: 'flagged', at: 0, item: first.id, on: true })]);
	await expect(page.locator(`#steps [data-step="${first.id}"]`)).toHaveClass(/flagged/);
	await expect(page.locator('#place')).toHaveText(`${ids.length} of ${ids.length}`);
	await respond(page, last, right(last));
	await expect(page.locator('#act')).toHaveText(/^Submit/);
	await act(page);
	await expect(page.locator('#results .score-line')).toContainText(`2 of ${ids.length}`);
	expect(errors).toEqual([]);
});

test('a quiz that has gained an item since is scored as it was', async ({ page }) => {
	const before = ids.slice(0, -1);
	await arrive(page, [started(before, { retry: false })]);
	await expect(page.locator('#place')).toHaveText(`1 of ${before.length}`);
	await respond(page, first, right(first));
	await finishNow(page);
	await expect(page.locator('#results .score-line')).toContainText(`1 of ${before.length}`);
	await expect
		.poll(async () => (await readEvents(page)).at(-1))
		.toMatchObject({ type: 'finished', earned: 1, possible: before.length });
	// Taken again, it is the quiz as it is now.
	await page.getByRole('button', { name: 'Retake quiz' }).click();
	await expect(page.locator('#place')).toHaveText(`1 of ${ids.length}`);
});

test('a retry is recorded as one, and a full attempt is not', async ({ page }) => {
	await page.goto(quizAddress(quiz));
	await respond(page, first, responseFor(first, 'wrong') ?? []);
	await act(page);
	await finishNow(page);
	await page
		.getByRole('button', { name: /^Retry \d+ missed question/ })
		.first()
		.click();
	await expect(page.locator('#place')).toHaveText('1 of 1');
	const begun = async () =>
		(await readEvents(page)).flatMap((event) =>
			event.type === 'attempt' && event.step.type === 'started' ? [event.step.retry] : [],
		);
	await expect.poll(begun).toEqual([false, true]);
});

test('results that arrive after a new attempt was begun are not shown', async ({ page }) => {
	let release = () => {};
	const held = new Promise<void>((done) => (release = done));
	await page.route('**/results.json', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(quizAddress(quiz));
	await respond(page, first, right(first));
	await act(page);
	const asked = page.waitForRequest('**/results.json');
	await finishNow(page);
	await asked;
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Start over' }).first().click();
	await expect(sectionOf(page, first).locator('.verdict')).toBeHidden();
	const arrived = page.waitForResponse('**/results.json');
	release();
	await (await arrived).finished();
	await idle(page);
	await expect(page.locator('#results')).toBeHidden();
	await expect(page.locator('#results')).toBeEmpty();
	await expect(page.locator('#place')).toHaveText(`1 of ${ids.length}`);
	// The new attempt has results of its own, once.
	await respond(page, first, responseFor(first, 'wrong') ?? []);
	await act(page);
	await finishNow(page);
	await expect(page.locator('#results .score-line')).toHaveCount(1);
	await expect(page.locator('#results .score-line')).toContainText(`0 of ${ids.length}`);
});

test('results that cannot be had after a new attempt was begun do not disturb it', async ({ page }) => {
	let release = () => {};
	const held = new Promise<void>((done) => (release = done));
	await page.route('**/results.json', async (route) => {
		await held;
		await route.abort();
	});
	await page.goto(quizAddress(quiz));
	await respond(page, first, right(first));
	await act(page);
	const asked = page.waitForRequest('**/results.json');
	await finishNow(page);
	await asked;
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Start over' }).first().click();
	const failed = page.waitForEvent('requestfailed');
	release();
	await failed;
	await idle(page);
	await expect(page.locator('#offline')).toBeHidden();
	await expect(page.locator('#say')).not.toContainText('couldn’t load your results');
});

test('a new review never shows the results of the one before', async ({ page }) => {
	const monday = new Date('2026-03-02T18:00:00').getTime();
	await page.clock.install({ time: monday });
	await page.goto(quizAddress(quiz));
	await respond(page, first, responseFor(first, 'wrong') ?? []);
	await act(page);
	await expect.poll(async () => (await readEvents(page)).at(-1)?.type).toBe('answered');
	await page.clock.setSystemTime(monday + 86_400_000);
	await page.goto(`${moduleAddress}/review`);
	await page.getByRole('button', { name: 'Review 1 question' }).click();
	await expect(sectionOf(page, first)).toBeVisible();
	await respond(page, first, responseFor(first, 'wrong') ?? []);
	await act(page);
	await expect(page.locator('#act')).toHaveText('See results');
	await act(page);
	await expect(page.locator('#results')).toContainText('0 of 1 remembered');
	await page.clock.setSystemTime(monday + 10 * 86_400_000);
	// The page keeps its place in the history, and with it whose results it showed.
	await page.reload();
	await page.getByRole('button', { name: 'Review 1 question' }).click();
	await expect(sectionOf(page, first)).toBeVisible();
	await page.waitForLoadState('networkidle');
	await idle(page);
	await expect(page.locator('#results')).toBeHidden();
	await expect(page.locator('#results')).toBeEmpty();
	await expect(page.locator('#act')).toHaveText('Check');
});
