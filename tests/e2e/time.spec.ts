import { expect, test, type Page } from '@playwright/test';
import { assign, attemptsOf, letPass, sampler, storedResponse, withRules, type Assigned } from './assign.ts';
import { withDatabase } from './database.ts';
import { start, answer, at, begin, names, next, saved } from './taking.ts';
import { signInTeacher } from './teacher.ts';

const MINUTE = 60_000;
const [first = '', second = ''] = names;
const form = (page: Page) => page.locator('#quiz');
const notice = (page: Page) => page.locator('#notice');
const handedInAt = async (assigned: Assigned) => (await attemptsOf(assigned))[0]?.handed_in_at;

const giveMinutes = ({ classId }: Assigned, minutes: number) =>
	withDatabase(({ db }) =>
		db.updateTable('student').set({ extra_minutes: minutes }).where('class_id', '=', classId).execute(),
	);

/** Time passes at the server and for the page alike. */
async function pass(page: Page, assigned: Assigned, ms: number) {
	await letPass(assigned, ms);
	await page.clock.fastForward(ms);
}

/** With one answer saved, and a minute to go. */
async function underWay(page: Page, baseURL: string | undefined, rules: Parameters<typeof assign>[0]) {
	const assigned = await assign(rules);
	await assigned.join(page.context(), baseURL);
	await page.clock.install();
	await begin(page, assigned);
	await answer(page, first);
	await expect(saved(page)).toHaveText('Saved');
	return assigned;
}

async function goesOn(page: Page, assigned: Assigned) {
	await expect(form(page)).toBeVisible();
	await expect(form(page)).not.toHaveAttribute('inert');
	await next(page);
	await answer(page, second);
	await expect(saved(page)).toHaveText('Saved');
	await expect.poll(() => storedResponse(assigned, sampler.items[1]?.id ?? '')).not.toEqual([]);
	expect(await handedInAt(assigned)).toBeNull();
}

test('ten more minutes, given while the page is left alone: its clock runs out and hands in nothing', async ({
	page,
	baseURL,
}) => {
	const assigned = await underWay(page, baseURL, { timeLimit: 1 });
	await expect(page.locator('#time-left')).toHaveText(/^0:\d\d left$/);
	await giveMinutes(assigned, 10);
	await pass(page, assigned, MINUTE + 1_000);
	await expect(page.locator('#time-left')).toHaveText('10 minutes left');
	await expect(notice(page)).toContainText('Your time has changed');
	await goesOn(page, assigned);
});

test('a due date that is moved while the page is left alone: likewise', async ({ page, baseURL }) => {
	const dueAt = Date.now() + 2 * MINUTE;
	const assigned = await underWay(page, baseURL, { dueAt, latePolicy: 'refuse' });
	const before = await page.locator('#due').textContent();
	await withRules(assigned, { dueAt: dueAt + 24 * 60 * MINUTE });
	await page.clock.fastForward(2 * MINUTE + 1_000);
	await expect(page.locator('#due')).not.toHaveText(before ?? '');
	await goesOn(page, assigned);
});

test('less time is heard of by a page on which nothing is done', async ({ page, baseURL }) => {
	const assigned = await underWay(page, baseURL, { timeLimit: 60 });
	await withRules(assigned, { timeLimit: 5 });
	await page.clock.fastForward(MINUTE + 5_000);
	await expect(page.locator('#time-left')).toHaveText('5 minutes left');
});

test('when time is up for the server too, the page closes without submitting; the teacher reopens it and the page continues', async ({
	page,
	baseURL,
	browser,
}) => {
	const assigned = await underWay(page, baseURL, { timeLimit: 1, feedback: 'never', keys: 'never' });
	await pass(page, assigned, MINUTE + 1_000);
	await expect(notice(page)).toContainText('Time is up.');
	await expect(form(page)).toHaveAttribute('inert');
	expect(await handedInAt(assigned)).toBeNull();
	// The way to the server is allowed for.
	await pass(page, assigned, MINUTE);
	await expect(page.locator('#done-title')).toHaveText('Time is up');
	await expect(page.locator('#done-words')).toContainText(`1 of ${sampler.items.length} answers saved.`);
	expect(await handedInAt(assigned)).toBeNull();

	const desk = await browser.newContext(baseURL === undefined ? {} : { baseURL });
	const teacher = await signInTeacher(desk, baseURL);
	await withDatabase(({ db }) =>
		db.updateTable('class').set({ teacher_id: teacher.id }).where('id', '=', assigned.classId).execute(),
	);
	const paper = await desk.newPage();
	const [attempt] = await attemptsOf(assigned);
	await paper.goto(`/teach/assignments/${assigned.id}/results/students/${attempt?.student_id}`);
	await expect(paper.getByText(/time ran out/).first()).toBeVisible();
	const reopen = async () => {
		await paper.getByText('Time ran out before the student submitted').click();
		await paper.getByLabel('Minutes from now').fill('15');
		await paper.getByRole('button', { name: 'Reopen attempt' }).click();
		await expect(paper.getByRole('status')).toHaveText('Attempt reopened. The student can continue now.');
	};
	await reopen();
	await paper.getByRole('button', { name: 'Undo' }).click();
	await expect(paper.getByRole('status')).toHaveText('Attempt closed.');
	await reopen();
	await desk.close();

	await page.clock.fastForward(MINUTE + 5_000);
	await expect(page.locator('#time-left')).toHaveText('15 minutes left');
	await expect(at(page, first).locator('input:checked')).toHaveCount(1);
	await goesOn(page, assigned);
});

test('what a student submitted is final: the teacher can’t reopen it', async ({ page, context, baseURL }) => {
	const assigned = await underWay(page, baseURL, { timeLimit: 30 });
	await page.locator('[data-do="hand-in"]').click();
	await page.getByRole('button', { name: 'Submit now' }).click();
	await expect(page.locator('#done-title')).toHaveText(/^Submitted at/);
	const teacher = await signInTeacher(context, baseURL);
	await withDatabase(({ db }) =>
		db.updateTable('class').set({ teacher_id: teacher.id }).where('id', '=', assigned.classId).execute(),
	);
	const [attempt] = await attemptsOf(assigned);
	await page.goto(`/teach/assignments/${assigned.id}/results/students/${attempt?.student_id}`);
	await expect(page.getByText(/submitted/).first()).toBeVisible();
	await expect(page.getByText('Time ran out before the student submitted')).toHaveCount(0);
});

test('without a network the clock closes nothing, says what counts, and goes on when there is more time', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await underWay(page, baseURL, { timeLimit: 1 });
	await context.setOffline(true);
	await giveMinutes(assigned, 10);
	await pass(page, assigned, MINUTE + 1_000);
	await expect(notice(page)).toContainText('we can’t reach the server');
	await next(page);
	await answer(page, second);
	await expect(saved(page)).toHaveText(/^Offline/);
	await context.setOffline(false);
	await expect(page.locator('#time-left')).toHaveText('10 minutes left');
	await expect(saved(page)).toHaveText('Saved');
	expect(await storedResponse(assigned, sampler.items[1]?.id ?? '')).not.toEqual([]);
	expect(await handedInAt(assigned)).toBeNull();
});

test('a device that slept shows the right time at once, and asks', async ({ page, baseURL }) => {
	await page.addInitScript(() => {
		// A monotonic clock that stands still from when it is told to: so it is on a laptop that sleeps.
		const real = performance.now.bind(performance);
		let slept = 0;
		performance.now = () => real() - slept;
		Reflect.set(globalThis, 'sleep', (ms: number) => (slept += ms));
	});
	const assigned = await underWay(page, baseURL, { timeLimit: 60 });
	await letPass(assigned, 20 * MINUTE);
	await page.evaluate(() => (Reflect.get(globalThis, 'sleep') as (ms: number) => void)(20 * 60_000));
	await page.clock.fastForward(20 * MINUTE);
	await expect(page.locator('#time-left')).toHaveText(/^(39|40) minutes left$/);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('more time holds from the next press on, and what comes too late is not silently lost', async ({
		page,
		context,
		baseURL,
	}) => {
		const assigned = await assign({ timeLimit: 1 });
		await assigned.join(context, baseURL);
		await page.goto(assigned.home);
		await start(page);
		await giveMinutes(assigned, 10);
		await letPass(assigned, 3 * MINUTE);
		await at(page, first).locator('.option').first().click();
		await page.getByRole('button', { name: 'Save', exact: true }).last().click();
		await expect(page.getByText('Saved.')).toBeVisible();
		await expect(page.getByText(/submitted automatically \d minutes/)).toBeVisible();
		await letPass(assigned, 10 * MINUTE);
		await page.getByRole('button', { name: 'Save', exact: true }).last().click();
		await expect(page.getByText('Some answers weren’t saved')).toBeVisible();
		expect(await handedInAt(assigned)).toBeNull();
	});
});
