import { start as pressStart } from './taking.ts';
import { createServer, request as ask } from 'node:http';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { assign, letPass, type Assigned } from './assign.ts';
import { withDatabase } from './database.ts';
import { signInTeacher } from './teacher.ts';
import type { AssignmentRules } from '../../src/lib/rules/rules.ts';

/** An assignment of the teacher who is signed in on this page, with its live page opened. */
async function openLive(page: Page, baseURL: string | undefined, rules: Partial<AssignmentRules> = {}) {
	const teacher = await signInTeacher(page.context(), baseURL);
	const assigned = await assign(rules);
	await withDatabase(({ db }) =>
		db.updateTable('class').set({ teacher_id: teacher.id }).where('id', '=', assigned.classId).execute(),
	);
	await page.goto(`/teach/assignments/${assigned.id}/live`);
	return assigned;
}

const joinCode = ({ classId }: Assigned) =>
	withDatabase(async ({ db }) => {
		const found = await db
			.selectFrom('class')
			.select('join_code')
			.where('id', '=', classId)
			.executeTakeFirstOrThrow();
		return found.join_code;
	});

/** Somebody comes in with the code, on a device of their own. */
async function comeIn(browser: Browser, baseURL: string | undefined, assigned: Assigned) {
	const context = await browser.newContext(baseURL ? { baseURL } : {});
	const page = await context.newPage();
	await page.goto(`/join/${await joinCode(assigned)}`);
	await page.getByLabel('Your name').fill('Amina');
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page.getByText('You’re signed in as Amina')).toBeVisible();
	return page;
}

async function start(page: Page, { home }: Assigned) {
	await page.goto(home);
	await pressStart(page);
	await expect(page).toHaveURL(/\/0$/);
}

const live = (page: Page) => page.locator('[data-live]');
const state = (page: Page) => page.locator('[data-live-state]');

test('the live page hears who joins and who starts, before anybody has answered', async ({
	page,
	browser,
	baseURL,
}) => {
	const assigned = await openLive(page, baseURL);
	await expect(state(page)).toHaveText('Updates automatically.');
	await expect(live(page)).toContainText('0 joined · 0 in progress · 0 submitted');
	const student = await comeIn(browser, baseURL, assigned);
	await expect(live(page)).toContainText('1 joined · 0 in progress');
	await start(student, assigned);
	await expect(live(page)).toContainText('1 joined · 1 in progress');
	await student.context().close();
});

test('the live page sees time run out, of which nobody tells', async ({ page, browser, baseURL }) => {
	await page.clock.install();
	const assigned = await openLive(page, baseURL, { timeLimit: 10 });
	const student = await comeIn(browser, baseURL, assigned);
	await start(student, assigned);
	await expect(live(page)).toContainText('1 in progress · 0 submitted');
	// The student’s own page would hand in, and that would be heard.
	await student.context().close();
	await letPass(assigned, 12 * 60_000);
	await page.clock.fastForward(30_000);
	await expect(live(page)).toContainText('0 in progress · 1 submitted');
});

test('a page that could not be looked at once says so until it could', async ({ page, browser, baseURL }) => {
	const assigned = await openLive(page, baseURL);
	await expect(state(page)).toHaveText('Updates automatically.');
	const fails = (failing: boolean) =>
		failing
			? page.route('**/live', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }))
			: page.unroute('**/live');
	await fails(true);
	const student = await comeIn(browser, baseURL, assigned);
	await expect(state(page)).toHaveText('You’re offline. This page may be out of date.');
	await expect(live(page)).toContainText('0 joined');
	await fails(false);
	await start(student, assigned);
	await expect(live(page)).toContainText('1 joined · 1 in progress');
	await expect(state(page)).toHaveText('Updates automatically.');
	await student.context().close();
});

test('where no stream of events comes through, the live page asks by itself', async ({
	page,
	browser,
	baseURL,
}) => {
	await page.route('**/live/changes', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }));
	const assigned = await openLive(page, baseURL);
	await expect(state(page)).toHaveText('Updates automatically every few seconds.');
	const student = await comeIn(browser, baseURL, assigned);
	await expect(live(page)).toContainText('1 joined');
	await start(student, assigned);
	await expect(live(page)).toContainText('1 in progress');
	await student.context().close();
});

test('where a browser knows no such streams, too', async ({ page, browser, baseURL }) => {
	await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'EventSource'));
	const assigned = await openLive(page, baseURL);
	await expect(state(page)).toHaveText('Updates automatically every few seconds.');
	const student = await comeIn(browser, baseURL, assigned);
	await expect(live(page)).toContainText('1 joined');
	await student.context().close();
});

/** A filter at school that takes every answer whole before it hands it on: a stream, which has no end, never comes. */
async function startFilter(baseURL: string | undefined) {
	const { port } = new URL(baseURL ?? '');
	let streams = 0;
	const server = createServer((asked, answer) => {
		const isStream = asked.url?.endsWith('/live/changes') ?? false;
		const sent = ask(
			{ host: 'localhost', port, path: asked.url, method: asked.method, headers: asked.headers },
			(got) => {
				const chunks: Buffer[] = [];
				got.on('data', (chunk: Buffer) => chunks.push(chunk));
				got.on('end', () => answer.writeHead(got.statusCode ?? 502, got.headers).end(Buffer.concat(chunks)));
			},
		);
		sent.on('error', () => answer.destroy());
		if (isStream) streams += 1;
		answer.on('close', () => {
			if (isStream) streams -= 1;
			sent.destroy();
		});
		asked.pipe(sent);
	});
	await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
	const address = server.address();
	return {
		origin: `http://localhost:${typeof address === 'object' && address ? address.port : 0}`,
		streams: () => streams,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}

test('behind a filter that holds streams back the live page follows, and says how', async ({
	page,
	browser,
	baseURL,
}) => {
	const assigned = await openLive(page, baseURL);
	const filter = await startFilter(baseURL);
	await page.goto(`${filter.origin}/teach/assignments/${assigned.id}/live`);
	await expect(state(page)).toHaveText('Updates automatically every few seconds.');
	const student = await comeIn(browser, baseURL, assigned);
	await expect(live(page)).toContainText('1 joined');
	// It holds no connection that brings nothing.
	await expect.poll(filter.streams).toBe(0);
	await student.context().close();
	filter.close();
});

/** As when another tab is in front. */
const setHidden = (page: Page, hidden: boolean) =>
	page.evaluate((value) => {
		Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
		Object.defineProperty(document, 'visibilityState', {
			configurable: true,
			get: () => (value ? 'hidden' : 'visible'),
		});
		document.dispatchEvent(new Event('visibilitychange'));
	}, hidden);

test('seven live pages in tabs leave the browser connections; one that is seen again has caught up', async ({
	page,
	browser,
	baseURL,
}) => {
	const assigned = await openLive(page, baseURL);
	await expect(state(page)).toHaveText('Updates automatically.');
	await setHidden(page, true);
	const address = page.url();
	for (let tab = 0; tab < 6; tab += 1) {
		const other = await page.context().newPage();
		await other.goto(address);
		await expect(state(other)).toHaveText('Updates automatically.');
		await setHidden(other, true);
	}
	// All six connections of a browser to one server would be taken by now, and this would wait for ever.
	const one = await page.context().newPage();
	await one.goto('/teach');
	await expect(one.getByRole('heading', { level: 1 })).toBeVisible();
	const student = await comeIn(browser, baseURL, assigned);
	await expect(live(page)).toContainText('0 joined');
	await setHidden(page, false);
	await expect(live(page)).toContainText('1 joined');
	await expect(state(page)).toHaveText('Updates automatically.');
	await student.context().close();
});
