import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { startApp, type App } from '../server/start-app.ts';
import {
	caseAddress,
	module,
	moduleAddress,
	quiz,
	quizAddress,
	readingAddress,
	responseFor,
	right,
} from './content.ts';
import { newerBuild } from './newer-build.ts';
import { makeProfile, type Profile } from './profile.ts';
import { allReadings } from '../../src/lib/quiz/path.ts';
import { act, respond, sectionOf, takeWhole } from './take.ts';

// Each test brings a server that it can stop, and a browser whose profile outlives it.
test.setTimeout(120_000);

let app: App;
let profile: Profile;
/** Also called for a test that was skipped before it began: then there is nothing to end. */
const ends: (() => Promise<unknown>)[] = [];
test.beforeEach(async () => {
	app = await startApp();
	ends.push(() => app.kill());
	profile = await makeProfile();
	ends.unshift(() => profile.remove());
});
test.afterEach(async () => {
	for (const end of ends.splice(0)) await end();
});

/** Opens the module's page and waits for its sign. */
async function visit(page: Page) {
	await page.goto(`${app.origin}${moduleAddress}`);
	await expect(page.locator('#offline-sign')).toContainText(/Available offline · \d+(\.\d)? MB/, {
		timeout: 30_000,
	});
}

const cached = (page: Page) =>
	page.evaluate(async () => {
		const paths = [];
		for (const name of await caches.keys()) {
			for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
		}
		return paths;
	});

test('after one visit all of a module is there without a network, also after a restart', async () => {
	let page = await profile.start();
	await visit(page);
	await app.kill();
	await profile.kill();
	page = await profile.start();
	for (const path of [
		'/',
		moduleAddress,
		...allReadings(module).map(({ id }) => readingAddress(id)),
		...module.quizzes.map(quizAddress),
		`${quizAddress(quiz)}/print`,
		caseAddress,
		`${caseAddress}/projector`,
		`${caseAddress}/print/key`,
		`${moduleAddress}/glossary`,
		`${moduleAddress}/review`,
		`${moduleAddress}/certificate`,
		`${moduleAddress}/notes`,
		'/data',
	]) {
		await page.goto(`${app.origin}${path}`);
		await expect(page.locator('main h1:visible'), path).toBeVisible();
		await expect(page.locator('main h1:visible'), path).not.toHaveText(/isn’t on this device/);
	}
	// A slash at its end leads to the same page, in its look and with its attempt.
	// The attempt that begins there takes the query away again.
	const answered = await page.goto(`${app.origin}${quizAddress(quiz)}/?from=list`);
	expect(answered?.url()).toBe(`${app.origin}${quizAddress(quiz)}?from=list`);
	await takeWhole(page, quiz.items, right);
	await expect(page.locator('#results .score-line')).toContainText(`${quiz.items.length} of`);
	await page.goto(`${app.origin}${moduleAddress}`);
	await page.goto(`${app.origin}${quizAddress(quiz)}`);
	await page.getByRole('link', { name: 'See results' }).click();
	await expect(page).toHaveURL(/\?attempt=/);
	await expect(page.locator('#results .score-line')).toContainText(`${quiz.items.length} of`);

	// What is loaded when it is needed is there too.
	const [reading] = module.readings;
	if (!reading) throw new Error('no reading');
	await page.goto(`${app.origin}${readingAddress(reading.id)}`);
	await page.getByLabel('Show', { exact: true }).selectOption('My answers');
	await expect(page.locator('.text [data-own=right]').first()).toBeVisible();
	await page.locator('.text .term').first().click();
	await expect(page.locator('#term-told')).toBeVisible();
	await page.goto(`${app.origin}${moduleAddress}`);
	await expect(page.locator(`[data-quiz="${quiz.id}"] .state`)).toContainText(/Done|of/);
	await page.goto(`${app.origin}${moduleAddress}/glossary`);
	await page.getByRole('searchbox').fill('consent');
	await expect(page.getByText('consent').filter({ visible: true }).first()).toBeVisible();
	await page.goto(`${app.origin}${moduleAddress}/review`);
	await page.getByRole('button', { name: /^Review/ }).click();
	await expect(page.locator('.item[data-now]')).toBeVisible();
});

test('the browser finds nothing that keeps the app from being installed', async () => {
	const page = await profile.start();
	await visit(page);
	const client = await page.context().newCDPSession(page);
	expect(await client.send('Page.getInstallabilityErrors')).toEqual({ installabilityErrors: [] });
	expect(await client.send('Page.getAppManifest')).toMatchObject({
		url: `${app.origin}/manifest.webmanifest`,
		errors: [],
	});
});

test('the network cut in mid-quiz and restored changes nothing', async () => {
	const page = await profile.start();
	await visit(page);
	await page.goto(`${app.origin}${quizAddress(quiz)}`);
	const [one, two, three] = quiz.items;
	if (!one || !two || !three) throw new Error('no items');
	await respond(page, one, right(one));
	await act(page);
	await app.kill();
	await act(page);
	await respond(page, two, responseFor(two, 'wrong') ?? []);
	await act(page);
	await expect(sectionOf(page, two).locator('.verdict .word')).toHaveText('Incorrect');
	await page.reload();
	await expect(page.locator('#place')).toHaveText(`2 of ${quiz.items.length}`);
	await expect(sectionOf(page, two).locator('.verdict .word')).toHaveText('Incorrect');
	app = await startApp({ PORT: String(app.port) });
	await page.reload();
	await expect(sectionOf(page, two).locator('.verdict .word')).toHaveText('Incorrect');
	await act(page);
	await expect(sectionOf(page, three)).toBeVisible();
});

test('a visit that was cut short is completed by the next', async () => {
	const page = await profile.start();
	await page.goto(`${app.origin}${moduleAddress}`);
	await expect
		.poll(async () => (await cached(page)).filter((path) => path.startsWith('/learn')).length)
		.toBeGreaterThan(0);
	await app.kill();
	app = await startApp({ PORT: String(app.port) });
	await visit(page);
	const paths = await cached(page);
	for (const of of module.quizzes) expect(paths).toContain(quizAddress(of));
});

test('after everything was deleted, the next visit keeps everything again', async () => {
	const page = await profile.start();
	await visit(page);
	await page.goto(`${app.origin}/data`);
	await page.locator('[data-do=ask]').click();
	await page.locator('dialog [data-do=delete]').click();
	await expect.poll(() => cached(page)).toEqual([]);
	await visit(page);
	await app.kill();
	// A slash at its end leads to the same page, in its look and with its attempt.
	// The attempt that begins there takes the query away again.
	const answered = await page.goto(`${app.origin}${quizAddress(quiz)}/?from=list`);
	expect(answered?.url()).toBe(`${app.origin}${quizAddress(quiz)}?from=list`);
	await takeWhole(page, quiz.items, right);
	await expect(page.locator('#results .score-line')).toContainText(`${quiz.items.length} of`);
	await page.goto(`${app.origin}/`);
	await expect(page.locator('#modules')).toBeVisible();
});

test('what was not kept says so, and shows the way', async () => {
	const page = await profile.start();
	await page.goto(`${app.origin}/`);
	await expect.poll(() => cached(page), { timeout: 20_000 }).toContain('/offline');
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await app.kill();
	await page.goto(`${app.origin}${quizAddress(quiz)}`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page isn’t on this device yet');
	await page.getByRole('link', { name: 'See all modules' }).click();
	await expect(page.locator('#modules')).toBeVisible();
	// A page that only the server has comes by itself, once there is a network.
	await page.getByRole('link', { name: 'Join' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re offline');
});

test('whoever asks the browser to save data is asked before a module is fetched', async () => {
	const page = await profile.start();
	await page.addInitScript(() =>
		Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true } }),
	);
	await page.goto(`${app.origin}${moduleAddress}`);
	await expect(page.locator('#keep')).toBeVisible({ timeout: 30_000 });
	const quizzes = async () => (await cached(page)).filter((path) => path.includes('/quiz/'));
	expect(await quizzes()).toEqual([]);
	await page.locator('#keep').click();
	await expect(page.locator('#keep')).toBeHidden();
	await expect(page.locator('#offline-sign')).toContainText('Available offline', { timeout: 30_000 });
	expect((await quizzes()).length).toBeGreaterThan(module.quizzes.length);
});

test('a device without room for a module says so', async () => {
	const page = await profile.start();
	await page.goto(`${app.origin}/data`);
	await page.evaluate(() => navigator.serviceWorker.ready);
	const client = await page.context().newCDPSession(page);
	const { usage } = await client.send('Storage.getUsageAndQuota', { origin: app.origin });
	await client.send('Storage.overrideQuotaForOrigin', { origin: app.origin, quotaSize: usage + 200_000 });
	await page.goto(`${app.origin}${moduleAddress}`);
	await expect(page.locator('#offline-sign')).toHaveText(/not enough space/, { timeout: 30_000 });
	// All is there as ever, with a network.
	await page.goto(`${app.origin}${quizAddress(quiz)}`);
	await expect(page.locator('#place')).toHaveText(`1 of ${quiz.items.length}`);
});

test('where not even what every page needs can be kept, that is said too', async () => {
	const broken = await newerBuild();
	await rm(join(broken, 'prerendered/offline.html'));
	await app.kill();
	app = await startApp({ PORT: String(app.port) }, 'mandate', broken);
	const page = await profile.start();
	await page.goto(`${app.origin}${moduleAddress}`);
	await expect(page.locator('#offline-sign')).toHaveText(/^Not fully available offline yet/, {
		timeout: 30_000,
	});
	await rm(broken, { recursive: true });
});

test('nothing of accounts, assignments or joining is kept, nor what only a server can answer', async () => {
	const page = await profile.start();
	await visit(page);
	for (const path of ['/teach', '/teach/classes', '/assignments/1', '/join', '/join/ABCD', '/healthz']) {
		await page.evaluate((address) => fetch(address), path);
		await page.goto(`${app.origin}${path}`);
	}
	const paths = await cached(page);
	expect(paths.length).toBeGreaterThan(20);
	expect(paths.filter((path) => /^\/(teach|assignments|join|healthz)|check$|__data/.test(path))).toEqual([]);
	await app.kill();
	await expect(page.goto(`${app.origin}/healthz`)).rejects.toThrow();
});

test('a version deployed in mid-quiz waits, offers itself, and the old scripts stay reachable', async () => {
	const newer = await newerBuild();
	const page = await profile.start();
	await visit(page);
	await page.goto(`${app.origin}${quizAddress(quiz)}`);
	let loads = 0;
	page.on('load', () => (loads += 1));
	const [first, ...others] = quiz.items;
	if (!first) throw new Error('no item');
	await respond(page, first, right(first));
	await act(page);

	await app.kill();
	app = await startApp({ PORT: String(app.port) }, 'mandate', newer);
	const other = await page.context().newPage();
	await other.goto(`${app.origin}/`);
	await expect(other.locator('#update')).toBeVisible({ timeout: 30_000 });
	// It does not offer itself to who is in the middle of a quiz; and who is asked may say no for now.
	await expect(page.locator('#update')).toBeHidden();
	await other.getByRole('button', { name: 'Later' }).click();
	await expect(other.locator('#update')).toBeHidden();
	await other.goto(`${app.origin}/data`);
	await expect(other.locator('#update')).toBeVisible({ timeout: 30_000 });
	await other.getByRole('button', { name: 'Update now' }).click();
	await expect(other.locator('#update')).toBeHidden();
	await expect
		.poll(() => other.evaluate(() => document.documentElement.innerHTML))
		.toContain('the newer version');

	// The tab in mid-quiz was not reloaded, goes on, and finds the results as it knows them.
	await page.bringToFront();
	await act(page);
	await takeWhole(page, others, right);
	await expect(page.locator('#results .score-line')).toContainText(`${quiz.items.length} of`);
	expect(loads).toBe(0);
	await page.reload();
	await expect(page.locator('body')).toContainText('the newer version');
	await expect(page.locator('#results .score-line')).toContainText(`${quiz.items.length} of`);
	await rm(newer, { recursive: true });
});

test('an update that cannot be kept says nothing: what is there goes on to work offline', async () => {
	const newer = await newerBuild();
	const page = await profile.start();
	await visit(page);
	const sign = await page.locator('#offline-sign').textContent();
	await page.evaluate(() => {
		const told: unknown[] = [];
		Object.assign(window, { told });
		new BroadcastChannel('mandate:offline').addEventListener('message', ({ data }) => told.push(data));
	});
	await rm(join(newer, `prerendered${readingAddress(module.readings[0]?.id ?? '')}.html`));
	await app.kill();
	app = await startApp({ PORT: String(app.port) }, 'mandate', newer);
	const states = await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update();
		const { installing } = registration;
		if (!installing) return [];
		return new Promise<string[]>((done) => {
			const seen: string[] = [];
			installing.addEventListener('statechange', () => {
				seen.push(installing.state);
				if (installing.state !== 'installed') done(seen);
			});
		});
	});
	expect(states, 'the update has failed').toEqual(['redundant']);
	expect(await page.evaluate(() => (window as unknown as { told: unknown[] }).told)).toEqual([]);
	await expect(page.locator('#offline-sign')).toHaveText(sign ?? '');
	await app.kill();
	await page.goto(`${app.origin}${readingAddress(module.readings[0]?.id ?? '')}`);
	await expect(page.locator('main h1:visible')).not.toHaveText(/isn’t on this device/);
	await rm(newer, { recursive: true });
});

test('a device whose store fails is served from the network', async () => {
	const page = await profile.start();
	await visit(page);
	const [worker] = page.context().serviceWorkers();
	if (!worker) throw new Error('no service worker');
	await worker.evaluate(() => {
		const fail = () => Promise.reject(new DOMException('broken', 'UnknownError'));
		Object.assign(caches, { match: fail, open: fail });
	});
	await page.goto(`${app.origin}${quizAddress(quiz)}`);
	await expect(page.locator('#place')).toHaveText(`1 of ${quiz.items.length}`);
	expect(await worker.evaluate(() => caches.match('/').catch(({ name }: Error) => name))).toBe(
		'UnknownError',
	);
	const [item] = quiz.items;
	if (!item) throw new Error('no item');
	await respond(page, item, right(item));
	await act(page);
	await expect(sectionOf(page, item).locator('.verdict .word')).toHaveText('Correct');
	await app.kill();
	await expect(page.goto(`${app.origin}${moduleAddress}`)).rejects.toThrow();
});
