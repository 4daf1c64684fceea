import { expect, test, type Page } from '@playwright/test';
import { module, readingAddress } from './content.ts';
import { idle } from './idle.ts';
import { citationHref } from '../../src/lib/words/hrefs.ts';
import { explainedParts } from '../../src/lib/quiz/explain.ts';

const reading = module.readings[0];
if (!reading) throw new Error('no reading');
const sentences = reading.blocks.flatMap((block) => block.sentences);
const [first, second] = sentences.filter(({ id }) => /^p1\./.test(id));
const address = readingAddress(reading.id);
const toast = (page: Page) => page.locator('#cited');

/** Selects from one place to another, each a sentence and an offset in it, as a finger does. */
const select = (page: Page, from: readonly [string, number], to: readonly [string, number]) =>
	page.evaluate(
		([[start, at], [end, until]]) => {
			const text = (id: string) => {
				const node = document.getElementById(id)?.firstChild;
				const walker =
					node && document.createTreeWalker(document.getElementById(id) ?? node, NodeFilter.SHOW_TEXT);
				if (!walker?.nextNode()) throw new Error(`no text in ${id}`);
				return walker.currentNode;
			};
			getSelection()?.setBaseAndExtent(text(start), at, text(end), until);
		},
		[from, to] as const,
	);

const wordsOf = (id: string) => {
	const sentence = sentences.find((one) => one.id === id);
	return sentence ? reading.text.slice(sentence.start, sentence.end) : '';
};

/** A word that stands more than once, at a later place than its first. */
function repeated(): { id: string; at: number; word: string } {
	for (const { id } of sentences.slice(3)) {
		for (const match of wordsOf(id).matchAll(/\p{L}{6,}/gu)) {
			const before = sentences.slice(0, 2).some((one) => wordsOf(one.id).includes(match[0]));
			if (before && match.index > 0) return { id, at: match.index, word: match[0] };
		}
	}
	throw new Error('no word stands twice');
}

/** What the browser scrolled to and marked; a directive is taken away before the page can read it. */
const directive = (link: string) => decodeURIComponent(link.split(':~:text=')[1] ?? '');

test.beforeEach(async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'share', {
			configurable: true,
			value: async (data: ShareData) => void ((window as unknown as { shared: ShareData }).shared = data),
		});
	});
});

const copied = async (page: Page) => {
	await page.getByRole('button', { name: 'Copy link' }).click();
	await expect(toast(page)).toContainText('Link copied');
	return page.evaluate(() => navigator.clipboard.readText());
};
const shared = (page: Page) => page.evaluate(() => (window as unknown as { shared?: ShareData }).shared);

test('selected words have a link of their own, to whole words', { tag: '@phone' }, async ({ page }) => {
	await page.goto(address);
	await expect(toast(page)).toBeHidden();
	const { id, at, word } = repeated();
	// From the middle of the word to its middle.
	await select(page, [id, at + 1], [id, at + 3]);
	await expect(toast(page)).toBeVisible();
	const link = await copied(page);
	expect(link).toContain(`${address}#${id}:~:text=`);
	const [prefix, exact, suffix] = directive(link).split(',');
	expect(exact).toBe(word);
	expect(prefix).toMatch(/\S-$/);
	expect(wordsOf(id)).toContain(`${prefix?.slice(0, -1)} ${exact}`);
	expect(suffix).toMatch(/^-\S/);
	await page.goto('about:blank');
	await page.goto(link);
	await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
});

test('words across sentences are named by their first and last', { tag: '@phone' }, async ({ page }) => {
	if (!first || !second) throw new Error('too few sentences');
	await page.goto(address);
	await select(
		page,
		[first.id, wordsOf(first.id).indexOf(' ') + 1],
		[second.id, wordsOf(second.id).indexOf(' ')],
	);
	const link = await copied(page);
	const [start, end] = directive(link).split(',');
	expect(wordsOf(first.id)).toContain(start);
	expect(end).toBe(wordsOf(second.id).split(' ')[0]);
});

test('sharing hands over the words and their link', { tag: '@phone' }, async ({ page }) => {
	if (!first) throw new Error('no sentence');
	await page.goto(address);
	await select(page, [first.id, 0], [first.id, 30]);
	await page.getByRole('button', { name: 'Share' }).click();
	const data = await shared(page);
	expect(data?.text).toMatch(/^“.{20,}”$/);
	expect(wordsOf(first.id)).toContain(data?.text?.slice(1, -1));
	expect(data?.url).toContain(`#${first.id}:~:text=`);
});

test('cited words on arrival can be shared too', { tag: '@phone' }, async ({ page }) => {
	const citation = module.quizzes
		.flatMap((of) => of.items)
		.flatMap((item) => explainedParts(item).flatMap(({ part }) => part.citations))
		.find((one) => one.reading === reading.id && one.exact.length > 20);
	if (!citation) throw new Error('no citation');
	await page.goto(citationHref(module.id, citation));
	await page.getByRole('button', { name: 'Share' }).click();
	expect((await shared(page))?.url).toContain(`#${citation.passages[0]}:~:text=`);
	expect((await shared(page))?.text).toContain(citation.exact.split(' ').slice(1, 3).join(' '));
	await page.getByRole('button', { name: 'Close' }).click();
	await expect(toast(page)).toBeHidden();
	await expect(page.locator(`[id="${citation.passages[0]}"]`)).toBeFocused();
});

test('without Web Share there is no button for it', { tag: '@phone' }, async ({ page }) => {
	if (!first) throw new Error('no sentence');
	await page.addInitScript(() => {
		delete (navigator as { share?: unknown }).share;
		delete (Navigator.prototype as { share?: unknown }).share;
	});
	await page.goto(address);
	await select(page, [first.id, 0], [first.id, 10]);
	await expect(toast(page)).toBeVisible();
	await expect(page.getByRole('button', { name: 'Share' })).toBeHidden();
});

test(
	'a selection by keyboard is offered, reached by Tab and closed by Escape',
	{ tag: '@laptop' },
	async ({ page }) => {
		if (!first) throw new Error('no sentence');
		await page.goto(address);
		await select(page, [first.id, 0], [first.id, 3]);
		await page.keyboard.press('Control+Shift+ArrowRight');
		await page.keyboard.press('Control+Shift+ArrowRight');
		await expect(toast(page)).toBeVisible();
		for (const name of ['Highlight', 'Note', 'Copy link']) {
			await page.keyboard.press('Tab');
			await expect(page.getByRole('button', { name })).toBeFocused();
		}
		await page.keyboard.press('Enter');
		await expect(toast(page)).toContainText('Link copied');
		const [start] = directive(await page.evaluate(() => navigator.clipboard.readText())).split(',');
		expect(wordsOf(first.id).startsWith(start ?? '-')).toBe(true);
		expect((start ?? '').split(' ').length).toBeGreaterThan(1);
		await page.keyboard.press('Escape');
		await expect(toast(page)).toBeHidden();
		await expect(page.locator(`[id="${first.id}"]`)).toBeFocused();
	},
);

test(
	'the offer goes with the selection, and is not made outside the reading',
	{ tag: '@phone' },
	async ({ page }) => {
		if (!first) throw new Error('no sentence');
		await page.clock.install();
		await page.goto(address);
		await select(page, [first.id, 0], [first.id, 10]);
		await expect(toast(page)).toBeVisible();
		await page.evaluate(() => getSelection()?.removeAllRanges());
		await expect(toast(page)).toBeHidden();
		await page.evaluate(() =>
			getSelection()?.selectAllChildren(document.querySelector('#resting') ?? document.body),
		);
		await idle(page);
		// Longer than a selection must rest.
		await page.clock.runFor(1_000);
		await expect(toast(page)).toBeHidden();
	},
);
