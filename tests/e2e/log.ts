import { expect, type Page } from '@playwright/test';
import { module } from './content.ts';
import type { Case } from '../../src/lib/quiz/case/types.ts';
import type { Quiz } from '../../src/lib/quiz/types.ts';
import type { Done, Stamp, StudyEvent } from '../../src/lib/device/study-event.ts';

/** Everything the device has kept, in order, read past the app's own code. */
export async function readEvents(page: Page): Promise<StudyEvent[]> {
	const events = await page.evaluate(
		() =>
			new Promise<unknown[]>((done, failed) => {
				const opening = indexedDB.open('mandate');
				// A page that has had no use for a store yet has made none, and is left without.
				let isNone = false;
				opening.onupgradeneeded = () => {
					isNone = true;
					opening.transaction?.abort();
				};
				opening.onerror = () => (isNone ? done([]) : failed(opening.error));
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

/** Until all that was done is in the store; before that it is noted where writing does not wait. */
export const written = (page: Page, options?: { readonly timeout: number }) =>
	expect
		.poll(
			() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('unwritten'))),
			options,
		)
		.toEqual([]);

/** Tells a page, as another tab would, that events of these types have come. Resolves once the page has heard. */
export const hear = (page: Page, added: readonly string[]) =>
	page.evaluate(
		(types) =>
			new Promise<void>((heard) => {
				// Later than the page's own.
				const ear = new BroadcastChannel('mandate:log');
				const mouth = new BroadcastChannel('mandate:log');
				ear.onmessage = () => {
					for (const channel of [ear, mouth]) channel.close();
					heard();
				};
				mouth.postMessage({ added: types });
			}),
		added,
	);

/** What a test says of an event; the rest is filled in, in the order given. */
export type Written = Done & Partial<Stamp>;

/** As a device would have written them, the first after so many that are there. */
export const stamp = (events: readonly Written[], known = 0): StudyEvent[] =>
	events.map((event, index) => ({
		id: `written-${known + index}`,
		at: Date.UTC(2026, 0, 1 + index),
		seq: known + index + 1,
		...event,
	}));

/** Runs in the page: puts events into the store, and tells it as another tab would. */
export const putEvents = (events: readonly StudyEvent[]) =>
	new Promise<void>((done, failed) => {
		const opening = indexedDB.open('mandate');
		// There is nothing to write to before a page of the app has made it.
		opening.onupgradeneeded = () => opening.transaction?.abort();
		opening.onerror = () => failed(opening.error);
		opening.onsuccess = () => {
			const write = opening.result.transaction('events', 'readwrite');
			for (const event of events) write.objectStore('events').put(event);
			write.onerror = () => failed(write.error);
			write.oncomplete = () => {
				opening.result.close();
				new BroadcastChannel('mandate:log').postMessage('changed');
				done();
			};
		};
	});

/** Puts events into the store past the app's own code; a page that is open is told, as by another tab. */
export async function writeEvents(page: Page, events: readonly Written[]) {
	await page.evaluate(putEvents, stamp(events, (await readEvents(page)).length));
}

/** A quiz that was begun, so many of its questions answered rightly. */
export const begun = (of: Quiz, attempt: string, answered: number): Written[] => [
	{
		type: 'attempt',
		module: module.id,
		quiz: of.id,
		attempt,
		step: {
			type: 'started',
			at: 0,
			seed: 's',
			order: of.items.map(({ id }) => id),
			options: { feedback: 'each', certainty: false, shuffle: false },
		},
	},
	...of.items.slice(0, answered).flatMap(({ id, objective }): Written[] => [
		{
			type: 'attempt',
			module: module.id,
			quiz: of.id,
			attempt,
			step: { type: 'responded', at: 0, item: id, response: ['some'] },
		},
		{
			type: 'answered',
			module: module.id,
			quiz: of.id,
			attempt,
			item: id,
			objective,
			earned: 1,
			certainty: null,
		},
	]),
];
export const finished = (of: Quiz, attempt: string, earned: number): Written => ({
	type: 'finished',
	module: module.id,
	quiz: of.id,
	attempt,
	earned,
	possible: of.items.length,
});
export const read = (id: string): Written => ({ type: 'read', module: module.id, reading: id });
export const spent = (on: string, ms: number): Written => ({ type: 'spent', module: module.id, on, ms });
/** A case to its debrief, by the first option of each point. */
export function decidedWhole({ id, points }: Case): Written[] {
	const own = { module: module.id, case: id, run: `all-${id}` };
	const decided = points.map((point): Written => {
		return { ...own, type: 'decided', point: point.id, option: point.options[0]?.id ?? '' };
	});
	return [...decided, { ...own, type: 'debriefed', earned: 5, possible: 2 * points.length }];
}
/** Every reading read, every quiz handed in, every case decided. */
export const everything: readonly Written[] = [
	...module.readings.map(({ id }) => read(id)),
	...module.quizzes.flatMap((of) => [
		...begun(of, `all-${of.id}`, of.items.length),
		finished(of, `all-${of.id}`, 5),
	]),
	...module.cases.flatMap(decidedWhole),
	spent(`quiz/${module.quizzes[0]?.id ?? ''}`, 3_900_000),
];
