import { expect, test, type Browser } from '@playwright/test';
import { assign } from './assign.ts';
import { withDatabase } from './database.ts';
import { classOf } from './make-class.ts';
import { signInTeacher } from './teacher.ts';

async function aClass(browser: Browser, baseURL: string | undefined) {
	const context = await browser.newContext();
	const { id } = await signInTeacher(context, baseURL, { name: 'Ms Yusuf' });
	await context.close();
	return classOf(id);
}
const studentsOf = (classId: string) =>
	withDatabase(({ db }) =>
		db.selectFrom('student').select('nickname').where('class_id', '=', classId).execute(),
	);
const classesOf = (teacher: string) =>
	withDatabase(({ db }) => db.selectFrom('class').select('name').where('teacher_id', '=', teacher).execute());

for (const javaScriptEnabled of [true, false]) {
	test(`Join, pressed twice ${javaScriptEnabled ? 'with' : 'without'} JavaScript, is one student who is in`, async ({
		browser,
		baseURL,
	}) => {
		const { join_code: code, id } = await aClass(browser, baseURL);
		const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), javaScriptEnabled });
		const page = await context.newPage();
		await page.goto(`/join/${code}`);
		await page.getByLabel('Your name').fill('Bilal K.');
		await page.getByRole('button', { name: 'Join' }).dblclick();
		await expect(page.getByText('You’re signed in as Bilal K.')).toBeVisible();
		await expect(page.getByText(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/)).toBeVisible();
		expect(await studentsOf(id)).toEqual([{ nickname: 'Bilal K.' }]);
		await context.close();
	});
}

test('a reply that is lost on the way: the next press lets the same student in', async ({
	browser,
	baseURL,
}) => {
	const { join_code: code, id } = await aClass(browser, baseURL);
	const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`/join/${code}`);
	await page.getByLabel('Your name').fill('Bilal K.');
	let lost = 0;
	await page.route('**/join/**', async (route) => {
		if (route.request().method() !== 'POST' || lost > 0) return route.continue();
		lost += 1;
		// It reaches the server, is carried out, and its answer, cookie and all, never arrives.
		await fetch(route.request().url(), {
			method: 'POST',
			redirect: 'manual',
			headers: { ...route.request().headers(), origin: new URL(route.request().url()).origin },
			body: route.request().postData(),
		});
		// With 204 the page stays as it is, as after pressing Stop.
		await route.fulfill({ status: 204 });
	});
	await page.getByRole('button', { name: 'Join' }).click();
	await expect.poll(() => studentsOf(id)).toEqual([{ nickname: 'Bilal K.' }]);
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page.getByText('You’re signed in as Bilal K.')).toBeVisible();
	expect(await studentsOf(id)).toEqual([{ nickname: 'Bilal K.' }]);
	await context.close();
});

test('Back and send again: one class, and what was changed is said not to be saved', async ({
	page,
	baseURL,
}) => {
	const teacher = await signInTeacher(page.context(), baseURL);
	await page.goto('/teach/classes/new');
	await page.getByLabel('Class name').fill('History 7b');
	await page.getByRole('button', { name: 'Create class' }).click();
	await expect(page.getByRole('heading', { name: 'History 7b' })).toBeVisible();
	await page.goBack();
	await page.getByLabel('Class name').fill('History 7b');
	await page.getByRole('button', { name: 'Create class' }).click();
	await expect(page.getByRole('heading', { name: 'History 7b' })).toBeVisible();
	expect(await classesOf(teacher.id)).toEqual([{ name: 'History 7b' }]);
	await page.goBack();
	await page.getByLabel('Class name').fill('History 8a');
	await page.getByRole('button', { name: 'Create class' }).click();
	await expect(page.getByRole('heading', { name: 'History 7b' })).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: 'You’ve already sent this form' })).toBeVisible();
	expect(await classesOf(teacher.id)).toEqual([{ name: 'History 7b' }]);
	// An empty form is another class.
	await page.goto('/teach/classes/new');
	await page.getByLabel('Class name').fill('History 8a');
	await page.getByRole('button', { name: 'Create class' }).click();
	await expect(page.getByRole('heading', { name: 'History 8a' })).toBeVisible();
	expect(await classesOf(teacher.id)).toHaveLength(2);
});

test('on a shared device, pressing Back after signing out joins as someone else', async ({
	page,
	browser,
	baseURL,
}) => {
	const { join_code: code, id } = await aClass(browser, baseURL);
	await page.goto(`/join/${code}`);
	await page.getByLabel('Your name').fill('Amina');
	await page.getByRole('button', { name: 'Join' }).click();
	await page.getByRole('button', { name: /^Not Amina ?\? Sign out$/ }).click();
	await expect(page.getByLabel('Your name')).toBeVisible();
	await page.goBack();
	await page.goBack();
	await page.getByLabel('Your name').fill('Bilal');
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page.getByText('You’re signed in as Bilal.')).toBeVisible();
	expect((await studentsOf(id)).map(({ nickname }) => nickname).sort()).toEqual(['Amina', 'Bilal']);
});

test('Start, pressed twice, is one attempt', async ({ page, baseURL }) => {
	const assigned = await assign({ attempts: 'unlimited' });
	await assigned.join(page.context(), baseURL);
	await page.goto(assigned.home);
	await page.getByRole('button', { name: 'Start' }).dblclick();
	await expect(page).toHaveURL(/\/0$/);
	const attempts = await withDatabase(({ db }) =>
		db.selectFrom('attempt').select('id').where('assignment_id', '=', assigned.id).execute(),
	);
	expect(attempts).toHaveLength(1);
});
