import { expect, test } from '@playwright/test';
import { keyLines } from '../../src/lib/quiz/explain.ts';
import { overflow, violationsInBoth } from './check-page.ts';
import { module, moduleAddress } from './content.ts';

const guide = `${moduleAddress}/guide`;
const keys = `${guide}/keys`;

test('the module’s page leads to the guide, and the guide to the keys; neither runs a framework', async ({
	page,
}) => {
	await page.goto(moduleAddress);
	await page.getByRole('link', { name: 'For teachers' }).click();
	await expect(page).toHaveURL(guide);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(module.guide?.title ?? '');
	await page.getByRole('link', { name: 'Answer keys', exact: true }).click();
	await expect(page).toHaveURL(keys);
	await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
	await expect(page.locator('script[src*="/entry/"]')).toHaveCount(0);
});

test('the guide lists every objective, and its headings and references', async ({ page }) => {
	await page.goto(guide);
	const aims = page.getByRole('region', { name: 'Aims' }).getByRole('listitem');
	await expect(aims).toHaveText(module.objectives.map(({ can }) => can));
	for (const { start, end } of module.guide?.blocks.filter(({ kind }) => kind === 'heading') ?? []) {
		const name = module.guide?.text.slice(start, end) ?? '';
		await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible();
	}
	const references = page.getByRole('region', { name: 'References' }).getByRole('listitem');
	await expect(references).toHaveCount(module.guide?.references.length ?? 0);
	for (const link of await page.locator('sup a').all()) {
		const target = (await link.getAttribute('href')) ?? '';
		await expect(page.locator(target)).toHaveCount(1);
	}
});

test('a quote leads to its words, marked in the reading', async ({ page }) => {
	await page.goto(guide);
	const quotes = module.guide?.quotes ?? [];
	await expect(page.locator('a.quote')).toHaveCount(quotes.length);
	const [quote] = quotes;
	await page.locator('a.quote').first().click();
	await expect(page).toHaveURL(new RegExp(`/read/${quote?.citation.reading}\\?mark=`));
	const marked = () =>
		page.evaluate(() => [...(CSS.highlights.get('cited') ?? [])].map((range) => String(range)).join(''));
	await expect.poll(marked).toBe(quote?.citation.exact);
});

test('the keys have every item of every quiz with what is right and where it stands', async ({ page }) => {
	await page.goto(keys);
	for (const quiz of module.quizzes) {
		const region = page.getByRole('region', { name: quiz.title, exact: true });
		const items = region.locator('ol > li');
		await expect(items).toHaveCount(quiz.items.length);
		const texts = await items.allTextContents();
		quiz.items.forEach((item, index) => {
			const text = texts[index] ?? '';
			expect(text).toContain(item.prompt);
			for (const line of keyLines(item)) {
				if (!line.right) continue;
				expect(text).toContain(line.words);
				expect(text).toContain(line.rationale);
				for (const { passages } of line.citations) expect(text).toContain(`(${passages.join(', ')})`);
			}
		});
	}
});

for (const [name, path] of [
	['guide', guide],
	['keys', keys],
] as const) {
	test(`the ${name} keeps to WCAG 2.2 AA`, async ({ page }) => {
		await page.goto(path);
		expect(await violationsInBoth(page)).toEqual([]);
	});

	test(`the ${name} fits into 320 px`, async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto(path);
		expect(await overflow(page)).toBe(0);
	});

	test(`the ${name} is printed without chrome, black on white, and without addresses`, async ({ page }) => {
		await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
		await page.goto(path);
		await expect(page.locator('.no-print').filter({ visible: true })).toHaveCount(0);
		await expect(page.getByRole('banner')).toBeHidden();
		const look = await page.evaluate(() => ({
			ink: getComputedStyle(document.querySelector('main h2') ?? document.body).color,
			link: getComputedStyle(document.querySelector('main li a') ?? document.body).textDecorationLine,
			behind: getComputedStyle(document.querySelector('main li a') ?? document.body, '::after').content,
			paper: getComputedStyle(document.body).backgroundColor,
		}));
		expect(look).toEqual({
			ink: 'rgb(0, 0, 0)',
			link: 'none',
			behind: 'none',
			paper: 'rgb(255, 255, 255)',
		});
	});
}
