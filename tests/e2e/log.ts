import type { Page } from '@playwright/test';
import type { Done, Stamp, StudyEvent } from '../../src/lib/study/log/study-event.ts';

/** Everything the device has kept, in order, read past the app's own code. */
export async function readEvents(page: Page): Promise<StudyEvent[]> {
	const events = await page.evaluate(
		() =>
			new Promise<unknown[]>((done, failed) => {
				const opening = indexedDB.open('mandate');
				opening.onerror = () => failed(opening.error);
				opening.onsuccess = () => {
					const database = opening.result;
					database.onversionchange = () => database.close();
					const asked = database.transaction('events').objectStore('events').getAll();
					asked.onsuccess = () => {
						database.close();
						done(asked.result);
					};
				};
			}),
	);
	return (events as StudyEvent[]).sort((a, b) => a.seq - b.seq);
}

/** What a test says of an event; the rest is filled in, in the order given. */
export type Written = Done & Partial<Stamp>;

/** Puts events into the store past the app's own code; a page that is open is told, as by another tab. */
export async function writeEvents(page: Page, events: readonly Written[]) {
	const known = (await readEvents(page)).length;
	const stamped = events.map((event, index) => ({
		id: `written-${known + index}`,
		at: Date.UTC(2026, 0, 1 + index),
		seq: known + index + 1,
		...event,
	}));
	await page.evaluate(
		(all) =>
			new Promise<void>((done, failed) => {
				const opening = indexedDB.open('mandate');
				opening.onerror = () => failed(opening.error);
				opening.onsuccess = () => {
					const write = opening.result.transaction('events', 'readwrite');
					for (const event of all) write.objectStore('events').put(event);
					write.onerror = () => failed(write.error);
					write.oncomplete = () => {
						opening.result.close();
						new BroadcastChannel('mandate:log').postMessage('changed');
						done();
					};
				};
			}),
		stamped,
	);
}
