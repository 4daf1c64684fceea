import { expect, test, type Page } from '@playwright/test';
import { overflow, violations, violationsInBoth } from './check-page.ts';
import { responseFor, right } from './content.ts';
import { respond } from './take.ts';
import { answer, at, begin, handIn, names, saved } from './taking.ts';
import { assign, attemptsOf, letPass, sampler, storedEvents, storedResponse, withRules } from './assign.ts';
import type { Item } from '../../src/lib/quiz/types.ts';

const items = sampler.items;
const choice = items.findIndex(({ kind }) => kind === 'choice');
const typed = (item: Item) => item.kind === 'gap' && item.gaps.some(({ accept }) => accept.length > 0);

async function answerAll(page: Page) {
	for (const [index, item] of names.entries()) {
		await answer(page, item);
		if (index < names.length - 1) await page.getByRole('button', { name: 'Next', exact: true }).click();
	}
}

test('a student reads the rules, answers every kind, submits and sees what was saved', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign({ message: 'Read the second paragraph twice.', attempts: 1 });
	await assigned.join(context, baseURL);
	await page.goto(assigned.home);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who offered what');
	await expect(page.getByText('Read the second paragraph twice.')).toBeVisible();
	await expect(page.locator('dl')).toContainText('One.');
	await begin(page, assigned);
	await answerAll(page);
	await expect(saved(page)).toHaveText('Saved');
	await page.locator('[data-do="hand-in"]').click();
	await expect(page.locator('#ask-words')).toHaveText('You’ve answered every question.');
	await page.getByRole('button', { name: 'Submit now' }).click();
	await expect(page.locator('#done-title')).toHaveText(/^Submitted at \d\d:\d\d$/);
	await expect(page.locator('#done-words')).toHaveText(`${items.length} of ${items.length} answers saved.`);
	const events = await storedEvents(assigned);
	const responded = new Set(events.flatMap(({ event }) => (event.type === 'responded' ? [event.item] : [])));
	expect([...responded].sort()).toEqual(items.map(({ id }) => id).sort());
	expect((await attemptsOf(assigned))[0]?.handed_in_at).not.toBeNull();
	// What is over is not taken again.
	await page.goto(assigned.address);
	await expect(page).toHaveURL(assigned.home);
	await expect(page.getByRole('button', { name: /Start|Try again/ })).toHaveCount(0);
});

test('by keyboard alone: numbers choose, Enter continues, arrows move steps', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign();
	await assigned.join(context, baseURL);
	await begin(page, assigned);
	await page.locator(`#${names[choice]}-prompt`).focus();
	await page.keyboard.press('2');
	await expect(
		at(page, names[choice] ?? '')
			.locator('input')
			.nth(1),
	).toBeChecked();
	await page.locator(`#${names[choice]}-prompt`).focus();
	await page.keyboard.press('Enter');
	await expect(at(page, names[choice + 1] ?? '')).toBeVisible();
	const order = names[items.findIndex(({ kind }) => kind === 'order')] ?? '';
	await page.locator(`#overview [data-go="${order}"]`).focus();
	await page.keyboard.press('Enter');
	const first = await at(page, order).locator('.step .text').first().textContent();
	await at(page, order).locator('[data-move="1"]').first().focus();
	await page.keyboard.press('ArrowDown');
	await expect(at(page, order).locator('.step .text').nth(1)).toHaveText(first ?? '');
	await expect(page.locator('#say')).toContainText('Moved to position 2');
	await expect(saved(page)).toHaveText('Saved');
});

test('offline half-way: kept on the device, in words, and sent when the network is back', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign();
	await assigned.join(context, baseURL);
	await begin(page, assigned);
	await answer(page, names[0] ?? '');
	await expect(saved(page)).toHaveText('Saved');
	await context.setOffline(true);
	await page.getByRole('button', { name: 'Next', exact: true }).click();
	await answer(page, names[1] ?? '');
	await expect(saved(page)).toHaveText(/^Offline: saved on this device \(\d+\)$/);
	await expect(page.locator('#say')).toContainText('Offline');
	await handIn(page);
	await expect(page.locator('#done-title')).toHaveText('Submitted on this device');
	await expect(page.locator('#done-words')).toContainText('It counts once received');
	expect((await attemptsOf(assigned))[0]?.handed_in_at).toBeNull();
	await context.setOffline(false);
	await expect(page.locator('#done-title')).toHaveText(/^Submitted at/, { timeout: 40_000 });
	await expect(page.locator('#done-words')).toHaveText(`2 of ${items.length} answers saved.`);
	expect(await storedResponse(assigned, items[1]?.id ?? '')).toHaveLength(1);
	await expect.poll(() => page.evaluate(waitingOnDevice)).toEqual({ waiting: 0, counters: 0 });
});

/** Runs in the page. */
const waitingOnDevice = () =>
	new Promise<{ waiting: number; counters: number }>((done) => {
		const opening = indexedDB.open('mandate-assigned');
		opening.onsuccess = () => {
			const reading = opening.result.transaction(['waiting', 'counters']);
			const [waiting, counters] = ['waiting', 'counters'].map((name) => reading.objectStore(name).count());
			reading.oncomplete = () => {
				opening.result.close();
				done({ waiting: waiting?.result ?? -1, counters: counters?.result ?? -1 });
			};
		};
	});

test('what was done offline and left behind is sent by the next visit', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign();
	await assigned.join(context, baseURL);
	await begin(page, assigned);
	await context.setOffline(true);
	await answer(page, names[0] ?? '');
	await expect(saved(page)).toHaveText(/^Offline/);
	await page.close();
	await context.setOffline(false);
	const next = await context.newPage();
	await next.goto(assigned.home);
	await expect(next.locator('#sent')).toContainText('have been sent');
	expect(await storedResponse(assigned, items[0]?.id ?? '')).not.toEqual([]);
});

test('a reload in the middle of a word loses nothing, and comes back to the same item', async ({
	page,
	context,
	baseURL,
}) => {
	const gap = sampler.items.find(typed);
	if (!gap) throw new Error('The sampler has no typed gap.');
	const assigned = await assign();
	await assigned.join(context, baseURL);
	await begin(page, assigned);
	const name = names[items.findIndex((item) => item === gap)] ?? '';
	await page.locator(`#overview [data-go="${name}"]`).click();
	const field = at(page, name).locator('.answer input').first();
	await field.pressSequentially('half a wor');
	await page.reload();
	await expect(at(page, name)).toBeVisible();
	await expect(at(page, name).locator('.answer input').first()).toHaveValue('half a wor');
	await expect(saved(page)).toHaveText('Saved');
	await expect.poll(() => storedResponse(assigned, gap?.id ?? '')).toHaveLength(1);
});

test('an answer given in the moment of a reload is there, and is sent', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign();
	await assigned.join(context, baseURL);
	await begin(page, assigned);
	await expect(saved(page)).toHaveText('Saved');
	const again = page.waitForEvent('load');
	await at(page, 'q1')
		.locator('.option input')
		.first()
		.evaluate((option: HTMLInputElement) => {
			option.click();
			location.reload();
		});
	await again;
	await expect(at(page, 'q1').locator('.option input').first()).toBeChecked();
	await expect(saved(page)).toHaveText('Saved');
	await expect.poll(() => storedResponse(assigned, items[0]?.id ?? '')).toHaveLength(1);
});

/**
 * The next page at this address is made when it is asked for, and comes only once this one has said so to `/is-heard`.
 * @returns resolves when it is made
 */
async function madeTooEarly(page: Page, path: string): Promise<{ readonly made: Promise<void> }> {
	let made = () => {};
	let heard = () => {};
	const isMade = new Promise<void>((done) => (made = done));
	const isHeard = new Promise<void>((done) => (heard = done));
	await page.route(
		(url) => url.pathname === path,
		async (route) => {
			const response = await route.fetch();
			made();
			await isHeard;
			await route.fulfill({ response });
		},
		{ times: 1 },
	);
	await page.route('**/is-heard', async (route) => {
		heard();
		await route.fulfill();
	});
	return { made: isMade };
}

test('a page that was made before an answer arrived shows it all the same', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign();
	await assigned.join(context, baseURL);
	await begin(page, assigned);
	await expect(saved(page)).toHaveText('Saved');
	// The next page is made first; only then this one, which is still there, gives an answer and hears that it is saved.
	const { made } = await madeTooEarly(page, assigned.address);
	await page.route('**/is-made', async (route) => {
		await made;
		await route.fulfill();
	});
	const again = page.waitForEvent('load');
	await page.evaluate(() => {
		void fetch('/is-made').then(() => {
			document.querySelector<HTMLElement>('[id="q1"] .option label')?.click();
			new MutationObserver((_, watch) => {
				if (document.getElementById('saved')?.textContent !== 'Saved') return;
				watch.disconnect();
				void fetch('/is-heard');
			}).observe(document.body, { subtree: true, childList: true, characterData: true });
		});
		setTimeout(() => location.reload());
	});
	await again;
	expect(await storedResponse(assigned, items[0]?.id ?? '')).toHaveLength(1);
	const option = at(page, 'q1').locator('.option').first();
	await expect(option.locator('input')).toBeChecked();
	await expect(saved(page)).toHaveText('Saved');
	await page.reload();
	await expect(option.locator('input')).toBeChecked();
});

test('two tabs are one attempt: no number twice, and each shows what the other did', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign();
	await assigned.join(context, baseURL);
	await begin(page, assigned);
	const other = await context.newPage();
	await other.goto(assigned.address);
	await expect(other.locator('#quiz[data-moved]')).toBeVisible();
	for (let round = 0; round < 6; round += 1) {
		await Promise.all([
			at(page, names[0] ?? '')
				.locator('.option')
				.nth(round % 2)
				.click(),
			other.locator(`#overview [data-go="${names[1 + (round % 3)]}"]`).click(),
		]);
	}
	await expect(saved(page)).toHaveText('Saved');
	await expect(saved(other)).toHaveText('Saved');
	const events = (await storedEvents(assigned)).filter(({ event }) => event.type !== 'started');
	const numbers = events.map(({ device, sequence }) => `${device} ${sequence}`);
	expect(new Set(numbers).size).toBe(numbers.length);
	expect(new Set(events.map(({ device }) => device)).size).toBe(1);
	expect(Math.max(...events.map(({ sequence }) => sequence))).toBe(events.length);
	await other.locator(`#overview [data-go="${names[0]}"]`).click();
	await expect(
		at(other, names[0] ?? '')
			.locator('input')
			.nth(1),
	).toBeChecked();
	expect(await attemptsOf(assigned)).toHaveLength(1);
});

test('a second device sees what was saved, and submitting there ends it here', async ({
	page,
	context,
	browser,
	baseURL,
}) => {
	const assigned = await assign();
	await assigned.join(context, baseURL);
	await begin(page, assigned);
	await at(page, names[0] ?? '')
		.locator('.option')
		.nth(1)
		.click();
	await expect(saved(page)).toHaveText('Saved');
	const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL });
	await assigned.join(elsewhere, baseURL);
	const second = await elsewhere.newPage();
	await second.goto(assigned.home);
	await second.getByRole('link', { name: 'Continue' }).click();
	await expect(
		at(second, names[0] ?? '')
			.locator('input')
			.nth(1),
	).toBeChecked();
	await handIn(second);
	await expect(second.locator('#done-title')).toHaveText(/^Submitted at/);
	// The first device learns it, and is told that what it still had was not taken.
	await at(page, names[0] ?? '')
		.locator('.option')
		.first()
		.click();
	await expect(page.locator('#refused-words')).toContainText('the quiz had already been submitted');
	await expect(page.locator('#done-title')).toHaveText(/^Submitted at/);
	await elsewhere.close();
});

test('submitting twice is submitting once', async ({ page, context, baseURL }) => {
	const assigned = await assign();
	await assigned.join(context, baseURL);
	await begin(page, assigned);
	const other = await context.newPage();
	await other.goto(assigned.address);
	await expect(other.locator('#quiz[data-moved]')).toBeVisible();
	for (const one of [page, other]) await one.locator('[data-do="hand-in"]').click();
	const confirm = () => document.querySelector<HTMLButtonElement>('#ask button')?.click();
	await Promise.all([page.evaluate(confirm), other.evaluate(confirm)]);
	for (const one of [page, other]) await expect(one.locator('#done-title')).toHaveText(/^Submitted at/);
	const submitted = (await storedEvents(assigned)).filter(({ event }) => event.type === 'submitted');
	expect(submitted).toHaveLength(1);
});

test('the time runs by the server’s clock, is said seldom, and is over by itself', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign({ timeLimit: 20 });
	await assigned.join(context, baseURL);
	await page.addInitScript(() => {
		// A device whose clock is a day ahead.
		const now = Date.now.bind(Date);
		Date.now = () => now() + 86_400_000;
	});
	await begin(page, assigned);
	await expect(page.locator('#time-left')).toHaveText('20 minutes left');
	await answer(page, names[0] ?? '');
	await expect(saved(page)).toHaveText('Saved');
	await letPass(assigned, 19 * 60_000 + 45_000);
	await page.reload();
	await expect(page.locator('#time-left')).toHaveText(/^0:\d\d left$/);
	await letPass(assigned, 75_000);
	// Its own time is up in some seconds; then it asks, and the server says that it is over.
	await expect(page.locator('#done-title')).toHaveText('Time is up', { timeout: 40_000 });
	await expect(page.locator('#done-words')).toContainText(`1 of ${items.length} answers saved.`);
	expect((await attemptsOf(assigned))[0]?.handed_in_at).toBeNull();
});

test('before submitting, it lists unanswered questions and links to them', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign();
	await assigned.join(context, baseURL);
	await begin(page, assigned);
	await answer(page, names[0] ?? '');
	await page.locator('[data-do="hand-in"]').click();
	await expect(page.locator('#ask-words')).toContainText(`${items.length - 1} of ${items.length}`);
	await page.locator('#ask-open a').nth(1).click();
	await expect(page.locator('#ask')).toBeHidden();
	await expect(at(page, names[2] ?? '')).toBeVisible();
	await page.getByRole('button', { name: 'Flag this question' }).click();
	await expect(page.locator(`#overview [data-go="${names[2]}"]`)).toHaveAccessibleName(
		'Question 3, not answered, flagged',
	);
});

for (const [how, close] of [
	['its button', (page: Page) => page.locator('#sheet').getByRole('button', { name: 'Close' }).click()],
	['Back', (page: Page) => page.goBack().then(() => undefined)],
	['a tap beside it', (page: Page) => page.touchscreen.tap(195, 40)],
] as const) {
	test(`on a phone the text opens over the question, and ${how} closes it`, async ({
		page,
		context,
		baseURL,
	}) => {
		const assigned = await assign();
		await assigned.join(context, baseURL);
		await begin(page, assigned);
		const sheet = page.getByRole('dialog', { name: 'The text' });
		for (let round = 0; round < 2; round += 1) {
			await page.getByRole('button', { name: 'View text' }).click();
			await expect(sheet).toBeVisible();
			await sheet.getByLabel('Plain English').first().check();
			await expect(sheet.locator('.plain-words').first()).toBeVisible();
			await close(page);
			await expect(sheet).toBeHidden();
			await expect(page.getByRole('button', { name: 'View text' })).toBeFocused();
			await expect(page).toHaveURL(assigned.address);
			// The way back over it in the history takes a moment; a second one meanwhile would take its place.
			await expect.poll(() => page.evaluate(() => JSON.stringify(history.state))).not.toContain('sheet');
		}
		// The sheet leaves nothing behind in the history.
		await page.goBack();
		await expect(page).toHaveURL(assigned.home);
	});
}

test('graded with feedback at once: checked by the server, closed, and only that item is told', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign({ feedback: 'at-once', keys: 'after-hand-in' });
	await assigned.join(context, baseURL);
	await begin(page, assigned);
	await page.getByRole('button', { name: 'Check', exact: true }).click();
	await expect(page.locator('#q1-problem')).toHaveText('Answer the question first.');
	await answer(page, 'q1');
	await page.getByRole('button', { name: 'Check', exact: true }).click();
	await expect(page.locator('#feedback-q1 .verdict')).toBeVisible();
	await expect(at(page, 'q1').locator('input').first()).toBeDisabled();
	await expect(page.locator('.feedback .verdict')).toHaveCount(1);
	await expect(page.locator('[data-mark="missed"]')).toHaveCount(0);
	await page.reload();
	await expect(page.locator('#feedback-q1 .verdict')).toBeVisible();
});

for (const way of ['with JavaScript', 'without JavaScript'] as const) {
	test(`practice keeps what was chosen and not checked yet, over a reload, ${way}`, async ({
		browser,
		baseURL,
	}) => {
		const context = await browser.newContext({
			...(baseURL === undefined ? {} : { baseURL }),
			javaScriptEnabled: way === 'with JavaScript',
		});
		const page = await context.newPage();
		const assigned = await assign({ mode: 'practice', feedback: 'at-once', keys: 'at-once' });
		await assigned.join(context, baseURL);
		await page.goto(assigned.home);
		await page.getByRole('button', { name: 'Start' }).click();
		await expect(page.locator(way === 'with JavaScript' ? '#quiz[data-moved]' : '#quiz')).toBeVisible();
		const choice = page.locator('.options').first().locator('.option').nth(1);
		const item = (await choice.locator('input').getAttribute('name')) ?? '';
		await choice.click();
		if (way === 'with JavaScript') await expect(saved(page)).toHaveText('Saved');
		else await page.getByRole('button', { name: 'Save', exact: true }).last().click();
		const before = await storedResponse(assigned, item);
		expect(before).toHaveLength(1);
		for (let visit = 0; visit < 2; visit += 1) {
			await page.goto(assigned.address);
			await expect(choice.locator('input')).toBeChecked();
			if (way === 'with JavaScript') await expect(saved(page)).toHaveText('Saved');
			else await page.getByRole('button', { name: 'Save', exact: true }).last().click();
		}
		expect(await storedResponse(assigned, item)).toEqual(before);
		await context.close();
	});
}

test('practice explains at once, and works on when the network is gone', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign({ mode: 'practice', feedback: 'at-once', keys: 'at-once' });
	await assigned.join(context, baseURL);
	await begin(page, assigned);
	await context.setOffline(true);
	const item = items[choice] as Item;
	const wrong = responseFor(item, 'wrong')?.[0] ?? '';
	await at(page, item.id).locator(`.option:has([value="${wrong}"]) label`).click();
	await page.getByRole('button', { name: 'Check', exact: true }).click();
	await expect(at(page, item.id).locator('.verdict .word')).toHaveText('Incorrect');
	await page.getByRole('button', { name: 'Try again' }).click();
	await respond(page, item, right(item));
	await page.getByRole('button', { name: 'Check', exact: true }).click();
	await expect(at(page, item.id).locator('.verdict .word')).toHaveText('Correct');
	await context.setOffline(false);
	await expect(saved(page)).toHaveText('Saved', { timeout: 40_000 });
	const checks = (await storedEvents(assigned)).filter(({ event }) => event.type === 'checked');
	expect(checks).toHaveLength(2);
});

test('the assignment’s page that was made before the hand-in arrived shows it all the same', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign({ feedback: 'after-hand-in', keys: 'after-hand-in' });
	await assigned.join(context, baseURL);
	await begin(page, assigned);
	await answerAll(page);
	await expect(saved(page)).toHaveText('Saved');
	// The next page is made first; only then the hand-in arrives, and this one, which is still there, hears of it.
	const { made } = await madeTooEarly(page, assigned.home);
	await page.route('**/events', async (route) => {
		await made;
		await route.continue();
	});
	await page.evaluate(() => {
		const title = document.getElementById('done-title');
		new MutationObserver((_, watch) => {
			if (document.getElementById('saved')?.textContent !== 'Saved') return;
			watch.disconnect();
			void fetch('/is-heard');
		}).observe(title?.parentElement ?? document.body, {
			subtree: true,
			childList: true,
			characterData: true,
		});
	});
	await handIn(page);
	await page.locator('#done-home').click();
	await expect(page.getByRole('link', { name: 'See results' })).toBeVisible();
});

test('results: what was given at once, marks and passages when they are released', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign({ feedback: 'after-hand-in', keys: 'after-hand-in', passMark: 50 });
	await assigned.join(context, baseURL);
	await begin(page, assigned);
	await answerAll(page);
	await handIn(page);
	await page.locator('#done-home').click();
	await page.getByRole('link', { name: 'See results' }).click();
	await expect(page.locator('.score')).toHaveText(new RegExp(`of ${items.length} points, \\d+%`));
	await expect(page.getByText(/^(Passed|Not passed)$/)).toBeVisible();
	await expect(page.locator('.paper')).toHaveCount(items.length);
	await expect(page.locator('.paper .verdict')).toHaveCount(items.length);
	const cite = page.locator('[data-cite]').first();
	const target = (await cite.getAttribute('href')) ?? '';
	expect(await page.locator(`[id="${target.slice(1)}"]`).count()).toBe(1);
	expect(await violations(page)).toEqual([]);
});

test('another student on the same device gets nothing of what waits', async ({ page, context, baseURL }) => {
	const assigned = await assign();
	await assigned.join(context, baseURL, 'Amina');
	await begin(page, assigned);
	await context.setOffline(true);
	await at(page, names[0] ?? '')
		.locator('.option')
		.nth(1)
		.click();
	await expect(saved(page)).toHaveText(/^Offline/);
	await page.close();
	await context.setOffline(false);
	const bilal = await assigned.join(context, baseURL, 'Bilal');
	const next = await context.newPage();
	const posted: string[] = [];
	next.on('request', (request) => request.url().endsWith('/events') && posted.push(request.postData() ?? ''));
	await begin(next, assigned);
	await expect(at(next, names[0] ?? '').locator('input:checked')).toHaveCount(0);
	await answer(next, names[0] ?? '');
	await expect(saved(next)).toHaveText('Saved');
	const own = (await attemptsOf(assigned)).filter(({ student_id }) => student_id === bilal.id);
	const attempts = posted.filter(Boolean).map((body) => (JSON.parse(body) as { attempt: string }).attempt);
	expect([...new Set(attempts)]).toEqual(own.map(({ id }) => id));
	const responded = (await storedEvents(assigned)).filter(({ event }) => event.type === 'responded');
	expect(responded.filter(({ student_id }) => student_id === bilal.id)).toHaveLength(1);
});

test('a browser that stores nothing says so, and sends all the same', async ({ page, context, baseURL }) => {
	const assigned = await assign();
	await assigned.join(context, baseURL);
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('No storage here.', 'SecurityError');
		};
	});
	await begin(page, assigned);
	await answer(page, 'q1');
	await expect(saved(page)).toHaveText('Saved');
	await context.setOffline(true);
	await page.getByRole('button', { name: 'Next', exact: true }).click();
	await expect(saved(page)).toHaveText(/^This browser can’t save answers/);
	await context.setOffline(false);
	await expect(saved(page)).toHaveText('Saved', { timeout: 40_000 });
	expect(await storedResponse(assigned, items[0]?.id ?? '')).not.toEqual([]);
});

test('when it becomes due the page says what that means, once', async ({ page, context, baseURL }) => {
	const assigned = await assign({ dueAt: Date.now() + 86_400_000, latePolicy: 'accept' });
	await assigned.join(context, baseURL);
	await begin(page, assigned);
	await withRules(assigned, { dueAt: Date.now() + 1_000 });
	// The next answer of the server tells of it.
	await page.getByRole('button', { name: 'Next', exact: true }).click();
	await expect(page.locator('#notice')).toContainText('The due date has just passed.', { timeout: 15_000 });
	await expect(page.locator('#notice')).toContainText('Late work is accepted');
	await answer(page, 'q2');
	await expect(saved(page)).toHaveText('Saved');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('all items are on one page, saved, filled in again and submitted', async ({
		page,
		context,
		baseURL,
	}) => {
		const assigned = await assign({ certainty: 'ask' });
		await assigned.join(context, baseURL);
		await page.goto(assigned.home);
		await page.getByRole('button', { name: 'Start' }).click();
		await expect(page.locator('.item:visible')).toHaveCount(items.length);
		await at(page, names[choice] ?? '')
			.locator('.option')
			.nth(1)
			.click();
		await at(page, names[choice] ?? '')
			.getByLabel('very sure')
			.check();
		for (const list of await page
			.locator('[data-kind="match"] select, [data-kind="order"] .positions select')
			.all()) {
			await list.selectOption({ index: 1 });
		}
		await page.getByRole('button', { name: 'Save', exact: true }).last().click();
		await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
		await expect(
			at(page, names[choice] ?? '')
				.locator('input')
				.nth(1),
		).toBeChecked();
		await expect(at(page, names[choice] ?? '').getByLabel('very sure')).toBeChecked();
		expect(await storedResponse(assigned, items[choice]?.id ?? '')).toHaveLength(1);
		await page.getByRole('button', { name: 'Submit' }).click();
		const ask = page.getByRole('region', { name: 'Submit this quiz?' });
		await expect(ask).toBeInViewport();
		await expect(ask).toContainText(`of ${items.length} questions are blank or incomplete`);
		await ask.getByRole('button', { name: 'Submit anyway' }).click();
		await expect(page.getByText('Submitted. Everything is saved.')).toBeVisible();
		await page.getByRole('link', { name: 'See results' }).click();
		await expect(page.locator('.paper')).toHaveCount(items.length);
	});
});

test('the pages keep to WCAG 2.2 AA', async ({ page, context, baseURL }) => {
	const assigned = await assign({ certainty: 'ask', timeLimit: 30, dueAt: Date.now() + 86_400_000 });
	await assigned.join(context, baseURL);
	await page.goto(assigned.home);
	expect(await violationsInBoth(page)).toEqual([]);
	await begin(page, assigned);
	for (const item of names) {
		await page.locator(`#overview [data-go="${item}"]`).click();
		await expect(at(page, item)).toBeVisible();
		expect(await violationsInBoth(page)).toEqual([]);
	}
	await page.locator('[data-do="hand-in"]').click();
	expect(await violationsInBoth(page)).toEqual([]);
});

test('nothing is wider than a screen of 320 pixels', async ({ page, context, baseURL }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	const assigned = await assign({
		certainty: 'ask',
		timeLimit: 30,
		feedback: 'at-once',
		keys: 'after-hand-in',
	});
	await assigned.join(context, baseURL);
	await page.goto(assigned.home);
	expect(await overflow(page)).toBe(0);
	await begin(page, assigned);
	for (const item of names) {
		await page.locator(`#overview [data-go="${item}"]`).click();
		await answer(page, item);
		expect(await overflow(page)).toBe(0);
	}
	await page.getByRole('button', { name: 'Check', exact: true }).click();
	await expect(page.locator('.feedback .verdict')).toBeVisible();
	expect(await overflow(page)).toBe(0);
});
