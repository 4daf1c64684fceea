import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from '@playwright/test';
import { itemOf, module } from '../e2e/content.ts';
import { moved } from '../../src/build/moved.ts';
import { LAPTOP, openBrowser, PAGES, PHONE } from './mount.ts';
import {
	COMPARE,
	MOST_EVIDENCE,
	OTHER_EVIDENCE,
	RATE_ALL,
	RATED,
	EXPECTED_EVIDENCE,
} from '../../src/lib/words/attempts.ts';
import { INVALID_WORDS } from '../../src/lib/words/invalid-words.ts';
import type { Quiz } from '../../src/lib/quiz/types.ts';
import type { Made } from './in-page.ts';

declare const make: (judge: 'here' | 'asked', options?: object, takesParts?: boolean) => Made;
declare const accompany: (item: HTMLElement) => void;
declare global {
	interface Window {
		made: Made;
	}
}

const found = itemOf('open').quiz.items.find(({ id }) => id === 'who-has-agreed');
if (found?.kind !== 'open') throw new Error('no such item');
const item = found;
const reading = module.readings.find(({ id }) => id === item.accordingTo);
const sentences = reading?.blocks.flatMap((block) => block.sentences.map(({ id }) => id)) ?? [];
const cited = new Set(item.citations.flatMap(({ passages }) => passages));
const fitting = sentences.find((id) => cited.has(id)) ?? '';
const other = sentences.find((id) => !cited.has(id)) ?? '';
const quiz: Quiz = { id: 'own', title: 'Own words', summary: 'One question.', items: [item] };
const TEXT = 'The vote authorises the force.';

let browser: Browser;
let mount: (body: string, viewport?: typeof PHONE) => Promise<Page>;
beforeAll(async () => ({ browser, mount } = await openBrowser('tests/dom/open-in-page.ts', [moved()])));
afterAll(() => browser.close());

const show = (page: Page) =>
	page.evaluate((id) => {
		window.made.player.show();
		const at = document.getElementById(id);
		if (at) accompany(at);
	}, item.id);

async function open(kind: keyof typeof PAGES, viewport = PHONE): Promise<Page> {
	const page = await mount(PAGES[kind]({ ...module, readings: reading ? [reading] : [] }, quiz), viewport);
	await page.evaluate(() => {
		window.made = make('here', {});
		window.made.player.listen();
	});
	await show(page);
	return page;
}

const text = (page: Page) => page.locator('.answer textarea');
const sentence = (page: Page, id: string) => page.locator(`[id="${reading?.id ?? ''}.${id}"]`);
const choose = (page: Page) => page.locator('.choose');
const lines = (page: Page) => page.locator('.picked li');
const said = (page: Page) => page.locator('#say').textContent();
const typed = (page: Page) =>
	page.evaluate(
		(id) => window.made.store.typedIn(id)?.response ?? window.made.player.stateOf(id)?.response,
		item.id,
	);

describe.each(Object.keys(PAGES) as (keyof typeof PAGES)[])('on the page of %s', (kind) => {
	test('what is written and picked is kept at once, and its length is seen', async () => {
		const page = await open(kind);
		expect(await page.locator('.by-sentence').count(), 'check boxes give way to the text').toBe(0);
		await text(page).fill(TEXT);
		expect(await typed(page)).toEqual([`text=${TEXT}`]);
		expect(await page.locator('.length').textContent()).toMatch(/^5 words .*160 words\)$/);
		await choose(page).click();
		expect(await page.locator('#sheet[open] .choosing').textContent()).toContain('0 of up to 6 chosen');
		await sentence(page, fitting).click();
		expect(await sentence(page, fitting).getAttribute('aria-pressed')).toBe('true');
		await sentence(page, other).focus();
		await page.keyboard.press('Enter');
		expect(await page.evaluate(() => window.made.store.events.map(({ type }) => type))).not.toContain(
			'checked',
		);
		expect(await typed(page)).toEqual([
			`text=${TEXT}`,
			`cite=${item.accordingTo}:${fitting}`,
			`cite=${item.accordingTo}:${other}`,
		]);
		await page.locator('.choosing button').click();
		expect(await page.locator('#sheet[open]').count()).toBe(0);
		expect(await sentence(page, fitting).getAttribute('role'), 'a text again').toBeNull();
		expect(await lines(page).count()).toBe(2);
		expect(await page.evaluate(() => document.activeElement?.className)).toContain('choose');
	});

	test('a sentence is put back in the text, or removed below the answer', async () => {
		const page = await open(kind, LAPTOP);
		await choose(page).click();
		await sentence(page, fitting).click();
		await sentence(page, other).click();
		await sentence(page, fitting).press(' ');
		expect(await lines(page).count()).toBe(1);
		await page.locator('.picked button').click();
		expect(await lines(page).count()).toBe(0);
		expect(await page.locator('.evidence .none').isVisible()).toBe(true);
		expect(await page.evaluate(() => document.activeElement?.className)).toContain('choose');
	});

	test('no more sentences than the question asks for', async () => {
		const page = await open(kind, LAPTOP);
		await choose(page).click();
		for (const id of sentences.slice(0, item.evidence.atMost + 1)) await sentence(page, id).press('Enter');
		expect(await lines(page).count()).toBe(item.evidence.atMost);
		expect(await said(page)).toBe(MOST_EVIDENCE);
	});

	test('sentences alone are no answer; words are, and are compared and rated', async () => {
		const page = await open(kind, LAPTOP);
		await choose(page).click();
		await sentence(page, fitting).click();
		await sentence(page, other).click();
		await page.locator('.choosing button').click();
		await page.locator('#act').click();
		expect(await page.locator('.problem').textContent()).toBe(INVALID_WORDS.incomplete);
		await text(page).fill(TEXT);
		await page.locator('#act').click();
		// So short: it is asked once whether it is meant.
		expect(await page.locator('.problem').textContent()).toMatch(
			/^The question asks for 130\S+160 words\. You’ve written 5\./,
		);
		expect(await page.locator('.problem').textContent()).not.toContain('evidence');
		expect(await page.locator('.item').getAttribute('data-phase')).toBeNull();
		await page.locator('#act').click();
		await show(page);
		expect(await page.locator('.item').getAttribute('data-phase')).toBe('revealed');
		expect(await page.locator('.verdict .word').textContent()).toBe('Written, not marked');
		expect(await page.locator('.verdict .detail').textContent()).toBe(COMPARE);
		expect(await text(page).isDisabled()).toBe(true);
		expect(await lines(page).locator('.how').allTextContents()).toEqual([EXPECTED_EVIDENCE, OTHER_EVIDENCE]);
		await page.locator('[data-do="rate"]').click();
		expect(await said(page)).toBe(RATE_ALL);
		for (const row of await page.locator('.rubric fieldset').all()) await row.locator('input').nth(1).check();
		await page.locator('[data-do="rate"]').click();
		expect(await said(page)).toBe(RATED);
		const rated = await page.evaluate((id) => window.made.player.stateOf(id)?.rated, item.id);
		expect(rated).toEqual(Object.fromEntries(item.rubric.criteria.map(({ id }) => [id, 3])));
	});

	test('an answer of the length asked for is asked about where it rests on nothing, and else not at all', async () => {
		const page = await open(kind, LAPTOP);
		await text(page).fill('word '.repeat(140));
		await page.locator('#act').click();
		expect(await page.locator('.problem').textContent()).toMatch(
			/^The question asks for 2 to 6 sentences as evidence\. You’ve chosen none\. If/,
		);
		await choose(page).click();
		await sentence(page, fitting).click();
		await sentence(page, other).click();
		expect(await page.locator('.item').getAttribute('data-doubt')).toBeNull();
	});

	test('what was kept stands there again', async () => {
		const page = await open(kind);
		await page.evaluate(
			([id, response]) => {
				window.made.store.dispatch({ type: 'responded', item: id, response });
				window.made.player.fill(id);
			},
			[item.id, [`text=${TEXT}`, `cite=${item.accordingTo}:${fitting}`]] as const,
		);
		expect(await text(page).inputValue()).toBe(TEXT);
		await expect.poll(() => lines(page).locator('blockquote').count()).toBe(1);
	});
});
