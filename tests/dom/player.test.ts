import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from '@playwright/test';
import { itemOf, module, right } from '../e2e/content.ts';
import { LAPTOP, openBrowser, PAGES, PHONE } from './mount.ts';
import { ORDER_UNTOUCHED } from '../../src/lib/words/attempts.ts';
import { blankWords, INVALID_WORDS } from '../../src/lib/words/invalid-words.ts';
import type { Quiz } from '../../src/lib/quiz/types.ts';
import type { Made } from './in-page.ts';

declare const make: (judge: 'here' | 'asked', options?: object, takesParts?: boolean) => Made;
declare global {
	interface Window {
		made: Made;
		other: Made;
	}
}

/** Of one right choice. */
const choice = module.quizzes
	.flatMap(({ items }) => items)
	.find((item) => item.kind === 'choice' && right(item).length === 1);
if (!choice) throw new Error('no such item');
const order = itemOf('order').item;
const match = itemOf('match').item;
if (match.kind !== 'match') throw new Error('no matching');
const quiz: Quiz = { id: 'three', title: 'Three', summary: 'Three kinds.', items: [choice, match, order] };
const wrong = 'choices' in choice ? choice.choices.findIndex(({ correct }) => !correct) + 1 : 0;
const key = 'choices' in choice ? choice.choices.findIndex(({ correct }) => correct) + 1 : 0;

let browser: Browser;
let mount: (body: string, viewport?: typeof PHONE) => Promise<Page>;
beforeAll(async () => ({ browser, mount } = await openBrowser()));
afterAll(() => browser.close());

/** The page, with a player that listens. */
async function open(kind: keyof typeof PAGES, viewport = PHONE): Promise<Page> {
	const page = await mount(PAGES[kind](module, quiz), viewport);
	await page.evaluate(() => {
		window.made = make('here', { certainty: true });
		window.made.player.listen();
		window.made.player.show();
	});
	return page;
}
const front = (page: Page) => page.locator('.item[data-now]');
const said = (page: Page) => page.locator('#say').textContent();
const types = (page: Page) => page.evaluate(() => window.made.store.events.map(({ type }) => type));

describe.each(Object.keys(PAGES) as (keyof typeof PAGES)[])('on the page of %s', (kind) => {
	test('a number chooses, Enter checks, and the verdict is said and has the focus', async () => {
		const page = await open(kind);
		await page.keyboard.press(String(key));
		await page.keyboard.press('Enter');
		expect(await front(page).getAttribute('data-phase')).toBe('revealed');
		expect(await said(page)).toMatch(/^Correct\. /);
		expect(await page.evaluate(() => document.activeElement?.className)).toMatch(/\bverdict\b/);
		await page.keyboard.press('Enter');
		expect(await front(page).getAttribute('id')).toBe(match.id);
		expect(await page.evaluate(() => document.activeElement?.className)).toMatch(/\bprompt\b/);
	});

	test('a wrong answer can be tried again or explained, and the first one counts', async () => {
		const page = await open(kind);
		await page.keyboard.press(String(wrong));
		await page.locator('#act').click();
		expect(await front(page).getAttribute('data-phase')).toBe('checked');
		await page.locator('[data-do="retry"]').click();
		expect(await front(page).getAttribute('data-phase')).toBeNull();
		await page.keyboard.press(String(key));
		await page.locator('#act').click();
		expect(await front(page).locator('.verdict .detail').textContent()).toContain(
			'Only your first answer is scored.',
		);
		expect(
			await page.evaluate((id) => window.made.player.stateOf(id)?.first?.response, choice.id),
		).not.toEqual(right(choice));
	});

	test('nothing chosen, and half of a table: what lacks is said, and it costs nothing', async () => {
		const page = await open(kind);
		await page.locator('#act').click();
		expect(await front(page).locator('.problem').textContent()).toBe(INVALID_WORDS.empty);
		await page.locator('[data-do="skip"]').click();
		await front(page).locator('.answer select').first().selectOption({ index: 1 });
		await page.locator('#act').click();
		const blank = blankWords(
			'match',
			match.rows.slice(1).map((_, at) => at + 2),
		);
		expect(await front(page).locator('.problem').textContent()).toBe(blank);
		expect(await front(page).locator('.answer [aria-invalid="true"]').count()).toBeGreaterThan(0);
		expect(await said(page)).toBe(blank);
		expect(await types(page)).not.toContain('checked');
	});

	test('a flag, and a step that is moved, are said', async () => {
		const page = await open(kind);
		await page.locator('[data-do="flag"]').click();
		expect(await said(page)).toBe('Flagged.');
		await page.locator('[data-do="flag"]').click();
		expect(await said(page)).toBe('Flag removed.');
		await page.evaluate((id) => window.made.player.moveTo(id), order.id);
		await front(page).locator('[data-move="1"]').first().focus();
		await page.keyboard.press('ArrowDown');
		expect(await said(page)).toMatch(/^Moved to position 2 of \d+\.$/);
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('ArrowUp');
		expect(await said(page)).toBe('Already at the top.');
	});

	test('an ordering that nobody has touched is asked for once before it counts', async () => {
		const page = await open(kind);
		await page.evaluate((id) => window.made.player.moveTo(id), order.id);
		await page.locator('#act').click();
		expect(await front(page).getAttribute('data-phase')).toBeNull();
		expect(await said(page)).toBe(ORDER_UNTOUCHED);
		expect(await front(page).locator('.problem').textContent()).toBe(ORDER_UNTOUCHED);
		await page.locator('#act').click();
		expect(await front(page).getAttribute('data-phase')).not.toBeNull();
		// One that was moved, if only there and back, is meant.
		const other = await open(kind);
		await other.evaluate((id) => window.made.player.moveTo(id), order.id);
		await front(other).locator('[data-move="1"]').first().focus();
		await other.keyboard.press('ArrowDown');
		await other.keyboard.press('ArrowUp');
		await other.locator('#act').click();
		expect(await front(other).getAttribute('data-phase')).not.toBeNull();
	});

	test('how sure one is goes with the answer, and is not asked again', async () => {
		const page = await open(kind);
		const asked = page.locator(kind === 'practice' ? '#bar .certainty' : `[id="${choice.id}"] .certainty`);
		await page.keyboard.press(String(wrong));
		await asked.locator('[value="3"]').check({ force: true });
		await page.locator('#act').click();
		expect(await page.evaluate((id) => window.made.player.stateOf(id)?.first?.certainty, choice.id)).toBe(3);
		expect(await asked.getAttribute('hidden')).not.toBeNull();
	});

	test.each([
		['its button', (page: Page) => page.locator('#sheet .foot button').click()],
		['Escape', (page: Page) => page.keyboard.press('Escape')],
		['Back', (page: Page) => page.goBack()],
		['a tap beside it', (page: Page) => page.mouse.click(195, 5)],
	])('on a phone the text opens before and after answering, and %s closes it', async (_, close) => {
		const page = await open(kind);
		const opener = page.locator('[data-do="read"]');
		for (const answer of [false, true]) {
			if (answer) {
				await page.keyboard.press(String(key));
				await page.keyboard.press('Enter');
			}
			await opener.click();
			await page.locator('#sheet[open] #source').waitFor();
			await close(page);
			await page.locator('#sheet:not([open])').waitFor({ state: 'attached' });
			await page.locator('.side > #source').waitFor({ state: 'attached' });
			expect(await opener.evaluate((button) => document.activeElement === button)).toBe(true);
		}
	});

	test('on a laptop the words that prove a right answer are marked in the text beside it', async () => {
		const page = await open(kind, LAPTOP);
		await page.keyboard.press(String(key));
		await page.keyboard.press('Enter');
		await page.waitForFunction(() => CSS.highlights.get('cited')?.size === 1);
	});
});

test('two players in one page know nothing of each other', async () => {
	const page = await mount(PAGES.practice(module, quiz));
	const found = await page.evaluate((id) => {
		const [one, other] = [make('here'), make('here', { feedback: 'end' })];
		one.player.moveTo(id);
		one.store.dispatch({ type: 'flagged', item: id, on: true });
		return [one, other].map(({ player }) => [
			player.current(),
			player.stateOf(id)?.flagged,
			player.left().length,
		]);
	}, match.id);
	expect(found).toEqual([
		[match.id, true, 3],
		[choice.id, false, 3],
	]);
});

test('half of a table is not left behind where nothing of it would be kept, and is where it would', async () => {
	const fronts: (string | undefined)[] = [];
	for (const takesParts of [false, true]) {
		const page = await mount(PAGES.practice(module, quiz));
		await page.evaluate(
			([id, takes]) => {
				window.made = make('here', { feedback: 'end' }, takes);
				window.made.player.listen();
				window.made.player.moveTo(id);
			},
			[match.id, takesParts] as const,
		);
		await front(page).locator('.answer select').first().selectOption({ index: 1 });
		await page.locator('#act').click();
		fronts.push((await front(page).getAttribute('id')) ?? undefined);
	}
	expect(fronts).toEqual([match.id, order.id]);
});

test('without keys the server is asked; what it cannot say now is said to come later', async () => {
	const page = await mount(PAGES.practice(module, { ...quiz, items: [choice] }));
	await page.evaluate((id) => {
		document
			.getElementById(id)
			?.insertAdjacentHTML('beforeend', `<div class="feedback" id="feedback-${id}"></div>`);
		window.made = make('asked');
		window.made.player.listen();
		window.made.player.show();
	}, choice.id);
	await page.keyboard.press(String(key));
	await page.keyboard.press('Enter');
	await expect.poll(() => said(page)).toBe('You’ll get feedback when you’re back online.');
	expect(await front(page).locator('input:enabled').count()).toBe(0);
});
