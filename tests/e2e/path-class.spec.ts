import { readFileSync } from 'node:fs';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { openDatabase } from '../../src/lib/server/database/open-database.ts';
import { followUpTitle } from '../../src/lib/words/follow-up.ts';
import { points } from '../../src/lib/words/words.ts';
import { addTeacher, PASSWORD } from '../server/add-teacher.ts';
import { readLikeASpreadsheet } from '../server/exports/read-like-a-spreadsheet.ts';
import { violations } from './check-page.ts';
import { module, responseFor, right } from './content.ts';
import { act, respond, sectionOf } from './take.ts';
import { answer, next } from './taking.ts';
import { ENGINES, inWorld, joinAs, pageAt, signUp, type World } from './world.ts';

const PHONE = { hasTouch: true, viewport: { width: 390, height: 844 } };
const [stage] = module.path;
const [reading, quiz] = (stage?.stops ?? []).map(({ id }) => id);
const article = module.readings.find(({ id }) => id === reading);
const diagnostic = module.quizzes.find(({ id }) => id === quiz);
const [misread] = diagnostic?.items ?? [];

// Two teachers, three students and a stranger, from the assignment to the gradebook: on each database.
for (const engine of ENGINES) {
	test(`a class works through a module, and its teachers act on what was misread (${engine})`, async ({
		browser,
	}) => {
		test.setTimeout(300_000);
		await inWorld(engine, (world) => story(browser, world));
	});
}

/** Gives a class the first stage of the module, with a test of two questions at the end. */
async function assignFirstStage(desk: Page): Promise<string> {
	await desk.getByRole('link', { name: 'Assign', exact: true }).click();
	await desk.getByRole('link', { name: 'Assign the whole module' }).click();
	for (const other of module.path.slice(1))
		for (const box of await desk.getByRole('group', { name: other.title }).getByRole('checkbox').all())
			await box.uncheck();
	await desk.getByRole('checkbox', { name: /End with a graded test/ }).check();
	await desk.getByLabel('Questions', { exact: true }).fill('2');
	await desk.getByRole('button', { name: 'Assign' }).click();
	await expect(desk.getByText('Assigned. Students who have joined can see it')).toBeVisible();
	return new URL(desk.url()).pathname;
}

/** Answers the practice quiz in front, all of it right but what is misread, and hands it in. */
async function takeDiagnostic(page: Page, misreads: boolean, offlineAfter = Infinity) {
	await expect(page.locator('#quiz[data-moved]')).toBeVisible();
	for (const [at] of (diagnostic?.items ?? []).entries()) {
		if (at === offlineAfter) await page.context().setOffline(true);
		const id = await page.locator('.item:visible').first().getAttribute('data-item');
		const item = diagnostic?.items.find((one) => one.id === id);
		if (!item) throw new Error(`The quiz has no item ${id}.`);
		const isMisread = misreads && item === misread;
		await respond(page, item, (isMisread ? responseFor(item, 'wrong') : null) ?? right(item));
		await act(page);
		await expect(sectionOf(page, item).locator('.verdict .word')).toHaveText(
			isMisread ? 'Incorrect' : 'Correct',
		);
		if (at < (diagnostic?.items.length ?? 0) - 1) await act(page);
	}
	if (offlineAfter < Infinity) {
		await expect(page.locator('#saved')).toContainText(/offline|saved on this device/i);
		await page.context().setOffline(false);
		await expect(page.locator('#saved')).toHaveText('Saved', { timeout: 20_000 });
	}
	await handIn(page);
}

async function handIn(page: Page) {
	await page.locator('[data-do="hand-in"]').click();
	await page.getByRole('button', { name: 'Submit now' }).click();
	await expect(page.locator('#done-title')).toHaveText(/^Submitted at/);
}

/** Reads to the end of the article. */
async function read(page: Page) {
	await page.getByRole('link', { name: `Start: ${article?.title}` }).click();
	await page.locator('#assigned').scrollIntoViewIfNeeded();
	await expect(page.getByText('You’ve read this')).toBeVisible();
	await page.getByRole('link', { name: 'Back to your assignment' }).click();
}

async function exported(page: Page): Promise<string[][]> {
	await page.getByText('Export', { exact: true }).click();
	const downloading = page.waitForEvent('download');
	await page.locator('a[href$="/gradebook.csv"]').click();
	return readLikeASpreadsheet(readFileSync(await (await downloading).path(), 'utf8'), ',');
}

/** A teacher who is on the server already, and has signed in. */
async function another(browser: Browser, { url, teacher }: World, name: string) {
	const database = openDatabase(url);
	const { email } = await addTeacher(database, { name }, Date.now());
	await database.close();
	const page = await pageAt(browser, teacher);
	await page.goto('/teach/sign-in');
	await page.getByLabel('Email address').fill(email);
	await page.getByLabel('Password').fill(PASSWORD);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page).toHaveURL(/\/teach$/);
	return { page, email };
}

async function story(browser: Browser, world: World) {
	if (!article || !diagnostic || !misread) throw new Error('The path begins with a reading and a quiz.');
	const desk = await signUp(browser, world.teacher);
	const classPage = new URL(desk.url()).pathname;
	const address = await assignFirstStage(desk);
	const code = (await desk.locator('.code').first().textContent())?.trim() ?? '';
	const home = `/assignments/${address.split('/').at(-1)}`;

	await test.step('a question of the test counts three points, in both versions', async () => {
		await desk.getByRole('link', { name: 'Points per question' }).click();
		await desk.locator('summary', { hasText: 'Test' }).click();
		await desk.getByLabel(/Points for question 1 of Test/).fill('thirty');
		await desk.getByRole('button', { name: 'Save' }).click();
		await expect(desk.getByLabel(/Points for question 1 of Test/)).toHaveAccessibleDescription(
			/Enter a whole number from 0 to 100/,
		);
		expect(await violations(desk)).toEqual([]);
		await desk.getByLabel(/Points for question 1 of Test/).fill('3');
		await desk.getByRole('button', { name: 'Save' }).click();
		await expect(desk.getByText('Saved. The new points now count for everyone.')).toBeVisible();
		await expect(desk.getByText('2 questions, 4 points')).toHaveCount(2);
	});

	const [co, stranger] = await test.step('another teacher is invited, and watches', async () => {
		const omar = await another(browser, world, 'Omar Saleh');
		await desk.goto(`${classPage}/teachers`);
		await desk.getByLabel('Email address').fill(omar.email);
		await desk.getByRole('button', { name: 'Invite', exact: true }).click();
		await omar.page.goto('/teach');
		await omar.page.getByRole('button', { name: 'Accept' }).click();
		await omar.page.goto(`${address}/live`);
		await omar.page.getByRole('button', { name: 'Show scores' }).click();
		await expect(omar.page.getByText('Updates automatically.')).toBeVisible();
		return [omar.page, (await another(browser, world, 'Sam Strange')).page] as const;
	});
	const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });

	const students =
		await test.step('three students read and take the quiz, one on a phone that loses its network', async () => {
			const joined: Page[] = [];
			for (const [at, name] of ['Amina', 'Bilal', 'Dana'].entries()) {
				const page = await pageAt(browser, world.students, at === 0 ? PHONE : {});
				await joinAs(page, code, name);
				await page.goto(home);
				await read(page);
				await page.getByRole('button', { name: `Continue: ${diagnostic.title}` }).click();
				await takeDiagnostic(page, name !== 'Dana', at === 0 ? 3 : Infinity);
				await page.goto(home);
				await expect(page.getByText('2 of 3 stops done')).toBeVisible();
				joined.push(page);
			}
			return joined as [Page, Page, Page];
		});

	await test.step('the sentence that two of them misread goes to those two again', async () => {
		await desk.goto(`${address}/results/reading`);
		const passage = misread.kind === 'choice' ? misread.choices.find(({ correct }) => correct) : undefined;
		const [sentence = ''] = passage?.citations[0]?.passages ?? [];
		const line = desk.locator(`[id="heat-${article.id}-${sentence}"]`);
		await line.locator('summary').first().click();
		await line.getByRole('link', { name: 'Assign again' }).click();
		for (const [name, isTicked] of [
			['Amina', true],
			['Bilal', true],
			['Dana', false],
		] as const)
			await expect(desk.getByRole('checkbox', { name: new RegExp(name) })).toBeChecked({
				checked: isTicked,
			});
		await desk.getByRole('button', { name: 'Assign' }).click();
		await expect(desk.getByText('Assigned. Students who have joined can see it')).toBeVisible();
		const again = followUpTitle(module.title);
		for (const [at, seen] of [1, 1, 0].entries()) {
			await students[at]?.goto('/assignments');
			await expect(students[at]?.getByRole('link', { name: again }) ?? desk.locator('i')).toHaveCount(seen);
		}
		await desk.goto(classPage);
		await expect(desk.getByText('0 of 2 submitted')).toBeVisible();
	});

	await test.step('they take the test, and the table follows', async () => {
		for (const page of students) {
			await page.goto(home);
			await page.getByRole('button', { name: /^Continue: Test/ }).click();
			await answer(page, 'q1');
			await next(page);
			await answer(page, 'q2');
			await handIn(page);
			await page.goto(home);
			await expect(page.getByText('3 of 3 stops done')).toBeVisible();
		}
		await expect(row(co, 'Amina')).toContainText('3/3', { timeout: 20_000 });
		await expect(co.locator('[data-live]')).toContainText('3 finished');
		await students[0].goto('/assignments');
		const own = students[0].getByRole('link', { name: new RegExp(`^${module.title}`) });
		await expect(own).toContainText('3 of 3 stops done');
		await desk.goto(classPage);
		await expect(desk.getByText('3 of 3 finished')).toBeVisible();
	});

	await test.step('a score that is overridden is seen by the other teacher at once', async () => {
		await desk.goto(`${address}/results`);
		await desk.getByRole('link', { name: 'Bilal' }).click();
		const form = desk.locator('form[action="?/override"]').last();
		await form.locator('xpath=ancestor-or-self::details').evaluateAll((all) => {
			for (const one of all) (one as HTMLDetailsElement).open = true;
		});
		await form.getByLabel('Points (out of 4)').fill('4');
		await form.locator('[name="comment"]').fill('Said aloud, all of it');
		await form.getByRole('button', { name: 'Save' }).click();
		await expect(row(co, 'Bilal')).toContainText('100% overridden', { timeout: 20_000 });
	});

	await test.step('the gradebook says in its file what it says on the page, to both teachers', async () => {
		await desk.goto(`${classPage}/gradebook`);
		const book = await exported(desk);
		const at = book[0]?.indexOf(module.title) ?? -1;
		expect(book.find(([head]) => head === 'Points possible')?.[at]).toBe('4');
		for (const name of ['Amina', 'Bilal', 'Dana']) {
			const earned = Number(book.find(([head]) => head === name)?.[at]);
			await expect(row(desk, name)).toContainText(`${points(earned)} of 4 points`);
		}
		expect(book.find(([head]) => head === 'Bilal')?.[at]).toBe('4');
		await co.goto(`${classPage}/gradebook`);
		expect(await exported(co)).toEqual(book);
	});

	await test.step('the other teacher assigns, sets points and exports as well; a stranger finds nothing', async () => {
		await co.goto(classPage);
		const second = await assignFirstStage(co);
		await co.getByRole('link', { name: 'Points per question' }).click();
		await co.locator('summary', { hasText: diagnostic.title }).click();
		await co.getByLabel(new RegExp(`Points for question 1 of ${diagnostic.title.slice(0, 10)}`)).fill('0');
		await co.getByRole('button', { name: 'Save' }).click();
		await expect(co.getByText('Saved. The new points now count for everyone.')).toBeVisible();
		const parts = ['', '/points', '/live', '/results', '/results/reading', '/results/again'];
		const pages = [address, second].flatMap((one) => parts.map((part) => one + part));
		const book = ['', '/gradebook', '/gradebook/export/gradebook.csv'].map((part) => classPage + part);
		for (const path of [...book, ...pages])
			expect((await stranger.request.get(path)).status(), path).toBe(404);
	});
}
