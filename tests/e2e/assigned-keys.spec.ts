import { expect, test, type Page } from '@playwright/test';
import { assign, withRules, type Assigned } from './assign.ts';
import { canariesIn, quizWithCanaries, watchForCanaries } from './canaries.ts';

// All that a student's browser does of its own accord belongs to it.
test.use({ serviceWorkers: 'allow' });

const quiz = quizWithCanaries();
const RULES = { feedback: 'after-due', keys: 'after-due', latePolicy: 'refuse' } as const;
const inADay = () => Date.now() + 86_400_000;

/** Takes the whole quiz, and asks for everything a curious student could ask for. */
async function takeCuriously(page: Page, { home, address }: Assigned) {
	await page.goto(home);
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.locator('#quiz[data-moved]')).toBeVisible();
	for (const list of await page.locator('#quiz select').all()) {
		await list.evaluate((element: HTMLSelectElement) => {
			element.selectedIndex = 1;
			element.dispatchEvent(new Event('input', { bubbles: true }));
		});
	}
	for (const name of quiz.items.map((_, index) => `q${index + 1}`)) {
		await page.locator(`#overview [data-go="${name}"]`).click();
		const option = page.locator(`[id="${name}"] .option`).first();
		if ((await option.count()) > 0) await option.click();
	}
	await expect(page.locator('#saved')).toHaveText('Saved');
	await page.reload();
	await expect(page.locator('#quiz[data-moved]')).toBeVisible();
	const statuses = await page.evaluate(
		async ([from, to]) => {
			const data = JSON.parse(document.querySelector('#assigned script')?.textContent ?? '{}') as {
				attempt: string;
			};
			const forged = ['checked', 'revealed', 'retried'].map((type, index) => ({
				id: `00000000-0000-4000-8000-00000000000${index}`,
				device: 'curious',
				sequence: index + 1,
				event: { type, at: 0, item: 'q1' },
			}));
			const post = { method: 'POST', body: JSON.stringify({ attempt: data.attempt, events: forged }) };
			const asked = [
				fetch(`${to}/events`, post),
				fetch(`${to}/events`),
				...['', '/__data.json', '?/check', '/results', '/results/__data.json', '/results?attempt=1'].map(
					(end) => fetch(to + end),
				),
				...['', '/__data.json'].map((end) => fetch(from + end)),
			];
			return Promise.all(asked.map(async (response) => (await response).status));
		},
		[home, address] as const,
	);
	expect(statuses.every((status) => status < 500)).toBe(true);
	await page.locator('[data-do="hand-in"]').click();
	await page.getByRole('button', { name: 'Submit now' }).click();
	await expect(page.locator('#done-title')).toHaveText(/^Submitted at/);
	await page.goto(`${address}/results`);
	await expect(page.locator('.paper')).toHaveCount(quiz.items.length);
}

test('nothing a student’s browser gets before release holds a key, a rationale or a telling name', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign({ ...RULES, dueAt: inADay() }, quiz);
	expect(canariesIn(JSON.stringify(quiz)).length).toBeGreaterThan(40);
	await assigned.join(context, baseURL);
	const watch = watchForCanaries(context);
	await takeCuriously(page, assigned);
	const { found, looked } = await watch.found(page);
	expect(found).toEqual({});
	// It looked where it should: pages, data, scripts, events, databases.
	const { address, home } = assigned;
	for (const where of [address, home, `${address}/events`, `${address}/results/__data.json`])
		expect(looked.map((one) => one.replace(baseURL ?? '', ''))).toContain(where);
	expect(looked.some((one) => /assigned-.*\.js$/.test(one))).toBe(true);
	expect(looked).toContain('database mandate-assigned waiting');

	await withRules(assigned, { ...RULES, dueAt: Date.now() - 120_000, opensAt: null });
	await page.reload();
	const after = canariesIn(await page.content());
	expect(after.filter((one) => one.startsWith('canary-rationale')).length).toBeGreaterThan(10);
	expect(after.filter((one) => one.startsWith('canary-id'))).toEqual([]);
});

test('where feedback comes at once, only what was checked is told, and no key of it', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign({ feedback: 'at-once', keys: 'after-hand-in', attempts: 1 }, quiz);
	await assigned.join(context, baseURL);
	const watch = watchForCanaries(context);
	await page.goto(assigned.home);
	await page.getByRole('button', { name: 'Start' }).click();
	await page.locator('[id="q1"] .option').first().click();
	await page.getByRole('button', { name: 'Check', exact: true }).click();
	await expect(page.locator('#feedback-q1 .verdict')).toBeVisible();
	const { found } = await watch.found(page);
	const told = new Set(Object.values(found).flat());
	const [first] = quiz.items;
	const chosen = first && 'choices' in first ? first.choices[0] : undefined;
	expect([...told]).toEqual(chosen?.rationale ? [chosen.rationale] : []);
});

/** An address that no service worker answers. */
const LEAKING = '/assignments/leak';

const LEAKS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
	'an answer of the server': (page) =>
		page.evaluate(async (address) => (await fetch(address)).text(), LEAKING),
	'an attribute of the page': (page) =>
		page.evaluate(() => document.body.setAttribute('data-correct', 'canary-id-7')),
	'a field': (page) =>
		page.evaluate(() => document.querySelector('input')?.setAttribute('value', 'canary-id-7')),
	'local storage': (page) => page.evaluate(() => localStorage.setItem('kept', 'canary-id-7')),
	'a cache': (page) =>
		page.evaluate(async () => (await caches.open('x')).put('/kept', new Response('canary-id-7'))),
	'a database': (page) =>
		page.evaluate(
			() =>
				new Promise<void>((done) => {
					const opening = indexedDB.open('leak', 1);
					opening.onupgradeneeded = () => opening.result.createObjectStore('kept').put('canary-id-7', 'key');
					opening.onsuccess = () => {
						opening.result.close();
						done();
					};
				}),
		),
};

for (const [where, leak] of Object.entries(LEAKS)) {
	test(`a leak planted in ${where} is found`, async ({ page, context, baseURL }) => {
		const assigned = await assign({ ...RULES, dueAt: inADay() }, quiz);
		await assigned.join(context, baseURL);
		await context.route(`**${LEAKING}`, (route) => route.fulfill({ body: 'canary-id-7' }));
		const watch = watchForCanaries(context);
		await page.goto(assigned.home);
		await page.getByRole('button', { name: 'Start' }).click();
		await expect(page.locator('#quiz[data-moved]')).toBeVisible();
		expect((await watch.found(page)).found).toEqual({});
		await leak(page);
		expect(Object.values((await watch.found(page)).found).flat()).toContain('canary-id-7');
	});
}

test('a page that ships the keys is caught: practice with everything at once', async ({
	page,
	context,
	baseURL,
}) => {
	const assigned = await assign({ mode: 'practice', feedback: 'at-once', keys: 'at-once' }, quiz);
	await assigned.join(context, baseURL);
	const watch = watchForCanaries(context);
	await page.goto(assigned.home);
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.locator('#quiz[data-moved]')).toBeVisible();
	const { found } = await watch.found(page);
	expect(Object.keys(found).some((one) => one.endsWith(assigned.address))).toBe(true);
});
