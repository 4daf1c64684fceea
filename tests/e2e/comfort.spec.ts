import { expect, test, type Page } from '@playwright/test';
import { overflow, violationsInBoth, violationsInSepia } from './check-page.ts';
import { caseAddress, module, moduleAddress, quiz, quizAddress, readingAddress, right } from './content.ts';
import { writeEvents } from './log.ts';
import { act, respond } from './take.ts';

const KEY = 'mandate:look';
const panel = (page: Page) => page.locator('#look');
const opener = (page: Page) => page.getByRole('button', { name: /^Aa: / });
const larger = (page: Page) => page.getByRole('button', { name: 'A+: larger text' });
const letters = (page: Page) => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));

const chosen = (page: Page, look: object) =>
	page.addInitScript(
		([key, text]) => {
			localStorage.setItem(key, text);
		},
		[KEY, JSON.stringify({ version: 1, size: 100, spaced: false, buzz: true, ...look })] as const,
	);

test.describe('the panel of text size and spacing', () => {
	test('works by keyboard alone, and closes with Escape', async ({ page }) => {
		await page.goto(moduleAddress);
		const before = await letters(page);
		await opener(page).focus();
		await page.keyboard.press('Enter');
		await expect(panel(page)).toBeVisible();
		await expect(panel(page)).not.toHaveAttribute('inert');
		await larger(page).focus();
		await page.keyboard.press('Enter');
		await expect(panel(page).locator('output')).toHaveText('115%');
		expect(await letters(page)).toBeCloseTo(1.15 * before, 1);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Space');
		await expect(panel(page).getByLabel('Wider spacing')).toBeChecked();
		await page.keyboard.press('Escape');
		await expect(panel(page)).toBeHidden();
		await expect(opener(page)).toBeFocused();
	});

	test('ends at the smallest and the largest size', async ({ page }) => {
		await page.goto('/');
		await opener(page).click();
		for (let step = 0; step < 9 && (await larger(page).isEnabled()); step += 1) await larger(page).click();
		await expect(panel(page).locator('output')).toHaveText('200%');
		await expect(larger(page)).toBeDisabled();
		const smaller = page.getByRole('button', { name: 'A−: smaller text' });
		for (let step = 0; step < 9 && (await smaller.isEnabled()); step += 1) await smaller.click();
		await expect(panel(page).locator('output')).toHaveText('90%');
		await expect(smaller).toBeDisabled();
	});

	test('holds on every page, in other tabs at once, and after a reload before the first paint', async ({
		page,
		context,
	}) => {
		await page.goto('/');
		const other = await context.newPage();
		await other.goto(quizAddress(quiz));
		const before = await letters(other);
		await opener(page).click();
		await larger(page).click();
		await panel(page).getByLabel('Wider spacing').check();
		await expect.poll(() => letters(other)).toBeCloseTo(1.15 * before, 1);
		await expect(other.locator('html')).toHaveClass(/\bspaced\b/);
		// On a quiz page too, which has only the styles it needs.
		await expect(other.locator('body')).not.toHaveCSS('letter-spacing', 'normal');
		await opener(other).click();
		await expect(panel(other).locator('output')).toHaveText('115%');
		await page.addInitScript(() => {
			// What stood when the body's first element was parsed.
			new MutationObserver((_, observer) => {
				if (!document.body) return;
				observer.disconnect();
				Object.assign(window, { first: document.documentElement.style.fontSize });
			}).observe(document, { childList: true, subtree: true });
		});
		await page.goto(readingAddress(module.readings[0]?.id ?? ''));
		expect(await page.evaluate(() => (window as unknown as { first: string }).first)).toBe('115%');
	});

	test('where nothing may be stored it holds for the page', async ({ page }) => {
		const errors: string[] = [];
		page.on('pageerror', (error) => errors.push(error.message));
		await page.addInitScript(() => {
			Object.defineProperty(window, 'localStorage', {
				get() {
					throw new DOMException('denied', 'SecurityError');
				},
			});
		});
		await page.goto('/');
		const before = await letters(page);
		await opener(page).click();
		await larger(page).click();
		expect(await letters(page)).toBeCloseTo(1.15 * before, 1);
		expect(errors).toEqual([]);
	});

	test('keeps to WCAG 2.2 AA, at 320 px and at 200 %', async ({ page }) => {
		await chosen(page, { size: 200, spaced: true });
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto(quizAddress(quiz));
		await opener(page).click();
		await expect(panel(page)).toBeVisible();
		expect(await violationsInBoth(page)).toEqual([]);
		expect(await overflow(page)).toBe(0);
		const { left, right } = await panel(page).evaluate((element) => element.getBoundingClientRect());
		expect(left).toBeGreaterThanOrEqual(0);
		expect(right).toBeLessThanOrEqual(320);
	});
});

test.describe('colours', () => {
	const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	const SEPIA = 'rgb(245, 234, 214)';

	test('sepia is chosen by keyboard, holds in other tabs and is there before the first paint', async ({
		page,
		context,
	}) => {
		await page.goto('/');
		const other = await context.newPage();
		await other.goto(moduleAddress);
		await opener(page).click();
		await expect(panel(page)).not.toHaveAttribute('inert');
		await panel(page).getByLabel('As device').focus();
		for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
		await expect(panel(page).getByLabel('Sepia')).toBeChecked();
		expect(await paper(page)).toBe(SEPIA);
		await expect.poll(() => paper(other)).toBe(SEPIA);
		await page.addInitScript(() => {
			new MutationObserver((_, observer) => {
				if (!document.body) return;
				observer.disconnect();
				Object.assign(window, { first: document.documentElement.dataset.theme });
			}).observe(document, { childList: true, subtree: true });
		});
		await page.goto(readingAddress(module.readings[0]?.id ?? ''));
		expect(await page.evaluate(() => (window as unknown as { first: string }).first)).toBe('sepia');
		expect(
			await page
				.locator('meta[name=theme-color]')
				.evaluateAll((all) => all.map((meta) => meta.getAttribute('content'))),
		).toEqual(['#f5ead6', '#f5ead6']);
	});

	test('what is chosen wins over the device, with the browser’s own controls; on paper it is black on white', async ({
		page,
	}) => {
		const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
		await page.emulateMedia({ colorScheme: 'dark' });
		await page.goto('/');
		const dark = await paper(page);
		await opener(page).click();
		await panel(page).getByLabel('Light').check();
		expect(await paper(page)).not.toBe(dark);
		expect(await scheme()).toBe('light');
		await page.emulateMedia({ colorScheme: 'light' });
		await panel(page).getByLabel('Dark').check();
		expect(await paper(page)).toBe(dark);
		expect(await scheme()).toBe('dark');
		await page.emulateMedia({ media: 'print' });
		expect(await paper(page)).toBe('rgb(255, 255, 255)');
		await page.emulateMedia({ media: 'screen' });
		await panel(page).getByLabel('As device').check();
		expect(await paper(page)).not.toBe(dark);
	});

	for (const path of ['/', '/data', moduleAddress, quizAddress(quiz), `${moduleAddress}/glossary`])
		test(`${path} keeps to WCAG 2.2 AA in sepia`, async ({ page }) => {
			await page.goto(path);
			expect(await violationsInSepia(page)).toEqual([]);
		});
});

test.describe('installing', () => {
	const button = (page: Page) => panel(page).getByRole('button', { name: 'Install Mandate on this device' });
	const offer = (page: Page) =>
		page.evaluate(() => {
			const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
				prompt: () => {
					Object.assign(window, { asked: true });
					return Promise.resolve();
				},
			});
			dispatchEvent(event);
			return event.defaultPrevented;
		});

	test('is offered while the browser offers it, and asks the browser', async ({ page }) => {
		await page.goto('/');
		await opener(page).click();
		await expect(panel(page)).not.toHaveAttribute('inert');
		await expect(button(page)).toBeHidden();
		expect(await offer(page)).toBe(true);
		await button(page).click();
		expect(await page.evaluate(() => (window as unknown as { asked?: boolean }).asked)).toBe(true);
		await expect(button(page)).toBeHidden();
		await offer(page);
		await expect(button(page)).toBeVisible();
		await page.evaluate(() => dispatchEvent(new Event('appinstalled')));
		await expect(button(page)).toBeHidden();
	});

	for (const [installed, seen] of [
		[false, true],
		[true, false],
	] as const)
		test(`on iOS a sentence says how${installed ? ', but not in the installed app' : ''}`, async ({
			page,
		}) => {
			await page.addInitScript((is) => Object.assign(navigator, { standalone: is }), installed);
			await page.goto('/');
			await opener(page).click();
			await expect(panel(page).getByText('Add to Home Screen')).toBeVisible({ visible: seen });
		});
});

const PAGES = [
	'/',
	'/data',
	'/offline',
	moduleAddress,
	`${moduleAddress}/glossary`,
	`${moduleAddress}/review`,
	`${moduleAddress}/certificate`,
	`${moduleAddress}/notes`,
	caseAddress,
	`${caseAddress}/projector`,
	...module.readings.map(({ id }) => readingAddress(id)),
	...module.quizzes.map((of) => quizAddress(of)),
];

for (const [what, look] of [
	['at twice the size', { size: 200 }],
	['at twice the size and spaced', { size: 200, spaced: true }],
	['spaced', { spaced: true }],
] as const) {
	test(`nothing has to be scrolled sideways ${what}, down to 320 px`, async ({ page }) => {
		await chosen(page, look);
		for (const address of PAGES) {
			await page.goto(address);
			for (const width of [1440, 768, 390, 320]) {
				await page.setViewportSize({ width, height: 844 });
				expect(await overflow(page), `${address} at ${width}`).toBeLessThanOrEqual(0);
			}
		}
	});
}

/** Rightly, up to its verdict. */
async function answerOne(page: Page) {
	await page.goto(quizAddress(quiz));
	const [item] = quiz.items;
	if (!item) throw new Error('no item');
	await respond(page, item, right(item));
	await act(page);
	await expect(page.locator(`[id="${item.id}"] .verdict`)).toBeVisible();
}

test('twice the size, what was left off is all on the screen, whatever its words', async ({ page }) => {
	await chosen(page, { size: 200 });
	await page.setViewportSize({ width: 320, height: 844 });
	await page.goto('/data');
	await expect(page.locator('#kept-answers')).not.toHaveText('…');
	const [item] = quiz.items;
	if (!item) throw new Error('The quiz has no items.');
	const of = { module: module.id, quiz: quiz.id, attempt: 'A' };
	await writeEvents(page, [
		{
			...of,
			type: 'answered',
			item: item.id,
			objective: item.objective,
			earned: 0,
			certainty: null,
		},
	]);
	await page.goto('/');
	const card = page.locator('#go-on');
	await expect(card.locator('.due')).toBeVisible();
	for (const words of ['Continue', 'Continue where you left off']) {
		await card.locator('.btn').evaluate((button, text) => (button.textContent = text), words);
		expect(await overflow(page), words).toBe(0);
		for (const part of await card.locator('.btn, .what, .far, .due').all()) {
			const box = await part.boundingBox();
			expect(box?.x, words).toBeGreaterThanOrEqual(0);
			expect((box?.x ?? 0) + (box?.width ?? 0), words).toBeLessThanOrEqual(320);
		}
	}
	const title = await card.locator('.what').boundingBox();
	// Side by side with the button, the title had a letter's room.
	expect(title?.width).toBeGreaterThan(120);
});

test('twice the size, the options are all on the screen', async ({ page }) => {
	await chosen(page, { size: 200, spaced: true });
	for (const width of [320, 390, 1440]) {
		await page.setViewportSize({ width, height: 844 });
		await page.goto(quizAddress(quiz));
		await page.locator('#options summary').click();
		const { left, right } = await page
			.locator('#options-form')
			.evaluate((form) => form.getBoundingClientRect());
		expect(left).toBeGreaterThanOrEqual(0);
		expect(right).toBeLessThanOrEqual(width);
		expect(await overflow(page)).toBeLessThanOrEqual(0);
	}
});

test('on a low screen, what is missing is said where it can be seen', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 568 });
	await page.goto(quizAddress(quiz));
	await page.locator('#options summary').click();
	await page.getByLabel('Ask how sure I am').check();
	await page.getByRole('button', { name: 'Start over' }).first().click();
	await act(page);
	const note = page.getByText('Answer the question first.').filter({ visible: true }).first();
	await expect(note).toBeVisible();
	await expect
		.poll(async () => {
			const [said, bar] = [await note.boundingBox(), await page.locator('#bar').boundingBox()];
			return said && bar ? bar.y - (said.y + said.height) : -1;
		})
		.toBeGreaterThanOrEqual(0);
});

test('twice the size, an item can still be answered and checked', async ({ page }) => {
	await chosen(page, { size: 200, spaced: true });
	await answerOne(page);
	expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('beside a choice stands nothing that its words have no room for, however large the letters', async ({
	page,
}) => {
	for (const size of [100, 150, 200]) {
		await chosen(page, { size });
		for (const width of [320, 390, 1440]) {
			await page.setViewportSize({ width, height: 900 });
			await page.goto(quizAddress(quiz));
			const [item] = quiz.items;
			if (!item) throw new Error('no item');
			await respond(page, item, right(item));
			await act(page);
			for (const option of await page.locator(`[id="${item.id}"] .option:not([data-mark])`).all()) {
				// Both at one moment: the page may still be on its way to the proof.
				const [words, why] = await option.evaluate((element) =>
					['.text', '.why > summary'].map(
						(part) => element.querySelector(part)?.getBoundingClientRect().toJSON() as DOMRect,
					),
				);
				if (!words || !why) throw new Error('not seen');
				expect(words.width, `${size} % at ${width}`).toBeGreaterThan(100);
				const isBeside = why.x >= words.x + words.width - 1;
				const isBelow = why.y >= words.y + words.height - 12;
				expect(isBeside || isBelow, `${size} % at ${width}`).toBe(true);
			}
			await page.evaluate(() => indexedDB.deleteDatabase('mandate'));
		}
	}
});

test.describe('a swipe', () => {
	/** One finger's way, as the browser's own input; mouse and script play no part. */
	async function swipe(page: Page, from: [number, number], to: [number, number]) {
		const client = await page.context().newCDPSession(page);
		const at = ([x, y]: [number, number]) => [{ x, y }];
		await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) });
		for (const part of [0.25, 0.5, 0.75, 1]) {
			const point: [number, number] = [
				from[0] + part * (to[0] - from[0]),
				from[1] + part * (to[1] - from[1]),
			];
			await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(point) });
		}
		await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
	}
	const place = (page: Page) => page.locator('.place').filter({ hasText: `of ${quiz.items.length}` });
	/** Where neither fields nor buttons are. */
	const still = async (page: Page): Promise<[number, number]> => {
		const box = await page.locator('.prompt').filter({ visible: true }).first().boundingBox();
		if (!box) throw new Error('no prompt');
		return [box.x + 200, box.y + box.height / 2];
	};

	test('to the left goes on, to the right goes back', async ({ page }) => {
		await page.goto(quizAddress(quiz));
		await expect(place(page)).toContainText('1 of');
		const [x, y] = await still(page);
		await swipe(page, [x, y], [x - 150, y + 10]);
		await expect(place(page)).toContainText('2 of');
		const [over, down] = await still(page);
		await swipe(page, [over, down], [over + 130, down]);
		await expect(place(page)).toContainText('1 of');
		await swipe(page, [over, down], [over + 130, down]);
		await expect(place(page)).toContainText('1 of');
	});

	test('is none when it is short, steep, or begins at the edge', async ({ page }) => {
		await page.goto(quizAddress(quiz));
		const [x, y] = await still(page);
		await swipe(page, [x, y], [x - 40, y]);
		await swipe(page, [x, y], [x - 100, y + 90]);
		await swipe(page, [385, y], [200, y]);
		await expect(place(page)).toContainText('1 of');
		// Had one of them counted, this would be the third.
		await swipe(page, [x, y], [x - 150, y]);
		await expect(place(page)).toContainText('2 of');
	});
});

test.describe('a buzz with the verdict', () => {
	const stub = (page: Page) =>
		page.addInitScript(() => {
			const buzzed: unknown[] = [];
			Object.assign(window, { buzzed });
			Object.assign(navigator, { vibrate: (pattern: unknown) => buzzed.push(pattern) > 0 });
		});
	const buzzed = (page: Page) => page.evaluate(() => (window as unknown as { buzzed: unknown[] }).buzzed);
	test('comes where the device can', async ({ page }) => {
		await stub(page);
		await answerOne(page);
		await expect.poll(() => buzzed(page)).toEqual([[25]]);
	});

	test('not when it was switched off', async ({ page }) => {
		await page.clock.install();
		await stub(page);
		await page.goto('/');
		await opener(page).click();
		await panel(page).getByLabel('Vibrate when I check an answer').uncheck();
		await answerOne(page);
		await page.clock.runFor(1_000);
		expect(await buzzed(page)).toEqual([]);
	});

	test('nor when less motion is asked for', async ({ page }) => {
		await page.clock.install();
		await stub(page);
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await answerOne(page);
		await page.clock.runFor(1_000);
		expect(await buzzed(page)).toEqual([]);
	});

	test('a device that cannot is not offered it', async ({ page }) => {
		await page.addInitScript(() => {
			// @ts-expect-error: browsers without it lack the property
			delete Navigator.prototype.vibrate;
		});
		await page.goto('/');
		await opener(page).click();
		await expect(panel(page).getByText('Vibrate when I check an answer')).toBeHidden();
	});
});
