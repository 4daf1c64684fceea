import AxeBuilder from '@axe-core/playwright';
import { test, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Of the rules with these tags, those that look at colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds against WCAG 2.2 AA on a page, or in a part of it. */
export const violations = (page: Page, part?: string) => look(page, part, (axe) => axe.withTags(TAGS));

/**
 * The same in both colour schemes, of which each is named before what is found in it; in the second one looks for what
 * depends on colours. On a laptop it looks at one alone: colours are the same at every width.
 */
export async function violationsInBoth(page: Page, part?: string): Promise<string[]> {
	const { isMobile } = test.info().project.use;
	const inDark = isMobile ? await inScheme('dark', (axe) => axe.withRules(OF_COLOURS)) : [];
	return [...inDark, ...(await inScheme('light', (axe) => axe.withTags(TAGS)))];

	async function inScheme(colorScheme: 'dark' | 'light', choose: (axe: AxeBuilder) => AxeBuilder) {
		await page.emulateMedia({ colorScheme });
		// Axe takes a colour as it finds it, also on its way to another.
		await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
		return (await look(page, part, choose)).map((found) => `in ${colorScheme}: ${found}`);
	}
}

/** What axe finds about colours in sepia, which a reader chooses and no device asks for; then back to what was. */
export async function violationsInSepia(page: Page, part?: string): Promise<string[]> {
	const paint = (theme: string) =>
		page.evaluate((chosen) => {
			if (chosen) document.documentElement.dataset.theme = chosen;
			else delete document.documentElement.dataset.theme;
		}, theme);
	await paint('sepia');
	const found = await look(page, part, (axe) => axe.withRules(OF_COLOURS));
	await paint('');
	return found;
}

async function look(page: Page, part: string | undefined, choose: (axe: AxeBuilder) => AxeBuilder) {
	// Without frames there is nothing to put together, for which axe would open a page of its own each time.
	const axe = choose(new AxeBuilder({ page })).setLegacyMode();
	const { violations: found } = await (part ? axe.include(part) : axe).analyze();
	return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
}

/** By how many pixels a page is wider than its window. */
export const overflow = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What a page would print although nobody can use it on paper: buttons, rings, and what sticks to a window. */
export async function uselessOnPaper(page: Page): Promise<string[]> {
	for (let step = 0; step < 12; step += 1) await page.keyboard.press('Tab');
	await page.emulateMedia({ media: 'print' });
	const found = await page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('body *')]
			.filter((element) => element.checkVisibility())
			.filter((element) => {
				const { outlineStyle, position } = getComputedStyle(element);
				const isStuck = ['fixed', 'sticky'].includes(position);
				return element.matches('button, .btn') || outlineStyle !== 'none' || isStuck;
			})
			.map(({ outerHTML }) => outerHTML.slice(0, 100)),
	);
	await page.emulateMedia({ media: 'screen' });
	return found;
}
