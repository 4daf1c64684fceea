import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import type * as Shelf from '../../src/lib/device/shelf.ts';

/** What the service worker keeps, in a browser's own Cache Storage; nothing else of the app is there. */

const SOURCES = ['addresses', 'shelf'];
const OTHERS_CACHE = 'another-app';

test.beforeEach(async ({ page }) => {
	await page.route('**/*', async (route) => {
		const path = new URL(route.request().url()).pathname;
		const source = SOURCES.find((name) => path === `/${name}.ts`);
		if (!source) return route.fulfill({ contentType: 'text/html', body: `<p>${path}` });
		const text = await readFile(`src/lib/device/${source}.ts`, 'utf8');
		const { outputText: body } = transpileModule(text, {
			compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ESNext },
		});
		return route.fulfill({ contentType: 'text/javascript', body });
	});
	await page.goto('/');
	await page.evaluate(async () => {
		const address = '/shelf.ts';
		Object.assign(window, { shelf: await import(address) });
	});
});

type WithShelf = typeof globalThis & { shelf: typeof Shelf };

/** The server has this version now. */
const serve = (page: Page, version: string) =>
	page.route('**/_app/version.json', (route) => route.fulfill({ json: { version } }));

/** Each cache's addresses, by its name. */
const kept = (page: Page) =>
	page.evaluate(async () => {
		const found: Record<string, string[]> = {};
		for (const name of await caches.keys()) {
			const requests = await (await caches.open(name)).keys();
			found[name] = requests.map(({ url }) => new URL(url).pathname);
		}
		return found;
	});

const PAGE = '/learn/m';
const FILE = '/_app/immutable/a.js';
/** Caches with a page and a hashed file each. */
const putInto = (page: Page, ...names: string[]) =>
	page.evaluate(
		async ([all, addresses]) => {
			for (const name of all) {
				const cache = await caches.open(name);
				for (const address of addresses) await cache.put(address, new Response(`${address} of ${name}`));
			}
		},
		[names, [PAGE, FILE]] as const,
	);

test.describe('dropping older versions', () => {
	const MONTH = 31 * 86_400_000;
	const drop = (page: Page, version: string, now = 12) =>
		page.evaluate(([one, at]) => (globalThis as WithShelf).shelf.dropOlder(one, at), [version, now] as const);
	const whole = [PAGE, FILE];

	test('of those of the last month all but their hashed files go: a tab may run any of them', async ({
		page,
	}) => {
		// In the order of numbers: 9 is older than 10.
		await putInto(page, 'mandate-10', 'mandate-11', 'mandate-9', OTHERS_CACHE);
		await drop(page, '11');
		expect(await kept(page)).toEqual({
			'mandate-9': [FILE],
			'mandate-10': [FILE],
			'mandate-11': whole,
			[OTHERS_CACHE]: whole,
		});
	});

	test('older ones go as a whole, all but the last', async ({ page }) => {
		await putInto(page, 'mandate-10', 'mandate-8', 'mandate-9', OTHERS_CACHE);
		await putInto(page, `mandate-${MONTH}`);
		await drop(page, `${MONTH}`, 2 * MONTH);
		expect(await kept(page)).toEqual({
			'mandate-10': [FILE],
			[`mandate-${MONTH}`]: whole,
			[OTHERS_CACHE]: whole,
		});
	});

	test('leaves a newer one, which is on its way', async ({ page }) => {
		await putInto(page, 'mandate-9', 'mandate-10', 'mandate-11');
		await drop(page, '10');
		expect(await kept(page)).toEqual({ 'mandate-9': [FILE], 'mandate-10': whole, 'mandate-11': whole });
	});

	test('drops nothing for the only one, nor for one that keeps nothing', async ({ page }) => {
		await putInto(page, 'mandate-9');
		for (const version of ['9', '10', '8']) await drop(page, version);
		expect(await kept(page)).toEqual({ 'mandate-9': whole });
	});
});

test.describe('taking from the device', () => {
	const take = (page: Page, version: string, path: string) =>
		page.evaluate(
			async ([one, address]) =>
				(await (await (globalThis as WithShelf).shelf.take(one, address))?.text()) ?? null,
			[version, path] as const,
		);

	test('makes nothing anew that was deleted', async ({ page }) => {
		expect(await take(page, '9', PAGE)).toBeNull();
		expect(await take(page, '9', FILE)).toBeNull();
		expect(await kept(page)).toEqual({});
	});

	test('finds its own version’s pages, and any version’s hashed files', async ({ page }) => {
		await putInto(page, 'mandate-9', 'mandate-10');
		expect(await take(page, '10', `${PAGE}/`)).toBe(`${PAGE} of mandate-10`);
		expect(await take(page, '10', FILE)).toBe(`${FILE} of mandate-10`);
		expect(await take(page, '11', PAGE)).toBeNull();
		expect(await take(page, '11', FILE)).not.toBeNull();
	});
});

test.describe('keeping a module', () => {
	const keep = (page: Page, version: string) =>
		page.evaluate(async (one) => {
			const told: string[] = [];
			const addresses = ['/learn/m', '/learn/m/quiz/q'];
			const isKept = await (globalThis as WithShelf).shelf.keepModule(one, 'm', addresses, ({ state }) =>
				told.push(state),
			);
			return { isKept, told };
		}, version);

	test('takes all of it, and says so', async ({ page }) => {
		await serve(page, '9');
		expect(await keep(page, '9')).toEqual({ isKept: true, told: ['keeping', 'keeping', 'kept'] });
		expect(await kept(page)).toEqual({ 'mandate-9': ['/learn/m', '/learn/m/quiz/q', '/__kept/m'] });
	});

	test('takes nothing once the server has another version: two would stand in one cache', async ({
		page,
	}) => {
		await serve(page, '10');
		expect(await keep(page, '9')).toEqual({ isKept: false, told: ['failed'] });
		expect(Object.values(await kept(page)).flat()).toEqual([]);
	});
});
