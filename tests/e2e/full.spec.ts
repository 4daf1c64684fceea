import { expect, test, type Page } from '@playwright/test';
import { module, quiz, quizAddress, right } from './content.ts';
import { idle } from './idle.ts';
import { hear, readEvents, writeEvents } from './log.ts';
import { act, open, respond, sectionOf } from './take.ts';

const [one, two, three] = quiz.items;
if (!one || !two || !three) throw new Error('The content has too few items.');
const LEFT = 'mandate:unwritten:left';

/** A device that has no room, as far as one tab can tell: the others write. */
async function makeFillable(page: Page) {
	await page.addInitScript(() => {
		const add = IDBObjectStore.prototype.add;
		IDBObjectStore.prototype.add = function (...given) {
			if (sessionStorage.getItem('full')) {
				sessionStorage.setItem('refused', `${Number(sessionStorage.getItem('refused')) + 1}`);
				throw new DOMException('full', 'QuotaExceededError');
			}
			return add.apply(this, given);
		};
		const set = Storage.prototype.setItem;
		Storage.prototype.setItem = function (name, value) {
			if (name.startsWith('mandate:unwritten') && sessionStorage.getItem('full'))
				throw new DOMException('full', 'QuotaExceededError');
			set.call(this, name, value);
		};
	});
}
const fill = (page: Page) => page.evaluate(() => sessionStorage.setItem('full', 'yes'));
const refused = (page: Page) => page.evaluate(() => Number(sessionStorage.getItem('refused')));

/** Until a page has heard of what another tab wrote, and could not write what it had to write before it may read that. */
async function hearInVain(page: Page) {
	const before = await refused(page);
	await hear(page, ['attempt']);
	await expect.poll(() => refused(page)).toBeGreaterThan(before);
	await idle(page);
}
const free = (page: Page) => page.evaluate(() => sessionStorage.removeItem('full'));

test('a tab that cannot write goes on with what it shows when another one writes, and makes up for it', async ({
	page,
	context,
}) => {
	await makeFillable(page);
	await open(page, { quiz, item: one });
	await respond(page, one, right(one));
	await act(page);
	await expect.poll(async () => (await readEvents(page)).at(-1)?.type).toBe('answered');
	const other = await context.newPage();
	await open(other, { quiz, item: three });

	await fill(page);
	await act(page);
	await respond(page, two, right(two));
	await act(page);
	await expect(page.locator('#unkept')).toContainText('This device is full');
	await expect(sectionOf(page, two).locator('.verdict .word')).toHaveText('Correct');
	await other.getByRole('button', { name: /^Flag/ }).click();
	await expect.poll(async () => JSON.stringify(await readEvents(other))).toContain('"flagged"');
	await hearInVain(page);
	await expect(sectionOf(page, two).locator('.verdict .word')).toHaveText('Correct');
	await expect(page.locator('#place')).toHaveText(`2 of ${quiz.items.length}`);

	await free(page);
	await other.getByRole('button', { name: 'Previous question' }).click();
	await expect(page.locator('#unkept')).toBeHidden();
	await expect(page.locator(`#steps [data-step="${three.id}"]`)).toHaveClass(/flagged/);
	await expect(sectionOf(page, two).locator('.verdict .word')).toHaveText('Correct');
	await page.reload();
	await expect(sectionOf(page, two).locator('.verdict .word')).toHaveText('Correct');
});

test('an attempt of which nothing could be written yet is not begun anew when another tab writes', async ({
	page,
	context,
}) => {
	await makeFillable(page);
	await page.goto(quizAddress(quiz));
	await fill(page);
	await respond(page, one, right(one));
	await act(page);
	await expect(page.locator('#unkept')).toContainText('This device is full');
	const other = await context.newPage();
	await other.goto('/data');
	await expect(other.locator('#kept-answers'), 'the store is there').not.toHaveText('…');
	await writeEvents(other, [{ type: 'read', module: module.id, reading: 'any' }]);
	await hearInVain(page);
	await expect(sectionOf(page, one).locator('.verdict .word')).toHaveText('Correct');
});

/** An event that another page has left behind unwritten. */
const leave = (page: Page, reading: string) =>
	page.evaluate(([key, event]) => localStorage.setItem(key, JSON.stringify([event])), [
		LEFT,
		{ id: `left-${reading}`, at: 1, type: 'read', module: module.id, reading },
	] as const);
const left = (page: Page) => page.evaluate((key) => localStorage.getItem(key) ?? '', LEFT);

test('what another page left and a full device cannot take keeps nobody from their attempt, who is told', async ({
	page,
}) => {
	const errors: string[] = [];
	page.on('pageerror', ({ message }) => errors.push(message));
	await makeFillable(page);
	await open(page, { quiz, item: two });
	await respond(page, two, right(two));
	await act(page);
	await expect.poll(async () => (await readEvents(page)).at(-1)?.type).toBe('answered');
	await page.goto('/data');
	await leave(page, 'article');
	await fill(page);
	await page.goto(quizAddress(quiz));
	await expect(page.locator('#resumed')).toBeVisible();
	await expect(sectionOf(page, two).locator('.verdict .word')).toHaveText('Correct');
	await expect(page.locator('#unkept')).toContainText('This device is full');
	expect(await left(page)).toContain('left-article');
	expect(errors).toEqual([]);
	await free(page);
	await page.reload();
	await expect.poll(() => left(page)).toBe('');
	await expect(page.locator('#unkept')).toBeHidden();
	expect((await readEvents(page)).map(({ id }) => id)).toContain('left-article');
});

test('what a page that is alive has left meanwhile is not thrown away with what it left before', async ({
	page,
}) => {
	await page.addInitScript((key) => {
		const add = IDBObjectStore.prototype.add;
		IDBObjectStore.prototype.add = function (...given) {
			// In the moment in which the first is taken over.
			const text = localStorage.getItem(key) ?? '';
			if (!text.includes('left-second')) {
				const [event] = JSON.parse(text || '[{}]') as object[];
				const second = { ...event, id: 'left-second', reading: 'second' };
				if (text) localStorage.setItem(key, JSON.stringify([event, second]));
			}
			return add.apply(this, given);
		};
	}, LEFT);
	await page.goto('/data');
	await expect(page.locator('#kept-answers'), 'the store is there').not.toHaveText('…');
	await leave(page, 'first');
	const ids = async () => (await readEvents(page)).map(({ id }) => id);
	await page.goto(quizAddress(quiz));
	await expect.poll(ids).toContain('left-first');
	await expect.poll(() => left(page)).toContain('left-second');
	await page.reload();
	await expect.poll(ids).toEqual(['left-first', 'left-second']);
	await expect.poll(() => left(page)).toBe('');
});

test('an event that the store refuses is told once, and leaves no error to nobody', async ({ page }) => {
	const errors: string[] = [];
	page.on('pageerror', ({ message }) => errors.push(message));
	await page.addInitScript(() => {
		const add = IDBObjectStore.prototype.add;
		IDBObjectStore.prototype.add = function (...given) {
			// What is there twice makes the request fail, and with it all that was to be written.
			add.apply(this, given);
			return add.apply(this, given);
		};
	});
	await page.goto(quizAddress(quiz));
	await respond(page, one, right(one));
	await act(page);
	await expect(page.locator('#unkept')).toContainText('can’t save your progress');
	await expect(sectionOf(page, one).locator('.verdict .word')).toHaveText('Correct');
	expect(errors).toEqual([]);
	expect(await readEvents(page)).toEqual([]);
});
