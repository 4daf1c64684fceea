import type { Page } from '@playwright/test';
import type { StudyEvent } from '../../src/lib/study/log/study-event.ts';

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
