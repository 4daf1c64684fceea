import { expect, test, type Page } from '@playwright/test';
import { itemOf, module, moduleAddress, quiz, quizAddress, responseFor, right } from './content.ts';
import { makeProfile } from './profile.ts';
import { act, open, partOf, respond, sectionOf } from './take.ts';
import { idle } from './idle.ts';
import { readEvents, written } from './log.ts';

const SEQUENCE = quiz.items;
/** What is older than this is safe. */
const PROMISED = { timeout: 1_000 };

/** What a learner sees of the attempt: the item in front, the order, what is in its fields, what was graded. */
const look = (page: Page) =>
	page.evaluate(() => ({
		place: document.querySelector('#place')?.textContent,
		order: [...document.querySelectorAll<HTMLElement>('#steps i')]
			.sort((a, b) => Number(a.style.order) - Number(b.style.order))
			.map((step) => `${step.dataset.step} ${step.dataset.verdict}`),
		choices: [...document.querySelectorAll<HTMLElement>('.item[data-now] [data-part]')].map(
			(part) => part.dataset.part,
		),
		fields: [
			...document.querySelectorAll<HTMLInputElement>('.item[data-now] .answer :is(input, select)'),
		].map((field) => (/radio|checkbox/.test(field.type) ? field.checked : field.value)),
	}));

test('a browser killed in mid-item twenty times loses nothing', async ({ baseURL }) => {
	test.setTimeout(240_000);
	const profile = await makeProfile();
	const address = `${baseURL}${quizAddress(quiz)}`;
	try {
		let page = await profile.start();
		await page.goto(address);
		await page.locator('#options summary').click();
		await page.getByLabel('Shuffle').check();
		await page.getByRole('button', { name: 'Start over' }).click();
		for (let round = 0; round < 20; round += 1) {
			const id = await page.locator('.item[data-now]').getAttribute('data-item');
			const item = SEQUENCE.find((one) => one.id === id) ?? SEQUENCE[0];
			if (!item) throw new Error('no item');
			const isOpen = (await sectionOf(page, item).getAttribute('data-phase')) === null;
			// In turn: killed while answering, killed with feedback in front, killed right after going on.
			if (isOpen) await respond(page, item, responseFor(item, round % 2 ? 'wrong' : 'right') ?? right(item));
			if (isOpen && round % 3 > 0) await act(page);
			if (round % 3 === 2) await act(page);
			const before = await look(page);
			await written(page, PROMISED);
			await profile.kill();
			page = await profile.start();
			await page.goto(address);
			await expect.poll(() => look(page), `killed for the ${round + 1}th time`).toEqual(before);
		}
	} finally {
		await profile.remove();
	}
});

test('what is being typed survives the browser, but for its last character at most', async ({ baseURL }) => {
	const typed = module.quizzes
		.flatMap((of) => of.items.map((item) => ({ of, item })))
		.find(({ item }) => item.kind === 'gap' && item.gaps.some((gap) => gap.accept.length > 0));
	if (typed?.item.kind !== 'gap') throw new Error('no gap to type into');
	const gap = typed.item.gaps.find(({ accept }) => accept.length > 0);
	const address = `${baseURL}${quizAddress(typed.of)}`;
	const profile = await makeProfile();
	try {
		let page = await profile.start();
		await page.goto(`${address}#${typed.item.id}`);
		const text = 'half a sen';
		const input = partOf(page, typed.item, gap?.id ?? '').locator('input');
		await expect(input).toBeVisible();
		await input.pressSequentially(text, { delay: 60 });
		await written(page, PROMISED);
		await input.press('t');
		await profile.kill();
		page = await profile.start();
		await page.goto(address);
		const field = partOf(page, typed.item, gap?.id ?? '').locator('input');
		await expect(field).toBeVisible();
		await expect(field).toHaveValue(new RegExp(`^${text}t?$`));
	} finally {
		await profile.remove();
	}
});

test('leaving the page in the moment of an action loses nothing', async ({ page }) => {
	const [item] = quiz.items;
	if (!item) throw new Error('no item');
	await open(page, { quiz, item });
	await respond(page, item, right(item));
	// A store so slow that the page is gone before it has begun.
	await page.evaluate(() => {
		IDBDatabase.prototype.transaction = () => {
			throw new DOMException('not yet', 'InvalidStateError');
		};
	});
	await act(page);
	await page.goto(moduleAddress);
	await expect
		.poll(async () => (await readEvents(page)).filter(({ type }) => type === 'answered').length)
		.toBe(1);
	await page.goto(quizAddress(quiz));
	await expect(sectionOf(page, item).locator('.verdict .word')).toHaveText('Correct');
	expect(
		await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('unwritten'))),
	).toEqual([]);
});

test('an attempt that was only looked at leaves no trace', async ({ page }) => {
	await page.clock.install();
	await page.goto(quizAddress(quiz));
	await expect(page.locator('#place')).toBeVisible();
	await page.clock.runFor(1_000);
	await idle(page);
	expect(await readEvents(page)).toEqual([]);
});

test('each first response is recorded once, and the score when all is handed in', async ({ page }) => {
	await page.goto(quizAddress(quiz));
	const [first] = quiz.items;
	if (!first) throw new Error('no item');
	await respond(page, first, responseFor(first, 'wrong') ?? []);
	await act(page);
	await page.getByRole('button', { name: 'Try again' }).click();
	await respond(page, first, right(first));
	await act(page);
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Finish now' }).click();
	await expect(page.locator('#results .score-line')).toBeVisible();
	await expect.poll(async () => (await readEvents(page)).at(-1)?.type).toBe('finished');
	const events = await readEvents(page);
	expect(events.filter(({ type }) => type === 'answered')).toMatchObject([
		{ item: first.id, quiz: quiz.id, module: module.id, earned: 0 },
	]);
	expect(events.at(-1)).toMatchObject({ type: 'finished', earned: 0, possible: quiz.items.length });
});

test('on resuming, the current question shows first, and nothing moves', async ({ page }) => {
	const [one, two] = quiz.items;
	if (!one || !two) throw new Error('no items');
	await open(page, { quiz, item: one });
	await respond(page, one, right(one));
	await act(page);
	await act(page);
	await expect(sectionOf(page, two)).toBeVisible();
	await expect.poll(async () => (await readEvents(page)).at(-1)).toMatchObject({ step: { type: 'moved' } });
	await page.addInitScript(() => {
		const noticed = { seen: [] as string[], shifted: 0 };
		Object.assign(window, { noticed });
		const look = () => {
			for (const item of document.querySelectorAll('.item')) {
				const isSeen = item.checkVisibility({ visibilityProperty: true });
				if (isSeen && !noticed.seen.includes(item.id)) noticed.seen.push(item.id);
			}
			requestAnimationFrame(look);
		};
		look();
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries())
				noticed.shifted += (entry as PerformanceEntry & { value: number }).value;
		}).observe({ type: 'layout-shift', buffered: true });
	});
	await page.reload();
	await expect(page.locator('#resumed')).toBeVisible();
	await idle(page);
	const noticed = await page.evaluate(
		() => (window as unknown as { noticed: { seen: string[]; shifted: number } }).noticed,
	);
	expect(noticed).toEqual({ seen: [two.id], shifted: 0 });
});

test('two tabs at one attempt show the same, and neither loses anything', async ({ page, context }) => {
	const [one, two] = quiz.items;
	if (!one || !two) throw new Error('no items');
	await open(page, { quiz, item: one });
	await respond(page, one, right(one));
	await act(page);
	const other = await context.newPage();
	await other.goto(quizAddress(quiz));
	await expect(sectionOf(other, one).locator('.verdict .word')).toHaveText('Correct');
	await act(other);
	await respond(other, two, responseFor(two, 'wrong') ?? []);
	// Meanwhile the first tab answers the same item rightly, and is first.
	await act(page);
	await respond(page, two, right(two));
	await act(page);
	await expect(sectionOf(other, two).locator('.verdict .word')).toHaveText('Correct');
	await other.reload();
	await expect(sectionOf(other, two).locator('.verdict .word')).toHaveText('Correct');
	const answered = (await readEvents(page)).filter(({ type }) => type === 'answered');
	expect(answered.map((event) => 'item' in event && event.item)).toEqual([one.id, two.id]);
});

test('what is deleted in one tab is gone in the other, which begins anew and leaves no trace', async ({
	page,
	context,
}) => {
	const [item] = quiz.items;
	if (!item) throw new Error('no item');
	await open(page, { quiz, item });
	await respond(page, item, right(item));
	await act(page);
	await expect(sectionOf(page, item).locator('.verdict .word')).toHaveText('Correct');
	const other = await context.newPage();
	await other.goto('/data');
	await other.getByRole('button', { name: 'Delete everything' }).click();
	await other.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
	await expect(sectionOf(page, item).locator('.verdict')).toBeHidden();
	await expect(sectionOf(page, item).locator('input:checked')).toHaveCount(0);
	expect(await readEvents(page)).toEqual([]);
});

test('two tabs that act in the same moment leave one record', async ({ page, context }) => {
	const placed = itemOf('statement');
	await open(page, placed);
	await respond(page, placed.item, right(placed.item));
	await expect.poll(async () => (await readEvents(page)).length, 'the attempt is kept').toBe(2);
	const other = await context.newPage();
	await open(other, placed);
	await respond(other, placed.item, right(placed.item));
	await Promise.all([act(page), act(other)]);
	await expect(sectionOf(page, placed.item).locator('.verdict .word')).toHaveText('Correct');
	await expect(sectionOf(other, placed.item).locator('.verdict .word')).toHaveText('Correct');
	await expect
		.poll(async () => (await readEvents(page)).filter(({ type }) => type === 'answered').length)
		.toBe(1);
	await page.reload();
	// The tab that came second may have gone on already: what was meant as its check.
	await open(page, placed);
	await expect(sectionOf(page, placed.item).locator('.verdict .word')).toHaveText('Correct');
	const answered = (await readEvents(page)).filter(({ type }) => type === 'answered');
	expect(answered).toHaveLength(1);
});

test('a slow store holds up nobody who begins anew, and nothing of theirs is missing', async ({ page }) => {
	const [one, two] = quiz.items;
	if (!one || !two) throw new Error('no items');
	await page.addInitScript(() => {
		// No request that opens the store is answered before the test lets it.
		const answered = new Promise<void>((answer) => Object.assign(window, { answer }));
		const add = EventTarget.prototype.addEventListener;
		IDBOpenDBRequest.prototype.addEventListener = function (
			this: IDBOpenDBRequest,
			type: string,
			listener: EventListenerOrEventListenerObject | null,
		) {
			if (type !== 'success' || typeof listener !== 'function') return add.call(this, type, listener);
			add.call(this, type, (event: Event) => void answered.then(() => listener.call(this, event)));
		};
	});
	const answer = () => page.evaluate(() => (window as unknown as { answer: () => void }).answer());
	await page.goto(quizAddress(quiz));
	await respond(page, one, right(one));
	await act(page);
	await expect(sectionOf(page, one).locator('.verdict .word')).toHaveText('Correct');
	await act(page);
	await expect(page.locator('#place')).toHaveText(`2 of ${quiz.items.length}`);
	await answer();
	await expect
		.poll(async () => (await readEvents(page)).filter(({ type }) => type === 'answered').length)
		.toBe(1);
	// Now something is under way: it is waited for.
	await page.reload();
	await page.getByRole('button', { name: 'Next question' }).click();
	await answer();
	await expect(page.locator('#place')).toHaveText(`3 of ${quiz.items.length}`);
	await expect(page.locator(`#steps [data-step="${one.id}"]`)).toHaveAttribute('data-verdict', 'right');
});

test('a browser that refuses storage says so once, and the quiz goes on', async ({ page }) => {
	await page.addInitScript(() => {
		indexedDB.open = () => {
			throw new DOMException('denied', 'SecurityError');
		};
	});
	const [item] = quiz.items;
	if (!item) throw new Error('no item');
	await page.goto(quizAddress(quiz));
	await expect(page.locator('#unkept')).toContainText('This browser can’t save your progress');
	await respond(page, item, right(item));
	await act(page);
	await expect(sectionOf(page, item).locator('.verdict .word')).toHaveText('Correct');
	await act(page);
	await expect(page.locator('#place')).toHaveText(`2 of ${quiz.items.length}`);
});

test('a full device says so; when there is room again, nothing is missing', async ({ page }) => {
	await page.addInitScript(() => {
		const add = IDBObjectStore.prototype.add;
		IDBObjectStore.prototype.add = function (...given) {
			if (localStorage.getItem('full')) throw new DOMException('full', 'QuotaExceededError');
			return add.apply(this, given);
		};
	});
	const [one, two] = quiz.items;
	if (!one || !two) throw new Error('no items');
	await page.goto(quizAddress(quiz));
	await page.evaluate(() => localStorage.setItem('full', 'yes'));
	await respond(page, one, right(one));
	await act(page);
	await expect(page.locator('#unkept')).toContainText('This device is full');
	await expect(sectionOf(page, one).locator('.verdict .word')).toHaveText('Correct');
	await page.evaluate(() => localStorage.removeItem('full'));
	await act(page);
	await expect(page.locator('#unkept')).toBeHidden();
	await page.reload();
	await expect(page.locator('#place')).toHaveText(`2 of ${quiz.items.length}`);
	await page.getByRole('button', { name: 'Previous question' }).click();
	await expect(sectionOf(page, one).locator('.verdict .word')).toHaveText('Correct');
});

test('a clock set back in mid-attempt changes nothing', async ({ page }) => {
	const [one, two] = quiz.items;
	if (!one || !two) throw new Error('no items');
	await page.clock.install({ time: new Date('2030-01-01') });
	await page.goto(quizAddress(quiz));
	await respond(page, one, right(one));
	await act(page);
	await page.clock.setSystemTime(new Date('2020-01-01'));
	await act(page);
	await respond(page, two, right(two));
	await act(page);
	await expect(sectionOf(page, two).locator('.verdict .word')).toHaveText('Correct');
	await expect.poll(async () => (await readEvents(page)).length).toBeGreaterThan(5);
	await page.reload();
	await expect(page.locator('#place')).toHaveText(`2 of ${quiz.items.length}`);
	await expect(sectionOf(page, two).locator('.verdict .word')).toHaveText('Correct');
});

test('a page that broke off behind its first question keeps what was answered there', async ({ page }) => {
	const [item] = SEQUENCE;
	if (!item) throw new Error('no item');
	const address = quizAddress(quiz);
	await page.route(`**${address}`, async (route) => {
		const response = await route.fetch();
		const body = await response.text();
		// As of a connection that is lost: no second script, and no other question.
		const end = body.indexOf('data-item=', body.indexOf('data-item=') + 1);
		await route.fulfill({ response, body: body.slice(0, body.lastIndexOf('<', end)) });
	});
	await page.goto(address);
	await respond(page, item, responseFor(item, 'wrong') ?? []);
	await act(page);
	await expect(sectionOf(page, item).locator('.verdict .word')).toHaveText('Incorrect');
	const before = await look(page);
	await page.unroute(`**${address}`);
	await page.goto(address);
	await expect(page.locator('#resumed')).toBeVisible();
	await expect(sectionOf(page, item).locator('.verdict .word')).toHaveText('Incorrect');
	expect((await look(page)).fields).toEqual(before.fields);
});
