import { expect, test } from '@playwright/test';
import {
	itemOf,
	KINDS,
	LEARNER_PAGES,
	module,
	quiz,
	quizAddress,
	readingAddress,
	responseFor,
} from './content.ts';
import { act, open, respond } from './take.ts';

const pages = [...Object.values(LEARNER_PAGES), ...module.readings.map(({ id }) => readingAddress(id))];

test.describe('at 320 px, as at 400 % zoom of a 1280 px window', { tag: '@phone' }, () => {
	test.use({ viewport: { width: 320, height: 256 } });

	test('no page scrolls sideways', async ({ page }) => {
		for (const path of pages) {
			await page.goto(path);
			const wide = await page.evaluate(() => document.documentElement.scrollWidth);
			expect(wide, path).toBeLessThanOrEqual(320);
		}
	});

	for (const kind of KINDS) {
		test(`an item of the kind ${kind} can be answered and read`, async ({ page }) => {
			const placed = itemOf(kind);
			await open(page, placed);
			await respond(page, placed.item, responseFor(placed.item, 'wrong') ?? []);
			await act(page);
			// What is written in one’s own words is explained at once: nothing of it is wrong.
			if (kind !== 'open') await page.getByRole('button', { name: 'Show why' }).click();
			const wide = await page.evaluate(() => document.documentElement.scrollWidth);
			expect(wide).toBeLessThanOrEqual(320);
		});
	}
});

// A phone shows the text as a sheet.
test(
	'beside a short question the text makes no scrollbar for the page, and its tabs stand in a row',
	{ tag: '@laptop' },
	async ({ page }) => {
		await page.goto(quizAddress(quiz));
		// The text is there once it is longer than its pane.
		await expect
			.poll(() => page.locator('#source').evaluate((text) => text.scrollHeight > text.clientHeight))
			.toBe(true);
		const below = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
		expect(below).toBeLessThanOrEqual(0);
		const group = page.getByRole('group', { name: 'Choose a text' });
		for (const of of module.quizzes) {
			await page.goto(quizAddress(of));
			if ((await group.getByRole('button').count()) === 2) break;
		}
		const tabs = await group.getByRole('button').all();
		const tops = await Promise.all(tabs.map((tab) => tab.evaluate((one) => one.getBoundingClientRect().top)));
		expect(tabs).toHaveLength(2);
		expect(new Set(tops).size).toBe(1);
	},
);

test('every page says where one’s data is', { tag: '@phone' }, async ({ page }) => {
	for (const path of [...pages, quizAddress(quiz)]) {
		await page.goto(path);
		const link = page.getByRole('contentinfo').getByRole('link', { name: 'Your data on this device' });
		await expect(link, path).toHaveAttribute('href', '/data');
	}
});

test('every fold shows whether it is open', { tag: '@phone' }, async ({ page }) => {
	const turned = (path: string) =>
		page
			.locator(`${path} > summary`)
			.first()
			.evaluate((summary) => {
				const { rotate, clipPath } = getComputedStyle(summary, '::before');
				return clipPath.startsWith('polygon') ? rotate : 'no sign';
			});
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(readingAddress(module.readings[0]?.id ?? ''));
	await page.getByLabel('Show', { exact: true }).selectOption('Questions here');
	expect(await turned('.resting details')).toBe('none');
	await page.locator('.resting summary').first().click();
	expect(await turned('.resting details')).toBe('90deg');
	const placed = itemOf('choice');
	await open(page, placed);
	await respond(page, placed.item, responseFor(placed.item, 'wrong') ?? []);
	await act(page);
	await page.getByRole('button', { name: 'Show why' }).click();
	expect(await turned(`[data-item="${placed.item.id}"] .why:not([open])`)).toBe('none');
});

test('buttons, choices and fields are large enough for a thumb', async ({ page }) => {
	for (const kind of KINDS) {
		await open(page, itemOf(kind));
		const small = await page.evaluate(() =>
			[...document.querySelectorAll<HTMLElement>('main :is(button, select, label, summary)')]
				.filter((element) => element.checkVisibility())
				.map((element) => ({ box: element.getBoundingClientRect(), html: element.outerHTML.slice(0, 80) }))
				.filter(({ box }) => box.height < 43.5 || box.width < 43.5)
				.map(({ html }) => html),
		);
		expect(small, kind).toEqual([]);
	}
});

test('text spacing as WCAG 1.4.12 has it hides nothing', async ({ page }) => {
	await open(page, itemOf('match'));
	await page.addStyleTag({
		content:
			'* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
	});
	const clipped = await page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('.item[data-now] *, #bar *')]
			.filter((element) => element.checkVisibility() && getComputedStyle(element).overflow === 'hidden')
			.filter(
				(element) => element.scrollWidth > element.clientWidth + 1 && !element.closest('.visually-hidden'),
			)
			.map((element) => element.outerHTML.slice(0, 80)),
	);
	expect(clipped).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
		await page.evaluate(() => innerWidth),
	);
});

test('whoever asks for less motion gets none', { tag: '@phone' }, async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(quizAddress(quiz));
	const moving = await page.evaluate(() => ({
		scroll: getComputedStyle(document.documentElement).scrollBehavior,
		transitions: [...document.querySelectorAll('*')].filter(
			(element) => Number.parseFloat(getComputedStyle(element, '::after').transitionDuration) > 0,
		).length,
	}));
	expect(moving).toEqual({ scroll: 'auto', transitions: 0 });
});
