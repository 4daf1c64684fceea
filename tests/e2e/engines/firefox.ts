import { launch, type ElementHandle } from 'puppeteer-core';
import { firstSeen, type Tab } from './tab.ts';

/**
 * Firefox over WebDriver BiDi.
 * @param executablePath of Firefox
 * @param fontSize the reader's own, in pixels
 */
export async function startFirefox(
	executablePath: string,
	{ width = 390, height = 844, fontSize = 16 } = {},
): Promise<Tab & { readonly print: () => Promise<Uint8Array> }> {
	const browser = await launch({
		browser: 'firefox',
		executablePath,
		headless: true,
		extraPrefsFirefox: {
			'font.size.variable.x-western': fontSize,
			// A window of Firefox is no narrower than 450 px; its content may be.
			'dom.disable_window_move_resize': false,
			// View transitions, as WebKit has them off: a press waits for them.
			'ui.prefersReducedMotion': 1,
		},
	});
	const [page = await browser.newPage()] = await browser.pages();
	await page.setViewport({ width, height });

	async function found(selector: string, words: string): Promise<ElementHandle<HTMLElement>> {
		const looking = page.waitForFunction(firstSeen, { timeout: 15_000 }, selector, words);
		const element = await looking.then((handle) => handle.asElement()).catch(() => null);
		if (!element) throw new Error(`Nothing to be seen of ${selector} ${words}`);
		return element as ElementHandle<HTMLElement>;
	}
	return {
		async open(address) {
			await page.goto(address);
		},
		run: (work, ...given) => page.evaluate(work as (...of: unknown[]) => never, ...given),
		async press(selector, words = '') {
			const element = await found(selector, words);
			await element.scrollIntoView();
			await element.click();
		},
		async type(selector, text) {
			const element = await found(selector, '');
			await element.type(text);
		},
		print: () => page.pdf({ format: 'a4' }),
		close: () => browser.close(),
	};
}
