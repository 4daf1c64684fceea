import { expect, test, type Locator } from '@playwright/test';
import { assign } from './assign.ts';
import { module } from './content.ts';
import { open, sectionOf } from './take.ts';
import type { Placed } from './content.ts';

/** Of all lists in matching items and gaps, the one with the longest entry. */
const lists = module.quizzes.flatMap((quiz) =>
	quiz.items.flatMap((item): { placed: Placed; value: string; text: string }[] => {
		const placed = { quiz, item };
		if (item.kind === 'match')
			return item.targets.map(({ id, text }) => ({ placed, value: `${item.rows[0]?.id}=${id}`, text }));
		if (item.kind === 'gap')
			return item.gaps.flatMap((gap) =>
				gap.choices.map(({ id, text }) => ({ placed, value: `${gap.id}=${id}`, text })),
			);
		return [];
	}),
);
const longestOf = (kind: string) =>
	lists
		.filter(({ placed }) => placed.item.kind === kind)
		.toSorted((a, b) => b.text.length - a.text.length)[0];

/** Whether all letters of the words over a select are inside it, on lines of their own. */
async function readInFull(select: Locator, text: string) {
	const full = select.locator('+ .full');
	await expect(full).toHaveText(text);
	const seen = await full.evaluate((words) => {
		const box = words.previousElementSibling?.getBoundingClientRect();
		const range = document.createRange();
		range.selectNodeContents(words);
		const rects = [...range.getClientRects()];
		return {
			inside: rects.every(
				({ left, right, top, bottom }) =>
					box && left >= box.left && right <= box.right - 16 && top >= box.top && bottom <= box.bottom,
			),
			lines: new Set(rects.map(({ top }) => Math.round(top))).size,
			list: getComputedStyle(words.previousElementSibling ?? words).webkitTextFillColor,
			own: getComputedStyle(words).webkitTextFillColor,
		};
	});
	expect(seen.inside).toBe(true);
	expect(seen.list, 'nothing is written twice').toBe('rgba(0, 0, 0, 0)');
	expect(seen.own).not.toBe(seen.list);
	return seen.lines;
}

for (const width of [320, 390, 1024])
	for (const kind of ['match', 'gap'])
		test.describe(`in a window of ${width} px, the longest entry of a list (${kind})`, () => {
			const isMobile = width < 1000;
			test.use({ viewport: { width, height: 700 }, isMobile, hasTouch: isMobile });
			const longest = longestOf(kind);
			if (!longest) throw new Error(kind);
			const { placed, value, text } = longest;

			test('is read in full once it is chosen, after a reload, and when it is checked', async ({ page }) => {
				await open(page, placed);
				const select = sectionOf(page, placed.item).locator(`select:has([value="${value}"])`).first();
				await select.selectOption(value);
				const lines = await readInFull(select, text);
				if (width === 320 && text.length > 40) expect(lines).toBeGreaterThan(1);
				expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
				for (const rest of await sectionOf(page, placed.item).locator('.answer select').all())
					if (!(await rest.inputValue())) await rest.selectOption({ index: 1 });
				await page.locator('#act').click();
				await expect(select).toBeDisabled();
				await readInFull(select, text);
				await page.reload();
				await readInFull(select, text);
			});

			test('is read in full in an assignment', async ({ page, context, baseURL }) => {
				const assigned = await assign({}, { ...placed.quiz, id: 'one', items: [placed.item] });
				await assigned.join(context, baseURL);
				await page.goto(assigned.home);
				await page.getByRole('button', { name: 'Start' }).click();
				await expect(page.locator('#quiz[data-moved]')).toBeVisible();
				const select = page
					.locator('.answer select', { has: page.locator(`option:text-is("${text}")`) })
					.first();
				await select.selectOption({ label: text });
				await readInFull(select, text);
				await expect(page.locator('#saved')).toHaveText('Saved');
				await page.reload();
				await expect(page.locator('#quiz[data-moved]')).toBeVisible();
				await readInFull(select, text);
			});
		});

test('a choice taken back leaves nothing written over the list', async ({ page }) => {
	const longest = longestOf('match');
	if (!longest) throw new Error('no list');
	await open(page, longest.placed);
	const select = sectionOf(page, longest.placed.item).locator('select').first();
	await select.selectOption({ index: 1 });
	await select.selectOption('');
	await expect(select.locator('+ .full')).toHaveText('');
	await expect(select).not.toHaveCSS('-webkit-text-fill-color', 'rgba(0, 0, 0, 0)');
});

test('without JavaScript what was chosen is in the graded page in full', async ({ browser, baseURL }) => {
	const longest = longestOf('match');
	if (!longest || !baseURL) throw new Error('no list');
	const { placed, text } = longest;
	const context = await browser.newContext({
		baseURL,
		javaScriptEnabled: false,
		viewport: { width: 320, height: 700 },
	});
	const page = await context.newPage();
	await page.goto(`/learn/${module.id}/quiz/${placed.quiz.id}`);
	await sectionOf(page, placed.item).locator('select').first().selectOption({ label: text });
	await page
		.getByRole('button', { name: /^(Check|Submit|Grade)/ })
		.last()
		.click();
	await expect(sectionOf(page, placed.item).locator('.full').first()).toHaveText(text);
	await context.close();
});
