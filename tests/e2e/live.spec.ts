import { expect, test, type Browser, type Page } from '@playwright/test';
import { assign, letPass, type Assigned } from './assign.ts';
import { withDatabase } from './database.ts';
import { signInTeacher } from './teacher.ts';
import type { AssignmentRules } from '../../src/lib/assign/rules.ts';

test.skip(({ isMobile }) => isMobile, 'One width is enough: the page has tests of its own.');

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
	await page.getByLabel('Is your name on the list?').selectOption('Amina');
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page.getByText('You are here as Amina')).toBeVisible();
	return page;
}

async function start(page: Page, { home }: Assigned) {
	await page.goto(home);
	await page.getByRole('button', { name: 'Start' }).click();
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
	await expect(state(page)).toHaveText('This page follows along by itself.');
	await expect(live(page)).toContainText('0 joined · 0 working · 0 handed in');
	const student = await comeIn(browser, baseURL, assigned);
	await expect(live(page)).toContainText('1 joined · 0 working');
	await start(student, assigned);
	await expect(live(page)).toContainText('1 joined · 1 working');
	await student.context().close();
});

test('the live page sees time run out, of which nobody tells', async ({ page, browser, baseURL }) => {
	await page.clock.install();
	const assigned = await openLive(page, baseURL, { timeLimit: 10 });
	const student = await comeIn(browser, baseURL, assigned);
	await start(student, assigned);
	await expect(live(page)).toContainText('1 working · 0 handed in');
	// The student’s own page would hand in, and that would be heard.
	await student.context().close();
	await letPass(assigned, 12 * 60_000);
	await page.clock.fastForward(30_000);
	await expect(live(page)).toContainText('0 working · 1 handed in');
});

test('where no stream of events comes through, the live page asks by itself', async ({
	page,
	browser,
	baseURL,
}) => {
	await page.route('**/live/changes', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }));
	const assigned = await openLive(page, baseURL);
	await expect(state(page)).toHaveText('This page looks for changes every few seconds.');
	const student = await comeIn(browser, baseURL, assigned);
	await expect(live(page)).toContainText('1 joined');
	await start(student, assigned);
	await expect(live(page)).toContainText('1 working');
	await student.context().close();
});

test('where a browser knows no such streams, too', async ({ page, browser, baseURL }) => {
	await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'EventSource'));
	const assigned = await openLive(page, baseURL);
	await expect(state(page)).toHaveText('This page looks for changes every few seconds.');
	const student = await comeIn(browser, baseURL, assigned);
	await expect(live(page)).toContainText('1 joined');
	await student.context().close();
});
