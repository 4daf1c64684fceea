import { expect, type Locator, type Page } from '@playwright/test';
import { quizAddress, type Placed } from './content.ts';
import { splitPair, type ItemResponse } from '../../src/lib/quiz/response.ts';
import type { Item } from '../../src/lib/quiz/types.ts';

export const sectionOf = (page: Page, item: Item): Locator => page.locator(`[data-item="${item.id}"]`);
export const partOf = (page: Page, item: Item, part: string): Locator =>
	sectionOf(page, item).locator(`[data-part="${part}"]:not(.notes)`);

export async function open(page: Page, { quiz, item }: Placed) {
	await page.goto(`${quizAddress(quiz)}#${item.id}`);
	await expect(sectionOf(page, item)).toBeVisible();
}

/** Answers an item as a learner does, with what the page offers. */
export async function respond(page: Page, item: Item, response: ItemResponse) {
	for (const entry of response) {
		const [id, value] = splitPair(entry);
		if (item.kind === 'match') await partOf(page, item, id).locator('select').selectOption(entry);
		else if (item.kind === 'gap' || item.kind === 'numeric')
			await fillGap(partOf(page, item, id), entry, value);
	}
	if (item.kind === 'open') {
		const own = response.map(splitPair).find(([part]) => part === 'text');
		await sectionOf(page, item)
			.getByRole('textbox')
			.fill(own?.[1] ?? '');
	}
	if ('choices' in item) await choose(page, item, response);
	if (item.kind === 'order') await arrange(page, item, response);
}

/** Exactly these choices, whatever was chosen before. */
async function choose(page: Page, item: Item, response: ItemResponse) {
	for (const part of await sectionOf(page, item).locator('.option').all()) {
		const input = part.locator('input');
		const wanted = response.includes((await input.getAttribute('value')) ?? '');
		const radio = (await input.getAttribute('type')) === 'radio';
		if ((await input.isChecked()) !== wanted && (wanted || !radio)) await part.locator('label').click();
	}
}

async function fillGap(gap: Locator, pair: string, entry: string) {
	const list = gap.locator('select');
	if ((await list.count()) > 0) await list.selectOption(pair);
	else await gap.locator('input').fill(entry);
}

/** Moves each step up with its button until it stands where it is wanted; no dragging. */
async function arrange(page: Page, item: Item, wanted: ItemResponse) {
	const order = () =>
		sectionOf(page, item)
			.locator('.step')
			.evaluateAll((steps) => steps.map((step) => (step as HTMLElement).dataset.part));
	for (const [place, id] of wanted.entries()) {
		for (let at = (await order()).indexOf(id); at > place; at -= 1) {
			await partOf(page, item, id).getByRole('button', { name: 'Move up' }).click();
		}
	}
	expect(await order()).toEqual([...wanted]);
}

/** Presses the main button; again where it asks once whether an answer in one’s own words is meant as it is. */
export async function act(page: Page) {
	await page.locator('#act').click();
	const asked = page.locator('.item[data-now][data-doubt][data-asked]:not([data-phase])');
	if ((await asked.count()) > 0) await page.locator('#act').click();
}

/** From the first item on: answers each and goes on, to the results. */
export async function takeWhole(page: Page, items: readonly Item[], response: (item: Item) => ItemResponse) {
	for (const item of items) {
		await expect(sectionOf(page, item)).toBeVisible();
		await respond(page, item, response(item));
		await act(page);
		await expect(sectionOf(page, item).locator('.verdict')).toBeVisible();
		await act(page);
	}
	await expect(page.locator('#results')).toBeVisible();
}
