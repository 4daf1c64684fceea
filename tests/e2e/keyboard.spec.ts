import { expect, test } from '@playwright/test';
import { itemOf, module, quiz, quizAddress, right } from './content.ts';
import { idle } from './idle.ts';
import { open, partOf, sectionOf } from './take.ts';

test('an item is chosen with a digit, checked and left with Enter', { tag: '@laptop' }, async ({ page }) => {
	const [item, second] = quiz.items;
	if (item?.kind !== 'choice' || !second) throw new Error('the first item is no choice');
	const number = item.choices.findIndex((choice) => choice.correct) + 1;
	await page.goto(quizAddress(quiz));
	await page.keyboard.press(String(number));
	await page.keyboard.press('Enter');
	await expect(sectionOf(page, item).locator('.verdict .word')).toHaveText('Correct');
	await page.keyboard.press('Enter');
	await expect(sectionOf(page, second)).toBeVisible();
	await expect(sectionOf(page, second).locator('.prompt')).toBeFocused();
});

test(
	'the digits can be switched off, and do nothing behind an open panel',
	{ tag: '@laptop' },
	async ({ page }) => {
		const [item] = quiz.items;
		if (!item) throw new Error('no item');
		await page.goto(quizAddress(quiz));
		const chosen = sectionOf(page, item).locator('input:checked');
		await page.getByRole('button', { name: /^Aa/ }).click();
		const keys = page.getByLabel('Use keys 1 to 9 to choose answers');
		await keys.focus();
		await page.keyboard.press('1');
		await expect(chosen).toHaveCount(0);
		await keys.uncheck();
		await page.keyboard.press('Escape');
		await page.reload();
		await page.locator('.item[data-now] .prompt').focus();
		await page.keyboard.press('1');
		await idle(page);
		await expect(chosen).toHaveCount(0);
		await page.getByRole('button', { name: /^Aa/ }).click();
		await keys.check();
		await page.keyboard.press('Escape');
		await page.locator('.item[data-now] .prompt').focus();
		await page.keyboard.press('1');
		await expect(chosen).toHaveCount(1);
	},
);

test(
	'what is missing gets the focus, and it alone is called invalid',
	{ tag: '@laptop' },
	async ({ page }) => {
		const placed = itemOf('match');
		await open(page, placed);
		const lists = sectionOf(page, placed.item).locator('select');
		await lists.first().selectOption(right(placed.item)[0] ?? '');
		await page.locator('#act').press('Enter');
		await expect(lists.nth(1)).toBeFocused();
		await expect(lists.first()).not.toHaveAttribute('aria-invalid');
		await expect(lists.nth(1)).toHaveAttribute('aria-invalid', 'true');
	},
);

// On a phone it opens when it is asked for.
test('beside a question stands the text it asks about', { tag: '@laptop' }, async ({ page }) => {
	const other = module.quizzes
		.flatMap((of) => of.items.map((item) => ({ quiz: of, item })))
		.find(({ quiz: of, item }) => item.accordingTo !== of.items[0]?.accordingTo && item !== of.items[0]);
	if (!other) throw new Error('all items of each quiz ask about one text');
	await open(page, other);
	await expect(page.locator(`#source [data-reading="${other.item.accordingTo}"]`)).toBeVisible();
	await expect(page.locator('#source [data-reading]:not([hidden])')).toHaveCount(1);
});

test('steps are put in order with the arrow keys', { tag: '@laptop' }, async ({ page }) => {
	const placed = itemOf('order');
	const { item } = placed;
	await open(page, placed);
	const order = () =>
		sectionOf(page, item)
			.locator('.step')
			.evaluateAll((steps) => steps.map((step) => (step as HTMLElement).dataset.part));
	for (const [place, id] of right(item).entries()) {
		const moves = (await order()).indexOf(id) - place;
		await partOf(page, item, id).getByRole('button', { name: 'Move up' }).focus();
		for (let move = 0; move < moves; move += 1) await page.keyboard.press('ArrowUp');
	}
	expect(await order()).toEqual([...right(item)]);
	await expect(page.locator('#say')).toContainText(/position \d of \d/);
	await page.locator('#act').press('Enter');
	await expect(sectionOf(page, item).locator('.verdict .word')).toHaveText('Correct');
});

test('a step that can go no further says at which end it is', { tag: '@laptop' }, async ({ page }) => {
	const placed = itemOf('order');
	await open(page, placed);
	const steps = sectionOf(page, placed.item).locator('.step');
	await steps.first().getByRole('button', { name: 'Move up' }).click();
	await expect(page.locator('#say')).toHaveText('Already at the top.');
	await steps.last().getByRole('button', { name: 'Move down' }).click();
	await expect(page.locator('#say')).toHaveText('Already at the bottom.');
});

for (const [way, ring] of [
	['a press', 'none'],
	['a key', 'solid'],
] as const) {
	test(
		`finishing by ${way}, the results ${ring === 'none' ? 'have no ring' : 'show where the focus is'}`,
		{ tag: '@laptop' },
		async ({ page }) => {
			await page.goto(quizAddress(quiz));
			await page.locator('#options summary').click();
			const finish = page.getByRole('button', { name: 'Finish now' });
			if (way === 'a press') await finish.click();
			else await finish.press('Enter');
			const results = page.locator('#results');
			await expect(results).toBeFocused();
			expect(await results.evaluate((part) => getComputedStyle(part).outlineStyle)).toBe(ring);
		},
	);
}

test(
	'a whole quiz is taken with Tab, Space, arrows and Enter alone',
	{ tag: '@laptop' },
	async ({ page }) => {
		await page.goto(quizAddress(quiz));
		for (const [index, item] of quiz.items.entries()) {
			await expect(page.locator('#place')).toHaveText(`${index + 1} of ${quiz.items.length}`);
			await answerByTab(page, item.id);
			await tabTo(page, '#act');
			await page.keyboard.press('Enter');
			if (item.kind === 'order') {
				// Nobody has touched it: it is asked for, and checked at the second press.
				await tabTo(page, '#act');
				await page.keyboard.press('Enter');
			}
			await expect(sectionOf(page, item).locator('.verdict')).toBeFocused();
			await page.keyboard.press('Enter');
		}
		await expect(page.locator('#results')).toBeFocused();
	},
);

test('every control on the page is reached and shows that it has the focus', async ({ page }) => {
	await page.goto(quizAddress(quiz));
	const seen = new Set<string>();
	for (let step = 0; step < 30; step += 1) {
		await page.keyboard.press('Tab');
		const focus = await page.evaluate(() => {
			const element = document.activeElement;
			if (!element || element === document.body) return null;
			const shown = [element, element.closest('.option')].some(
				(at) => at && getComputedStyle(at).outlineStyle !== 'none',
			);
			return { name: element.outerHTML.slice(0, 120), shown };
		});
		if (!focus) break;
		expect(focus.shown, focus.name).toBe(true);
		seen.add(focus.name);
	}
	expect(seen.size).toBeGreaterThan(8);
});

type Page = import('@playwright/test').Page;

async function tabTo(page: Page, selector: string) {
	for (let presses = 0; presses < 60; presses += 1) {
		if (await page.evaluate((to) => document.activeElement?.matches(to) ?? false, selector)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`Tab never reached ${selector}`);
}

/** Fills each field of an item in any way that can be graded. */
async function answerByTab(page: Page, id: string) {
	const fields = await page
		.locator(`[data-item="${id}"] .answer :is(input:not([type=hidden]), select)`)
		.evaluateAll((all) =>
			all.map((field, index) => {
				field.setAttribute('data-field', String(index));
				return (field as HTMLInputElement).type;
			}),
		);
	const toggles = fields.some((type) => type === 'radio' || type === 'checkbox');
	for (const [index, type] of fields.entries()) {
		if (toggles && index > 0) break;
		await tabTo(page, `[data-item="${id}"] [data-field="${index}"]`);
		if (type === 'text') await page.keyboard.type('words');
		else await page.keyboard.press(toggles ? 'Space' : 'ArrowDown');
	}
}
