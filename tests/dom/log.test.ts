import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Browser, Page } from '@playwright/test';
import { openBrowser } from './mount.ts';
import type { Moved } from '../../src/lib/quiz/moved.ts';
import type { Log } from './log-in-page.ts';

declare const log: Log;

/** The app as it is today knows what an older one, whose store this is, called its items. */
const MOVED: Readonly<Record<string, Moved>> = {
	m: { 'q/old': 'q/new', 'q/gone': 'other/here' },
};
const moved = {
	name: 'moved',
	resolveId: (id: string) => (id === 'virtual:mandate/moved' ? id : null),
	load: (id: string) =>
		id === 'virtual:mandate/moved' ? `export const moved = ${JSON.stringify(MOVED)};` : null,
};

let browser: Browser;
let mount: (body: string) => Promise<Page>;
let page: Page;
beforeAll(async () => ({ browser, mount } = await openBrowser('tests/dom/log-in-page.ts', [moved])));
afterAll(() => browser.close());
beforeEach(async () => {
	page = await mount('<main></main>');
	await page.evaluate(async () => {
		const of = { module: 'm', quiz: 'q', attempt: 'a' } as const;
		const options = { feedback: 'each', certainty: false, shuffle: false } as const;
		const order = ['old', 'kept', 'gone'];
		await log.forgetAll();
		await log.append([
			{
				event: {
					id: '1',
					at: 1,
					type: 'attempt',
					...of,
					step: { type: 'started', at: 1, seed: 's', order, options },
				},
			},
			{
				event: {
					id: '2',
					at: 2,
					type: 'attempt',
					...of,
					step: { type: 'flagged', at: 2, item: 'old', on: true },
				},
			},
			{
				event: {
					id: '3',
					at: 3,
					type: 'answered',
					...of,
					item: 'old',
					objective: 'o',
					earned: 1,
					certainty: null,
				},
			},
			{
				event: {
					id: '4',
					at: 4,
					type: 'answered',
					...of,
					module: 'n',
					item: 'old',
					objective: 'o',
					earned: 1,
					certainty: null,
				},
			},
			{ draft: { attempt: 'a', item: 'old', response: ['half'], certainty: null } },
			{ draft: { attempt: 'a', item: 'kept', response: ['too'], certainty: null } },
		]);
	});
});

test('everything that is read of an item has its id of today', async () => {
	const [events, latest] = await page.evaluate(async () => [
		await log.eventsOf('m'),
		await log.latestAttempt('m', 'q'),
	]);
	expect(events.find(({ type }) => type === 'answered')).toMatchObject({ quiz: 'q', item: 'new' });
	expect(latest[0]).toMatchObject({ step: { order: ['new', 'kept', 'other/here'] } });
	expect(latest[1]).toMatchObject({ step: { item: 'new', on: true } });
});

test('another module’s item of that name is its own', async () => {
	const events = await page.evaluate(() => log.eventsOf('n'));
	expect(events).toMatchObject([{ item: 'old' }]);
});

test('what stood half-typed stands under the new id, and goes when it is given', async () => {
	const at = { attempt: 'a', module: 'm', quiz: 'q' };
	const drafts = () => page.evaluate((where) => log.draftsOf(where), at);
	expect((await drafts()).map(({ item, response }) => [item, response]).sort()).toEqual([
		['kept', ['too']],
		['new', ['half']],
	]);
	await page.evaluate(() => log.append([{ settled: { attempt: 'a', item: 'new' } }]));
	expect((await drafts()).map(({ item }) => item)).toEqual(['kept']);
});

test('a backup has it as it was written, and can be taken in again', async () => {
	const written = await page.evaluate(() => log.allAsWritten());
	expect(written.filter(({ type }) => type === 'answered')).toMatchObject([{ item: 'old' }, { item: 'old' }]);
	const added = await page.evaluate(async (events) => {
		const again = await log.takeIn(events);
		await log.forgetAll();
		return [again, await log.takeIn(events)];
	}, written);
	expect(added).toEqual([0, written.length]);
	expect(await page.evaluate(() => log.eventsOf('m'))).toContainEqual(
		expect.objectContaining({ item: 'new' }),
	);
});

test('of a note only the latest words are kept, after everything else; once removed, none', async () => {
	const kept = () =>
		page.evaluate(async () =>
			(await log.eventsOf('m')).flatMap((event) =>
				'note' in event ? [`${event.seq} ${event.note} ${'text' in event ? event.text : event.type}`] : [],
			),
		);
	const write = (id: string, note: string, text: string) =>
		page.evaluate(
			([event, about, words]) => {
				const selector = { exact: 'words', prefix: '', suffix: '' };
				return log.writeNote({
					id: event,
					at: 5,
					type: 'noted',
					module: 'm',
					reading: 'r',
					note: about,
					selector,
					start: 0,
					text: words,
				});
			},
			[id, note, text] as const,
		);
	await write('5', 'one', 'first');
	await write('6', 'two', 'other');
	await write('7', 'one', 'second');
	expect(await kept()).toEqual(['6 two other', '7 one second']);
	await page.evaluate(() => log.writeNote({ id: '8', at: 6, type: 'unnoted', module: 'm', note: 'one' }));
	expect(await kept()).toEqual(['6 two other', '8 one unnoted']);
	expect(await page.evaluate(async () => (await log.eventsOf('n')).length)).toBe(1);
});
