import { expect, test } from '@playwright/test';
import { overflow, violationsInBoth } from './check-page.ts';
import { module } from './content.ts';
import { readingHref } from '../../src/lib/words/hrefs.ts';

test('every figure has a name, a description and words one can select, and fits', async ({
	page,
	viewport,
}) => {
	expect(module.figures.length).toBeGreaterThanOrEqual(7);
	for (const figure of module.figures) {
		if (viewport) await page.setViewportSize(viewport);
		await page.goto(readingHref(module.id, figure.reading));
		const drawing = page.getByRole('img', { name: figure.title });
		await expect(drawing).toHaveAccessibleDescription(figure.description);
		await expect(page.locator('figcaption')).toHaveText(figure.caption);
		const words = await drawing
			.locator('text')
			.first()
			.evaluate((text) => {
				getSelection()?.selectAllChildren(text);
				return getSelection()?.toString().trim();
			});
		expect(words).not.toBe('');
		expect(await violationsInBoth(page), figure.id).toEqual([]);
		// No word is cut off, and none is too small to be read.
		const small = await drawing.evaluate((svg) => {
			const scale = svg.getBoundingClientRect().width / (svg as SVGSVGElement).viewBox.baseVal.width;
			const box = svg.getBoundingClientRect();
			return [...svg.querySelectorAll('text')]
				.filter((text) => {
					const own = text.getBoundingClientRect();
					const size = parseFloat(getComputedStyle(text).fontSize) * scale;
					return (
						own.left < box.left - 1 || own.right > box.right + 1 || own.bottom > box.bottom + 1 || size < 9.5
					);
				})
				.map((text) => text.textContent);
		});
		expect(small, figure.id).toEqual([]);
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await overflow(page), figure.id).toBeLessThanOrEqual(0);
	}
});

test('what is too wide for a screen is moved by the keyboard, and printed whole', async ({ page }) => {
	const [figure] = module.figures;
	await page.setViewportSize({ width: 320, height: 640 });
	await page.goto(readingHref(module.id, figure?.reading ?? ''));
	const region = page.getByRole('group', { name: figure?.title ?? '' });
	await region.focus();
	await page.keyboard.press('ArrowRight');
	await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
	await page.emulateMedia({ media: 'print' });
	const ink = await page
		.locator('figure text')
		.first()
		.evaluate((text) => getComputedStyle(text).fill);
	expect(ink).toMatch(/^rgb\((0, 0, 0|51, 51, 51|255, 255, 255)\)$/);
});
