import type { Page } from '@playwright/test';
import { module, type Placed } from './content.ts';
import { restsOn } from '../../src/lib/quiz/rests-on.ts';
import type { Answered } from '../../src/lib/analysis/own-map.ts';
import type { EventOf } from '../../src/lib/device/study-event.ts';

export type Given = Pick<Answered, 'earned' | 'certainty'>;

/**
 * For each passage of a reading the items that cite it, in the order of the text. Not those that ask for a
 * sentence: they are named once they were answered.
 */
export function itemsResting(reading: string): Map<string, Placed[]> {
	const blocks = module.readings.find(({ id }) => id === reading)?.blocks ?? [];
	const all = module.quizzes
		.flatMap((quiz) => quiz.items.map((item): Placed => ({ quiz, item })))
		.filter(({ item }) => item.kind !== 'evidence');
	const rests = ({ quiz, item }: Placed, passage: string) =>
		restsOn(quiz, item).some((one) => one.reading === reading && one.passages.includes(passage));
	return new Map(
		blocks
			.flatMap((block) => block.sentences)
			.map(({ id }): [string, Placed[]] => [id, all.filter((one) => rests(one, id))])
			.filter(([, items]) => items.length > 0),
	);
}

let written = 0;

/** Writes first responses as the quiz page does, once the app has made its store, and tells the app's tabs. */
export async function writeAnswers(
	page: Page,
	answers: readonly (Placed & Given)[],
	forget = false,
): Promise<void> {
	const events = answers.map(({ quiz, item, earned, certainty }): EventOf<'answered'> => {
		written += 1;
		return {
			id: `test.${written}`,
			seq: 1_000 + written,
			at: 0,
			type: 'answered',
			module: module.id,
			quiz: quiz.id,
			item: item.id,
			attempt: 'test',
			objective: item.objective,
			earned,
			certainty,
		};
	});
	await page.waitForFunction(async () =>
		(await indexedDB.databases()).some(({ name }) => name === 'mandate'),
	);
	await page.evaluate(
		([all, clear]) =>
			new Promise<void>((done, failed) => {
				const opening = indexedDB.open('mandate');
				opening.onerror = () => failed(opening.error);
				opening.onsuccess = () => {
					const database = opening.result;
					const write = database.transaction('events', 'readwrite');
					if (clear) write.objectStore('events').clear();
					for (const event of all) write.objectStore('events').put(event);
					write.onerror = () => failed(write.error);
					write.oncomplete = () => {
						database.close();
						const channel = new BroadcastChannel('mandate:log');
						channel.postMessage('changed');
						channel.close();
						done();
					};
				};
			}),
		[events, forget] as const,
	);
}
