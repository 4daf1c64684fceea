import { expect, test, type Locator, type Page } from '@playwright/test';
import { itemOf, module, right, type Placed } from './content.ts';
import { act, open, respond, sectionOf } from './take.ts';
import type { Item } from '../../src/lib/quiz/types.ts';

const choices = module.quizzes.flatMap((quiz) =>
	quiz.items.filter(({ kind }) => kind === 'choice').map((item): Placed => ({ quiz, item })),
);
const single = (item: Item) => right(item).length === 1;
const lastOf = (item: Item) => ('choices' in item ? item.choices.at(-1)?.id : undefined) ?? '';
/** The longest of each sort: the proof of a last choice is as far down as it comes. */
const longest = (of: readonly Placed[]) =>
	of.toSorted((a, b) => JSON.stringify(b.item).length - JSON.stringify(a.item).length)[0];
const rightAtTheEnd = longest(choices.filter(({ item }) => single(item) && right(item)[0] === lastOf(item)));
const wrongAtTheEnd = longest(choices.filter(({ item }) => single(item) && right(item)[0] !== lastOf(item)));

/** Whether the words are on the screen, and not under the bar: from their first line on, and whole where there is room. */
async function isInView(page: Page, words: Locator): Promise<boolean> {
	return words.evaluate((element) => {
		const { top, bottom, height } = element.getBoundingClientRect();
		const bar = document.getElementById('bar');
		const end =
			bar && getComputedStyle(bar).position === 'sticky' ? bar.getBoundingClientRect().top : innerHeight;
		return top >= 0 && (bottom <= end || (height > end - 24 && top < 24));
	});
}

const explained = (page: Page, item: Item, mark: string) =>
	sectionOf(page, item).locator(`[data-mark=${mark}] > .why`).first();

test('the last choice is right: the words that prove it are on the screen', async ({ page }) => {
	test.skip(!rightAtTheEnd, 'no item has its key at the end');
	const { item } = rightAtTheEnd as Placed;
	await open(page, rightAtTheEnd as Placed);
	await respond(page, item, right(item));
	await act(page);
	await expect.poll(() => isInView(page, explained(page, item, 'right'))).toBe(true);
	await expect(sectionOf(page, item).locator('.verdict')).toBeFocused();
});

test('the last choice is wrong: why it is wrong is on the screen, and “Show why” leads to the key', async ({
	page,
}) => {
	const { item } = wrongAtTheEnd as Placed;
	await open(page, wrongAtTheEnd as Placed);
	await respond(page, item, [lastOf(item)]);
	await act(page);
	await expect.poll(() => isInView(page, explained(page, item, 'wrong'))).toBe(true);
	await page.locator('[data-do=reveal]').click();
	await expect.poll(() => isInView(page, explained(page, item, 'missed'))).toBe(true);
	await expect(sectionOf(page, item).locator('.verdict')).toBeFocused();
});

test('a table with a wrong row leads to that row', async ({ page }) => {
	const placed = itemOf('match');
	const key = right(placed.item);
	const last = key.at(-1)?.split('=')[0] ?? '';
	const other = key.find((pair) => pair.split('=')[1] !== key.at(-1)?.split('=')[1])?.split('=')[1] ?? '';
	await open(page, placed);
	await respond(page, placed.item, [...key.slice(0, -1), `${last}=${other}`]);
	await act(page);
	await expect.poll(() => isInView(page, explained(page, placed.item, 'wrong'))).toBe(true);
});

for (const width of [320, 390, 844, 1440])
	test(`at ${width} px the main button keeps its place and width, whatever else there is to do`, async ({
		page,
	}) => {
		await page.setViewportSize({ width, height: 844 });
		const { item } = wrongAtTheEnd as Placed;
		const place = async () => {
			const box = await page.locator('#act').boundingBox();
			return [box?.x, box?.width];
		};
		await open(page, wrongAtTheEnd as Placed);
		await respond(page, item, [lastOf(item)]);
		const before = await place();
		await act(page);
		await expect(page.locator('[data-do=reveal]')).toBeVisible();
		expect(await place()).toEqual(before);
		if (width < 480) expect(before[1]).toBeGreaterThan(0.4 * width);
		await expect(page.locator('#bar')).toBeInViewport({ ratio: 1 });
	});

test('on a phone on its side the verdict stands beside the choice it is of', async ({ page }) => {
	await page.setViewportSize({ width: 844, height: 390 });
	const { item } = wrongAtTheEnd as Placed;
	await open(page, wrongAtTheEnd as Placed);
	await respond(page, item, [lastOf(item)]);
	await act(page);
	await expect.poll(() => isInView(page, explained(page, item, 'wrong'))).toBe(true);
	await expect(sectionOf(page, item).locator('.verdict')).toBeInViewport({ ratio: 1 });
});

test('where verdict and proof are on the screen already, nothing moves', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 3000 });
	const { item } = wrongAtTheEnd as Placed;
	await open(page, wrongAtTheEnd as Placed);
	await respond(page, item, [lastOf(item)]);
	const before = await page.evaluate(() => scrollY);
	await act(page);
	await expect(explained(page, item, 'wrong')).toBeVisible();
	expect(await page.evaluate(() => scrollY)).toBe(before);
});
