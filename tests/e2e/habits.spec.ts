import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { overflow, violationsInBoth } from './check-page.ts';
import { itemOf, moduleAddress, quiz, right } from './content.ts';
import { begun, readEvents, writeEvents, type Written } from './log.ts';
import { act, open, respond } from './take.ts';

/** What brings a learner back: a goal of their own, the days studied, a calendar; each can be switched off. */

const NOW = new Date('2026-11-30T18:00:00');
const DAY = 86_400_000;

/** Five answers so many days ago. */
const on = (daysAgo: number): Written[] =>
	begun(quiz, `attempt-${daysAgo}`, 5).map((event) => ({ ...event, at: NOW.getTime() - daysAgo * DAY }));
const STUDIED = [9, 4, 3, 1].flatMap(on).concat(on(0));

async function arrive(page: Page, path: string, events: readonly Written[] = STUDIED) {
	await page.clock.install({ time: NOW });
	await page.goto('/data');
	await expect(page.locator('#kept-answers')).not.toHaveText('…');
	await writeEvents(page, events);
	await page.goto(path);
}
const today = (page: Page) => page.locator('#today');
const choices = (page: Page) => page.locator('#coming-back');
const settings = async (page: Page) =>
	(await readEvents(page)).flatMap((event) => (event.type === 'set' ? [[event.name, event.value]] : []));

for (const path of ['/', moduleAddress])
	test(`${path} says on which days one studied, and how far the goal is`, async ({ page }) => {
		await arrive(page, path);
		await expect(today(page)).toContainText('Studied on 5 of the last 14 days');
		await expect(today(page).locator('li')).toHaveCount(14);
		await expect(today(page).locator('li').last()).toContainText('Monday 30 November: studied');
		await expect(today(page)).toContainText('A run of 4 study days. One day off doesn’t end it.');
		await expect(today(page).locator('.goal')).toHaveCount(0);
		await writeEvents(page, [{ type: 'set', module: '', name: 'goal', value: 10, at: NOW.getTime() }]);
		await expect(today(page).locator('.goal')).toContainText('5 of 10 questions today');
		expect(await violationsInBoth(page, '#today')).toEqual([]);
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await overflow(page)).toBeLessThanOrEqual(0);
		// The room for it is there before it, from the second time on.
		await page.reload();
		const before = await page.evaluate(() => document.documentElement.className);
		expect(before).toContain('has-goal');
	});

test('each is switched off in one place, and stays off', async ({ page }) => {
	await arrive(page, '/');
	await today(page).getByRole('link', { name: 'Set a daily goal' }).click();
	await expect(choices(page).getByLabel('No goal')).toBeFocused();
	await expect(choices(page).getByLabel('No goal')).toBeInViewport();
	await expect(choices(page).getByLabel('No goal')).toBeChecked();
	await choices(page).getByLabel('5 a day').check();
	await expect(choices(page).getByRole('status')).toHaveText('Saved.');
	await choices(page).getByLabel('Show the days I studied').uncheck();
	await expect
		.poll(() => settings(page))
		.toEqual([
			['goal', 5],
			['days', 0],
		]);
	await page.goto('/');
	await expect(today(page).locator('.goal')).toContainText('5 questions today: goal reached');
	await expect(today(page).getByRole('link', { name: 'Change goal' })).toBeVisible();
	await expect(today(page).locator('.days')).toHaveCount(0);
	await page.goto('/data');
	await choices(page).getByLabel('No goal').check();
	await expect.poll(async () => (await settings(page)).at(-1)).toEqual(['goal', 0]);
	await page.goto(moduleAddress);
	await expect(page.locator('#progress')).toBeVisible();
	await expect(today(page).locator('section')).toHaveCount(0);
	expect(await page.evaluate(() => document.documentElement.className)).not.toMatch(/has-(goal|days)/);
});

test('the badge follows what is due, and is gone where it is not wanted', async ({ page }) => {
	await page.addInitScript(() => {
		const badges: number[] = [];
		Object.assign(window, { badges });
		Object.assign(Navigator.prototype, {
			setAppBadge: (due: number) => Promise.resolve(void badges.push(due)),
			clearAppBadge: () => Promise.resolve(void badges.push(0)),
		});
	});
	const badges = () => page.evaluate(() => (window as unknown as { badges: number[] }).badges);
	await arrive(page, '/', on(9));
	await expect.poll(badges).toEqual([5]);
	await page.goto('/data');
	await choices(page).getByLabel('app’s icon').uncheck();
	await expect.poll(badges).toEqual([0]);
	await page.goto('/');
	await expect.poll(badges).toEqual([0]);
});

test('a goal is offered once, after a quiz, and declined for good', async ({ page }) => {
	const placed = itemOf('statement');
	await open(page, placed);
	await respond(page, placed.item, right(placed.item));
	await act(page);
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Finish now' }).click();
	const invite = page.locator('#results').getByRole('region', { name: 'Set a small daily goal?' });
	await expect(invite).toBeVisible();
	expect(await violationsInBoth(page, '#results')).toEqual([]);
	await invite.getByRole('button', { name: 'No thanks' }).click();
	await expect(invite.getByRole('status')).toBeFocused();
	expect(await settings(page)).toEqual([['goal', 0]]);
	await page.reload();
	await expect(page.locator('#results .score-line')).toBeVisible();
	await page.waitForLoadState('networkidle');
	await expect(invite).toHaveCount(0);
});

test('the reviews to come are a calendar file, made when it is asked for', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await arrive(page, `${moduleAddress}/review`);
	const button = page.getByRole('button', { name: 'Add to your calendar' });
	await expect(button).toBeVisible();
	expect(asked.filter((url) => /save-calendar/.test(url))).toEqual([]);
	const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
	expect(download.suggestedFilename()).toBe('mandate-reviews.ics');
	const text = await readFile(await download.path(), 'utf8');
	expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
	expect(text).toMatch(
		/\r\nDTSTART;VALUE=DATE:\d{8}\r\nDTEND;VALUE=DATE:\d{8}\r\nSUMMARY:Review \d+ questions?\r\n/,
	);
	expect(text).not.toContain('VALARM');
	await expect(page.getByText(/^Downloaded: \d+ review days?\.$/)).toBeVisible();
});
