import { writeFile } from 'node:fs/promises';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { overflow, violationsInBoth } from './check-page.ts';
import { module, moduleAddress, quiz } from './content.ts';
import { begun, finished, readEvents, stamp, writeEvents, type Written } from './log.ts';
import { CHROMIUM_FLAGS, findChromium } from '../../src/cli/find-browsers.ts';
import { qrPath } from '../../src/lib/ui/qr-path.ts';
import { compact } from '../../src/lib/learner/move/compact.ts';
import { MOST_FRAMES, toFrames } from '../../src/lib/learner/move/frames.ts';
import { linkOf } from '../../src/lib/learner/move/link.ts';
import { pack, toBase64Url } from '../../src/lib/learner/move/pack.ts';

/** One's progress on one's other device: by a link, by codes, without a server. */

const DONE: readonly Written[] = [...begun(quiz, 'on-a', 4), finished(quiz, 'on-a', 4)];
const ANSWERS = Math.min(4, quiz.items.length);

async function openData(page: Page, events: readonly Written[] = []) {
	await page.goto('/data');
	await expect(page.locator('#kept-answers')).not.toHaveText('…');
	if (events.length > 0) await writeEvents(page, events);
}
const move = (page: Page) => page.locator('#move');
const said = (page: Page) => move(page).getByRole('status');

/** What the page would put on the clipboard, which not every browser lets a test read. */
async function copiedLink(page: Page): Promise<string> {
	await page.evaluate(() => {
		Object.defineProperty(navigator, 'clipboard', {
			value: {
				async write([item]: ClipboardItem[]) {
					const text = await (await item?.getType('text/plain'))?.text();
					document.documentElement.dataset.copied = text ?? '';
				},
			},
		});
	});
	await move(page).getByRole('button', { name: 'Copy a link' }).click();
	await expect(said(page)).toContainText('Link copied.');
	return (await page.locator('html').getAttribute('data-copied')) ?? '';
}

async function otherDevice(browser: Browser, baseURL: string | undefined) {
	const context = await browser.newContext(baseURL ? { baseURL } : {});
	return { context, page: await context.newPage() };
}

test('a link takes it to another device, where it is merged once, and the server hears nothing of it', async ({
	page,
	browser,
	baseURL,
}) => {
	await openData(page, DONE);
	const link = await copiedLink(page);
	const other = await otherDevice(browser, baseURL);
	const asked: string[] = [];
	other.page.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')));
	await openData(
		other.page,
		begun(quiz, 'on-b', 1).map((event, at) => ({ ...event, id: `on-b-${at}` })),
	);
	const before = (await readEvents(other.page)).length;
	await other.page.goto('about:blank');
	await other.page.goto(link);
	const take = other.page.locator('#take');
	await expect(take).toContainText(`Import ${ANSWERS} answers from your other device?`);
	expect(other.page.url()).not.toContain('take');
	expect(await violationsInBoth(other.page, '#move')).toEqual([]);
	expect((await readEvents(other.page)).length).toBe(before);
	await take.getByRole('button', { name: 'Import' }).click();
	await expect(said(other.page)).toHaveText(`Imported: ${ANSWERS} new answers.`);
	await expect(move(other.page).getByRole('link', { name: 'Continue' })).toHaveAttribute(
		'href',
		moduleAddress,
	);
	await expect(other.page.locator('#kept-answers')).toHaveText(String(ANSWERS + 1));
	await other.page.goto(link);
	await take.getByRole('button', { name: 'Import' }).click();
	await expect(said(other.page)).toHaveText('Everything from your other device was already here.');
	const carried = link.slice(link.indexOf('#take=') + 6);
	expect(asked.filter((request) => request.includes(carried.slice(0, 40)))).toEqual([]);
	await other.page.goto(moduleAddress);
	await expect(other.page.locator('#progress')).toContainText(`quizzes completed`);
	await other.context.close();
});

test('pasted in an app that has its own store, or not wanted after all', async ({
	page,
	browser,
	baseURL,
}) => {
	await openData(page, DONE);
	const link = await copiedLink(page);
	const other = await otherDevice(browser, baseURL);
	await openData(other.page);
	await move(other.page).getByLabel('Or paste the link here').fill(`Look: ${link}`);
	await move(other.page).getByRole('button', { name: 'Import from the link' }).click();
	await other.page.getByRole('button', { name: 'Not now' }).click();
	await expect(other.page.locator('#take')).toBeHidden();
	expect(await readEvents(other.page)).toEqual([]);
	await other.context.close();
});

test.describe('what is no progress changes nothing, and the page says so', () => {
	const hostile = async (text: string) => `/data#take=${toBase64Url(await pack(text))}`;
	for (const [what, path, words] of [
		['letters', () => Promise.resolve('/data#take=abcdef'), 'damaged'],
		['no letters', () => Promise.resolve('/data#take=<img>'), 'damaged'],
		['another format', () => hostile('{"a":1}'), 'damaged'],
		['a newer version', () => hostile('[9,[]]'), 'newer version'],
		['a bomb', () => hostile('0'.repeat(20_000_000)), 'damaged'],
		['an impossible place', () => hostile('[1,["session"],[4,"x",9007199254740000,0,0,5]]'), 'damaged'],
	] as const)
		test(what, async ({ page }) => {
			await page.goto(await path());
			await expect(said(page)).toContainText(words);
			await expect(page.locator('#take')).toBeHidden();
			expect(page.url()).not.toContain('take');
			expect(await readEvents(page)).toEqual([]);
		});

	test('a link without any, pasted', async ({ page }) => {
		await openData(page);
		await move(page).getByLabel('Or paste the link here').fill('https://example.org/');
		await page.keyboard.press('Enter');
		await expect(said(page)).toContainText('no progress in this link');
	});
});

test('with nothing done there is nothing to take along', async ({ page }) => {
	await openData(page);
	await move(page).getByRole('button', { name: 'Show a code' }).click();
	await expect(said(page)).toHaveText('There’s nothing to take along yet.');
	await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a little is one code that opens the page there; much is several, which can be halted', async ({
	page,
}) => {
	await openData(page, DONE);
	await move(page).getByRole('button', { name: 'Show a code' }).click();
	const dialog = page.getByRole('dialog', { name: 'Code for your other device' });
	await expect(dialog.getByRole('img', { name: 'QR code', exact: true })).toBeVisible();
	expect(await violationsInBoth(page, 'dialog')).toEqual([]);
	await dialog.getByRole('button', { name: 'Done' }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);

	const many = module.quizzes.slice(0, 8).flatMap((of, at) => begun(of, `many-${at}`, of.items.length));
	await writeEvents(page, many);
	await page.setViewportSize({ width: 320, height: 640 });
	await move(page).getByRole('button', { name: 'Show a code' }).click();
	await expect(dialog.getByRole('img', { name: /^QR code 2 of \d+$/ })).toBeVisible();
	await dialog.getByRole('button', { name: 'Pause' }).click();
	const name = await dialog.getByRole('img').getAttribute('aria-label');
	expect(Number(name?.split(' ').at(-1))).toBeLessThanOrEqual(MOST_FRAMES);
	await dialog.getByRole('button', { name: 'Next code' }).click();
	await expect(dialog.getByRole('img')).not.toHaveAttribute('aria-label', name ?? '');
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the camera is for this page alone', async ({ request }) => {
	const policy = async (path: string) => (await request.get(path)).headers()['permissions-policy'];
	expect(await policy('/data')).toContain('camera=(self)');
	for (const path of ['/', '/database', '/data/x', moduleAddress, '/teach/sign-in'])
		expect(await policy(path), path).toContain('camera=()');
});

test('who uses Safari is told what it deletes, and others are not', async ({ browser, baseURL }) => {
	const note = 'Safari deletes this after seven days';
	for (const [userAgent, isTold] of [
		[
			'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
			true,
		],
		[
			'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1',
			true,
		],
		[
			'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
			false,
		],
		['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', false],
	] as const) {
		const context = await browser.newContext({ userAgent, ...(baseURL ? { baseURL } : {}) });
		const page = await context.newPage();
		await openData(page);
		await expect(page.getByText(note)).toBeVisible({ visible: isTold });
		await expect(page.getByText('every browser on an iPhone or iPad')).toBeVisible();
		await context.close();
	}
});

test('a link made elsewhere, by the rules, is taken in', async ({ page }) => {
	const bytes = await pack(compact(stamp(DONE)));
	const link = linkOf('', bytes) ?? '';
	await page.goto(link);
	await expect(page.locator('#take')).toContainText(`Import ${ANSWERS} answers`);
});

test('a camera reads the codes @laptop', async ({ baseURL }, info) => {
	const many = stamp(
		module.quizzes.slice(0, 5).flatMap((of, at) => begun(of, `many-${at}`, of.items.length)),
	);
	const frames = toFrames(await pack(compact(many))) ?? [];
	expect(frames.length).toBeGreaterThan(1);
	const film = info.outputPath('codes.y4m');
	await writeFile(film, filmOf(['https://elsewhere.test/', ...frames]));
	const executablePath = findChromium();
	const browser = await chromium.launch({
		...(executablePath ? { executablePath } : {}),
		args: [
			...CHROMIUM_FLAGS,
			'--use-fake-ui-for-media-stream',
			'--use-fake-device-for-media-stream',
			`--use-file-for-fake-video-capture=${film}`,
		],
	});
	const page = await browser.newPage(baseURL ? { baseURL } : {});
	await openData(page);
	await move(page).getByRole('button', { name: 'Scan a code' }).click();
	await expect(page.getByRole('dialog').getByRole('status')).toHaveText(
		/^\d of \d+ codes read\. Hold still\.$/,
	);
	await expect(page.locator('#take')).toContainText(/^Import \d+ answers/, { timeout: 30_000 });
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await page.getByRole('button', { name: 'Import', exact: true }).click();
	await expect(said(page)).toContainText('new answers.');
	await browser.close();
});

/** Codes as a camera sees them, each for half a second, in grey: YUV4MPEG2. */
function filmOf(texts: readonly string[]): Buffer {
	const [width, height, scale] = [640, 480, 4];
	const pictures = texts.map((text) => {
		const grey = Buffer.alloc(width * height, 235);
		const { size, path } = qrPath(text, 'L');
		const [left, top] = [width, height].map((side) => Math.floor((side - size * scale) / 2)) as [
			number,
			number,
		];
		for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
			for (let down = 0; down < scale; down += 1) {
				const start = (top + Number(y) * scale + down) * width + left + Number(x) * scale;
				grey.fill(16, start, start + Number(run) * scale);
			}
		return Buffer.concat([Buffer.from('FRAME\n'), grey, Buffer.alloc((width * height) / 2, 128)]);
	});
	const film = pictures.flatMap((picture) => Array.from({ length: 5 }, () => picture));
	return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...film]);
}
