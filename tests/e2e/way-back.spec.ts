import { expect, test, type Page } from '@playwright/test';
import { overflow, violations, violationsInBoth, violationsInSepia } from './check-page.ts';
import {
	caseAddress,
	itemOf,
	module,
	moduleAddress,
	quizAddress,
	readingAddress,
	responseFor,
} from './content.ts';
import { act, open, respond, sectionOf } from './take.ts';

const placed = itemOf('statement');
const address = readingAddress(module.readings[0]?.id ?? '');
const wayBack = (page: Page) => page.getByRole('link', { name: /^Back to / });
const choice = (page: Page) => page.getByLabel('Show', { exact: true });

/** From a question that was answered to the text it cites; a wide page shows the text beside it, and links on. */
async function toTheText(page: Page): Promise<{ number: string | undefined; left: number }> {
	await open(page, placed);
	await respond(page, placed.item, responseFor(placed.item, 'wrong') ?? []);
	await act(page);
	const number = (await page.locator('#place').innerText()).split(' ')[0];
	await sectionOf(page, placed.item).locator('[data-cite]').filter({ visible: true }).first().click();
	const onward = page.getByRole('link', { name: 'Open full text' }).filter({ visible: true }).last();
	// Beside the question it stands at the foot of the text.
	await onward.scrollIntoViewIfNeeded();
	const left = await page.evaluate(() => scrollY);
	await onward.click();
	await expect(page.locator('#main .text')).toBeVisible();
	return { number, left };
}

test('from a question to its text and back: the words are marked, and the question is as it was left', async ({
	page,
}) => {
	const { number, left } = await toTheText(page);
	await expect(wayBack(page)).toHaveText(`Back to question ${number}`);
	await expect(wayBack(page)).toBeInViewport();
	await expect.poll(() => page.evaluate(() => CSS.highlights.has('cited'))).toBe(true);
	// An address to be shared does not say where somebody came from.
	expect(page.url()).not.toContain('from=');
	await page.reload();
	await expect(wayBack(page)).toBeVisible();
	expect(await violationsInBoth(page)).toEqual([]);
	await wayBack(page).click();
	await expect(page).toHaveURL(new RegExp(quizAddress(placed.quiz)));
	await expect(page.locator('.item[data-now]')).toHaveAttribute('id', placed.item.id);
	await expect(sectionOf(page, placed.item).locator('.verdict .word')).toHaveText('Incorrect');
	await expect(page.locator('#sheet')).toBeHidden();
	await expect.poll(() => page.evaluate((y) => Math.abs(scrollY - y), left)).toBeLessThanOrEqual(2);
	// They have not been away.
	await expect(page.locator('#resumed')).toBeHidden();
});

test(
	'Back of the browser shows the words again that led to the text',
	{ tag: '@phone' },
	async ({ page }) => {
		await toTheText(page);
		await page.goBack();
		await expect(page.locator('#sheet')).toBeVisible();
		await expect.poll(() => page.evaluate(() => CSS.highlights.has('cited'))).toBe(true);
	},
);

test('it is one visit’s: the same text, opened otherwise, has none', { tag: '@phone' }, async ({ page }) => {
	await toTheText(page);
	await page.goto(address);
	await expect(choice(page)).toBeVisible();
	await expect(wayBack(page)).toHaveCount(0);
	await page.goBack();
	await expect(wayBack(page)).toBeVisible();
});

test(
	'where the browser cannot go back by itself, the link leads there',
	{ tag: '@phone' },
	async ({ page }) => {
		await page.addInitScript(() => Object.defineProperty(window, 'navigation', { value: undefined }));
		await toTheText(page);
		await page.evaluate(() => (location.hash = 'p2'));
		await wayBack(page).click();
		await expect(page.locator('.item[data-now]')).toHaveAttribute('id', placed.item.id);
		await expect(sectionOf(page, placed.item).locator('.verdict .word')).toHaveText('Incorrect');
	},
);

test('a made-up address leads nowhere else', { tag: '@phone' }, async ({ page }) => {
	for (const from of ['//elsewhere.example~1~x', 'quiz/../../../teach~1~x', 'javascript:alert(1)~1~x']) {
		await page.goto(`${address}?from=${encodeURIComponent(from)}`);
		await expect(choice(page)).toBeVisible();
		await expect(wayBack(page)).toHaveCount(0);
	}
});

test('also from the results, and from a term in the glossary', { tag: '@phone' }, async ({ page }) => {
	await page.goto(`${moduleAddress}/glossary?from=quiz/${placed.quiz.id}~3~${placed.item.id}`);
	await expect(wayBack(page)).toHaveText('Back to question 3');
	await open(page, placed);
	await respond(page, placed.item, responseFor(placed.item, 'wrong') ?? []);
	await act(page);
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Finish now' }).click();
	const results = page.locator('#results');
	await expect(results).toBeVisible();
	const link = results.locator('a[href*="/read/"]').first();
	await link.dispatchEvent('click');
	await expect(wayBack(page)).toHaveText('Back to your results');
	await wayBack(page).click();
	await expect(results).toBeVisible();
});

test('also from a case', { tag: '@phone' }, async ({ page }) => {
	await page.goto(`${address}?from=case/${caseAddress.split('/').pop()}~0~own`);
	await expect(wayBack(page)).toHaveText('Back to the case');
	await wayBack(page).click();
	await expect(page).toHaveURL(new RegExp(`${caseAddress}$`));
});

test.describe('the number behind a sentence', () => {
	const sheet = (page: Page) => page.getByRole('dialog', { name: 'based on this sentence' });
	const badge = (page: Page) => page.locator('.text .count').filter({ visible: true }).first();

	test.beforeEach(async ({ page }) => {
		await page.goto(address);
		await choice(page).selectOption('Questions here');
	});

	test('opens its questions in place, and closes with Close, Escape, Back and a press beside it', async ({
		page,
	}) => {
		const ways = [
			() => sheet(page).getByRole('button', { name: 'Close' }).click(),
			() => page.keyboard.press('Escape'),
			() => page.goBack(),
			() => page.mouse.click(5, 5),
		];
		await badge(page).scrollIntoViewIfNeeded();
		const before = await page.evaluate(() => scrollY);
		for (const close of ways) {
			await badge(page).click();
			await expect(sheet(page)).toBeVisible();
			await expect(sheet(page).getByRole('listitem').first()).toBeVisible();
			await close();
			await expect(sheet(page)).toBeHidden();
			await expect(badge(page)).toBeFocused();
			await expect.poll(() => page.evaluate(() => history.state?.sheet)).toBeUndefined();
			expect(await page.evaluate(() => scrollY)).toBe(before);
			expect(page.url()).not.toContain('#');
		}
	});

	test('by keyboard, at 320 px, in both colour schemes and in sepia', { tag: '@phone' }, async ({ page }) => {
		await badge(page).focus();
		await page.keyboard.press('Enter');
		await expect(sheet(page)).toBeVisible();
		expect(await violationsInBoth(page)).toEqual([]);
		expect(await violationsInSepia(page)).toEqual([]);
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await overflow(page)).toBeLessThanOrEqual(0);
		await page.emulateMedia({ forcedColors: 'active' });
		expect(await violations(page, '#sheet .slot')).toEqual([]);
	});

	test('Back from a question it led to shows it again', { tag: '@phone' }, async ({ page }) => {
		await badge(page).click();
		await sheet(page).getByRole('link').first().click();
		await expect(page.locator('.item[data-now]')).toBeVisible();
		await page.goBack();
		await expect(sheet(page)).toBeVisible();
	});
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });
	test('the reading is the text alone, with its questions below it', { tag: '@phone' }, async ({ page }) => {
		await page.goto(address);
		await expect(page.locator('.text .count').filter({ visible: true })).toHaveCount(0);
		await expect(page.locator('.text .anchor').filter({ visible: true })).toHaveCount(0);
		await expect(choice(page)).toBeHidden();
		await expect(page.getByRole('heading', { name: 'Questions by sentence' })).toBeVisible();
	});
});

test('the numbers of paragraphs are beside them, and link to them', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await page.goto(address);
	await choice(page).selectOption('Paragraph numbers');
	const number = page.getByRole('link', { name: 'Link to paragraph 2', exact: true });
	const [beside, text] = [await number.boundingBox(), await page.locator('#p2').boundingBox()];
	expect((beside?.x ?? 99) + (beside?.width ?? 0)).toBeLessThanOrEqual(text?.x ?? 0);
	expect(beside?.x).toBeGreaterThanOrEqual(0);
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	expect(await violationsInBoth(page)).toEqual([]);
	await number.click();
	await expect(page).toHaveURL(/#p2$/);
});

test('that one picks up is said once in a visit', { tag: '@phone' }, async ({ page, context }) => {
	const [one] = placed.quiz.items;
	if (!one) throw new Error('no item');
	await page.goto(quizAddress(placed.quiz));
	await respond(page, one, responseFor(one, 'right') ?? []);
	await act(page);
	await expect(sectionOf(page, one).locator('.verdict .word')).toHaveText('Correct');
	const said = page.getByText('Picking up where you left off.');
	await page.goto(moduleAddress);
	await page.goto(quizAddress(placed.quiz));
	await expect(said).toBeVisible();
	await page.getByRole('button', { name: 'Next', exact: true }).click();
	await expect(said).toBeHidden();
	await page.reload();
	await expect(page.locator('#place')).toHaveText(/^2 of/);
	await expect(said).toBeHidden();
	// Another tab is another visit; there “Continue” says it.
	const other = await context.newPage();
	await other.goto(moduleAddress);
	await other.locator('#go-on').click();
	await other.goto(quizAddress(placed.quiz));
	await expect(other.locator('.item[data-now]')).toBeVisible();
});
