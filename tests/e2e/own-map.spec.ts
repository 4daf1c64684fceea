import { expect, test, type Locator, type Page } from '@playwright/test';
import { violationsInBoth } from './check-page.ts';
import { module, readingAddress, responseFor, right, type Placed } from './content.ts';
import { idle } from './idle.ts';
import { hear, readEvents } from './log.ts';
import { act, open, respond } from './take.ts';
import { watchShifts } from './shifts.ts';
import { gradingKey } from '../../src/lib/quiz/grading.ts';
import { provingParts } from '../../src/lib/quiz/part-outcomes.ts';
import { partsByPassage } from '../../src/lib/quiz/rests-on.ts';
import { itemsResting, writeAnswers, type Given } from './answers.ts';

const reading = module.readings[0]?.id ?? '';
const address = readingAddress(reading);
const resting = itemsResting(reading);

/** Whether a right answer says that the passage was understood: it proves the key, and does not only refute a choice. */
const isProof = ({ quiz, item }: Placed, passage: string) => {
	const names = partsByPassage(quiz, item, reading).get(passage) ?? [];
	const proving = provingParts(gradingKey(item));
	return names.some((name) => proving.has(name));
};

/** The first passage with at least so many items, none of which rests on another passage in use; it proves the first two. */
function passageWith(
	least: number,
	not: readonly string[] = [],
): { passage: string; items: readonly Placed[] } {
	const taken = new Set(not.flatMap((one) => resting.get(one) ?? []).map(({ item }) => item.id));
	for (const [passage, items] of resting) {
		const isFit = items.slice(0, 2).every((one) => isProof(one, passage));
		if (isFit && items.length >= least && !items.some(({ item }) => taken.has(item.id)))
			return { passage, items };
	}
	throw new Error(`no passage with ${least} items`);
}

const panel = (page: Page) => page.locator('#own-map');
const choice = (page: Page) => page.getByLabel('Show', { exact: true });
const sentence = (page: Page, passage: string) => page.locator(`[id="${passage}"]`);
const mark = (page: Page, passage: string) => page.locator(`.count[href="#items-${passage}"]`);
const entry = (page: Page, passage: string) => page.locator(`[id="items-${passage}"]`);
const state = (page: Page, passage: string) => sentence(page, passage).getAttribute('data-own');

const RIGHT: Given = { earned: 1, certainty: null };
const WRONG: Given = { earned: 0, certainty: null };
const SURE_AND_WRONG: Given = { earned: 0, certainty: 3 };

/** One passage in three states of its items, all others as they come. */
async function withAnswers(page: Page) {
	const { passage, items } = passageWith(3);
	const [one, two] = items;
	if (!one || !two) throw new Error('too few items');
	await page.goto(address);
	await choice(page).selectOption('My answers');
	await writeAnswers(page, [
		{ ...one, ...RIGHT },
		{ ...two, ...WRONG },
	]);
	await expect(panel(page)).toBeVisible();
	return { passage, items, one, two };
}

test(
	'by itself it is a text without marks, and nothing is written by looking',
	{ tag: '@phone' },
	async ({ page }) => {
		await page.goto(address);
		await expect(choice(page)).toHaveValue('nothing');
		await expect(panel(page)).toBeHidden();
		await expect(page.locator('.text :is(.count, .anchor)').filter({ visible: true })).toHaveCount(0);
		await expect(page.getByRole('heading', { name: 'Questions by sentence' })).toBeHidden();
		await page.waitForLoadState('networkidle');
		await expect(page.locator('.text [data-own]')).toHaveCount(0);
		const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length]);
		expect(kept).toEqual([0, 0]);
		const scripts = await page.evaluate(() =>
			performance.getEntriesByType('resource').map(({ name }) => name),
		);
		expect(scripts.filter((name) => name.includes('own-map'))).toEqual([]);
	},
);

test('is drawn although what it asks for never comes', { tag: '@phone' }, async ({ page }) => {
	await page.route('**/parts.json', () => {});
	const { passage } = await withAnswers(page);
	await expect(sentence(page, passage)).toHaveAttribute('data-own', /.+/);
});

test(
	'what was answered on the quiz page shows in the text, also on coming back to it',
	{ tag: '@phone' },
	async ({ page }) => {
		const { passage, items } = passageWith(2);
		const [one] = items;
		if (!one) throw new Error('no item');
		await page.goto(address);
		await choice(page).selectOption('My answers');
		await mark(page, passage).click();
		await page.getByRole('dialog').locator('li:not([data-held-back]) a').first().click();
		await respond(page, one.item, right(one.item));
		await act(page);
		await expect(page.locator('.item[data-now] .verdict')).toBeVisible();
		await page.goBack();
		// The sheet that led there.
		await page.keyboard.press('Escape');
		await expect(sentence(page, passage)).toHaveAttribute('data-own', 'right');
		await expect(mark(page, passage)).toHaveText('1/1');

		await open(page, one);
		await page.locator('#options summary').click();
		await page.getByLabel('Ask how sure I am').check();
		await page.locator('#options-form').getByRole('button', { name: 'Start over' }).click();
		await page.evaluate((id) => (location.hash = id), one.item.id);
		await respond(page, one.item, responseFor(one.item, 'wrong') ?? []);
		await page.getByLabel('very sure').filter({ visible: true }).check();
		await act(page);
		await expect(page.locator('.item[data-now] .verdict')).toBeVisible();
		await page.goto(address);
		await expect(sentence(page, passage)).toHaveAttribute('data-own', 'confidently-wrong');
	},
);

test(
	'an item that asks for a sentence is named beside it once it was answered',
	{ tag: '@phone' },
	async ({ page }) => {
		const placed = module.quizzes
			.flatMap((of) => of.items.map((item): Placed => ({ quiz: of, item })))
			.filter(
				({ item }) =>
					item.kind === 'evidence' &&
					item.citations
						.concat(item.choices.flatMap((one) => one.citations))
						.some((one) => one.reading === reading),
			);
		expect(placed.length).toBeGreaterThan(0);
		await page.goto(address);
		await choice(page).selectOption('Questions here');
		const named = page.locator('.resting li:not([hidden]) a');
		const links = () =>
			named.evaluateAll((all) => all.map((link) => link.getAttribute('href')?.split('#')[1]));
		for (const { item } of placed) expect(await links()).not.toContain(item.id);
		for (const number of await page.locator('.count:visible').all())
			expect(Number(await number.textContent())).toBeGreaterThan(0);

		const [one] = placed;
		if (!one) throw new Error('no item');
		const before = await named.count();
		await open(page, one);
		await respond(page, one.item, right(one.item));
		await act(page);
		await page.goto(address);
		await expect.poll(links).toContain(one.item.id);
		// Beside each sentence it offers, whether that is the right one or not.
		const entry = page.locator('.resting details:not([hidden])', {
			has: page.locator(`li:not([hidden]) a[href$="#${one.item.id}"]`),
		});
		expect(await entry.count()).toBe((await named.count()) - before);
		for (const { item } of placed.slice(1)) expect(await links()).not.toContain(item.id);
	},
);

test('a mark says in words what it shows in colour', { tag: '@phone' }, async ({ page }) => {
	const { passage, items } = await withAnswers(page);
	const open = items.length - 2;
	await expect(mark(page, passage)).toHaveText('1/2');
	await expect(mark(page, passage)).toHaveAccessibleName(
		`1/2, ${items.length} questions are based on this sentence: Partly correct · 1 of 2 correct · ${open} unanswered`,
	);
	expect(await state(page, passage)).toBe('partly');
});

test('each state has a line of its own under the sentence', { tag: '@phone' }, async ({ page }) => {
	const used: string[] = [];
	const lines: Record<string, string> = {};
	await page.goto(address);
	await choice(page).selectOption('My answers');
	for (const [expected, given] of [
		['right', RIGHT],
		['partly', { earned: 0.5, certainty: null }],
		['wrong', WRONG],
		['confidently-wrong', SURE_AND_WRONG],
	] as const) {
		const { passage, items } = passageWith(1, used);
		used.push(passage);
		await writeAnswers(
			page,
			items.map((item) => ({ ...item, ...given })),
		);
		await expect(sentence(page, passage)).toHaveAttribute('data-own', expected);
		lines[expected] = await sentence(page, passage).evaluate(
			(part) => getComputedStyle(part).textDecorationStyle,
		);
	}
	expect(lines).toEqual({
		right: 'solid',
		partly: 'dashed',
		wrong: 'wavy',
		'confidently-wrong': 'double',
	});
});

test('the legend counts every passage once', { tag: '@phone' }, async ({ page }) => {
	await withAnswers(page);
	const numbers = await panel(page).locator('[data-number]').allTextContents();
	expect(numbers.map(Number).reduce((sum, number) => sum + number, 0)).toBe(resting.size);
	for (const of of await panel(page).locator('.legend li').all()) {
		const own = await of.getAttribute('data-own');
		const marked = await page.locator(`.text .sentence[data-own="${own}"]`).count();
		await expect(of.locator('[data-number]')).toHaveText(`${marked}`);
	}
});

const shownInList = (page: Page) => page.locator('.resting details').filter({ visible: true });

test('the filter keeps what it names, in the text and in the list', { tag: '@phone' }, async ({ page }) => {
	const { passage } = await withAnswers(page);
	const ink = await sentence(page, passage).evaluate((part) => getComputedStyle(part).color);
	await panel(page).getByRole('combobox').selectOption('Partly correct or incorrect only');
	const missed = page.locator('.text .sentence:is([data-own=partly], [data-own=wrong])');
	const number = await missed.count();
	await expect(panel(page).getByRole('status')).toHaveText(`${number} of ${resting.size} sentences.`);
	await expect(shownInList(page)).toHaveCount(number);
	const colour = (part: Locator) => part.evaluate((one) => getComputedStyle(one).color);
	expect(await colour(missed.first())).toBe(ink);
	expect(await colour(page.locator('.text .sentence[data-own=unanswered]').first())).not.toBe(ink);

	await page.getByRole('link', { name: 'View as a list' }).click();
	await expect(page.getByRole('heading', { name: 'Questions by sentence' })).toBeInViewport();
	await page.getByRole('button', { name: 'Show all' }).click();
	await expect(shownInList(page)).toHaveCount(resting.size);
	await expect(panel(page).getByRole('combobox')).toHaveValue('everything');
});

test('an address leads to its entry though the filter leaves it out', { tag: '@phone' }, async ({ page }) => {
	await withAnswers(page);
	await panel(page).getByRole('combobox').selectOption('Very sure but wrong only');
	await expect(shownInList(page)).toHaveCount(0);
	const link = page.locator('.text .count').last();
	const id = (await link.getAttribute('href'))?.slice('#items-'.length) ?? '';
	await page.evaluate((hash) => (location.hash = hash), `items-${id}`);
	await expect(entry(page, id)).toBeInViewport();
	await expect(entry(page, id).locator('li:not([data-held-back])').first()).toBeVisible();
});

test('the list says each state in words', { tag: '@phone' }, async ({ page }) => {
	const { passage, items, one, two } = await withAnswers(page);
	const open = items.length - 2;
	await expect(entry(page, passage).locator('summary')).toContainText(
		`Partly correct · 1 of 2 correct · ${open} unanswered`,
	);
	await entry(page, passage).locator('summary').click();
	const line = ({ item }: Placed) =>
		entry(page, passage).locator('li', { has: page.locator(`a[href$="#${item.id}"]`) });
	await expect(line(one).locator('.own')).toHaveText('Correct');
	await expect(line(two).locator('.own')).toHaveText('Incorrect');
	await expect(entry(page, passage).locator('li .own', { hasText: 'Unanswered' })).toHaveCount(open);
});

test(
	'what is shown is one kind at a time, and stays so on the next page',
	{ tag: '@phone' },
	async ({ page }) => {
		const { passage, items } = await withAnswers(page);
		await choice(page).selectOption('Questions here');
		await expect(page.locator('.text [data-own]')).toHaveCount(0);
		await expect(mark(page, passage)).toHaveText(`${items.length}`);
		await expect(mark(page, passage)).toHaveAccessibleName(
			`${items.length} questions are based on this sentence`,
		);
		await expect(panel(page)).toBeHidden();
		await page.reload();
		await expect(entry(page, passage).locator('summary .own')).toBeVisible();
		await expect(page.locator('.text [data-own]')).toHaveCount(0);
		await choice(page).selectOption('Paragraph numbers');
		await expect(mark(page, passage)).toBeHidden();
		await expect(page.getByRole('link', { name: 'Link to paragraph 1', exact: true })).toHaveText('1');
		await choice(page).selectOption('My answers');
		await expect(sentence(page, passage)).toHaveAttribute('data-own', 'partly');
		await choice(page).selectOption('Text only');
		await expect(page.locator('.text [data-own]')).toHaveCount(0);
		expect(await page.evaluate(() => localStorage.getItem('mandate:show'))).toBeNull();
	},
);

test(
	'an answer in another tab shows at once, and so does its going',
	{ tag: '@phone' },
	async ({ page, context }) => {
		const { passage, items } = passageWith(1);
		const [one] = items;
		if (!one) throw new Error('no item');
		await page.goto(address);
		await choice(page).selectOption('My answers');
		const other = await context.newPage();
		await open(other, one);
		await respond(other, one.item, right(one.item));
		await act(other);
		await expect(sentence(page, passage)).toHaveAttribute('data-own', 'right');
		await expect(panel(page)).toBeVisible();
		await writeAnswers(other, [], true);
		await expect(panel(page)).toBeHidden();
		await expect(page.getByText('You haven’t answered any questions about this text yet')).toBeVisible();
		await expect(page.locator('[data-own]:not(.legend *)')).toHaveCount(0);
		expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['mandate:show']);
	},
);

test('time spent on the reading does not draw its map again', { tag: '@phone' }, async ({ page }) => {
	await page.clock.install();
	const { passage } = await withAnswers(page);
	await expect.poll(() => state(page, passage)).not.toBeNull();
	await sentence(page, passage).evaluate((element) => element.removeAttribute('data-own'));
	await page.mouse.move(50, 50);
	for (let n = 0; n < 8; n += 1) {
		await page.clock.runFor(5_000);
		await page.mouse.move(50 + n, 60);
	}
	await expect
		.poll(async () => (await readEvents(page)).filter(({ type }) => type === 'spent').length)
		.toBeGreaterThan(0);
	expect(await state(page, passage)).toBeNull();
	await hear(page, ['spent']);
	await readEvents(page);
	await idle(page);
	expect(await state(page, passage)).toBeNull();
	await hear(page, ['answered']);
	await expect.poll(() => state(page, passage)).not.toBeNull();
});

test('the second visit does not shift the text', async ({ page }) => {
	await withAnswers(page);
	const shifted = await watchShifts(page);
	await page.reload();
	await expect(page.locator('.text .sentence[data-own="partly"]').first()).toBeVisible();
	await page.waitForLoadState('networkidle');
	expect(await shifted()).toBeLessThan(0.01);
});

test('nor does the first, after an answer on the quiz page', async ({ page }) => {
	const { passage, items } = passageWith(1);
	const [one] = items;
	if (!one) throw new Error('no item');
	await page.goto(address);
	await choice(page).selectOption('My answers');
	const shifted = await watchShifts(page);
	await open(page, one);
	await respond(page, one.item, right(one.item));
	await act(page);
	await expect(page.locator('.item[data-now] .verdict')).toBeVisible();
	await page.goto(address);
	await expect(sentence(page, passage)).toHaveAttribute('data-own', 'right');
	await page.waitForLoadState('networkidle');
	expect(await shifted()).toBeLessThan(0.01);
});

test.describe('with a service worker', { tag: '@phone' }, () => {
	// One that is blocked, as in the other tests, is an error of its own.
	test.use({ serviceWorkers: 'allow' });

	test('refused storage leaves the reading as it is, without an error', async ({ page }) => {
		const errors: string[] = [];
		page.on('pageerror', ({ message }) => errors.push(message));
		await page.addInitScript(() => {
			IDBFactory.prototype.open = () => {
				throw new DOMException('refused', 'SecurityError');
			};
			Object.defineProperty(window, 'localStorage', {
				get() {
					throw new DOMException('refused', 'SecurityError');
				},
			});
		});
		await page.goto(address);
		await choice(page).selectOption('My answers');
		await expect(page.locator('.text .count').first()).toBeVisible();
		await page.waitForLoadState('networkidle');
		await expect(panel(page)).toBeHidden();
		expect(errors).toEqual([]);
	});
});

test('the map keeps to WCAG 2.2 AA, at 320 px too', async ({ page }) => {
	await page.goto(address);
	await choice(page).selectOption('My answers');
	const given = [RIGHT, WRONG, SURE_AND_WRONG, { earned: 0.5, certainty: 1 }, RIGHT] as const;
	const every = [...new Map([...resting.values()].flat().map((one) => [one.item.id, one])).values()];
	await writeAnswers(
		page,
		every.slice(0, every.length / 2).map((one, at) => ({ ...one, ...(given[at % given.length] ?? RIGHT) })),
	);
	await expect(panel(page)).toBeVisible();
	expect(await violationsInBoth(page)).toEqual([]);
	await panel(page).getByRole('combobox').selectOption('Partly correct or incorrect only');
	await page.locator('.resting details:visible summary').first().click();
	expect(await violationsInBoth(page)).toEqual([]);
	await page.setViewportSize({ width: 320, height: 640 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	expect(await violationsInBoth(page)).toEqual([]);
});
