import { expect, test, type Page } from '@playwright/test';
import { assign } from './assign.ts';
import { module, moduleAddress, quiz, quizAddress, readingAddress } from './content.ts';
import { fakeSpeech, LOCAL } from './speech.ts';

const HEIGHT = 200;
const [reading] = module.readings;
if (!reading) throw new Error('no reading');

/** Share of the window that things cover which stay where they are while the page scrolls. */
const covered = (page: Page) =>
	page.evaluate(() => {
		let share = 0;
		for (const element of document.querySelectorAll<HTMLElement>('body *')) {
			const { position, visibility } = getComputedStyle(element);
			if (!['fixed', 'sticky'].includes(position) || visibility === 'hidden') continue;
			if (element.closest('dialog, [popover]')) continue;
			const { height, width } = element.getBoundingClientRect();
			if (width > innerWidth / 2) share += height / innerHeight;
		}
		return share;
	});

// A window of 1280 × 800, zoomed to 400 %.
test.use({ viewport: { width: 320, height: HEIGHT }, hasTouch: true });

for (const large of [false, true])
	test(`the player leaves most of the page to be read${large ? ', with large letters too' : ''}`, async ({
		page,
	}) => {
		await fakeSpeech(page, [LOCAL]);
		if (large) await page.addInitScript(() => document.documentElement.classList.add('large'));
		for (const address of [readingAddress(reading.id), quizAddress(quiz)]) {
			await page.goto(address);
			if (large) await page.evaluate(() => document.documentElement.classList.add('large'));
			await page.getByRole('button', { name: 'Listen', exact: true }).first().click();
			const bar = page.getByRole('group', { name: 'Read aloud' });
			await expect(bar).toHaveAttribute('data-state', 'speaking');
			expect(await covered(page), address).toBeLessThan(0.4);
			for (const button of await bar.getByRole('button').all())
				await expect(button).toBeInViewport({ ratio: 1 });
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
			await bar.getByRole('button', { name: 'Stop reading aloud' }).click();
		}
	});

test('nor does it when it says why it is silent', async ({ page }) => {
	await fakeSpeech(page, []);
	await page.goto(readingAddress(reading.id));
	await page.getByRole('button', { name: 'Listen', exact: true }).click();
	const bar = page.getByRole('group', { name: 'Read aloud' });
	await expect(bar).toHaveAttribute('data-state', 'silent');
	expect(await covered(page)).toBeLessThanOrEqual(0.51);
	await bar.getByRole('button', { name: 'Stop reading aloud' }).click();
	await expect(bar).toHaveCount(0);
});

test('nothing else stays on the screen: not a bar, not the word of a new version', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign();
	await assigned.join(context, baseURL);
	await page.goto(assigned.home);
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.locator('#quiz[data-moved]')).toBeVisible();
	expect(await covered(page)).toBe(0);
	for (const address of [
		'/',
		moduleAddress,
		quizAddress(quiz),
		readingAddress(reading.id),
		`${moduleAddress}/glossary`,
	]) {
		await page.goto(address);
		await page.evaluate(() => document.getElementById('update')?.removeAttribute('hidden'));
		expect(await covered(page), address).toBe(0);
	}
});

test('a sheet has more text than frame', async ({ page }) => {
	await page.goto(quizAddress(quiz));
	await page.evaluate(() => {
		(document.getElementById('sheet') as HTMLDialogElement).showModal();
		document.querySelector('#sheet .slot')?.append('words '.repeat(500));
	});
	const slot = await page.locator('#sheet .slot').boundingBox();
	expect(slot?.height).toBeGreaterThan(HEIGHT / 2);
	await expect(page.locator('#sheet').getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 });
});
