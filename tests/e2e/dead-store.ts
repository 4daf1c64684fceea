import type { Page } from '@playwright/test';

/** Ends the connection of a page to its store, as a phone does in the background, and lets none be made until `revive`. */
export async function prepareDeath(page: Page) {
	await page.addInitScript(() => {
		const { open } = IDBFactory.prototype;
		const connections = new Set<IDBDatabase>();
		let isDead = false;
		IDBFactory.prototype.open = function (...asked) {
			if (isDead) throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
			const opening = open.apply(this, asked);
			opening.addEventListener('success', () => connections.add(opening.result));
			return opening;
		};
		Object.assign(window, {
			die() {
				isDead = true;
				for (const connection of connections) connection.close();
			},
			revive() {
				isDead = false;
				dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
			},
		});
	});
}

const call = (name: 'die' | 'revive') => (page: Page) =>
	page.evaluate((which) => (window as unknown as Record<string, () => void>)[which]?.(), name);
export const die = call('die');
export const revive = call('revive');
/** Ends the connection alone: the next use may open another. */
export const loseConnection = async (page: Page) => {
	await die(page);
	await page.evaluate(() => (window as unknown as { revive: () => void }).revive());
};
