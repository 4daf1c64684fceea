import { expect, test, type CDPSession, type Locator, type Page } from '@playwright/test';
import { assign } from './assign.ts';
import { violationsInBoth } from './check-page.ts';
import { itemOf, right } from './content.ts';
import { readEvents } from './log.ts';
import { act, open, partOf, sectionOf } from './take.ts';
import { MARKS } from '../../src/lib/words/words.ts';
import { splitPair } from '../../src/lib/quiz/response.ts';

/** An ordering is dragged, and rows are tapped together with what they match; buttons and lists stay. */

const ordering = itemOf('order');
const matching = itemOf('match');
if (matching.item.kind !== 'match') throw new Error('no matching');
const { rows, targets } = matching.item;
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

const stepsOf = (page: Page) =>
	sectionOf(page, ordering.item)
		.locator('.step')
		.evaluateAll((steps) => steps.map((step) => (step as HTMLElement).dataset.part ?? ''));

const centre = async (part: Locator) => {
	await part.scrollIntoViewIfNeeded();
	const box = await part.boundingBox();
	if (!box) throw new Error('not shown');
	return { x: box.x + 60, y: box.y + box.height / 2 };
};

async function openOrdering(page: Page) {
	await open(page, ordering);
	await expect(sectionOf(page, ordering.item).locator('.steps[data-drags]')).toBeVisible();
}

test.describe('an ordering, with a mouse', () => {
	test.skip(({ isMobile }) => isMobile, 'a finger has tests of its own');

	/** Takes the first step below the third, and leaves the button down. */
	async function take(page: Page) {
		const [first = '', , third = ''] = await stepsOf(page);
		const from = await centre(partOf(page, ordering.item, first));
		const to = await centre(partOf(page, ordering.item, third));
		await page.mouse.move(from.x, from.y);
		await page.mouse.down();
		await page.mouse.move(from.x, from.y + 12, { steps: 3 });
		await page.mouse.move(to.x, to.y + 12, { steps: 12 });
		await expect.poll(() => stepsOf(page).then((steps) => steps.indexOf(first))).toBeGreaterThan(0);
		return first;
	}

	test('is dragged, says so, and is kept', async ({ page }) => {
		await openOrdering(page);
		const before = await stepsOf(page);
		await take(page);
		await page.mouse.up();
		await expect(page.locator('#say')).toHaveText(/^Moved to position \d of \d\.$/);
		const after = await stepsOf(page);
		expect(after).not.toEqual(before);
		expect([...after].sort()).toEqual([...before].sort());
		await page.reload();
		await expect.poll(() => stepsOf(page)).toEqual(after);
		await act(page);
		await expect(sectionOf(page, ordering.item).locator('.verdict')).toBeVisible();
		await expect.poll(async () => (await readEvents(page)).at(-1)?.type).toBe('answered');
	});

	test('goes back where it was on Escape, and counts as untouched', async ({ page }) => {
		await openOrdering(page);
		const before = await stepsOf(page);
		await take(page);
		await page.keyboard.press('Escape');
		await expect(page.locator('#say')).toHaveText('Put back.');
		await page.mouse.up();
		expect(await stepsOf(page)).toEqual(before);
		await act(page);
		await expect(sectionOf(page, ordering.item).locator('.problem')).toContainText('haven’t moved anything');
	});

	test('is not dragged once it is checked, and starts again as it was offered', async ({ page }) => {
		await openOrdering(page);
		const offered = await stepsOf(page);
		await take(page);
		await page.mouse.up();
		const given = await stepsOf(page);
		await act(page);
		await expect(sectionOf(page, ordering.item).locator('.verdict')).toBeVisible();
		const [first = '', second = ''] = given;
		const from = await centre(partOf(page, ordering.item, first));
		const to = await centre(partOf(page, ordering.item, second));
		await page.mouse.move(from.x, from.y);
		await page.mouse.down();
		await page.mouse.move(to.x, to.y + 12, { steps: 8 });
		await page.mouse.up();
		expect(await stepsOf(page)).toEqual(given);
		await page.locator('#options summary').click();
		await page.getByRole('button', { name: 'Start over' }).first().click();
		await page.evaluate((id) => (location.hash = id), ordering.item.id);
		await expect(sectionOf(page, ordering.item)).toBeVisible();
		expect(await stepsOf(page)).toEqual(offered);
	});
});

test.describe('an ordering, with a finger', () => {
	test.use(PHONE);
	test.skip(({ browserName }) => browserName !== 'chromium', 'fingers are moved through its own protocol');

	const touch = (client: CDPSession, type: string, points: { x: number; y: number }[]) =>
		client.send('Input.dispatchTouchEvent', {
			type: type as 'touchStart',
			touchPoints: points.map(({ x, y }) => ({ x, y, id: 1 })),
		});

	test('taken by its handle, it moves at once', async ({ page }) => {
		await openOrdering(page);
		const [first = '', second = ''] = await stepsOf(page);
		const handle = await partOf(page, ordering.item, first).locator('.grip').boundingBox();
		const to = await centre(partOf(page, ordering.item, second));
		if (!handle) throw new Error('no handle');
		const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
		const client = await page.context().newCDPSession(page);
		await touch(client, 'touchStart', [{ x, y }]);
		for (let step = 1; step <= 10; step += 1)
			await touch(client, 'touchMove', [{ x, y: y + ((to.y + 14 - y) * step) / 10 }]);
		await touch(client, 'touchEnd', []);
		await expect(page.locator('#say')).toHaveText(/^Moved to position/);
		expect((await stepsOf(page)).indexOf(first)).toBeGreaterThan(0);
	});

	for (const held of [true, false])
		test(held ? 'held, then dragged, it moves' : 'moved at once, the page scrolls', async ({ page }) => {
			await openOrdering(page);
			const before = await stepsOf(page);
			const [first = '', second = ''] = before;
			const part = partOf(page, ordering.item, first);
			const from = await centre(part);
			const to = await centre(partOf(page, ordering.item, second));
			const client = await page.context().newCDPSession(page);
			await touch(client, 'touchStart', [from]);
			if (held) await expect(part).toHaveClass(/sortable-chosen/);
			for (let step = 1; step <= 10; step += 1)
				await touch(client, 'touchMove', [{ x: from.x, y: from.y + ((to.y + 14 - from.y) * step) / 10 }]);
			await touch(client, 'touchEnd', []);
			if (!held) return expect(await stepsOf(page)).toEqual(before);
			await expect(page.locator('#say')).toHaveText(/^Moved to position/);
			expect((await stepsOf(page)).indexOf(first)).toBeGreaterThan(0);
			const item = sectionOf(page, ordering.item);
			await item.getByRole('button', { name: 'Move up' }).last().click();
			await expect(page.locator('#say')).toHaveText(/^Moved to position/);
		});
});

test.describe('a matching, on a phone', () => {
	test.use({ viewport: PHONE.viewport, hasTouch: true });

	const rowOf = (page: Page, row: string) => partOf(page, matching.item, row).locator('.tap');
	const targetOf = (page: Page, target: string) =>
		sectionOf(page, matching.item).locator(`.target[data-target="${target}"]`);
	const valueOf = (page: Page, row: string) =>
		partOf(page, matching.item, row).locator('select').inputValue();
	const [one, two] = [rows[0]?.id ?? '', rows[1]?.id ?? ''];
	const [first, last] = [targets[0]?.id ?? '', targets.at(-1)?.id ?? ''];

	async function openMatching(page: Page) {
		await open(page, matching);
		await expect(rowOf(page, one)).toBeVisible();
	}

	test('pairs by tapping, either way round; an option may be used twice; a pair can be undone', async ({
		page,
	}) => {
		await openMatching(page);
		await targetOf(page, first).tap();
		await rowOf(page, two).tap();
		expect(await valueOf(page, two)).toBe(`${two}=${first}`);
		await rowOf(page, one).tap();
		await expect(rowOf(page, one)).toHaveAttribute('aria-pressed', 'true');
		await targetOf(page, first).tap();
		expect(await valueOf(page, one)).toBe(`${one}=${first}`);
		await expect(page.locator('#say')).toContainText(`${rows.length - 2} left.`);
		await expect(targetOf(page, first).locator('.uses')).toHaveText('rows 1, 2');
		await rowOf(page, two).tap();
		await targetOf(page, last).tap();
		expect(await valueOf(page, two)).toBe(`${two}=${last}`);
		await rowOf(page, one).tap();
		await page.getByRole('button', { name: 'Clear this row' }).tap();
		expect(await valueOf(page, one)).toBe('');
		await expect(rowOf(page, one)).toHaveAccessibleName(/no match yet$/);
	});

	test('once a row has its match the next empty one is chosen, with the options under it', async ({
		page,
	}) => {
		await openMatching(page);
		await rowOf(page, one).tap();
		for (const [at, { id }] of rows.entries()) {
			await expect(rowOf(page, id)).toHaveAttribute('aria-pressed', 'true');
			await expect(partOf(page, matching.item, id).locator('+ .targets')).toBeVisible();
			// Who taps it all the same has it chosen still.
			if (at === 1) await rowOf(page, id).tap();
			await targetOf(page, last).tap();
			expect(await valueOf(page, id)).toBe(`${id}=${last}`);
		}
		await expect(sectionOf(page, matching.item).locator('.tap[aria-pressed=true]')).toHaveCount(0);
	});

	test('says which rows are still blank', async ({ page }) => {
		await openMatching(page);
		await rowOf(page, one).tap();
		await targetOf(page, first).tap();
		await act(page);
		await expect(sectionOf(page, matching.item).locator('.problem')).toHaveText(
			/^Rows 2, .*\d are still blank\.$/,
		);
	});

	test('is led to what is empty, and marks and lists are as ever once it is checked', async ({ page }) => {
		await openMatching(page);
		await act(page);
		await expect(sectionOf(page, matching.item).locator('.problem')).toBeVisible();
		await expect(rowOf(page, one)).toBeFocused();
		for (const entry of right(matching.item)) {
			const [row, target] = splitPair(entry);
			await rowOf(page, row).tap();
			await targetOf(page, target).tap();
		}
		await page.reload();
		await expect(rowOf(page, one)).toBeVisible();
		for (const entry of right(matching.item)) expect(await valueOf(page, splitPair(entry)[0])).toBe(entry);
		await act(page);
		await expect(sectionOf(page, matching.item).locator('.verdict .word')).toHaveText('Correct');
		await expect(rowOf(page, one)).toBeHidden();
		await expect(partOf(page, matching.item, one).locator('.tag')).toHaveText(MARKS.right);
	});

	test('works with the keyboard, one after the other', async ({ page }) => {
		await openMatching(page);
		await rowOf(page, one).focus();
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		await expect(targetOf(page, first)).toBeFocused();
		await page.keyboard.press('Space');
		expect(await valueOf(page, one)).toBe(`${one}=${first}`);
		await expect(rowOf(page, two)).toBeFocused();
	});

	test('has nothing that WCAG forbids, at 320 px too', async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 1600 });
		await openMatching(page);
		await rowOf(page, one).tap();
		expect(await violationsInBoth(page)).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	});
});

test('on a wide screen a matching keeps its lists', async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await open(page, matching);
	const select = sectionOf(page, matching.item).locator('select').first();
	await select.focus();
	await expect(select).toBeFocused();
	await expect(sectionOf(page, matching.item).locator('.tap').first()).toBeHidden();
});

test('in an assignment too, rows are tapped and steps dragged @phone', async ({ page, context, baseURL }) => {
	const assigned = await assign({}, { ...matching.quiz, id: 'one', items: [matching.item, ordering.item] });
	await assigned.join(context, baseURL);
	await page.goto(assigned.home);
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.locator('.tap').first()).toBeVisible();
	await page.locator('.tap').first().tap();
	await page.locator('.target').first().tap();
	await expect(page.locator('.row-item select').first()).not.toHaveValue('');
	await expect(page.locator('#saved')).toHaveText('Saved');
	await page.reload();
	await expect(page.locator('.row-item select').first()).not.toHaveValue('');
	await page.getByRole('button', { name: 'Next question' }).click();
	await expect(page.locator('.steps[data-drags]')).toBeVisible();
});
