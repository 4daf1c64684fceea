import { readFile, truncate, writeFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { quiz, quizAddress } from './content.ts';
import { watchShifts } from './shifts.ts';
import { violationsInBoth } from './check-page.ts';
import { exportEvents, parseExport } from '../../src/lib/device/parse-export.ts';
import type { StudyEvent } from '../../src/lib/device/study-event.ts';

const MARCH = Date.UTC(2026, 2, 7, 12);
const answered = (n: number): StudyEvent => ({
	id: `event-${n}`,
	at: MARCH + n,
	seq: n,
	type: 'answered',
	module: 'gaza-stabilisation-force',
	attempt: `attempt-${n % 3}`,
	quiz: 'actors',
	item: `item-${n}`,
	objective: 'name-actors',
	earned: n % 2,
	certainty: null,
});
const draftsIn = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<number>((done, failed) => {
				const opening = indexedDB.open('mandate');
				opening.onerror = () => failed(opening.error);
				opening.onsuccess = () => {
					const asked = opening.result.transaction('drafts').objectStore('drafts').count();
					asked.onsuccess = () => {
						opening.result.close();
						done(asked.result);
					};
				};
			}),
	);

const events = (count: number, from = 1) => Array.from({ length: count }, (_, i) => answered(from + i));
const copyOf = (some: readonly StudyEvent[]) => exportEvents(some, MARCH);

async function openData(page: Page) {
	await page.goto('/data');
	await expect(page.locator('#kept-space')).not.toHaveText('…');
}

const bringIn = (page: Page, text: string) =>
	page
		.locator('#file')
		.setInputFiles({ name: 'mandate.json', mimeType: 'application/json', buffer: Buffer.from(text) });
const said = (page: Page, part = '#bring') => page.locator(`${part} [role=status]`);
const save = (page: Page) => page.getByRole('button', { name: 'Export a backup', exact: true });

/** What the store itself holds, by id. */
const stored = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<{ id: string }[]>((resolve, reject) => {
				const opening = indexedDB.open('mandate');
				opening.onerror = () => reject(new Error('not opened'));
				opening.onsuccess = () => {
					const all = opening.result.transaction('events').objectStore('events').getAll();
					all.onsuccess = () => {
						opening.result.close();
						resolve(all.result as { id: string }[]);
					};
				};
			}),
	);
const byId = (some: readonly { id: string }[]) => [...some].sort((a, b) => (a.id < b.id ? -1 : 1));

test.describe('what is kept', () => {
	test('is nothing at first, then what was imported', async ({ page }) => {
		await openData(page);
		await expect(page.locator('#kept-answers')).toHaveText('0');
		await expect(page.locator('#kept-since')).toHaveText('nothing yet');
		await save(page).click();
		await expect(page.getByText('There’s nothing to export yet.')).toBeVisible();
		await bringIn(page, copyOf(events(1204)));
		await expect(page.locator('#kept-answers')).toHaveText('1,204');
		await expect(page.locator('#kept-attempts')).toHaveText('3');
		await expect(page.locator('#kept-since')).toHaveText('7 Mar 2026');
		await expect(page.locator('#kept-space')).toHaveText(/^about [\d.]+ [kM]B$/);
	});

	test('is found out without moving the page', async ({ page }) => {
		const shifted = await watchShifts(page);
		await page.goto('/data');
		await expect(page.locator('#kept-promise')).not.toContainText('Checking');
		await page.waitForLoadState('networkidle');
		expect(await shifted()).toBeLessThan(0.005);
	});

	test('shows at once in another tab', async ({ page, context }) => {
		const other = await context.newPage();
		await openData(other);
		await openData(page);
		await bringIn(page, copyOf(events(5)));
		await expect(other.locator('#kept-answers')).toHaveText('5');
	});

	for (const grants of [true, false]) {
		test(`the browser ${grants ? 'promises' : 'declines'} to keep it, and the page says so`, async ({
			page,
		}) => {
			await page.addInitScript((grants) => {
				let persisted = false;
				StorageManager.prototype.persisted = () => Promise.resolve(persisted);
				StorageManager.prototype.persist = () => Promise.resolve((persisted = grants));
			}, grants);
			await openData(page);
			await expect(page.locator('#kept-promise')).toContainText('may delete your data');
			const ask = page.getByRole('button', { name: 'Ask the browser to keep my data' });
			await ask.click();
			if (grants) {
				await expect(page.locator('#kept-promise')).toContainText('has promised to keep your data');
				await expect(page.locator('#kept-promise')).toBeFocused();
				await expect(ask).toBeHidden();
			} else {
				await expect(page.getByText('The browser didn’t promise to keep your data.')).toBeVisible();
				await expect(ask).toBeVisible();
			}
		});
	}
});

test.describe('a backup', () => {
	test('is saved as a file that holds everything, and gives the same on another device', async ({
		page,
		browser,
		baseURL,
	}, info) => {
		await openData(page);
		await bringIn(page, copyOf(events(40)));
		await expect(page.locator('#kept-answers')).toHaveText('40');
		const downloading = page.waitForEvent('download');
		await save(page).click();
		const download = await downloading;
		expect(download.suggestedFilename()).toMatch(/^mandate-\d{4}-\d\d-\d\d\.json$/);
		await expect(page.getByText(`${download.suggestedFilename()} (40 entries, `)).toBeVisible();
		const path = info.outputPath('copy.json');
		await download.saveAs(path);
		const parsed = parseExport(await readFile(path, 'utf8'));
		expect(parsed).toEqual({
			status: 'parsed',
			events: events(40),
			leftOut: { unreadable: 0, misplaced: 0 },
		});

		const elsewhere = await browser.newContext(baseURL ? { baseURL } : {});
		const other = await elsewhere.newPage();
		await openData(other);
		await other.locator('#file').setInputFiles(path);
		await expect(said(other)).toHaveText('40 new entries, 0 already here.');
		await expect(other.locator('#kept-answers')).toHaveText('40');
		expect(await stored(other)).toEqual(await stored(page));
		await elsewhere.close();
	});

	test('is added to what is here, and importing it twice changes nothing', async ({ page }) => {
		await openData(page);
		await bringIn(page, copyOf(events(31)));
		await expect(said(page)).toHaveText('31 new entries, 0 already here.');
		const mixed = JSON.parse(copyOf(events(245))) as { events: unknown[] };
		mixed.events.push(null, { ...answered(1), id: '<script>' });
		await bringIn(page, JSON.stringify(mixed));
		await expect(said(page)).toHaveText(
			'214 new entries, 31 already here, 2 unreadable (damaged, or from a newer version).',
		);
		const once = await stored(page);
		expect(once).toEqual(byId(events(245)));
		await bringIn(page, JSON.stringify(mixed));
		await expect(said(page)).toHaveText(/^0 new entries, 245 already here/);
		expect(await stored(page)).toEqual(once);
	});

	test('cannot claim a place that would leave none for what comes after', async ({ page }) => {
		await openData(page);
		await bringIn(page, copyOf([answered(1), { ...answered(2), seq: Number.MAX_SAFE_INTEGER }]));
		await expect(said(page)).toContainText('1 new entry, 0 already here, 1 skipped (impossible order)');
		expect(await stored(page)).toEqual([answered(1)]);
	});

	test('can be dropped anywhere on the page; text that is dropped is left alone', async ({ page }) => {
		await openData(page);
		const drop = (text: string | null) =>
			page.evaluate((text) => {
				const dataTransfer = new DataTransfer();
				if (text === null) dataTransfer.setData('text/plain', 'words');
				else dataTransfer.items.add(new File([text], 'mandate.json', { type: 'application/json' }));
				const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
				document.querySelector('h1')?.dispatchEvent(event);
				return event.defaultPrevented;
			}, text);
		expect(await drop(null)).toBe(false);
		await expect(said(page)).toBeEmpty();
		expect(await drop(copyOf(events(3)))).toBe(true);
		await expect(said(page)).toHaveText('3 new entries, 0 already here.');
	});

	test('is shared as a file where the browser can', async ({ page }) => {
		await page.addInitScript(() => {
			navigator.canShare = (data) => data?.files?.[0]?.type === 'application/json';
			navigator.share = async (data) => {
				document.documentElement.dataset.shared = `${data?.files?.[0]?.name} ${await data?.files?.[0]?.text()}`;
			};
		});
		await openData(page);
		await bringIn(page, copyOf(events(2)));
		await expect(page.locator('#kept-answers')).toHaveText('2');
		await page.getByRole('button', { name: 'Send as a file' }).click();
		await expect(page.getByText('Shared: mandate-')).toBeVisible();
		const shared = (await page.locator('html').getAttribute('data-shared')) ?? '';
		expect(shared).toMatch(/^mandate-\d{4}-\d\d-\d\d\.json \{/);
		expect(parseExport(shared.slice(shared.indexOf('{')))).toMatchObject({ events: events(2) });
	});

	test('is not offered for sharing where the browser cannot', async ({ page }) => {
		await page.addInitScript(() => {
			navigator.canShare = () => false;
		});
		await openData(page);
		await expect(save(page)).toBeVisible();
		await expect(page.getByRole('button', { name: 'Send as a file' })).toBeHidden();
	});
});

test.describe('a file that isn’t a backup changes nothing, and the page says what to do', () => {
	const FILES: Readonly<Record<string, [text: string, said: RegExp]>> = {
		'an empty one': ['', /^Nothing was imported\. The file is empty\. Export the backup again/],
		'one cut short': [copyOf(events(9)).slice(0, -40), /damaged or isn’t a Mandate backup/],
		'a picture': ['\u0089PNG\r\n\u001a\n', /damaged or isn’t a Mandate backup/],
		'a foreign one': [
			'{"format":"other-app","events":[]}',
			/isn’t a Mandate backup\. Choose the file called/,
		],
		'a newer one': [
			'{"format":"mandate-study","version":2,"events":{}}',
			/newer version of Mandate exported this file\. Go online, reload/,
		],
		'a damaged one': ['{"format":"mandate-study","version":1,"events":[{"id":1}]}', /The file is damaged\./],
		'one with nothing in it': [copyOf([]), /^The file has no entries\. Nothing was imported\.$/],
	};
	for (const [name, [text, expected]] of Object.entries(FILES)) {
		test(name, async ({ page }) => {
			await openData(page);
			await bringIn(page, copyOf(events(2)));
			await expect(said(page)).toHaveText(/^2 new entries/);
			await bringIn(page, text);
			await expect(said(page)).toHaveText(expected);
			expect(await stored(page)).toEqual(events(2));
		});
	}

	test('one larger than 50 MB', async ({ page }, info) => {
		const path = info.outputPath('huge.json');
		await writeFile(path, copyOf(events(2)));
		await truncate(path, 50_000_001);
		await openData(page);
		await page.locator('#file').setInputFiles(path);
		await expect(said(page)).toHaveText(/^Nothing was imported\. The file is larger than 50 MB/);
		expect(await stored(page)).toEqual([]);
	});

	test('several at once', async ({ page }) => {
		await openData(page);
		await page.evaluate(() => {
			const dataTransfer = new DataTransfer();
			for (const name of ['a', 'b']) dataTransfer.items.add(new File(['{}'], name));
			document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
		});
		await expect(said(page)).toHaveText('Nothing was imported. Import one file at a time.');
	});

	test('a good one, when the device is full', async ({ page }) => {
		await page.addInitScript(() => {
			const { put } = IDBObjectStore.prototype;
			let room = 3;
			IDBObjectStore.prototype.put = function (...given) {
				if (room-- > 0) return put.apply(this, given);
				this.transaction.abort();
				throw new DOMException('full', 'QuotaExceededError');
			};
		});
		await openData(page);
		await bringIn(page, copyOf(events(9)));
		await expect(said(page)).toHaveText(/^Nothing was imported\. The browser couldn’t save it/);
		expect(await stored(page)).toEqual([]);
	});
});

test.describe('deleting everything', () => {
	const ask = (page: Page) => page.getByRole('button', { name: 'Delete everything…' });

	test('asks first, and a change of mind deletes nothing', async ({ page }) => {
		await openData(page);
		await bringIn(page, copyOf(events(2)));
		await expect(said(page)).toHaveText(/^2 new entries/);
		await ask(page).focus();
		await page.keyboard.press('Enter');
		const dialog = page.getByRole('dialog', { name: 'Delete everything?' });
		await expect(dialog).toBeVisible();
		const downloading = page.waitForEvent('download');
		await dialog.getByRole('button', { name: 'Export a backup first' }).click();
		await downloading;
		await expect(dialog.getByRole('status')).toHaveText(/downloads: mandate-.*\.json \(2 entries, /);
		await page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();
		await expect(ask(page)).toBeFocused();
		await ask(page).click();
		await expect(dialog.getByRole('status')).toBeEmpty();
		await dialog.getByRole('button', { name: 'Cancel' }).click();
		await expect(dialog).toBeHidden();
		expect(await stored(page)).toEqual(events(2));
	});

	test('deletes only our data; other tabs carry on and start over', async ({ page, context }) => {
		const other = await context.newPage();
		await openData(other);
		await openData(page);
		await bringIn(page, copyOf(events(6)));
		await expect(other.locator('#kept-answers')).toHaveText('6');
		await page.evaluate(async () => {
			for (const storage of [localStorage, sessionStorage]) {
				storage.setItem('mandate:look', 'large');
				storage.setItem('another', 'stays');
			}
			await caches.open('mandate-pages');
			await caches.open('another');
		});
		await ask(page).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
		await expect(said(page, '#delete')).toHaveText(/^Everything you did on your own has been deleted\./);
		await expect(page.getByRole('dialog')).toBeHidden();
		await expect(page.locator('#kept-answers')).toHaveText('0');
		expect(await stored(page)).toEqual([]);
		const left = await page.evaluate(async () => ({
			local: Object.keys(localStorage),
			session: Object.keys(sessionStorage),
			caches: (await caches.keys()).filter((name) => name === 'another' || name === 'mandate-pages'),
		}));
		expect(left).toEqual({ local: ['another'], session: ['another'], caches: ['another'] });

		await expect(other.locator('#kept-answers')).toHaveText('0');
		await bringIn(other, copyOf(events(1)));
		await expect(page.locator('#kept-answers')).toHaveText('1');
	});

	test('says what it could not reach', async ({ page }) => {
		await page.addInitScript(() => {
			CacheStorage.prototype.keys = () => Promise.reject(new DOMException('', 'SecurityError'));
		});
		await openData(page);
		await ask(page).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
		await expect(said(page, '#delete')).toHaveText(
			'The browser wouldn’t let us delete the pages saved for offline use. If any of this is left, delete the data for localhost in your browser’s settings.',
		);
	});
});

test.describe('where the browser refuses storage', () => {
	const WAYS: Readonly<Record<string, () => void>> = {
		'with an error at once': () => {
			IDBFactory.prototype.open = () => {
				throw new DOMException('denied', 'SecurityError');
			};
		},
		'and says so later': () => {
			IDBFactory.prototype.open = () => {
				const request = new EventTarget();
				Object.assign(request, { error: new DOMException('denied', 'InvalidStateError') });
				setTimeout(() => request.dispatchEvent(new Event('error')));
				return request as IDBOpenDBRequest;
			};
		},
		'of every sort': () => {
			const refuse = () => {
				throw new DOMException('denied', 'SecurityError');
			};
			IDBFactory.prototype.open = refuse;
			CacheStorage.prototype.keys = () => Promise.reject(new DOMException('denied', 'SecurityError'));
			for (const name of ['localStorage', 'sessionStorage'])
				Object.defineProperty(globalThis, name, { get: refuse });
			const later = () => Promise.reject(new TypeError('denied'));
			StorageManager.prototype.estimate = later;
			StorageManager.prototype.persisted = later;
		},
	};
	for (const [name, refuse] of Object.entries(WAYS)) {
		test(`${name}, every part says so and nothing breaks`, async ({ page }) => {
			const errors: Error[] = [];
			page.on('pageerror', (error) => errors.push(error));
			await page.addInitScript(refuse);
			await openData(page);
			await expect(page.getByText('forgotten when you leave the page')).toBeVisible();
			await expect(page.getByText('site, so there’s nothing to export.')).toBeVisible();
			await expect(page.getByText('so you can’t import a backup')).toBeVisible();
			await expect(page.getByText('won’t let us access any saved answers')).toBeVisible();
			await expect(save(page)).toBeHidden();
			await expect(page.locator('#file')).toBeHidden();
			await page.getByRole('button', { name: 'Delete everything…' }).click();
			await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
			await expect(said(page, '#delete')).toHaveText(/^The browser wouldn’t let us delete your answers/);
			expect(errors).toEqual([]);
		});
	}

	test('a store that a newer version has changed is not called refused', async ({ page }) => {
		await page.goto('/icon.svg');
		await page.evaluate(
			() =>
				new Promise<void>((done) => {
					const opening = indexedDB.open('mandate', 99);
					opening.onsuccess = () => {
						opening.result.close();
						done();
					};
				}),
		);
		await openData(page);
		await expect(page.getByText('newer version of Mandate in this browser')).toBeVisible();
		await expect(page.getByText('This browser won’t').filter({ visible: true })).toHaveCount(0);
		await expect(page.getByRole('button', { name: 'Delete everything…' })).toBeHidden();
	});

	test('a store of the first version is brought up to date with all that it holds', async ({ page }) => {
		await page.goto('/icon.svg');
		await page.evaluate(
			(all) =>
				new Promise<void>((done, failed) => {
					const opening = indexedDB.open('mandate', 1);
					opening.onupgradeneeded = () => {
						const store = opening.result.createObjectStore('events', { keyPath: 'id' });
						store.createIndex('seq', 'seq');
						store.createIndex('module', 'module');
						store.createIndex('attempt', 'attempt');
						store.createIndex('begun', ['module', 'quiz', 'seq', 'step.seed']);
						for (const event of all) store.put(event);
					};
					opening.onerror = () => failed(opening.error);
					opening.onsuccess = () => {
						opening.result.close();
						done();
					};
				}),
			events(3),
		);
		await openData(page);
		await expect(page.locator('#kept-answers')).toHaveText('3');
		// What came with the second version works: an answer that was not given yet is kept.
		await page.goto(quizAddress(quiz));
		const choice = page.locator('.item[data-now] .options input').first();
		await choice.check();
		await expect.poll(() => draftsIn(page)).toBe(1);
		await page.reload();
		await expect(choice).toBeChecked();
	});

	test('over plain http the rest still works', async ({ page }) => {
		await page.addInitScript(() => {
			Object.defineProperty(Navigator.prototype, 'storage', { value: undefined });
			Object.defineProperty(Navigator.prototype, 'canShare', { value: undefined });
			Reflect.deleteProperty(globalThis, 'caches');
		});
		await openData(page);
		await expect(page.locator('#kept-space')).toHaveText('unknown');
		await expect(page.locator('#kept-promise')).toContainText('Export a backup now and then');
		await bringIn(page, copyOf(events(2)));
		await expect(said(page)).toHaveText(/^2 new entries/);
		await page.getByRole('button', { name: 'Delete everything…' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
		await expect(said(page, '#delete')).toHaveText(/^Everything you did on your own has been deleted\./);
	});
});

test('a part that does not arrive is named, and no control pretends to work', async ({ page }) => {
	await page.route(/immutable\/study\/data-/, (route) => route.abort());
	await page.goto('/data');
	await expect(page.getByText('couldn’t load')).toBeVisible();
	await expect(save(page)).toBeDisabled();
	await expect(page.locator('#file')).toBeDisabled();
});

test('without JavaScript the page explains everything, and shows no control', async ({
	browser,
	baseURL,
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
	const page = await context.newPage();
	await page.goto('/data');
	for (const heading of ['What we save, and where', 'Who can see it', 'What can delete it', 'How to move it'])
		await expect(page.getByRole('heading', { name: heading })).toBeVisible();
	await expect(page.getByText('Exporting needs JavaScript.')).toBeVisible();
	await expect(page.getByText('Importing a backup needs JavaScript.')).toBeVisible();
	await expect(page.locator('main').getByRole('button')).toHaveCount(0);
	await context.close();
});

test('every state keeps to WCAG 2.2 AA', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await openData(page);
	expect(await violationsInBoth(page)).toEqual([]);
	await bringIn(page, copyOf(events(3)));
	await expect(said(page)).toHaveText(/^3 new/);
	expect(await violationsInBoth(page)).toEqual([]);
	await bringIn(page, '{');
	await expect(said(page)).toHaveText(/^Nothing/);
	expect(await violationsInBoth(page)).toEqual([]);
	await page.getByRole('button', { name: 'Delete everything…' }).click();
	expect(await violationsInBoth(page)).toEqual([]);
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('denied', 'SecurityError');
		};
	});
	await openData(page);
	await expect(page.getByText('site, so there’s nothing to export.')).toBeVisible();
	expect(await violationsInBoth(page)).toEqual([]);
});

test.describe('at 320 px, as at 400 % zoom of a 1280 px window', () => {
	test.use({ viewport: { width: 320, height: 256 } });

	test('nothing scrolls sideways, and what is pressed is large enough', async ({ page }) => {
		const width = () => page.evaluate(() => document.documentElement.scrollWidth);
		await openData(page);
		await bringIn(page, copyOf(events(3)));
		await expect(said(page)).toHaveText(/^3 new/);
		expect(await width()).toBeLessThanOrEqual(320);
		await page.getByRole('button', { name: 'Delete everything…' }).click();
		const dialog = page.getByRole('dialog');
		const inside = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
		expect(inside).toBeLessThanOrEqual(0);
		const remove = dialog.getByRole('button', { name: 'Delete everything' });
		await remove.scrollIntoViewIfNeeded();
		await expect(remove).toBeInViewport();
		const low = await page.evaluate(() =>
			[...document.querySelectorAll('main :is(button, input)')]
				.filter((element) => element.checkVisibility())
				// A box is pressed by the line it stands in.
				.map((element) => ({
					height: (element.closest('label') ?? element).getBoundingClientRect().height,
					text: element.outerHTML,
				}))
				.filter(({ height }) => height < 43.5),
		);
		expect(low).toEqual([]);
	});
});
