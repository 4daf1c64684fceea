import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { assign, sampler, storedEvents, storedResponse, type Assigned } from './assign.ts';
import { quiz, quizAddress, right } from './content.ts';
import { die, loseConnection, prepareDeath, revive } from './dead-store.ts';
import { readEvents } from './log.ts';
import { act, respond, sectionOf } from './take.ts';
import { begin, saved } from './taking.ts';

const [one, two] = quiz.items;
if (!one || !two) throw new Error('The content has too few items.');
const [first = '', second = ''] = sampler.items.map(({ id }) => id);

test.describe('in an assignment', () => {
	test('an answer kept without a network is sent, though the store died before the next one', async ({
		page,
		context,
		baseURL,
	}) => {
		const assigned = await assign();
		await assigned.join(context, baseURL);
		await prepareDeath(page);
		await begin(page, assigned);
		await expect(page.locator('#saved')).toHaveText('Saved');
		await context.setOffline(true);
		await page.locator('[id="q1"] .option').first().click();
		await expect(page.locator('#saved')).toHaveText(/^Offline: saved on this device/);
		await die(page);
		await page.getByRole('button', { name: 'Next', exact: true }).click();
		await page.locator('[id="q2"] .option').first().click();
		await expect(page.locator('#saved')).toHaveText(/^This browser can’t save answers.*Keep this page open/);
		await revive(page);
		await expect(page.locator('#saved')).toHaveText(/^Offline: saved on this device/);
		await context.setOffline(false);
		await expect(page.locator('#saved')).toHaveText('Saved', { timeout: 40_000 });
		expect(await storedResponse(assigned, first)).toHaveLength(1);
		expect(await storedResponse(assigned, second)).toHaveLength(1);
		const ids = (await storedEvents(assigned)).map(({ device, sequence }) => `${device} ${sequence}`);
		expect(new Set(ids).size).toBe(ids.length);
	});

	/** Amina flags and answers a question with neither store nor network, and the page is left. */
	async function leave(page: Page, context: BrowserContext, baseURL: string | undefined) {
		const assigned = await assign();
		await assigned.join(context, baseURL);
		await prepareDeath(page);
		await begin(page, assigned);
		await expect(saved(page)).toHaveText('Saved');
		await context.setOffline(true);
		await die(page);
		await page.locator('[data-do="flag"]').click();
		await page.locator('[id="q1"] .option').first().click();
		await expect(saved(page)).toHaveText(/^This browser can’t save answers.*Keep this page open/);
		await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
		return assigned;
	}
	const noted = (page: Page) => page.evaluate(() => localStorage.length);
	const flags = async (assigned: Assigned) =>
		(await storedEvents(assigned)).filter(({ event }) => event.type === 'flagged').length;

	test('what the store has not got when a page is left is taken over by the next', async ({
		page,
		context,
		baseURL,
	}) => {
		const assigned = await leave(page, context, baseURL);
		await page.close();
		await context.setOffline(false);
		const next = await context.newPage();
		await next.goto(assigned.address);
		await expect(next.locator('[data-do="flag"]')).toHaveAttribute('aria-pressed', 'true');
		await expect(next.locator('[id="q1"] .option input').first()).toBeChecked();
		await expect(saved(next)).toHaveText('Saved');
		expect(await flags(assigned)).toBe(1);
		expect(await storedResponse(assigned, first)).toHaveLength(1);
		expect(await noted(next)).toBe(0);
		await next.reload();
		await expect(next.locator('[data-do="flag"]')).toHaveAttribute('aria-pressed', 'true');
	});

	test('and sent by any page of the assignment, that of the questions or not', async ({
		page,
		context,
		baseURL,
	}) => {
		const assigned = await leave(page, context, baseURL);
		await page.close();
		await context.setOffline(false);
		const next = await context.newPage();
		await next.goto(assigned.home);
		await expect(next.locator('#sent')).toContainText('have been sent');
		expect(await flags(assigned)).toBe(1);
		expect(await noted(next)).toBe(0);
	});

	test('a page that comes back, with its store, takes its note away: it would undo what comes later', async ({
		page,
		context,
		baseURL,
	}) => {
		await leave(page, context, baseURL);
		expect(await noted(page)).toBe(1);
		await revive(page);
		await page.locator('[data-do="flag"]').click();
		await expect(saved(page)).toHaveText(/^Offline: saved on this device/);
		await expect.poll(() => noted(page)).toBe(0);
	});

	test('“Saved” is not said while it cannot be read what waits, and what waits is sent once it can', async ({
		page,
		context,
		baseURL,
	}) => {
		const assigned = await assign();
		await assigned.join(context, baseURL);
		await prepareDeath(page);
		await begin(page, assigned);
		await expect(page.locator('#saved')).toHaveText('Saved');
		const address = page.url();
		await page.route('**/events*', (route) => route.abort());
		await page.locator('[id="q1"] .option').first().click();
		await expect(page.locator('#saved')).toHaveText(/^Offline: saved on this device/);
		await page.addInitScript(() => (window as unknown as { die: () => void }).die());
		await page.unroute('**/events*');
		await page.goto(address);
		await expect(page.locator('#saved')).toHaveText(/^Can’t check this device for unsent answers/);
		await expect(page.locator('#saved')).toHaveAttribute('data-state', 'trouble');
		await revive(page);
		await expect(page.locator('#saved')).toHaveText('Saved', { timeout: 40_000 });
		expect(await storedResponse(assigned, first)).toHaveLength(1);
	});
});

test.describe('in self-study', () => {
	test.beforeEach(({ page }) => prepareDeath(page));

	test('a connection that was lost is made again with the next answer, without a word', async ({ page }) => {
		await page.goto(quizAddress(quiz));
		await respond(page, one, right(one));
		await act(page);
		await expect.poll(async () => (await readEvents(page)).at(-1)?.type).toBe('answered');
		await loseConnection(page);
		await act(page);
		await respond(page, two, right(two));
		await act(page);
		await expect
			.poll(async () => (await readEvents(page)).filter(({ type }) => type === 'answered').length)
			.toBe(2);
		await expect(page.locator('#unkept')).toBeHidden();
	});

	test('a store that died is told; what was answered meanwhile is kept as soon as it is back', async ({
		page,
	}) => {
		await page.goto(quizAddress(quiz));
		await respond(page, one, right(one));
		await act(page);
		await expect.poll(async () => (await readEvents(page)).at(-1)?.type).toBe('answered');
		await die(page);
		await act(page);
		await respond(page, two, right(two));
		await act(page);
		await expect(page.locator('#unkept')).toHaveText(/isn’t loading or saving yet. We’ll keep trying/);
		await revive(page);
		await expect(page.locator('#unkept')).toBeHidden();
		expect((await readEvents(page)).filter(({ type }) => type === 'answered')).toHaveLength(2);
	});

	test('a store that refused at first: “This browser can’t save your progress” goes once it opens, and the attempt is there', async ({
		page,
	}) => {
		await page.goto(quizAddress(quiz));
		await respond(page, one, right(one));
		await act(page);
		await act(page);
		await expect.poll(async () => (await readEvents(page)).at(-1)).toMatchObject({ step: { type: 'moved' } });
		await page.addInitScript(() => {
			const { open } = IDBFactory.prototype;
			let isRefused = true;
			IDBFactory.prototype.open = function (...asked) {
				if (isRefused) throw new DOMException('denied', 'SecurityError');
				return open.apply(this, asked);
			};
			Object.assign(window, { allow: () => (isRefused = false) });
		});
		await page.reload();
		await expect(page.locator('#unkept')).toContainText('This browser can’t save your progress');
		await page.evaluate(() => (window as unknown as { allow: () => void }).allow());
		await revive(page);
		await expect(page.locator('#unkept')).toBeHidden();
		await expect(page.locator('#place')).toHaveText(`2 of ${quiz.items.length}`);
		await expect(page.locator('#resumed')).toBeVisible();
		await page.getByRole('button', { name: 'Previous question' }).click();
		await expect(sectionOf(page, one).locator('.verdict .word')).toHaveText('Correct');
	});

	test('a module’s page waits for a store that is late, says so, and never says “Start”', async ({
		page,
	}) => {
		await page.goto(quizAddress(quiz));
		await respond(page, one, right(one));
		await act(page);
		await expect.poll(async () => (await readEvents(page)).at(-1)?.type).toBe('answered');
		await page.addInitScript(() => (window as unknown as { die: () => void }).die());
		await page.goto(quizAddress(quiz).replace(/\/quiz\/.*/, ''));
		await expect(page.getByText('Your saved progress isn’t loading yet. We’ll keep trying.')).toBeVisible();
		await revive(page);
		await expect(page.locator('#go-on')).toHaveText(/^Continue: /);
		await expect(page.getByText('isn’t loading yet')).toHaveCount(0);
	});
});

test('a page that was left holds no transaction, and the next page has all that it had not written', async ({
	page,
}) => {
	await page.goto(quizAddress(quiz));
	await respond(page, one, right(one));
	await page.evaluate(() => {
		// What a page does as it is left: its transactions stay open, as far as it can tell.
		const { transaction } = IDBDatabase.prototype;
		const states: Record<string, string> = {};
		let count = 0;
		IDBDatabase.prototype.transaction = function (...asked) {
			const made = transaction.apply(this, asked);
			const name = String((count += 1));
			const set = (state: string) => {
				states[name] = state;
				sessionStorage.setItem('transactions', JSON.stringify(states));
			};
			set('open');
			made.addEventListener('complete', () => set('complete'));
			const abort = made.abort.bind(made);
			made.abort = () => {
				set('aborted');
				abort();
			};
			return made;
		};
		const now = performance.now.bind(performance);
		performance.now = () => now() + 5_000;
		document.getElementById('act')?.click();
		addEventListener('pagehide', () => sessionStorage.setItem('left', 'yes'));
	});
	await page.goto(quizAddress(quiz).replace(/\/quiz\/.*/, ''));
	const states = await page.evaluate(() => sessionStorage.getItem('transactions') ?? '{}');
	expect(Object.values(JSON.parse(states) as object)).not.toContain('open');
	await expect
		.poll(async () => (await readEvents(page)).map(({ type }) => type).filter((type) => type !== 'attempt'))
		.toEqual(expect.arrayContaining(['answered', 'spent']));
	await expect
		.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('unwritten'))))
		.toEqual([]);
});
