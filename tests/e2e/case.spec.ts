import { expect, test, type Page } from '@playwright/test';
import { overflow, violations, violationsInBoth } from './check-page.ts';
import { aCase, caseAddress, module, moduleAddress } from './content.ts';
import { readEvents, written } from './log.ts';
import { ENGINES, inWorld, joinAs, pageAt, signUp } from './world.ts';
import { walk } from '../../src/lib/quiz/case/walk.ts';

const titleAt = (at: number) => aCase.points[at]?.title ?? '-';
const optionsAt = (at: number) => aCase.points[at]?.options ?? [];
/** The first option everywhere: what was decided early is met again late. */
const ROAD = aCase.points.map(({ options }) => options[0]?.id ?? '');
const POSSIBLE = 2 * aCase.points.length;
const earnedOn = (road: readonly string[]) => walk(aCase, road)?.earned ?? NaN;
const bestOf = ({ options }: (typeof aCase.points)[number]) =>
	options.find(({ points }) => points === 2)?.id ?? '';

const pointOf = (page: Page, at: number) => page.locator(`[data-point="${aCase.points[at]?.id}"]`);
const told = (page: Page) => page.locator('.outcome:visible');

async function choose(page: Page, at: number, option: string) {
	await pointOf(page, at).locator(`input[type=radio][value="${option}"]`).check();
	await pointOf(page, at).getByRole('button', { name: 'Decide' }).click();
	await expect(told(page)).toHaveAttribute('data-outcome', option);
}
const goOn = (page: Page) => page.getByRole('button', { name: /^(Continue|Go to the debrief)$/ }).click();

async function playFrom(page: Page, from: number, road: readonly string[]) {
	for (let at = from; at < road.length; at += 1) {
		await choose(page, at, road[at] ?? '');
		await goOn(page);
	}
}

test('alone on a phone: decided, gone on with after a reload, offline half-way, and looked back on', async ({
	page,
	context,
}) => {
	await page.goto(caseAddress);
	await expect(page.getByRole('heading', { name: titleAt(0) })).toBeVisible();
	await expect(page.getByRole('heading', { name: titleAt(1) })).toBeHidden();
	await page.getByRole('button', { name: 'Decide' }).click();
	await expect(page.getByText('Choose an option first.')).toBeVisible();
	await choose(page, 0, ROAD[0] ?? '');
	await expect(told(page).locator('.cite')).not.toHaveCount(0);
	await expect(told(page).locator('.cite a').first()).toHaveAttribute('href', /\/read\/.+mark=/);
	expect(await violationsInBoth(page)).toEqual([]);
	await goOn(page);
	await expect(pointOf(page, 1).locator('h2')).toBeFocused();
	await choose(page, 1, ROAD[1] ?? '');
	await written(page);

	// What came of the last decision is where one left.
	await page.reload();
	await expect(told(page)).toHaveAttribute('data-outcome', ROAD[1] ?? '');
	await goOn(page);
	await context.setOffline(true);
	await playFrom(page, 2, ROAD);
	await expect(page.getByRole('heading', { name: 'Debrief' })).toBeFocused();
	await expect(page.locator('.score')).toContainText(`${earnedOn(ROAD)} of ${POSSIBLE} points`);
	await expect(page.locator('.outcome[data-taken]:visible')).toHaveCount(ROAD.length);
	const others = page.locator('.outcome:not([data-taken])').filter({ visible: true });
	await others.first().locator('summary').click();
	await expect(others.first().locator('.feedback')).toBeVisible();
	expect(await violationsInBoth(page)).toEqual([]);
	await written(page);
	await context.setOffline(false);

	const events = await readEvents(page);
	expect(events.filter(({ type }) => type === 'decided')).toHaveLength(ROAD.length);
	expect(events.filter(({ type }) => type === 'debriefed')).toHaveLength(1);
	await page.goto(moduleAddress);
	await expect(page.locator(`[data-case="${aCase.id}"] .state`)).toHaveText(
		`Done · ${earnedOn(ROAD)} of ${POSSIBLE}`,
	);
	await page.goto(caseAddress);
	await expect(page.getByRole('heading', { name: 'Debrief' })).toBeVisible();
	await page.getByRole('link', { name: 'Decide again' }).click();
	await expect(page.getByRole('heading', { name: titleAt(0) })).toBeVisible();
	await expect(pointOf(page, 0).getByRole('radio', { checked: true })).toHaveCount(0);
});

test('what was decided before is read in what comes after', async ({ page }) => {
	const seen: string[] = [];
	for (const { id } of optionsAt(1)) {
		await page.goto(`${caseAddress}/projector#road=${ROAD[0]}.${id}&on=1`);
		await expect(page.getByRole('heading', { name: titleAt(2) })).toBeVisible();
		seen.push(await pointOf(page, 2).locator('[data-ask] .told').innerText());
	}
	expect(new Set(seen).size).toBe(optionsAt(1).length);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('it is a sequence of pages, to the debrief', async ({ page }) => {
		await page.goto(caseAddress);
		for (const [at, option] of ROAD.entries()) {
			await expect(page.getByRole('heading', { name: titleAt(at) })).toBeVisible();
			await pointOf(page, at).locator(`input[type=radio][value="${option}"]`).check();
			await page.getByRole('button', { name: 'Decide' }).click();
			await expect(page).toHaveURL(/\/play\?/);
			await expect(page.locator('.outcome .feedback')).toBeVisible();
			await goOn(page);
		}
		await expect(page.locator('.score')).toContainText(`${earnedOn(ROAD)} of ${POSSIBLE} points`);
		await expect(page.locator('.outcome')).toHaveCount(
			aCase.points.reduce((sum, { options }) => sum + options.length, 0),
		);
		await page.getByRole('link', { name: 'Decide again' }).click();
		await expect(page.getByRole('heading', { name: titleAt(0) })).toBeVisible();
	});

	test('an address that nobody was given begins at the beginning', async ({ page }) => {
		for (const query of [
			'road=nowhere',
			'road=<script>alert(1)</script>',
			`road=${'a.'.repeat(3_000)}`,
			'choice=constructor&road=__proto__',
			'on=1&road=&for=<b>.<b>',
		]) {
			const answered = await page.goto(`${caseAddress}/play?${query}`);
			expect(answered?.status(), query).toBe(200);
			await expect(page.getByRole('heading', { name: titleAt(0) })).toBeVisible();
			await expect(page.locator('#done')).toHaveCount(0);
		}
	});
});

test('on a projector hands are counted, the most are proposed, and the debrief has the votes', async ({
	page,
}) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto(`${caseAddress}/projector`);
	for (const [at, { options }] of aCase.points.entries()) {
		const point = pointOf(page, at);
		const hands = point.getByRole('spinbutton');
		await hands.nth(0).fill('7');
		await point.getByRole('button', { name: 'One more' }).nth(1).click();
		await expect(point.getByText('A has the most hands: 7.')).toBeVisible();
		await expect(point.getByRole('radio').nth(0)).toBeChecked();
		await hands.nth(1).fill('7');
		await expect(point.getByText('It’s a tie.')).toBeVisible();
		await expect(point.getByRole('radio', { checked: true })).toHaveCount(0);
		await hands.nth(1).fill('12');
		if (at === 0) expect(await violations(page)).toEqual([]);
		await point.getByRole('button', { name: 'Decide' }).click();
		await expect(told(page)).toHaveAttribute('data-outcome', options[1]?.id ?? '');
		await expect(told(page).getByText('12 hands')).toBeVisible();
		// The page can be loaded anew at any time.
		if (at === 1) await page.reload();
		await goOn(page);
	}
	await expect(page.getByText('12 hands')).toHaveCount(aCase.points.length);
	await expect(page.getByText('7 hands')).toHaveCount(aCase.points.length);
	await page.goBack();
	await expect(page.getByRole('button', { name: 'Go to the debrief' })).toBeVisible();
});

test('on paper there are cards, and for the teacher those of the consequences', async ({ page }) => {
	const options = aCase.points.reduce((sum, point) => sum + point.options.length, 0);
	await page.goto(caseAddress);
	await page.getByRole('link', { name: 'Print cards' }).click();
	await expect(page.locator('.cut')).toHaveCount(aCase.points.length + 2);
	await expect(page.getByText(optionsAt(0)[0]?.feedback ?? '-')).toHaveCount(0);
	await page.getByRole('link', { name: 'Add consequence cards' }).click();
	await expect(page.locator('.cut')).toHaveCount(aCase.points.length + 2 + options + 1);
	await expect(page.getByText(optionsAt(0)[0]?.feedback ?? '-')).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('.tools')).toBeHidden();
});

test('in a small window, with large letters and in forced colours it can be played as well', async ({
	page,
}) => {
	await page.setViewportSize({ width: 320, height: 256 });
	await page.emulateMedia({ forcedColors: 'active' });
	await page.addInitScript(() => {
		const look = { version: 1, size: 200, spaced: true, buzz: false };
		localStorage.setItem('mandate:look', JSON.stringify(look));
	});
	for (const address of [caseAddress, `${caseAddress}/projector`]) {
		await page.goto(address);
		expect(await overflow(page), address).toBeLessThanOrEqual(0);
		await choose(page, 0, optionsAt(0)[0]?.id ?? '');
		expect(await overflow(page), address).toBeLessThanOrEqual(0);
		await goOn(page);
		await expect(page.getByRole('heading', { name: titleAt(1) })).toBeInViewport();
	}
});

for (const engine of ENGINES)
	test(`a class is given the case: one plays it offline half-way, one without JavaScript (${engine})`, async ({
		browser,
	}) => {
		test.setTimeout(240_000);
		await inWorld(engine, async (world) => {
			const desk = await signUp(browser, world.teacher);
			await desk.getByRole('link', { name: 'Assign', exact: true }).click();
			await desk.getByRole('link', { name: 'Assign the whole module' }).click();
			for (const { title, stops } of module.path) {
				const group = desk.getByRole('group', { name: title });
				for (const [at, box] of (await group.getByRole('checkbox').all()).entries())
					if (stops[at]?.kind !== 'case') await box.uncheck();
			}
			await desk.getByRole('button', { name: 'Assign' }).click();
			await expect(desk.getByText('Assigned. Students who have joined can see it')).toBeVisible();
			const address = new URL(desk.url()).pathname;
			const home = `/assignments/${address.split('/').at(-1)}`;
			const code = (await desk.locator('.code').first().textContent())?.trim() ?? '';

			const amina = await pageAt(browser, world.students, { viewport: { width: 390, height: 844 } });
			await joinAs(amina, code, 'Amina');
			await amina.goto(home);
			await amina.getByRole('link', { name: `Start: ${aCase.title}` }).click();
			await expect(amina.getByText('It counts as done when you reach the debrief.')).toBeVisible();
			await playFrom(amina, 0, ROAD.slice(0, 2));
			await amina.context().setOffline(true);
			await playFrom(amina, 2, ROAD);
			await expect(amina.getByText('It counts for your assignment.')).toBeVisible();
			await amina.context().setOffline(false);
			// The next page of the assignment sends what waited.
			await amina.getByRole('link', { name: 'Back to your assignment' }).click();
			await expect(amina.getByText('1 of 1 stops done')).toBeVisible();
			await expect(amina.getByText(`${earnedOn(ROAD)} of ${POSSIBLE} points`)).toBeVisible();

			// Another student on the same device begins at the beginning.
			await amina.context().clearCookies();
			await joinAs(amina, code, 'Dana');
			await amina.goto(home);
			await amina.getByRole('link', { name: `Start: ${aCase.title}` }).click();
			await expect(amina.getByRole('heading', { name: titleAt(0) })).toBeVisible();

			const bilal = await pageAt(browser, world.students, { javaScriptEnabled: false });
			await joinAs(bilal, code, 'Bilal');
			await bilal.goto(home);
			await bilal.getByRole('link', { name: `Start: ${aCase.title}` }).click();
			const best = aCase.points.map(bestOf);
			for (const [at, option] of best.entries()) {
				await pointOf(bilal, at).locator(`input[type=radio][value="${option}"]`).check();
				await bilal.getByRole('button', { name: 'Decide' }).click();
				await goOn(bilal);
			}
			await bilal.getByRole('button', { name: 'Mark as done in your assignment' }).click();
			await expect(bilal.getByText('1 of 1 stops done')).toBeVisible();

			await desk.goto(`${address}/live`);
			await desk.getByRole('button', { name: 'Show scores' }).click();
			const row = (name: string) => desk.getByRole('row', { name: new RegExp(name) });
			await expect(row('Amina')).toContainText(`✓ ${earnedOn(ROAD)}/${POSSIBLE}`);
			await expect(row('Bilal')).toContainText(`✓ ${POSSIBLE}/${POSSIBLE}`);
			await expect(row('Dana')).not.toContainText('✓');
		});
	});
