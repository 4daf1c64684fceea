import { expect, test } from '@playwright/test';
import { violations } from './check-page.ts';
import { itemOf, module, quiz, quizAddress, readingAddress, responseFor } from './content.ts';
import { act, open, respond, sectionOf } from './take.ts';
import { citationHref } from '../../src/lib/words/hrefs.ts';
import { explainedParts } from '../../src/lib/quiz/explain.ts';
import { TEXT_FAILED } from '../../src/lib/words/texts.ts';

const fold = (text: string) => text.replace(/\s+/g, ' ').trim();
const citations = module.quizzes
	.flatMap((of) => of.items)
	.flatMap((item) => explainedParts(item).flatMap(({ part }) => part.citations));

/** What the page has highlighted, as text. */
const highlighted = `[...(CSS.highlights.get('cited') ?? [])].map((range) => {
	const copy = document.createElement('div');
	copy.append(range.cloneContents());
	copy.querySelectorAll('sup, .count').forEach((note) => note.remove());
	return copy.textContent;
}).join('')`;

test(
	'a citation’s link marks exactly the cited words, in every passage',
	{ tag: '@laptop' },
	async ({ page }) => {
		test.setTimeout(180_000);
		// One for each passage, and for each stretch that crosses from one into the next.
		const places = citations.map((one) => [`${one.reading} ${one.passages.join()}`, one] as const);
		const hrefs = [...new Map(places).values()].map(
			(one) => [citationHref(module.id, one), one.exact] as const,
		);
		expect(hrefs.length).toBeGreaterThan(50);
		for (const [href, exact] of hrefs) {
			await page.goto(href, { waitUntil: 'domcontentloaded' });
			expect.soft(fold(String(await page.evaluate(highlighted))), href).toBe(fold(exact));
		}
	},
);

test('arriving from a citation, the words are in view and their link can be copied', async ({
	page,
	context,
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const citation = citations.findLast(({ reading }) => reading === module.readings[0]?.id);
	if (!citation) throw new Error('no citation');
	await page.goto(citationHref(module.id, citation));
	const passage = page.locator(`[id="${citation.passages[0]}"]`);
	await expect(passage).toBeInViewport();
	await expect(passage).toBeFocused();
	await page.getByRole('button', { name: 'Copy link to these words' }).click();
	await expect(page.getByRole('status')).toContainText('Link copied');
	const link = await page.evaluate(() => navigator.clipboard.readText());
	expect(link).toContain(`${readingAddress(citation.reading)}#${citation.passages[0]}:~:text=`);
	await page.goto('about:blank');
	await page.goto(link);
	await expect(passage).toBeInViewport();
});

test('the cited sentence opens beside the quiz, or in a sheet that closes to the same spot', async ({
	page,
	viewport,
}) => {
	const placed = itemOf('statement');
	const { item } = placed;
	await open(page, placed);
	await respond(page, item, responseFor(item, 'right') ?? []);
	await act(page);
	const link = sectionOf(page, item).locator('[data-cite]').filter({ visible: true }).first();
	const [, start, end] = (await link.getAttribute('data-cite'))?.split(' ') ?? [];
	const exact = citations.find((one) => String(one.start) === start && String(one.end) === end)?.exact ?? '';
	await link.click();
	await expect(page).toHaveURL(new RegExp(quizAddress(placed.quiz)));
	await expect.poll(async () => fold(String(await page.evaluate(highlighted)))).toBe(fold(exact));
	const wide = (viewport?.width ?? 0) >= 1024;
	if (wide) {
		await expect(page.locator('#source')).toBeInViewport();
		await expect(page.locator('#source').getByRole('link', { name: 'Open full text' })).toHaveAttribute(
			'href',
			/\?mark=\d+-\d+&from=[^#]+#/,
		);
		return;
	}
	const sheet = page.getByRole('dialog', { name: 'The text' });
	await expect(sheet).toBeVisible();
	const before = await page.evaluate(() => scrollY);
	await page.keyboard.press('Escape');
	await expect(sheet).toBeHidden();
	await expect(link).toBeFocused();
	expect(await page.evaluate(() => scrollY)).toBe(before);
});

// A phone opens the text only when asked.
test(
	'beside a right answer the pane marks what proves it, and not what refutes another choice',
	{ tag: '@laptop' },
	async ({ page }) => {
		for (const of of module.quizzes) {
			const item = of.items.find(
				(one) => one.kind === 'choice' && one.choices[0]?.citations.length && !one.choices[0].correct,
			);
			if (item?.kind !== 'choice') continue;
			await open(page, { quiz: of, item });
			await respond(page, item, responseFor(item, 'right') ?? []);
			await act(page);
			const proof = item.choices.find(({ correct }) => correct)?.citations[0]?.exact ?? '';
			await expect
				.poll(async () => fold(String(await page.evaluate(highlighted))), item.id)
				.toBe(fold(proof));
		}
	},
);

test(
	'with the next question, and with the results, nothing of the last one stays marked',
	{ tag: '@laptop' },
	async ({ page }) => {
		const [first, second] = quiz.items;
		if (!first || !second) throw new Error('too few items');
		const marked = () => page.evaluate(() => CSS.highlights.has('cited'));
		await page.goto(quizAddress(quiz));
		await respond(page, first, responseFor(first, 'wrong') ?? []);
		await act(page);
		await expect.poll(marked).toBe(true);
		await act(page);
		await expect(sectionOf(page, second)).toBeVisible();
		await expect.poll(marked).toBe(false);
		await respond(page, second, responseFor(second, 'wrong') ?? []);
		await act(page);
		// Where several choices are right, what proves them waits to be asked for.
		await page.getByRole('button', { name: 'Show why' }).click();
		await expect.poll(marked).toBe(true);
		await page.locator('#options summary').click();
		await page.getByRole('button', { name: 'Finish now' }).click();
		await expect(page.locator('#results')).toBeVisible();
		expect(await marked()).toBe(false);
	},
);

test('a passage in the reading leads to the items that rest on it', { tag: '@phone' }, async ({ page }) => {
	await page.goto(readingAddress(module.readings[0]?.id ?? ''));
	await page.getByLabel('Show', { exact: true }).selectOption('Questions here');
	const number = page.locator('.count').first();
	const count = Number(await number.textContent());
	expect(count).toBeGreaterThan(0);
	await number.click();
	const entry = page.getByRole('dialog', { name: 'based on this sentence' });
	await expect(entry.locator('li:visible')).toHaveCount(count);
	const item = entry.locator('li:visible a').first();
	const href = (await item.getAttribute('href')) ?? '';
	await item.click();
	await expect(page.locator('.item[data-now]')).toHaveAttribute('id', href.split('#')[1] ?? '');
});

test('the pane shows every reading that the quiz rests on', { tag: '@laptop' }, async ({ page }) => {
	await page.goto(quizAddress(quiz));
	const tabs = page.locator('[data-show-reading]');
	expect(await tabs.count()).toBeGreaterThan(1);
	await tabs.nth(1).click();
	await expect(tabs.nth(1)).toHaveAttribute('aria-pressed', 'true');
	await expect(page.locator('#source [data-reading]').filter({ visible: true })).toHaveCount(1);
});

test(
	'a text that cannot be had says so, and comes with the next press',
	{ tag: '@phone' },
	async ({ page }) => {
		await page.route('**/read/**', (route) => route.abort());
		await open(page, itemOf('choice'));
		await page.getByRole('button', { name: 'View text' }).click();
		const sheet = page.getByRole('dialog', { name: 'The text' });
		await expect(sheet.getByRole('status').filter({ hasText: TEXT_FAILED })).toBeVisible();
		expect(await violations(page, '#sheet')).toEqual([]);
		await page.keyboard.press('Escape');
		await page.unroute('**/read/**');
		await page.getByRole('button', { name: 'View text' }).click();
		await expect(sheet.locator('.sentence').filter({ visible: true }).first()).toBeVisible();
		await expect(sheet.getByText(TEXT_FAILED).filter({ visible: true })).toHaveCount(0);
	},
);
