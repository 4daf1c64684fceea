import { expect, test, type Page } from '@playwright/test';
import { assign } from './assign.ts';
import { withDatabase } from './database.ts';
import { signInTeacher } from './teacher.ts';

/** As they may have been stored before there was a bound. */
const HOSTILE = [
	`Z${'\u0301\u0323\u0336'.repeat(20)}oe`,
	'W'.repeat(80),
	`${'\u0E01\u0E49\u0E49\u0E49\u0E49\u0E49\u0E49\u0E49\u0E49\u0E49'.repeat(8)}`,
	'\uFDFD'.repeat(20),
	'𒐫'.repeat(30),
	'Nguyễn Thị Ánh',
];

async function setUp(page: Page, baseURL: string | undefined) {
	const teacher = await signInTeacher(page.context(), baseURL);
	const names = HOSTILE.map((_, at) => `Student ${at}`);
	const assigned = await assign({}, undefined, names);
	await withDatabase(async ({ db }) => {
		await db
			.updateTable('class')
			.set({ teacher_id: teacher.id })
			.where('id', '=', assigned.classId)
			.execute();
		for (const [at, nickname] of HOSTILE.entries())
			await db
				.updateTable('student')
				.set({ nickname, joined_at: Date.now() })
				.where('class_id', '=', assigned.classId)
				.where('nickname', '=', `Student ${at}`)
				.execute();
	});
	return assigned;
}

/** Names that are taller than two lines, or whose ink may leave their box. */
const loose = (page: Page) =>
	page.locator('main bdi').evaluateAll((all) =>
		all
			.filter((name) => !name.closest('h1') && name.getClientRects().length > 0)
			.filter((name) => {
				const style = getComputedStyle(name);
				const isClipped = ['hidden', 'clip'].includes(style.overflowY);
				return !isClipped || name.getBoundingClientRect().height > 2.2 * parseFloat(style.lineHeight);
			})
			.map((name) => name.textContent ?? ''),
	);

test('whatever a student is called keeps its row, on every page and in print', async ({ page, baseURL }) => {
	const { id, classId } = await setUp(page, baseURL);
	const root = `/teach/classes/${classId}`;
	const base = `/teach/assignments/${id}`;
	for (const path of [
		root,
		`${root}/people`,
		`${root}/people/cards`,
		`${base}/live`,
		`${base}/results`,
		`${base}/results/report`,
	]) {
		await page.goto(path);
		await expect(page.locator('main bdi').first(), path).toBeVisible();
		expect(await page.locator('main bdi').count(), path).toBeGreaterThanOrEqual(HOSTILE.length);
		expect(await loose(page), path).toEqual([]);
		await page.emulateMedia({ media: 'print' });
		expect(await loose(page), path).toEqual([]);
		await page.emulateMedia({ media: 'screen' });
		// The whole name is there for whoever points at it, and on the student’s own page.
		await expect(page.locator('main bdi').filter({ hasText: 'WWW' }).first()).toHaveAttribute(
			'title',
			'W'.repeat(80),
		);
	}
});
