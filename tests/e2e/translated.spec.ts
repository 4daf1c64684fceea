import { expect, test, type Page } from '@playwright/test';
import { module } from './content.ts';
import { citationHref } from '../../src/lib/words/hrefs.ts';
import { explainedParts } from '../../src/lib/quiz/explain.ts';

const citations = module.quizzes
	.flatMap(({ items }) => items)
	.flatMap((item) => explainedParts(item).flatMap(({ part }) => part.citations));
const within = citations.find(({ exact, passages, reading }) => {
	const of = module.readings.find(({ id }) => id === reading);
	const sentence = of?.blocks.flatMap(({ sentences }) => sentences).find(({ id }) => id === passages[0]);
	return passages.length === 1 && sentence && exact.length < (sentence.end - sentence.start) / 2;
});
if (!within) throw new Error('no citation within a sentence');

const said = (page: Page) => page.getByText('Your browser is translating this page.').first();
const marked = (page: Page) =>
	page.evaluate(() =>
		[...(CSS.highlights.get('cited') ?? [])].map((range) => range.toString().trim()).join(''),
	);

/** What a browser that translates does to a page: each its own way of saying so. */
const WAYS: Readonly<Record<string, () => void>> = {
	Chrome: () => document.documentElement.classList.add('translated-ltr'),
	Firefox: () => (document.documentElement.lang = 'de'),
	Edge: () => document.querySelector('h1')?.setAttribute('_msttexthash', '1'),
};

for (const [name, way] of Object.entries(WAYS))
	test(`a page that ${name} translates says so, and marks the whole sentence`, async ({ page }) => {
		await page.addInitScript(() => {
			addEventListener('DOMContentLoaded', () => {
				for (const sentence of document.querySelectorAll('[data-passage]'))
					sentence.innerHTML = `<font><font>Übersetzt: ${sentence.textContent} und mehr</font></font>`;
			});
		});
		await page.goto(citationHref(module.id, within));
		await page.evaluate(way);
		await expect(said(page)).toBeVisible();
		await expect.poll(() => marked(page)).toMatch(/^Übersetzt: .* und mehr$/s);
	});

test('a page that is not translated says nothing', async ({ page }) => {
	await page.goto(citationHref(module.id, within));
	await expect(said(page)).toBeHidden();
	await expect.poll(() => marked(page)).toBe(within.exact.trim());
});
