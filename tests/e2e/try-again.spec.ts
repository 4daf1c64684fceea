import { expect, test, type Page } from '@playwright/test';
import { itemOf, module, responseFor, right, type Placed } from './content.ts';
import { act, open, partOf, respond, sectionOf } from './take.ts';
import { asksForSeveral } from '../../src/lib/quiz/kinds/choice/redact.ts';
import type { GapItem } from '../../src/lib/quiz/kinds/gap/item.ts';

const all = module.quizzes.flatMap((of) => of.items.map((item): Placed => ({ quiz: of, item })));
const cited = (page: Page, { item }: Placed) => sectionOf(page, item).locator('.cite:visible');

/** Whose parts explain each other. */
const inParts = [
	itemOf('match'),
	itemOf('order'),
	itemOf('gap'),
	...all.filter(({ item }) => item.kind === 'choice' && asksForSeveral(item)).slice(0, 1),
];

for (const placed of inParts) {
	test(`${placed.item.kind} ${placed.item.id}: nothing quoted gives the rest away before trying again`, async ({
		page,
	}) => {
		const { item } = placed;
		const response = responseFor(item, 'partly') ?? responseFor(item, 'wrong') ?? [];
		await open(page, placed);
		await respond(page, item, response);
		await act(page);
		const section = sectionOf(page, item);
		await expect(section.locator('.verdict')).toBeVisible();
		await expect(cited(page, placed)).toHaveCount(0);
		await expect(section.locator('.key:visible')).toHaveCount(0);
		// What is wrong is marked so, and says no more than why that choice is wrong.
		const wrong = section.locator('[data-mark=wrong]:not(.option) > .why > p:visible');
		await expect(wrong).toHaveCount(0);

		await page.getByRole('button', { name: 'Try again' }).click();
		await respond(page, item, right(item));
		await act(page);
		await expect(section.locator('.verdict .word')).toHaveText('Correct');
		expect(await cited(page, placed).count()).toBeGreaterThan(0);
	});

	test(`${placed.item.kind} ${placed.item.id}: “Show why” quotes it all`, async ({ page }) => {
		const { item } = placed;
		await open(page, placed);
		await respond(page, item, responseFor(item, 'wrong') ?? []);
		await act(page);
		await page.getByRole('button', { name: 'Show why' }).click();
		expect(await cited(page, placed).count()).toBeGreaterThan(0);
	});
}

test('where one is to be chosen, what refutes the choice is quoted at once', async ({ page }) => {
	const placed = all.find(
		({ item }) =>
			item.kind === 'choice' &&
			!asksForSeveral(item) &&
			item.choices.find(({ correct }) => !correct)?.citations.length,
	);
	if (placed?.item.kind !== 'choice') throw new Error('no such item');
	const wrong = placed.item.choices.find(({ correct, citations }) => !correct && citations.length > 0);
	await open(page, placed);
	await respond(page, placed.item, [wrong?.id ?? '']);
	await act(page);
	expect(await cited(page, placed).count()).toBeGreaterThan(0);
	await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
});

test('a typed gap has room for its longest answer, and all of an item are as wide', async ({ page }) => {
	const typed = all.flatMap(({ quiz, item }) =>
		item.kind === 'gap' && item.gaps.some(({ accept }) => accept.length > 0) ? [{ quiz, item }] : [],
	);
	expect(typed.length).toBeGreaterThan(0);
	for (const { quiz, item } of typed) {
		await open(page, { quiz, item });
		const widths = await widthsOf(page, item);
		expect(new Set(widths).size, item.id).toBe(1);
	}
});

async function widthsOf(page: Page, item: GapItem): Promise<number[]> {
	const widths: number[] = [];
	for (const gap of item.gaps.filter(({ accept }) => accept.length > 0)) {
		const input = partOf(page, item, gap.id).locator('input');
		for (const entry of gap.accept) {
			await input.fill(entry);
			const room = await input.evaluate((field) => field.clientWidth - field.scrollWidth);
			expect(room, `${item.id}: ${entry}`).toBe(0);
		}
		widths.push(await input.evaluate((field) => field.getBoundingClientRect().width));
	}
	return widths;
}
