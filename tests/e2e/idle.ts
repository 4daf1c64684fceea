import type { Page } from '@playwright/test';

/** Until a page has done what it was about to do, and has painted it. */
export const idle = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<void>((done) =>
				requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
			),
	);
