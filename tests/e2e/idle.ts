import type { Page } from '@playwright/test';

/** Until a page has done what it was about to do, and has painted it. Not by an idle callback: Chromium may hang after one. */
export const idle = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<void>((done) =>
				requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done()))),
			),
	);
