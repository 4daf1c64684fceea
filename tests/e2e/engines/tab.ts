import { expect } from '@playwright/test';

/** A browser with one tab, driven the same way whatever its engine. Every press is a real one. */
export interface Tab {
	/** Opens an address and waits until it is loaded. */
	open(address: string): Promise<void>;
	/** Runs in the page. What goes in and out must survive JSON. */
	run<Given extends unknown[], Told>(
		work: (...given: Given) => Told,
		...given: Given
	): Promise<Awaited<Told>>;
	/** Presses the first such element that can be seen, if need be the first that says exactly this. */
	press(selector: string, words?: string): Promise<void>;
	type(selector: string, text: string): Promise<void>;
	close(): Promise<void>;
}

/** Runs in the page: the first such element that can be seen, or null. */
export function firstSeen(selector: string, words: string): HTMLElement | null {
	const said = (element: HTMLElement) => element.innerText.replace(/\s+/g, ' ').trim();
	const found = [...document.querySelectorAll<HTMLElement>(selector)];
	return (
		found.find((one) => one.getClientRects().length > 0 && (words === '' || said(one) === words)) ?? null
	);
}

/** What the first such element that can be seen says, on one line; null where there is none. */
export const wordsOf = (tab: Tab, selector: string) =>
	tab.run((css) => {
		const seen = [...document.querySelectorAll<HTMLElement>(css)].find(
			(one) => one.getClientRects().length > 0,
		);
		return seen ? seen.innerText.replace(/\s+/g, ' ').trim() : null;
	}, selector);

/** Loads the page again and waits for the new one: until it is there the old one stands, and can be pressed. */
export async function reload(tab: Tab): Promise<void> {
	await tab.run(() => {
		document.documentElement.dataset.old = '';
		location.reload();
	});
	const isNew = () =>
		tab.run(() => document.readyState === 'complete' && !('old' in document.documentElement.dataset));
	await expect.poll(() => isNew().catch(() => false), { timeout: 20_000 }).toBe(true);
}
