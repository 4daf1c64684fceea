import { expect, test } from '@playwright/test';
import { violationsInBoth } from './check-page.ts';
import { module } from './content.ts';
import { classOf } from './make-class.ts';
import { signInTeacher } from './teacher.ts';
import { joinAs } from './world.ts';

const STOPS = module.path.flatMap(({ stops }) => stops);

test('a path of many stops is short on a phone: what comes next is at the top, all else is one line', async ({
	page,
	browser,
	baseURL,
}) => {
	const context = await browser.newContext(baseURL ? { baseURL } : {});
	const { id } = await signInTeacher(context, baseURL);
	const own = await classOf(id);
	const desk = await context.newPage();
	await desk.goto(`/teach/classes/${own.id}/assign/${module.id}`);
	await desk.locator('details:has([name="message"]) > summary').first().click();
	await desk.getByLabel('Message to students').fill('Please read this first. '.repeat(30));
	await desk.getByRole('button', { name: 'Assign', exact: true }).click();
	await expect(desk.getByText('Assigned. Students who have joined can see it')).toBeVisible();
	const home = `/assignments/${new URL(desk.url()).pathname.split('/').at(-1)}`;
	await joinAs(page, own.join_code, 'Amina');
	await page.goto(home);

	const stops = page.locator('main ol > li');
	await expect(stops).toHaveCount(STOPS.length);
	await expect(page.getByRole('link', { name: /^Start: / })).toBeInViewport({ ratio: 1 });
	// One button at the top, one at the stop that comes next; those inside a line are closed.
	await expect(stops.locator('.btn:visible')).toHaveCount(1);
	await expect(page.locator('main ol > li[aria-current="step"] .btn:visible')).toHaveCount(1);
	const tallest = await stops.evaluateAll((all) =>
		Math.max(...all.filter((one) => !one.ariaCurrent).map((one) => one.getBoundingClientRect().height)),
	);
	expect(tallest).toBeLessThan(90);
	expect(await violationsInBoth(page)).toEqual([]);

	// A later quiz can be opened all the same, with the keyboard alone.
	const later = stops.locator('summary').last();
	await later.focus();
	await page.keyboard.press('Enter');
	await expect(stops.locator('details[open]').getByRole('button', { name: 'Start' })).toBeVisible();
	await page.setViewportSize({ width: 320, height: 640 });
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(overflow).toBe(0);
	await context.close();
});
