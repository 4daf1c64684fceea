import { expect, test, type Page } from '@playwright/test';
import { assign } from './assign.ts';
import { overflow, violations } from './check-page.ts';
import { module, moduleAddress, quizAddress, readingAddress, responseFor } from './content.ts';
import { act, open, respond, sectionOf } from './take.ts';
import { at, begin } from './taking.ts';
import { findTerms, secretlyTellableTerms } from '../../src/lib/quiz/find-terms.ts';
import { GLOSSARY_QUIZ, isGlossaryQuiz } from '../../src/lib/quiz/glossary-quiz.ts';

const lesson = module.readings.find(({ kind }) => kind === 'lesson')?.id ?? '';
const told = (page: Page) => page.locator('#term-told');
const first = (page: Page) => page.locator('.text a.term').first();
const definitionOf = async (page: Page) => {
	const id = (await first(page).getAttribute('href'))?.split('#term-')[1];
	return module.glossary.find((term) => term.id === id)?.definition ?? '';
};
/** An item with a term in its prompt that may be told, wherever its key is. */
const placed = module.quizzes
	.filter(({ id }) => !isGlossaryQuiz(id))
	.flatMap((quiz) => quiz.items.map((item) => ({ quiz, item })))
	.find(({ item }) => findTerms(item.prompt, secretlyTellableTerms(item, module.glossary)).length > 0);
if (!placed) throw new Error('no prompt with a term');

for (const colorScheme of ['light', 'dark'] as const) {
	// Colours are the same at every width.
	test.describe(`in ${colorScheme}`, { tag: colorScheme === 'dark' ? '@phone' : [] }, () => {
		test.use({ colorScheme });

		test('a term tells its definition where it stands, and fits the smallest screen', async ({
			page,
			isMobile,
		}) => {
			await page.goto(readingAddress(lesson));
			const definition = await definitionOf(page);
			if (isMobile) await first(page).tap();
			else await first(page).click();
			await expect(told(page)).toBeVisible();
			await expect(told(page)).toContainText(definition);
			await expect(first(page)).toHaveAccessibleDescription(definition);
			expect(await violations(page)).toEqual([]);
			await page.keyboard.press('Escape');
			await expect(told(page)).toBeHidden();
			await page.setViewportSize({ width: 320, height: 640 });
			await page.locator('.text a.term').last().click();
			await expect(told(page)).toBeVisible();
			expect(await overflow(page)).toBeLessThanOrEqual(0);
			const box = await told(page).boundingBox();
			expect(box?.x).toBeGreaterThanOrEqual(0);
			expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
		});
	});
}

test(
	'with the focus it is told, with Escape it is gone, and Enter leads to the glossary',
	{ tag: '@phone' },
	async ({ page }) => {
		await page.goto(readingAddress(lesson));
		const definition = await definitionOf(page);
		const href = (await first(page).getAttribute('href')) ?? '';
		await first(page).focus();
		await expect(told(page)).toContainText(definition);
		await page.keyboard.press('Escape');
		await expect(told(page)).toBeHidden();
		await expect(first(page)).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(new RegExp(`${href}$`));
		await expect(page.locator(`[id="${href.split('#')[1]}"]`)).toBeInViewport();
	},
);

// A finger does not hover.
test(
	'under the pointer it is told, stays while the pointer is on it, and goes with it',
	{ tag: '@laptop' },
	async ({ page }) => {
		await page.clock.install();
		await page.goto(readingAddress(lesson));
		await first(page).hover();
		await expect(told(page)).toBeVisible();
		await told(page).hover();
		// Longer than it stays without the pointer.
		await page.clock.runFor(1_000);
		await expect(told(page)).toBeVisible();
		await page.mouse.move(1, 1);
		await expect(told(page)).toBeHidden();
	},
);

test(
	'in a prompt and in the feedback; nowhere else in a quiz, and nowhere in the glossary’s own',
	{ tag: '@phone' },
	async ({ page }) => {
		await open(page, placed);
		const section = sectionOf(page, placed.item);
		const link = section.locator('.prompt a.term').first();
		await link.click();
		await expect(told(page)).toBeVisible();
		await expect(page).toHaveURL(new RegExp(quizAddress(placed.quiz)));
		await page.keyboard.press('Escape');
		await respond(page, placed.item, responseFor(placed.item, 'right') ?? []);
		await act(page);
		await expect(section.locator('.verdict')).toBeVisible();
		const odd = await page
			.locator('#main a.term')
			.evaluateAll(
				(links) =>
					links.filter((one) => !one.closest('.prompt, .why, .whole, [data-mistake], [data-entries]')).length,
			);
		expect(odd).toBe(0);
		expect(await page.locator('.options label a.term, select a.term, #source a.term').count()).toBe(0);
		await page.goto(`${moduleAddress}/quiz/${GLOSSARY_QUIZ}`);
		await expect(page.locator('a.term')).toHaveCount(0);
	},
);

for (const [name, rules] of [
	['for a grade', { mode: 'graded', feedback: 'at-once', keys: 'after-hand-in' }],
	['for practice', { mode: 'practice' }],
] as const) {
	const quizOfOne = { ...placed.quiz, items: [placed.item] };

	test(`in an assignment ${name} as well: in a prompt and in the feedback`, async ({
		page,
		context,
		baseURL,
	}) => {
		const assigned = await assign(rules, quizOfOne);
		await assigned.join(context, baseURL);
		await begin(page, assigned);
		const item = page.locator('.item');
		const link = item.locator('.prompt a.term').first();
		const id = (await link.getAttribute('href'))?.split('#term-')[1];
		await link.click();
		await expect(told(page)).toContainText(module.glossary.find((term) => term.id === id)?.definition ?? '–');
		await expect(page).toHaveURL(new RegExp(`${assigned.address}$`));
		expect(await violations(page)).toEqual([]);
		await page.keyboard.press('Escape');
		await expect(told(page)).toBeHidden();
		await item.locator('.option').first().click();
		await act(page);
		await expect(item.locator('.verdict')).toBeVisible();
		const odd = await page
			.locator('a.term')
			.evaluateAll(
				(links) =>
					links.filter((one) => !one.closest('.prompt, .why, .whole, .paper, [data-mistake]')).length,
			);
		expect(odd).toBe(0);
		expect(await page.locator('.options label a.term, .paper .line a.term, #source a.term').count()).toBe(0);
	});

	test(
		`nowhere in an assignment ${name} without reading help`,
		{ tag: '@phone' },
		async ({ page, context, baseURL }) => {
			const assigned = await assign({ ...rules, readingHelp: false }, quizOfOne);
			await assigned.join(context, baseURL);
			await page.goto(assigned.home);
			await expect(page.getByText('No explained terms, plain English or reading aloud.')).toBeVisible();
			await begin(page, assigned);
			await expect(at(page, rules.mode === 'practice' ? placed.item.id : 'q1')).toContainText(
				placed.item.prompt,
			);
			await page.locator('.option').first().click();
			await act(page);
			await expect(page.locator('.verdict')).toBeVisible();
			await expect(page.locator('a.term, [data-listen], [name^=wording], .plain-words')).toHaveCount(0);
		},
	);
}

test('from one term to the next', { tag: '@phone' }, async ({ page }) => {
	await page.goto(readingAddress(lesson));
	const links = page.locator('.text a.term');
	// One next to the other may lie under what is told of it.
	for (const at of [0, (await links.count()) - 1, 0]) {
		await links.nth(at).click();
		const id = (await links.nth(at).getAttribute('href'))?.split('#term-')[1];
		await expect(told(page)).toContainText(module.glossary.find((term) => term.id === id)?.definition ?? '–');
		await expect(told(page)).toBeVisible();
	}
});

test(
	'what is cited is marked exactly, also where a term was opened before',
	{ tag: '@phone' },
	async ({ page }) => {
		await page.goto(readingAddress(lesson));
		await first(page).click();
		await expect(told(page)).toBeVisible();
		expect(await page.locator('.text #term-told').count()).toBe(0);
	},
);

test(
	'where definitions cannot be had, the link leads to the glossary',
	{ tag: '@phone' },
	async ({ page }) => {
		await page.route('**/terms.json', (route) => route.abort());
		await page.goto(readingAddress(lesson));
		const href = (await first(page).getAttribute('href')) ?? '';
		await first(page).click();
		await expect(page).toHaveURL(new RegExp(`${href}$`));
	},
);

test('without the script a term is a link', { tag: '@phone' }, async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(readingAddress(lesson));
	const href = (await first(page).getAttribute('href')) ?? '';
	await first(page).click();
	await expect(page).toHaveURL(new RegExp(`${href}$`));
	await context.close();
});

test('the glossary says where a term occurs, and leads there', { tag: '@phone' }, async ({ page }) => {
	await page.goto(`${moduleAddress}/glossary`);
	const entry = page
		.locator('.term')
		.filter({ has: page.locator('details.places') })
		.first();
	await entry.locator('> summary').click();
	await entry.getByText('Where it’s used').click();
	const link = entry.locator('.places a').first();
	await expect(link).toBeVisible();
	expect(await violations(page)).toEqual([]);
	const href = (await link.getAttribute('href')) ?? '';
	await link.click();
	await expect(page.locator(`[id="${href.split('#')[1]}"]`)).toBeInViewport();
});
