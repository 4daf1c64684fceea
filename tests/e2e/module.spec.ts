import { expect, test, type Browser } from '@playwright/test';
import { violations } from './check-page.ts';
import { module, readingAddress } from './content.ts';
import { ENGINES, inWorld, joinAs, pageAt, signUp, type World } from './world.ts';

const PHONE = { hasTouch: true, viewport: { width: 390, height: 844 } };
const [stage] = module.path;
const [reading, quiz] = (stage?.stops ?? []).map(({ id }) => id);
const diagnostic = module.quizzes.find(({ id }) => id === quiz);
const article = module.readings.find(({ id }) => id === reading);

// A module from its path to a class that is through: on each database.
for (const engine of ENGINES) {
	test(`a module is assigned with dates, worked through, and seen stop by stop (${engine})`, async ({
		browser,
	}) => {
		test.setTimeout(240_000);
		await inWorld(engine, (world) => story(browser, world));
	});
}

async function story(browser: Browser, { teacher, students }: World) {
	if (!diagnostic || !article) throw new Error('The path begins with a reading and a quiz.');
	const desk = await signUp(browser, teacher);

	const address =
		await test.step('the teacher assigns the first stage of the module, with dates and a test', async () => {
			await desk.getByRole('link', { name: 'Assign', exact: true }).click();
			await desk.getByRole('link', { name: 'Assign the whole module' }).click();
			expect(await violations(desk)).toEqual([]);
			for (const other of module.path.slice(1))
				for (const box of await desk.getByRole('group', { name: other.title }).getByRole('checkbox').all())
					await box.uncheck();
			await desk.getByLabel(/^Stage 1 is due/).fill('2099-01-09T17:00');
			await desk.getByRole('button', { name: 'Fill in the dates' }).click();
			await expect(desk.getByText('Dates filled in')).toBeVisible();
			await expect(desk.locator('[name="stage-due-0"]')).toHaveValue('2099-01-09T17:00');
			await expect(desk.locator('[name="stage-due-1"]')).toHaveValue('');
			await desk.getByRole('checkbox', { name: /End with a graded test/ }).check();
			await desk.getByLabel('Questions', { exact: true }).fill('2');
			await desk.getByRole('button', { name: 'Assign' }).click();
			await expect(desk.getByText('Assigned. Students who have joined can see it')).toBeVisible();
			expect(await violations(desk)).toEqual([]);
			return new URL(desk.url()).pathname;
		});
	const code = (await desk.locator('.code').first().textContent())?.trim() ?? '';
	await desk.goto(`${address}/live`);

	const [amina, bilal] = await test.step('two students join, one of them on a phone', async () => {
		const joined = [await pageAt(browser, students, PHONE), await pageAt(browser, students)] as const;
		for (const [at, name] of ['Amina', 'Bilal'].entries()) {
			const page = joined[at];
			if (!page) continue;
			await joinAs(page, code, name);
			await page.goto('/assignments');
			await page.getByRole('link', { name: module.title }).click();
		}
		return joined;
	});

	await test.step('Amina reads, loses the network at the end of the text, and it arrives later', async () => {
		await expect(amina.getByText('0 of 3 stops done')).toBeVisible();
		expect(await violations(amina)).toEqual([]);
		await amina.getByRole('link', { name: `Start: ${article.title}` }).click();
		await expect(amina).toHaveURL(new RegExp(`${readingAddress(article.id)}\\?for=`));
		await expect(amina.getByText('It counts as read when you reach the end')).toBeAttached();
		await amina.context().setOffline(true);
		await amina.locator('#assigned').scrollIntoViewIfNeeded();
		await expect(amina.getByText('You’ve read this')).toBeVisible();
		await amina.context().setOffline(false);
		await amina.getByRole('link', { name: 'Back to your assignment' }).click();
		await expect(amina.getByText('1 of 3 stops done')).toBeVisible();
	});

	await test.step('Chen has no JavaScript, and says what was read', async () => {
		const chen = await pageAt(browser, students, { javaScriptEnabled: false });
		await joinAs(chen, code, 'Chen');
		await chen.goto(`/assignments/${address.split('/').at(-1)}`);
		await chen.getByRole('button', { name: 'I’ve read it' }).click();
		await expect(chen.getByText('1 of 3 stops done')).toBeVisible();
		await expect(chen.getByRole('button', { name: 'I’ve read it' })).toHaveCount(0);
	});

	await test.step('she takes the quiz, and the test opens', async () => {
		await expect(amina.getByText('Opens when you’ve done everything before it').first()).toBeVisible();
		await amina.getByRole('button', { name: `Continue: ${diagnostic.title}` }).click();
		await expect(amina.locator('#quiz[data-moved]')).toBeVisible();
		await amina.locator('[data-do="hand-in"]').click();
		await amina.getByRole('button', { name: 'Submit now' }).click();
		await expect(amina.locator('#done-title')).toHaveText(/^Submitted at/);
		await amina.goto(`/assignments/${address.split('/').at(-1)}`);
		await expect(amina.getByText('2 of 3 stops done')).toBeVisible();
		await amina.getByRole('button', { name: /^Continue: Test/ }).click();
		await expect(amina.locator('#place')).toHaveText('1 of 2');
	});

	await test.step('the teacher sees it stop by stop, without the page being loaded again', async () => {
		const row = (name: string) => desk.getByRole('row', { name: new RegExp(name) });
		await expect(row('Amina')).toContainText('2/3', { timeout: 20_000 });
		await expect(row('Amina')).toContainText('0/2');
		await expect(row('Bilal')).toContainText('0/3');
		const isOld = await desk.evaluate(() => performance.getEntriesByType('navigation').length === 1);
		expect(isOld).toBe(true);
		await desk.goto(`${address}/results`);
		await expect(desk.getByRole('columnheader', { name: article.title })).toBeVisible();
		await expect(row('Amina')).toContainText('✓');
		expect(await violations(desk)).toEqual([]);
		await desk.getByRole('link', { name: 'Least done first' }).click();
		await expect(desk.locator('[data-r]').first()).toContainText('Bilal');
		await desk.getByRole('link', { name: 'Time', exact: true }).click();
		await expect(row('Amina')).toContainText(/minute/);
	});

	await test.step('those who missed a question get it again, with the passage first', async () => {
		await desk.goto(`${address}/results/items`);
		await desk
			.getByRole('link', { name: diagnostic.items[0]?.prompt ?? '' })
			.first()
			.click();
		await desk.getByRole('link', { name: 'Assign again' }).click();
		expect(await violations(desk)).toEqual([]);
		await expect(desk.getByRole('checkbox', { name: /Amina/ })).toBeChecked();
		await expect(desk.getByRole('checkbox', { name: /Bilal/ })).not.toBeChecked();
		await desk.getByRole('button', { name: 'Assign' }).click();
		await expect(desk.getByText('Assigned. Students who have joined can see it')).toBeVisible();
		const again = `Again: ${module.title}`;
		await bilal.goto('/assignments');
		await expect(bilal.getByRole('link', { name: module.title })).toHaveCount(1);
		await amina.goto('/assignments');
		await amina.getByRole('link', { name: again }).click();
		await amina.getByRole('button', { name: 'Start' }).click();
		await expect(amina.getByText('Read this first')).toBeVisible();
		await expect(amina.locator('.passage-first .cite')).toBeVisible();
		expect(await violations(amina)).toEqual([]);
		await amina.locator('[data-do="hand-in"]').click();
		await amina.getByRole('button', { name: 'Submit now' }).click();
		await expect(amina.locator('#done-title')).toHaveText(/^Submitted at/);
		await desk.goto(`${address}/results`);
		const table = desk.getByRole('region', { name: again });
		await expect(table.getByRole('row', { name: /Amina/ })).toContainText('0%');
		await expect(table.getByRole('row', { name: /Bilal/ })).toHaveCount(0);
	});
}
