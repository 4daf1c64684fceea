import { expect, test, type Page } from '@playwright/test';
import { parseRules } from '../../src/lib/rules/parse-rules.ts';
import { createAssignment, versionOf } from '../../src/lib/server/assignments/assignments.ts';
import { overflow, violationsInBoth } from './check-page.ts';
import { module } from './content.ts';
import { withDatabase } from './database.ts';
import { demoOf } from './demo-class.ts';
import { signInTeacher } from './teacher.ts';

async function signInWithDemo(page: Page, baseURL: string | undefined) {
	const { id } = await signInTeacher(page.context(), baseURL);
	return demoOf(id);
}

/** One assignment of very many quizzes in a class. */
const assignMany = (own: string, quizzes: number): Promise<string> =>
	withDatabase(async (database) => {
		const { rules } = parseRules({ mode: 'graded' });
		const [quiz] = module.quizzes;
		if (!rules || !quiz) throw new Error('no quiz');
		const places = Array.from({ length: quizzes }, () => [versionOf(module, quiz)] as const);
		const settings = { title: 'Many', rules, liveScores: false };
		const classId = own.split('/').at(-1) ?? '';
		return `/teach/assignments/${await createAssignment(database, { id: classId }, places, settings, Date.now())}`;
	});

/** Scrolls the table to its end and says which of the first cells of a row are still wholly within it, and seen. */
const inViewAtEnd = (page: Page, label: string) =>
	page.getByRole('region', { name: label }).evaluate((region) => {
		region.querySelector('tbody tr')?.scrollIntoView({ block: 'center', behavior: 'instant' });
		region.scrollLeft = region.scrollWidth;
		const around = region.getBoundingClientRect();
		const cells = [...(region.querySelector('tbody tr')?.children ?? [])];
		return cells.slice(0, 3).map((cell) => {
			const { left, right, top, bottom } = cell.getBoundingClientRect();
			const isWithin = left >= around.left - 1 && right <= around.right + 1;
			const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
			return isWithin && seen !== null && cell.contains(seen);
		});
	});

test('the gradebook keeps names and averages in view, and takes weights and excuses', async ({
	page,
	baseURL,
}) => {
	const { own } = await signInWithDemo(page, baseURL);
	for (let n = 0; n < 6; n += 1) await assignMany(own, 1);
	await page.goto(own);
	await page.getByRole('navigation', { name: 'Class' }).getByRole('link', { name: 'Gradebook' }).click();
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	const table = page.getByRole('region', { name: 'Gradebook' });
	await expect(table.getByRole('row')).toHaveCount(26);
	expect(await violationsInBoth(page)).toEqual([]);
	expect((await inViewAtEnd(page, 'Gradebook')).slice(0, 2)).toEqual([true, true]);

	await page.getByText('Weights and categories').click();
	const first = page.locator('main fieldset').first();
	await first.getByLabel('Weight').fill('much');
	await first.getByLabel('Category').fill('Homework');
	await page.getByRole('button', { name: 'Save gradebook' }).click();
	await expect(first.getByText('Enter a weight from 0 to 1000')).toBeVisible();
	await expect(first.getByLabel('Category')).toHaveValue('Homework');
	expect(await violationsInBoth(page)).toEqual([]);
	await first.getByLabel('Weight').fill('2');
	await page.getByRole('button', { name: 'Save gradebook' }).click();
	await expect(page.getByText('Gradebook saved.')).toBeVisible();
	await expect(table.getByRole('columnheader', { name: 'Homework average' })).toBeAttached();

	const download = page.waitForEvent('download');
	await page.getByText('Export', { exact: true }).click();
	await page.getByRole('link', { name: 'For Canvas (CSV)' }).click();
	expect((await download).suggestedFilename()).toBe('Demo-class-canvas.csv');

	// From what is missing to the student’s page, where it is excused.
	await page.goto(`${own}/gradebook`);
	const missing = table.getByRole('link', { name: 'missing' });
	await missing.first().scrollIntoViewIfNeeded();
	await missing.first().click();
	await expect(page).toHaveURL(/\/people\/[^/]+#work-/);
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	await page.locator('tr:target').getByRole('button', { name: 'Excuse' }).click();
	await expect(page.getByText('Excused. It doesn’t count')).toBeVisible();
	await expect(page.getByRole('region', { name: 'Work' }).getByText('excused')).toBeVisible();
	expect(await violationsInBoth(page)).toEqual([]);
	await page.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(page.getByText('No longer excused.')).toBeVisible();
});

test('the total of very many quizzes stays in view', async ({ page, baseURL }) => {
	const { own } = await signInWithDemo(page, baseURL);
	const many = await assignMany(own, 13);
	await page.goto(`${many}/results`);
	await expect(page.getByRole('columnheader').nth(1)).toHaveText('Total');
	expect((await inViewAtEnd(page, 'Class results')).slice(0, 2)).toEqual([true, true]);
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	// On paper their numbers head the columns, and their titles stand below.
	await page.goto(`${many}/results/report`);
	await expect(page.locator('ol.quizzes li')).toHaveCount(13);
});

test('the names behind a number of the confidence page are one press away', async ({ page, baseURL }) => {
	const { graded } = await signInWithDemo(page, baseURL);
	await page.goto(`${graded}/results/certainty`);
	const number = page.locator('td.alarm summary').first();
	const wrong = Number.parseInt(await number.innerText(), 10);
	await number.click();
	const names = page.getByRole('list', { name: 'Incorrect, very sure' }).filter({ visible: true });
	await expect(names.getByRole('link')).toHaveCount(wrong);
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	expect(await violationsInBoth(page)).toEqual([]);
	await names.getByRole('link').first().click();
	await expect(page).toHaveURL(/\/results\/students\//);
});

test('a student’s work and the report are printed on few sheets', async ({ page, baseURL }) => {
	const { own, graded } = await signInWithDemo(page, baseURL);
	const sheets = async (path: string) => {
		await page.goto(path);
		const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
		return Number(/\/Type\s*\/Pages[^>]*?\/Count (\d+)/.exec(pdf)?.[1] ?? /\/Count (\d+)/.exec(pdf)?.[1]);
	};
	await page.goto(`${own}/people`);
	const student = await page.locator('main tbody a').first().getAttribute('href');
	expect(await sheets(student ?? '')).toBe(1);
	const short = await sheets(`${graded}/results/report`);
	expect(short).toBeLessThan(await sheets(`${graded}/results/report?text=whole`));
	expect(short).toBeLessThanOrEqual(5);
});
