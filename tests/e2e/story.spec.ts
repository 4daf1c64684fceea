import { readFileSync } from 'node:fs';
import { expect, test, type Browser, type Page } from '@playwright/test';
import readXlsxFile from 'read-excel-file/node';
import { openDatabase } from '../../src/lib/server/database/open-database.ts';
import { points } from '../../src/lib/words/words.ts';
import { readLikeASpreadsheet } from '../server/exports/read-like-a-spreadsheet.ts';
import { violations } from './check-page.ts';
import { module } from './content.ts';
import { ENGINES, inWorld, joinAs, pageAt, signUp, type World } from './world.ts';
import type { AssignmentRules } from '../../src/lib/rules/rules.ts';

const challenges = module.quizzes.find(({ title }) => title === 'Challenges');

// The whole story, from an empty server to exports, on each database.
for (const engine of ENGINES) {
	test(`a teacher assigns, three students answer, the class is seen on the text (${engine})`, async ({
		browser,
	}) => {
		test.setTimeout(180_000);
		await inWorld(engine, (world) => story(browser, world));
	});
}

async function story(browser: Browser, { url, teacher, students }: World) {
	const open = (app: World['teacher']) => pageAt(browser, app);
	const desk =
		await test.step('the teacher signs up with the link that the server printed, and makes a class', () =>
			signUp(browser, teacher));

	const address = await test.step('assigns a quiz as a grade', async () => {
		await desk.getByRole('link', { name: 'Assign', exact: true }).click();
		expect(await violations(desk)).toEqual([]);
		await desk.getByRole('button', { name: 'Assign' }).click();
		await expect(desk.getByRole('alert')).toBeVisible();
		await desk.getByRole('checkbox', { name: /^Challenges/ }).check();
		await desk.getByRole('radio', { name: /Graded/ }).check();
		await desk.getByText('More options: dates').click();
		await desk.getByRole('checkbox', { name: 'Ask for confidence' }).check();
		await desk.getByLabel('Late work', { exact: true }).selectOption('refuse');
		await desk.getByRole('button', { name: 'Assign' }).click();
		await expect(desk.getByText('Assigned. Students who have joined can see it')).toBeVisible();
		expect(await violations(desk)).toEqual([]);
		return new URL(desk.url()).pathname;
	});
	const code = (await desk.locator('.code').first().textContent())?.trim() ?? '';

	const pages = await test.step('three students join with the code', async () => {
		const joined: Page[] = [];
		for (const name of ['Amina', 'Bilal', 'Chen']) {
			const page = await open(students);
			await joinAs(page, code, name);
			await page.goto('/assignments');
			await page.getByRole('link', { name: /Challenges/ }).click();
			await page.getByRole('button', { name: 'Start' }).click();
			await expect(page.locator('#quiz[data-moved]')).toBeVisible();
			joined.push(page);
		}
		return joined;
	});

	await test.step('they answer, one of them without a network half-way', async () => {
		await desk.goto(`${address}/live`);
		await expect(desk.locator('[data-live]')).toContainText('3 joined');
		const [amina, bilal, chen] = pages as [Page, Page, Page];
		await answer(amina, 4);
		await expect(desk.locator('[data-live]')).toContainText('4 of', { timeout: 20_000 });
		await answer(bilal, 2);
		await bilal.context().setOffline(true);
		await answer(bilal, 2);
		await expect(bilal.locator('#saved')).toContainText(/offline|saved on this device/i);
		await bilal.context().setOffline(false);
		await expect(bilal.locator('#saved')).toHaveText('Saved', { timeout: 20_000 });
		await answer(chen, 3);
		for (const page of [amina, bilal]) {
			await page.locator('[data-do="hand-in"]').click();
			await page.getByRole('button', { name: 'Submit now' }).click();
			await expect(page.locator('#done-title')).toHaveText(/^Submitted at/);
		}
		await expect(desk.locator('[data-live]')).toContainText('2 submitted', { timeout: 20_000 });
		await expect(desk.locator('[data-live]')).toContainText('1 in progress');
	});

	await test.step('the due date passes: what Chen has answered counts as it stands', async () => {
		await dueNow(url, address.split('/').at(-1) ?? '');
		await desk.goto(`${address}/results`);
		await expect(desk.getByText('3 of 3 submitted')).toBeVisible();
		expect(await violations(desk)).toEqual([]);
		const [amina] = pages as [Page];
		await amina.goto(`/assignments/${address.split('/').at(-1)}`);
		await expect(
			amina.locator('main').getByText(`of ${challenges?.items.length} points`).first(),
		).toBeVisible();
	});

	await test.step('the teacher sees the class on the text, and each question', async () => {
		await desk.getByRole('link', { name: 'Reading', exact: true }).click();
		await expect(desk.getByRole('heading', { name: 'What the class misread' })).toBeVisible();
		await expect(desk.locator('.heat [data-level]').first()).toBeVisible();
		expect(await violations(desk)).toEqual([]);
		const number = desk.locator('.heat summary').first();
		await number.click();
		await desk.locator('.heat details[open] li a').first().click();
		await expect(desk.getByText(/Facility index/)).toBeVisible();
		expect(await violations(desk)).toEqual([]);
		await desk.getByRole('link', { name: 'Confidence' }).click();
		expect(await violations(desk)).toEqual([]);
		await desk.getByRole('link', { name: 'Report' }).click();
		expect(await violations(desk)).toEqual([]);
	});

	await test.step('exports are opened and read back: the scores are those on the page', async () => {
		await desk.getByRole('link', { name: 'Students', exact: true }).click();
		const shown = await desk.locator('tbody tr').evaluateAll((rows) =>
			rows.map((row) => {
				const name = row.querySelector('th')?.textContent?.trim() ?? '';
				const [, points = ''] =
					/([\d.]+) \/ \d+/.exec(row.querySelectorAll('td')[1]?.textContent ?? '') ?? [];
				return [name, points];
			}),
		);
		expect(shown.map(([name]) => name)).toEqual(['Amina', 'Bilal', 'Chen']);
		await desk.getByText('Export').click();
		const download = async (name: RegExp) => {
			const downloading = desk.waitForEvent('download');
			await desk.getByRole('link', { name }).click();
			return readFileSync(await (await downloading).path());
		};
		const sheets = await readXlsxFile(await download(/workbook/));
		const [head = [], ...scores] = sheets.find(({ sheet }) => sheet === 'Scores')?.data ?? [];
		const earned = head.indexOf('Earned');
		expect(head.slice(0, 2)).toEqual(['Student', 'Challenges']);
		for (const at of [1, earned])
			expectPoints(
				scores.map((row) => [row[0], row[at]]),
				shown,
			);
		const csv = readLikeASpreadsheet((await download(/^Scores/)).toString('utf8'), ',');
		expectPoints(
			csv.slice(1).map((row) => [row[0], row[1]]),
			shown,
		);
		const given = sheets.find(({ sheet }) => sheet === 'Responses')?.data ?? [];
		const counts = given[0]?.indexOf('Earned') ?? -1;
		const sums = shown.map(([name]) => [
			name,
			given.filter(([student]) => student === name).reduce((sum, row) => sum + Number(row[counts] ?? 0), 0),
		]);
		expectPoints(sums, shown);
	});
}

/** Each student’s points, in the words of the page, which rounds them. */
function expectPoints(read: readonly (readonly unknown[])[], shown: readonly (readonly string[])[]) {
	const words = (value: unknown) => points(Math.round(Number(value) * 1e6) / 1e6);
	expect(read.map(([name, earned]) => [name, words(earned)])).toEqual(shown);
}

/** Answers so many questions from the one in front, with whatever the page offers first. */
async function answer(page: Page, number: number) {
	for (let at = 0; at < number; at += 1) {
		const item = page.locator('.item:visible').first();
		const kind = await item.getAttribute('data-kind');
		if (kind === 'order') await item.getByRole('button', { name: 'Move down' }).first().click();
		else if (kind === 'numeric') await item.locator('.answer input').fill('3');
		else if (kind === 'match' || kind === 'gap') {
			for (const list of await item.locator('.answer select:visible').all())
				await list.selectOption({ index: 1 });
			for (const field of await item.locator('.answer input:visible').all()) await field.fill('something');
		} else await item.locator('.option').first().click();
		const sure = page.getByRole('radio', { name: /very sure/i });
		if (await sure.isVisible()) await sure.check({ force: true });
		await page.getByRole('button', { name: 'Next', exact: true }).click();
	}
}

/** Moves the due date into the past: nobody waits a week in a test. */
async function dueNow(url: string, id: string) {
	const database = openDatabase(url);
	const { rules } = await database.db
		.selectFrom('assignment')
		.select('rules')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const past = { ...(JSON.parse(rules) as AssignmentRules), dueAt: Date.now() - 120_000 };
	await database.db
		.updateTable('assignment')
		.set({ rules: JSON.stringify(past) })
		.where('id', '=', id)
		.execute();
	// As if all of it had been an hour ago: an attempt is never over before it has begun.
	const attempts = await database.db
		.selectFrom('attempt')
		.selectAll()
		.where('assignment_id', '=', id)
		.execute();
	const HOUR = 3_600_000;
	for (const { id: attempt, started_at, handed_in_at } of attempts) {
		await database.db
			.updateTable('attempt')
			.set({
				started_at: started_at - HOUR,
				handed_in_at: handed_in_at === null ? null : handed_in_at - HOUR,
			})
			.where('id', '=', attempt)
			.execute();
	}
	await database.close();
}
