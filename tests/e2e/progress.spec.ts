import { expect, test, type Page } from '@playwright/test';
import { overflow, violationsInBoth } from './check-page.ts';
import { module, moduleAddress, quiz, quizAddress, readingAddress } from './content.ts';
import { idle } from './idle.ts';
import {
	decidedWhole,
	begun,
	everything,
	finished,
	read,
	readEvents,
	spent,
	writeEvents,
	type Written,
} from './log.ts';

const [first, second] = module.quizzes;
const [reading] = module.readings;
if (!first || !second || !reading) throw new Error('The content has too little to make progress in.');
const texts = module.path.flatMap(({ stops }) => stops).filter(({ kind }) => kind === 'reading');
const certificateAddress = `${moduleAddress}/certificate`;

/** A learner who was here before. */
async function arrive(page: Page, events: readonly Written[], path: string) {
	await page.goto('/data');
	await expect(page.locator('#kept-answers')).not.toHaveText('…');
	await writeEvents(page, events);
	await page.goto(path);
}

const step = (page: Page, of: { id: string }, kind: 'quiz' | 'reading' = 'quiz') =>
	page.locator(`.path [data-${kind}="${of.id}"]`);

test.describe('the module’s page', () => {
	test('is as the server made it for someone new, and loads nothing more', async ({ page }) => {
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		await page.goto(moduleAddress);
		await expect(page.getByRole('link', { name: 'Start reading' })).toHaveAttribute(
			'href',
			readingAddress(reading.id),
		);
		await page.waitForLoadState('networkidle');
		await expect(page.locator('#progress')).toBeHidden();
		// As full as the work is done.
		expect((await page.locator('#done-bar').boundingBox())?.width ?? 0).toBe(0);
		await expect(page.locator('.state').filter({ visible: true })).toHaveCount(0);
		expect(asked.filter((url) => url.endsWith('outline.json') || url.includes('/progress-'))).toEqual([]);
	});

	test('says for each step how far it has come, and where to go on', async ({ page }) => {
		const events = [
			read(reading.id),
			...begun(first, 'A', first.items.length),
			finished(first, 'A', 4.5),
			...begun(second, 'B', 3),
		];
		await arrive(page, events, moduleAddress);
		await expect(step(page, reading, 'reading').locator('.state')).toHaveText('Read');
		await expect(step(page, first).locator('.state')).toHaveText(`Done · best 4.5 of ${first.items.length}`);
		await expect(step(page, second).locator('.state')).toHaveText(`3 of ${second.items.length} answered`);
		const others = module.quizzes.slice(2);
		for (const of of others) await expect(step(page, of).locator('.state')).toBeHidden();
		await page.getByRole('link', { name: `Continue: ${second.title}` }).click();
		await expect(page).toHaveURL(new RegExp(`${quizAddress(second)}$`));
	});

	test('begins with how much is done and what is due; the stage that comes next is open, the others folded', async ({
		page,
	}) => {
		const stages = module.path.filter(({ title }) => title);
		const [stage, next] = stages;
		const quizzes = module.quizzes.filter(({ id }) => stage?.stops.some((stop) => stop.id === id));
		const done = [
			...(stage?.stops ?? []).flatMap(({ kind, id }) => (kind === 'reading' ? [read(id)] : [])),
			...quizzes.flatMap((of) => [...begun(of, of.id, of.items.length), finished(of, of.id, 1)]),
		];
		const open = () =>
			page.locator('details[data-stops][open] h3').evaluateAll((all) => all.map((one) => one.textContent));
		await page.goto(moduleAddress);
		expect(await open()).toEqual([stage?.title]);
		await arrive(page, done, moduleAddress);
		const all = stages.flatMap(({ stops }) => stops).filter(({ kind }) => kind !== 'glossary').length;
		await expect(page.locator('#done-words')).toHaveText(`${stage?.stops.length} of ${all} done`);
		await expect.poll(open).toEqual([next?.title]);
		await expect(page.locator('#go-on')).toBeInViewport();
		// What a learner opens stays open when something new comes in.
		await page.locator('details[data-stops] summary', { hasText: stage?.title ?? '' }).click();
		await writeEvents(page, [spent('review', 65_000)]);
		await expect(page.locator('#progress')).toContainText('1 minute');
		expect(await open()).toEqual([stage?.title, next?.title]);
		await page.reload();
		await expect(page.locator('#done-words')).toHaveText(/^2 of/);
		expect(await open()).toEqual([next?.title]);
	});

	test('shows scores over time as a line and as a table, and where the time went', async ({ page }) => {
		const events = [
			finished(first, 'A', 3),
			finished(first, 'B', 6),
			finished(first, 'C', 5),
			spent(`quiz/${first.id}`, 3_660_000),
			spent('review', 65_000),
		];
		await arrive(page, events, moduleAddress);
		const progress = page.getByRole('region', { name: 'Your progress' });
		const possible = first.items.length;
		await expect(progress).toContainText(`Best 6 of ${possible}, latest 5 of ${possible}, completed 3 times`);
		await expect(progress.locator('circle')).toHaveCount(3);
		await progress.getByText('All results').click();
		await expect(progress.locator('.quiz tbody tr')).toHaveCount(3);
		await expect(progress.locator('.quiz tbody tr').first()).toContainText(`3 of ${possible}`);
		await expect(progress).toContainText('1 hour 2 minutes spent studying');
		await progress.getByText('Time by activity').click();
		await expect(progress.getByRole('row', { name: 'Review 1 minute' })).toBeVisible();
		await expect(progress.getByRole('row', { name: `${first.title} 1 hour 1 minute` })).toBeVisible();
	});

	test('says under each objective what the answers show', async ({ page }) => {
		await arrive(page, begun(first, 'A', 1), moduleAddress);
		const [item] = first.items;
		const all = module.quizzes.flatMap(({ items }) => items);
		const there = all.filter(({ objective }) => objective === item?.objective).length;
		const mastery = page.locator(`[data-objective="${item?.objective}"]`);
		await expect(mastery).toContainText(`100% correct · 1 of ${there} questions answered`);
		// As full as the work is done.
		await expect(mastery.locator('b')).toHaveAttribute('style', `width: ${Math.floor(100 / there)}%;`);
		await page.getByText('What you’ll learn').click();
		await expect(page.getByText('none answered yet').first()).toBeVisible();
	});

	test('follows what another tab does, from the first answer to everything deleted', async ({ page }) => {
		await arrive(page, [], moduleAddress);
		await expect(page.locator('#progress')).toBeHidden();
		await writeEvents(page, begun(first, 'A', 2));
		await expect(step(page, first).locator('.state')).toHaveText(`2 of ${first.items.length} answered`);
		await writeEvents(page, [finished(first, 'A', 2)]);
		await expect(page.locator('#progress')).toContainText('Scores over time');
		const other = await page.context().newPage();
		await other.goto('/data');
		await other.locator('[data-do=ask]').click();
		await other.locator('dialog [data-do=delete]').click();
		await expect(page.locator('#progress')).toBeHidden();
		await expect(step(page, first).locator('.state')).toBeHidden();
		await expect(step(page, first).locator('.length')).not.toHaveAttribute('hidden');
		await expect(page.locator('#done-words')).toHaveText(/^0 of/);
		await expect(page.locator('#go-on')).toHaveText('Start reading');
		await expect(page.locator('#go-on')).toHaveAttribute('href', readingAddress(reading.id));
	});

	test('leads to the certificate once everything is done', async ({ page }) => {
		await arrive(page, everything, moduleAddress);
		await expect(page.getByRole('link', { name: 'Get your certificate' })).toBeVisible();
		await page.getByRole('link', { name: 'Your certificate', exact: true }).click();
		await expect(page).toHaveURL(new RegExp(`${certificateAddress}$`));
	});

	test('moves nothing when it fills in', async ({ page }) => {
		await page.addInitScript(() => {
			const shifts: number[] = [];
			Object.assign(window, { shifts });
			new PerformanceObserver((list) => {
				for (const entry of list.getEntries())
					shifts.push((entry as PerformanceEntry & { value: number }).value);
			}).observe({ type: 'layout-shift', buffered: true });
		});
		const shifts = () =>
			page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((a, b) => a + b, 0));
		await arrive(page, [read(reading.id), ...begun(second, 'B', 3)], moduleAddress);
		// The first visit finds out which stage is open; the next one knows.
		await expect(page.locator('#go-on')).toContainText('Continue');
		await page.reload();
		await expect(page.locator('#go-on')).toContainText('Continue');
		await expect(page.locator('#progress')).toBeVisible();
		expect(await shifts()).toBeLessThan(0.005);
		await page.goto('/');
		await expect(page.locator('#go-on')).toBeVisible();
		expect(await shifts()).toBeLessThan(0.005);
	});
});

test.describe('the home page', () => {
	test('offers newcomers a start, even when asked to continue', async ({ page }) => {
		await page.goto('/?go=continue');
		await expect(page.getByRole('link', { name: 'Start reading' })).toBeVisible();
		await expect(page.locator('#go-on')).toBeHidden();
	});

	test('shows what is in progress instead of the beginner’s buttons', async ({ page }) => {
		await arrive(page, begun(second, 'B', 3), '/');
		const card = page.getByRole('region', { name: 'Continue where you left off' });
		await expect(card).toContainText(second.title);
		await expect(card).toContainText(`3 of ${second.items.length} answered`);
		await expect(card).toContainText(module.title);
		await expect(page.getByRole('link', { name: 'Start reading' })).toBeHidden();
		const tops = [card, page.locator('#begin')].map(async (one) => (await one.boundingBox())?.y);
		const [top, instead] = await Promise.all(tops);
		expect(top).toBe(instead);
		await card.getByRole('link', { name: 'Continue' }).click();
		await expect(page).toHaveURL(new RegExp(`${quizAddress(second)}$`));
	});

	test('counts what is due, beside what is under way', async ({ page }) => {
		await arrive(page, begun(second, 'B', 3), '/');
		const card = page.getByRole('region', { name: 'Continue where you left off' });
		await card.getByRole('link', { name: 'Review: 3 questions due' }).click();
		await expect(page).toHaveURL(new RegExp(`${moduleAddress}/review$`));
	});

	test('the app’s shortcut leads straight on, and back leads home', async ({ page }) => {
		await arrive(page, begun(second, 'B', 3), '/?go=continue');
		await expect(page).toHaveURL(new RegExp(`${quizAddress(second)}$`));
		await page.goBack();
		await expect(page.getByRole('region', { name: 'Continue where you left off' })).toBeVisible();
		expect(new URL(page.url()).search).toBe('');
		await page.goto('/?go=review');
		await expect(page).toHaveURL(new RegExp(`${moduleAddress}/review$`));
	});

	test('an unknown shortcut is ignored', async ({ page }) => {
		await arrive(page, begun(second, 'B', 3), '/?go=//example.org');
		await expect(page.locator('#go-on')).toBeVisible();
		expect(new URL(page.url()).pathname).toBe('/');
	});

	test('offers the review once all is done and some of it is due', async ({ page }) => {
		await arrive(page, everything, '/');
		const card = page.getByRole('region', { name: 'Continue where you left off' });
		await expect(card).toContainText(/Review\s*\d+ questions due/);
		await card.getByRole('link', { name: 'Continue' }).click();
		await expect(page).toHaveURL(new RegExp(`${moduleAddress}/review$`));
	});

	test('has nothing to continue once everything is done and nothing is due', async ({ page }) => {
		const at = Date.now();
		await arrive(
			page,
			everything.map((event) => ({ ...event, at })),
			'/',
		);
		await page.waitForLoadState('networkidle');
		await expect(page.locator('#go-on')).toBeHidden();
		await expect(page.getByRole('link', { name: 'Start reading' })).toBeVisible();
	});
});

test.describe('what the pages record', () => {
	test('a reading seen to its end is read, once', async ({ page }) => {
		await page.clock.install();
		await page.goto(readingAddress(reading.id));
		await idle(page);
		await page.clock.runFor(1_500);
		expect((await readEvents(page)).filter(({ type }) => type === 'read')).toEqual([]);
		for (let visit = 0; visit < 2; visit += 1) {
			await page.locator('article [data-passage]').last().scrollIntoViewIfNeeded();
			await page.mouse.wheel(0, 200);
			await expect
				.poll(async () => (await readEvents(page)).filter(({ type }) => type === 'read'))
				.toMatchObject([{ module: module.id, reading: reading.id }]);
			await page.clock.runFor(1_500);
			await page.reload();
		}
		expect((await readEvents(page)).filter(({ type }) => type === 'read')).toHaveLength(1);
	});

	test('scrolling past the end is not reading', async ({ page }) => {
		await page.clock.install();
		await page.goto(readingAddress(reading.id));
		await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
		await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
		await idle(page);
		await page.clock.runFor(1_500);
		expect((await readEvents(page)).filter(({ type }) => type === 'read')).toEqual([]);
	});

	for (const [what, address, on] of [
		['a quiz', quizAddress(quiz), `quiz/${quiz.id}`],
		['a reading', readingAddress(reading.id), `read/${reading.id}`],
	] as const) {
		test(`time with ${what} counts on leaving it, and a glance does not`, async ({ page }) => {
			const times = async () => (await readEvents(page)).filter((event) => event.type === 'spent');
			await page.clock.install();
			await page.goto(address);
			await page.clock.runFor(300);
			await page.goto(certificateAddress);
			expect(await times()).toEqual([]);
			await page.goto(address);
			const from = Date.now();
			await page.clock.runFor(2_600);
			await page.goto(certificateAddress);
			const passed = 2_600 + Date.now() - from;
			await expect.poll(times).toMatchObject([{ module: module.id, on }]);
			const [time] = await times();
			expect(time?.ms).toBeGreaterThanOrEqual(2_000);
			expect(time?.ms).toBeLessThan(passed + 2_000);
		});
	}

	test('a device that keeps nothing leaves the pages as they are, without a word', async ({ page }) => {
		const errors: string[] = [];
		page.on('pageerror', (error) => errors.push(error.message));
		await page.addInitScript(() => {
			indexedDB.open = () => {
				throw new DOMException('denied', 'SecurityError');
			};
		});
		await page.clock.install();
		await page.goto(readingAddress(reading.id));
		await page.locator('article [data-passage]').last().scrollIntoViewIfNeeded();
		await idle(page);
		await page.clock.runFor(2_500);
		for (const path of ['/?go=continue', moduleAddress, certificateAddress]) await page.goto(path);
		await expect(page.locator('#missing')).toBeVisible();
		expect(errors).toEqual([]);
	});
});

test.describe('the certificate', () => {
	test('says what is missing', async ({ page }) => {
		await arrive(page, [finished(first, 'A', 3), ...begun(second, 'B', 3)], certificateAddress);
		const missing = page.locator('#missing');
		await expect(missing.getByRole('link', { name: first.title })).toBeHidden();
		await expect(missing.getByRole('listitem').filter({ hasText: second.title })).toContainText(
			`3 of ${second.items.length} answered`,
		);
		await expect(missing.locator('li').filter({ visible: true })).toHaveCount(
			module.quizzes.length - 1 + texts.length + module.cases.length,
		);
		await expect(page.locator('#sheet')).toBeHidden();
	});

	test('has every quiz with its best score and date, the time, and no claim beyond that', async ({
		page,
	}) => {
		await arrive(page, [...everything, finished(first, 'again', 2)], certificateAddress);
		const sheet = page.locator('#sheet');
		for (const of of module.quizzes) {
			await expect(sheet.getByRole('row', { name: of.title })).toContainText(`5 of ${of.items.length}`);
			await expect(sheet.getByRole('row', { name: of.title })).toContainText(/\d{1,2} \w+ 20\d\d/);
		}
		for (const { title, points } of module.cases)
			await expect(sheet.getByRole('row', { name: title })).toContainText(`5 of ${2 * points.length}`);
		await expect(sheet).toContainText('1 hour 5 minutes');
		await expect(sheet).toContainText(module.title);
		await expect(sheet).toContainText('unsupervised self-study');
		await page.getByLabel('Your name').fill('Amina Yusuf');
		await expect(sheet.locator('.name')).toHaveText('Amina Yusuf');
	});

	const HOSTILE = [
		'<img src=x onerror="document.title=1"><script>document.title=1</script>',
		'\u202Eesrever\u202D "quoted" & <b>bold</b>',
		'Z\u0351\u036B\u0343'.repeat(20),
		'W'.repeat(80),
		'اسم طويل جدا للتجربة',
	];
	for (const [index, name] of HOSTILE.entries()) {
		test(`hostile name ${index + 1} is only text, and the sheet stays one page, of A4 and of Letter`, async ({
			page,
		}) => {
			await arrive(page, everything, certificateAddress);
			const title = await page.title();
			await page.getByLabel('Your name').fill(name);
			await expect(page.locator('#sheet .name')).toHaveText(name.slice(0, 80));
			await expect(page.locator('#sheet .name *')).toHaveCount(0);
			expect(await page.title()).toBe(title);
			const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
			expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
			expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][\d.]* 84[12][\d.]*\]/);
			const letter = (await page.pdf({ format: 'Letter' })).toString('latin1');
			expect(letter.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
			expect(letter).toMatch(/\/MediaBox\s*\[0 0 612 792\]/);
			// As wide and high as the paper is.
			await page.setViewportSize({ width: 794, height: 1123 });
			await page.emulateMedia({ media: 'print' });
			const clipped = await page
				.locator('#sheet')
				.evaluate((sheet) => sheet.scrollHeight - sheet.clientHeight);
			expect(clipped, 'all of it is on the sheet').toBeLessThanOrEqual(0);
			await expect(page.getByLabel('Your name')).toBeHidden();
		});
	}

	test('is not to be had for “Finish now” in every quiz, and says what is missing in each', async ({
		page,
	}) => {
		for (const of of module.quizzes) {
			await page.goto(quizAddress(of));
			await page.locator('#options summary').click();
			await page.getByRole('button', { name: 'Finish now' }).click();
			await expect(page.locator('#results .score-line')).toBeVisible();
		}
		const handedIn = async () => (await readEvents(page)).filter(({ type }) => type === 'finished').length;
		await expect.poll(handedIn).toBe(module.quizzes.length);
		await page.goto(certificateAddress);
		await expect(page.locator('#missing [data-missing] .how')).toHaveText(
			module.quizzes.map(() => 'No answers'),
		);
		await expect(page.locator('#missing')).toContainText('answer more than half of the questions');
		await expect(page.locator('#sheet')).toBeHidden();
		await page.goto(moduleAddress);
		await expect(step(page, first).locator('.state')).toHaveText('No answers');
		await expect(step(page, first).locator('.state')).not.toHaveClass(/sign/);
		await expect(page.locator('#progress')).toContainText(`0 of ${module.quizzes.length} quizzes completed`);
		await expect(page.locator('#progress .quiz').first()).toContainText('Not done yet');
		await expect(page.getByRole('link', { name: 'Get your certificate' })).toHaveCount(0);
		await expect(page.locator('#go-on')).not.toHaveText('Your certificate');

		// Most of each answered, though it be wrong, is work of one's own.
		const answered = module.quizzes.flatMap((of): Written[] => [
			...begun(of, `B-${of.id}`, Math.floor(of.items.length / 2) + 1).map((event) =>
				event.type === 'answered' ? { ...event, earned: 0 } : event,
			),
			finished(of, `B-${of.id}`, 0),
		]);
		const others = [...texts.map(({ id }) => read(id)), ...module.cases.flatMap(decidedWhole)];
		await writeEvents(page, [...others, ...answered.slice(0, -1)]);
		await page.goto(certificateAddress);
		await expect(page.locator('#missing li:not([hidden])')).toHaveCount(1);
		await writeEvents(page, answered.slice(-1));
		await expect(page.locator('#sheet')).toBeVisible();
		await expect(page.locator('#sheet .best').first()).toHaveText(`0 of ${first.items.length}`);
	});

	test('stores the name nowhere', async ({ page }) => {
		await arrive(page, everything, certificateAddress);
		await page.getByLabel('Your name').fill('Amina Yusuf');
		const before = (await readEvents(page)).length;
		await page.reload();
		await expect(page.locator('#sheet')).toBeVisible();
		await expect(page.getByLabel('Your name')).toHaveValue('');
		await expect(page.locator('#sheet .name')).toHaveText('');
		expect(
			await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])),
		).not.toContain('Amina');
		expect(JSON.stringify(await readEvents(page))).not.toContain('Amina');
		expect((await readEvents(page)).length).toBe(before);
	});
});

test('all of it keeps to WCAG 2.2 AA, and to 320 pixels', async ({ page }) => {
	const some = [read(reading.id), finished(first, 'A', 3), finished(first, 'B', 6), ...begun(second, 'B', 3)];
	await arrive(page, some, moduleAddress);
	await page.setViewportSize({ width: 320, height: 640 });
	await expect(page.locator('#progress')).toBeVisible();
	for (const summary of await page.locator('#progress summary').all()) await summary.click();
	expect(await violationsInBoth(page)).toEqual([]);
	expect(await overflow(page)).toBe(0);
	await page.goto('/');
	await expect(page.locator('#go-on')).toBeVisible();
	expect(await violationsInBoth(page)).toEqual([]);
	expect(await overflow(page)).toBe(0);
	await page.goto(certificateAddress);
	expect(await violationsInBoth(page)).toEqual([]);
	await arrive(page, everything, certificateAddress);
	await page.getByLabel('Your name').fill('W'.repeat(80));
	expect(await violationsInBoth(page)).toEqual([]);
	expect(await overflow(page)).toBe(0);
	await page.goto(quizAddress(quiz));
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Finish now' }).click();
	await expect(page.locator('#results .score-line')).toBeVisible();
	expect(await violationsInBoth(page)).toEqual([]);
	expect(await overflow(page)).toBe(0);
});
