import { expect, test, type Page } from '@playwright/test';
import { assign } from './assign.ts';
import { overflow, violations } from './check-page.ts';
import { itemOf, module, quizAddress, readingAddress, responseFor, type Placed } from './content.ts';
import { act, open, respond, sectionOf } from './take.ts';

const [plain] = module.plain;
if (!plain) throw new Error('no plain version');
const address = readingAddress(plain.of);
const reading = module.readings.find(({ id }) => id === plain.of);
const original = (id: string) => {
	const block = reading?.blocks.find((one) => one.id === id);
	return reading?.text.slice(block?.start, block?.end).slice(0, 40) ?? '';
};
const wording = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
const seen = async (page: Page) => ({
	original: await page.locator('#p1').isVisible(),
	plain: await page.locator('[data-plain="p1"]').isVisible(),
});

for (const colorScheme of ['light', 'dark'] as const) {
	// Colours are the same at every width.
	test.describe(`in ${colorScheme}`, { tag: colorScheme === 'dark' ? '@phone' : [] }, () => {
		test.use({ colorScheme });

		test('the switch shows the original, its plain words, or both, and every way is accessible', async ({
			page,
			viewport,
		}) => {
			await page.goto(address);
			expect(await seen(page)).toEqual({ original: true, plain: false });
			for (const [name, shown] of [
				['Plain English', { original: false, plain: true }],
				['Both', { original: true, plain: true }],
			] as const) {
				await wording(page, name).check();
				expect(await seen(page)).toEqual(shown);
				await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
				if (plain.note) await expect(page.getByText(plain.note)).toBeVisible();
				expect(await violations(page), name).toEqual([]);
				await page.setViewportSize({ width: 320, height: 640 });
				expect(await overflow(page), name).toBeLessThanOrEqual(0);
				if (viewport) await page.setViewportSize(viewport);
			}
		});
	});
}

test('side by side where there is room, else one below the other', async ({ page, viewport }) => {
	await page.goto(address);
	await wording(page, 'Both').check();
	const [one, two] = await Promise.all(
		['#p1', '[data-plain="p1"]'].map((at) => page.locator(at).boundingBox()),
	);
	if (!one || !two) throw new Error('not shown');
	if ((viewport?.width ?? 0) >= 1024) {
		expect(two.x).toBeGreaterThan(one.x + one.width);
		expect(Math.abs(two.y - one.y)).toBeLessThan(30);
	} else expect(two.y).toBeGreaterThan(one.y + one.height - 1);
});

test('every entry of a list has its plain words beside or below it', async ({ page, viewport }) => {
	const [entry] = module.readings.flatMap(({ id, blocks }) =>
		module.plain.some(({ of }) => of === id)
			? blocks.filter(({ kind }) => kind === 'list-item').map((block) => ({ reading: id, block }))
			: [],
	);
	if (!entry) throw new Error('no list has a plain version');
	const { reading: id, block } = entry;
	await page.goto(readingAddress(id));
	const own = page.locator(`#${block.id}`);
	const words = page.locator(`[data-plain="${block.id}"]`);
	await wording(page, 'Both').check();
	const [one, two] = await Promise.all([own.boundingBox(), words.boundingBox()]);
	if (!one || !two) throw new Error('not shown');
	if ((viewport?.width ?? 0) >= 1024) {
		expect(two.x).toBeGreaterThan(one.x + one.width);
		expect(Math.abs(two.y - one.y)).toBeLessThan(30);
	} else expect(two.y).toBeGreaterThan(one.y + one.height - 1);
	await wording(page, 'Plain English').check();
	await expect(own).toBeHidden();
	// Its bullet has room.
	await expect(words).toHaveCSS('list-style-type', 'disc');
	const [list, item] = await Promise.all([words.locator('..').boundingBox(), words.boundingBox()]);
	expect((item?.x ?? 0) - (list?.x ?? 0)).toBeGreaterThan(16);
	await page.goto(`${readingAddress(id)}?mark=${block.start}-${block.end}#${block.id}`);
	await expect(own).toBeVisible();
	await expect(words).toBeVisible();
});

test('the choice is kept, works by the keyboard, and is found again beside the quiz', async ({
	page,
	viewport,
}) => {
	await page.goto(address);
	await wording(page, 'Original').focus();
	await page.keyboard.press('ArrowRight');
	await expect(wording(page, 'Plain English')).toBeChecked();
	await page.reload();
	expect(await seen(page)).toEqual({ original: false, plain: true });
	await expect(wording(page, 'Plain English')).toBeChecked();
	test.skip((viewport?.width ?? 0) < 1024, 'a phone shows the text as a sheet');
	await page.goto(quizAddress(citingPlain().quiz));
	const pane = page.locator(`#source [data-reading="${plain.of}"]`);
	await expect(pane.getByText(plain.blocks.p1 ?? '')).toBeVisible();
	await expect(pane.getByText(original('p1'))).toBeHidden();
	await expect(pane.getByRole('radio', { name: 'Plain English' })).toBeChecked();
	await pane.getByRole('radio', { name: 'Original' }).check();
	await expect(pane.getByText(original('p1'))).toBeVisible();
	await expect(pane.getByText(plain.blocks.p1 ?? '')).toBeHidden();
});

test(
	'who comes from a citation sees the original words and the plain paragraph, whatever was chosen',
	{ tag: '@phone' },
	async ({ page }) => {
		for (const name of ['Original', 'Plain English']) {
			await page.goto(address);
			await wording(page, name).check();
			const [sentence] = reading?.blocks.find(({ id }) => id === 'p2')?.sentences ?? [];
			await page.goto(`${address}?mark=${sentence?.start}-${sentence?.end}#p2.s1`);
			await expect(page.locator('[id="p2.s1"]')).toBeInViewport();
			await expect(page.locator('[data-plain="p2"]')).toBeVisible();
			expect(await seen(page)).toEqual({ original: name === 'Original', plain: name !== 'Original' });
		}
	},
);

test('a citation in a quiz shows the sentence and, below it, its paragraph in plain English', async ({
	page,
}) => {
	const placed = citingPlain();
	await open(page, placed);
	await respond(page, placed.item, responseFor(placed.item, 'right') ?? []);
	await act(page);
	const link = sectionOf(page, placed.item)
		.locator(`[data-cite^="${plain.of} "]`)
		.filter({ visible: true })
		.first();
	await link.click();
	const words = page.locator(`[data-reading="${plain.of}"] .shown + .plain-words`);
	await expect(words).toBeVisible();
	await expect(words).toContainText('In plain English');
	await expect(page.locator(`[data-reading="${plain.of}"] .plain-words:visible`)).toHaveCount(1);
	expect(await violations(page, '#source')).toEqual([]);
});

test('without the script it is a switch all the same', { tag: '@phone' }, async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(address);
	expect(await seen(page)).toEqual({ original: true, plain: false });
	await wording(page, 'Plain English').check();
	expect(await seen(page)).toEqual({ original: false, plain: true });
	await wording(page, 'Both').check();
	expect(await seen(page)).toEqual({ original: true, plain: true });
	await context.close();
});

// A phone shows the text as a sheet.
test(
	'when the words cannot be loaded, the pane says so, and the original stays',
	{ tag: '@laptop' },
	async ({ page }) => {
		await page.route('**/plain.json', (route) => route.abort());
		await page.goto(quizAddress(citingPlain().quiz));
		const pane = page.locator(`#source [data-reading="${plain.of}"]`);
		await pane.getByRole('radio', { name: 'Plain English' }).click();
		await expect(pane.getByText('We couldn’t load the plain English version')).toBeVisible();
		await expect(pane.getByText(original('p1'))).toBeVisible();
		await page.unroute('**/plain.json');
		await pane.getByRole('radio', { name: 'Plain English' }).click();
		await expect(pane.getByText(plain.blocks.p1 ?? '')).toBeVisible();
		await expect(pane.getByText('We couldn’t load the plain English version')).toBeHidden();
	},
);

test(
	'in a class the pane has the switch as well, with the text as it was assigned',
	{ tag: '@laptop' },
	async ({ page, context, baseURL }) => {
		const assigned = await assign({}, citingPlain().quiz);
		await assigned.join(context, baseURL);
		await page.goto(assigned.home);
		await page.getByRole('button', { name: 'Start' }).click();
		const pane = page.locator(`#source [data-reading="${plain.of}"]`);
		await expect(pane.getByText(original('p1'))).toBeVisible();
		await expect(pane.getByText(plain.blocks.p1 ?? '')).toBeHidden();
		await pane.getByRole('radio', { name: 'Both' }).check();
		await expect(pane.getByText(original('p1'))).toBeVisible();
		await expect(pane.getByText(plain.blocks.p1 ?? '')).toBeVisible();
		expect(await violations(page, '#source')).toEqual([]);
		await pane.getByRole('radio', { name: 'Plain English' }).check();
		await expect(pane.getByText(original('p1'))).toBeHidden();
		await expect(pane.getByText(plain.blocks.p1 ?? '')).toBeVisible();
		await expect(pane.getByRole('heading', { name: plain.blocks.h0 ?? '' })).toBeVisible();
	},
);

test(
	'in a class it is not there where reading help is off, whatever was chosen before',
	{ tag: '@laptop' },
	async ({ page, context, baseURL }) => {
		await page.goto(address);
		await wording(page, 'Plain English').check();
		const assigned = await assign({ readingHelp: false }, citingPlain().quiz);
		await assigned.join(context, baseURL);
		await page.goto(assigned.home);
		await page.getByRole('button', { name: 'Start' }).click();
		const pane = page.locator(`#source [data-reading="${plain.of}"]`);
		await expect(pane.getByText(original('p1'))).toBeVisible();
		await expect(page.locator('#source').getByRole('radio')).toHaveCount(0);
		expect(await page.content()).not.toContain(plain.blocks.p1 ?? '–');
	},
);

test('other readings have no switch', { tag: '@phone' }, async ({ page }) => {
	const lesson = module.readings.find(({ id }) => id !== plain.of);
	await page.goto(address);
	await wording(page, 'Plain English').check();
	await page.goto(readingAddress(lesson?.id ?? ''));
	await expect(page.getByRole('radio')).toHaveCount(0);
	await expect(page.locator('#p1')).toBeVisible();
});

/** An item of which every explanation leads to the reading that has plain words. */
function citingPlain(): Placed {
	const placed = itemOf('choice');
	if (placed.quiz.items[0]?.accordingTo !== plain?.of) throw new Error('another quiz is needed');
	return placed;
}
