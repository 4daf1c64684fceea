import type { Page } from '@playwright/test';

/** Adds up, from the next page on, how far the layout shifts. @returns asks for the sum so far */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
	await page.addInitScript(() => {
		const shifts = window as unknown as { shifted: number };
		shifts.shifted = 0;
		new PerformanceObserver((list) => {
			for (const one of list.getEntries()) shifts.shifted += (one as unknown as { value: number }).value;
		}).observe({ type: 'layout-shift', buffered: true });
	});
	return () => page.evaluate(() => (window as unknown as { shifted: number }).shifted);
}
