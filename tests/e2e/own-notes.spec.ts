import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { overflow, violations, violationsInBoth, violationsInSepia } from './check-page.ts';
import { module, moduleAddress, readingAddress } from './content.ts';
import { readEvents, writeEvents } from './log.ts';

const [reading] = module.readings;
if (!reading) throw new Error('no reading');
const address = readingAddress(reading.id);
const sentences = reading.blocks.flatMap((block) => block.sentences).filter(({ id }) => /^p[12]\./.test(id));
const [first, second] = sentences;
if (!first || !second) throw new Error('too few sentences');
const words = reading.text.slice(first.start, first.end);

const choice = (page: Page) => page.getByLabel('Show', { exact: true });
const toast = (page: Page) => page.locator('#cited');
const sheet = (page: Page) => page.locator('#sheet');
const list = (page: Page) => page.locator('#notes-list > li');
const note = (page: Page) => sheet(page).getByLabel('Note', { exact: true });
/** Behind words in the text. */
const signs = (page: Page) => page.locator('.text .own-note.sign');

/** Selects letters of a sentence, as a finger does. */
const select = (page: Page, id: string, from: number, to: number) =>
	page.evaluate(
		([passage, start, end]) => {
			const walker = document.createTreeWalker(
				document.getElementById(passage) ?? document,
				NodeFilter.SHOW_TEXT,
			);
			walker.nextNode();
			getSelection()?.setBaseAndExtent(walker.currentNode, start, walker.currentNode, end);
		},
		[id, from, to] as const,
	);

async function highlight(page: Page, id = first?.id ?? '', from = 0, to = 12) {
	await select(page, id, from, to);
	await expect(toast(page)).toBeVisible();
	await toast(page).getByRole('button', { name: 'Highlight' }).click();
	await expect(toast(page)).toBeHidden();
}

/** What the page has marked as the learner's own. */
const marked = (page: Page) =>
	page.evaluate(() => [...(CSS.highlights.get('noted') ?? [])].map((range) => String(range)));

const notes = async (page: Page) =>
	(await readEvents(page)).filter(({ type }) => type === 'noted' || type === 'unnoted');

test('selected words are highlighted, and stay so; the text then shows the notes', async ({ page }) => {
	await page.goto(address);
	await expect(choice(page)).toHaveValue('nothing');
	await highlight(page, first.id, 2, 10);
	await expect(choice(page)).toHaveValue('notes');
	const [own] = await marked(page);
	// Whole words.
	expect(words.startsWith(own ?? '-')).toBe(true);
	await page.reload();
	await expect(signs(page)).toHaveCount(1);
	expect(await marked(page)).toEqual([own]);
	await expect(list(page)).toHaveCount(1);
	await choice(page).selectOption('Text only');
	expect(await marked(page)).toEqual([]);
	await expect(list(page)).toBeHidden();
});

test('a note is written, changed and removed in place; words that were changed are not kept', async ({
	page,
}) => {
	await page.goto(address);
	await select(page, first.id, 0, 12);
	await toast(page).getByRole('button', { name: 'Note' }).click();
	await expect(note(page)).toBeFocused();
	await note(page).fill('Who says so?');
	await sheet(page).getByRole('button', { name: 'Close' }).click();
	await expect(list(page)).toContainText('Who says so?');
	await expect(signs(page)).toHaveAccessibleName('Your note: Who says so?');

	await signs(page).click();
	await note(page).fill('Who says so, and when?');
	await page.goBack();
	await expect(list(page)).toContainText('and when?');
	await signs(page).click();
	await note(page).fill('Typed, then left.');
	await page.keyboard.press('Escape');
	await expect(list(page)).toContainText('Typed, then left.');
	expect((await notes(page)).map((event) => 'text' in event && event.text)).toEqual(['Typed, then left.']);

	await signs(page).click();
	await sheet(page).getByRole('button', { name: 'Remove', exact: true }).click();
	await sheet(page).getByRole('button', { name: 'Remove note and highlight?' }).click();
	await expect(sheet(page)).toBeHidden();
	await expect(list(page)).toHaveCount(0);
	expect(await marked(page)).toEqual([]);
	expect((await notes(page)).map(({ type }) => type)).toEqual(['unnoted']);
});

test(
	'by keyboard alone, a sentence of a paragraph is marked and written about',
	{ tag: '@phone' },
	async ({ page }) => {
		await page.goto(address);
		await choice(page).selectOption('My notes');
		await page.getByRole('button', { name: 'Highlight or add a note in paragraph 1', exact: true }).focus();
		await page.keyboard.press('Enter');
		await expect(sheet(page).getByRole('radio').first()).toBeChecked();
		await sheet(page).getByRole('radio').first().focus();
		await page.keyboard.press('ArrowUp');
		await expect(sheet(page).getByLabel('The whole paragraph')).toBeChecked();
		expect(await violationsInBoth(page)).toEqual([]);
		await sheet(page).getByRole('button', { name: 'Add note' }).focus();
		await page.keyboard.press('Enter');
		await expect(note(page)).toBeFocused();
		await page.keyboard.type('The whole of it.');
		await page.keyboard.press('Escape');
		await expect(list(page)).toContainText('The whole of it.');
		const [own] = await marked(page);
		expect(own?.length).toBeGreaterThan(words.length);
	},
);

test(
	'notes survive changes of the text; what is lost is listed with its words',
	{ tag: '@phone' },
	async ({ page }) => {
		// This page makes the store.
		await page.goto('/data');
		await expect(page.locator('#kept-space')).not.toHaveText('…');
		const of = { module: module.id, reading: reading.id, type: 'noted' as const };
		await writeEvents(page, [
			{
				...of,
				note: 'moved',
				selector: { exact: words, prefix: 'Words that stood before. ', suffix: ' And after.' },
				start: 9_999,
				text: 'Found again.',
			},
			{
				...of,
				note: 'lost',
				selector: { exact: 'Words that nobody has written', prefix: '', suffix: '' },
				start: 0,
				text: '<b>Lost</b>',
			},
		]);
		await page.goto(address);
		await choice(page).selectOption('My notes');
		await expect(list(page)).toHaveCount(2);
		await expect(list(page).first()).toContainText('Found again.');
		await expect(list(page).last()).toContainText('Words that nobody has written');
		await expect(list(page).last()).toContainText('no longer in the text');
		await expect(list(page).last()).toContainText('<b>Lost</b>');
		await expect(signs(page)).toHaveCount(1);
	},
);

test(
	'nothing of it leaves the device, and another tab has it at once',
	{ tag: '@phone' },
	async ({ page, context }) => {
		const sent: string[] = [];
		context.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
		await page.goto(`${address}?for=assignment.student`);
		const other = await context.newPage();
		await other.goto(address);
		await choice(other).selectOption('My notes');
		await expect(other.getByText('No notes yet.')).toBeVisible();
		await highlight(page);
		await expect(list(other)).toHaveCount(1);
		await page.goto('/data');
		await page.goto('/assignments');
		expect(sent).toEqual([]);
	},
);

test(
	'all notes of the module are on a page of their own, and in two files',
	{ tag: '@phone' },
	async ({ page }) => {
		await page.goto(address);
		await select(page, first.id, 0, 12);
		await toast(page).getByRole('button', { name: 'Note' }).click();
		await note(page).fill('To be taken along.');
		await page.keyboard.press('Escape');
		await page.getByRole('link', { name: 'All my notes in this module' }).click();
		await expect(page.getByRole('heading', { name: reading.title })).toBeVisible();
		await expect(page.getByText('To be taken along.')).toBeVisible();
		expect(await violationsInBoth(page)).toEqual([]);
		expect(await violationsInSepia(page)).toEqual([]);

		const saved = async (name: string) => {
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('button', { name, exact: true }).click(),
			]);
			return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
		};
		const own = await saved('Export notes as text');
		expect(own.name).toMatch(/^mandate-notes-.*\.txt$/);
		for (const part of [module.title, reading.title, 'To be taken along.', words.slice(0, 10)])
			expect(own.text).toContain(part);
		await page.locator('#all-notes blockquote a').click();
		await expect(page.locator('.text .own-note.sign')).toBeFocused();

		await page.goto('/data');
		expect((await saved('Export notes as text')).text).toBe(own.text);
		expect((await saved('Export a backup')).text).toContain('To be taken along.');
		await page.getByRole('button', { name: 'Delete everything…' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Delete everything', exact: true }).click();
		await expect(page.getByText('has been deleted')).toBeVisible();
		await page.goto(`${moduleAddress}/notes`);
		await expect(page.getByText('No notes yet.')).toBeVisible();
	},
);

test(
	'on paper the notes are there when they are shown, and else not',
	{ tag: '@phone' },
	async ({ page }) => {
		await page.goto(address);
		await highlight(page);
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('heading', { name: 'My notes' })).toBeVisible();
		await expect(list(page)).toHaveCount(1);
		await page.emulateMedia({ media: 'screen' });
		await choice(page).selectOption('Text only');
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('heading', { name: 'My notes' })).toBeHidden();
	},
);

test('in plain English there is nothing of the original to mark', { tag: '@phone' }, async ({ page }) => {
	const [plain] = module.plain;
	if (!plain) throw new Error('no plain version');
	await page.goto(readingAddress(plain.of));
	await page.getByLabel('Plain English').check();
	const select = (part: string) =>
		page.locator(part).evaluate((words) => getSelection()?.selectAllChildren(words));
	await expect(page.locator('[data-plain="p1"]')).toBeVisible();
	await select('[data-plain="p1"]');
	await expect(toast(page)).toBeHidden();
	await page.getByLabel('Original').check();
	await select('[id="p1.s1"]');
	await expect(toast(page).getByRole('button', { name: 'Highlight' })).toBeVisible();
});

test('where nothing may be stored it is said', { tag: '@phone' }, async ({ page }) => {
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('refused', 'SecurityError');
		};
	});
	await page.goto(address);
	await select(page, first.id, 0, 12);
	await toast(page).getByRole('button', { name: 'Highlight' }).click();
	await expect(toast(page)).toContainText('can’t save notes');
});

test('marks, toolbar and sheet keep to WCAG 2.2 AA, at 320 px too', async ({ page }) => {
	await page.goto(address);
	await select(page, second.id, 0, 12);
	await page.setViewportSize({ width: 320, height: 640 });
	await expect(toast(page)).toBeVisible();
	expect(await violations(page)).toEqual([]);
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	await toast(page).getByRole('button', { name: 'Note' }).click();
	await note(page).fill('A long note. '.repeat(20));
	expect(await violationsInBoth(page)).toEqual([]);
	expect(await violationsInSepia(page)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(signs(page)).toBeVisible();
	expect(await violationsInBoth(page)).toEqual([]);
	expect(await violationsInSepia(page)).toEqual([]);
	expect(await overflow(page)).toBeLessThanOrEqual(0);
});
