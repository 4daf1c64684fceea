import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { makePostgres } from '../server/postgres.ts';
import { startApp, type App } from '../server/start-app.ts';
import { violations } from './check-page.ts';

/** Servers of their own over an empty database: on PostgreSQL the teacher is at one process, the students at another. */
export interface World {
	readonly url: string;
	readonly teacher: App;
	readonly students: App;
}

export const ENGINES = ['sqlite', 'postgres'] as const;
const MANDATE_SECRET = 'what the servers of this story sign with';

/** Makes a world, and takes it away when the work in it is done. */
export async function inWorld(engine: (typeof ENGINES)[number], work: (world: World) => Promise<void>) {
	const ends: (() => unknown)[] = [];
	try {
		await work(await makeWorld(engine, ends));
	} finally {
		for (const end of ends.reverse()) await end();
	}
}

async function makeWorld(engine: (typeof ENGINES)[number], ends: (() => unknown)[]): Promise<World> {
	if (engine === 'sqlite') {
		const folder = mkdtempSync(join(tmpdir(), 'mandate-story-'));
		ends.push(() => rmSync(folder, { recursive: true, force: true }));
		const url = `sqlite:${join(folder, 'mandate.db')}`;
		const app = await startApp({ DATABASE_URL: url, MANDATE_SECRET });
		ends.push(() => app.kill());
		return { url, teacher: app, students: app };
	}
	const postgres = await makePostgres();
	ends.push(() => postgres.remove());
	const url = postgres.url('postgres');
	const teacher = await startApp({ DATABASE_URL: url, MANDATE_SECRET });
	ends.push(() => teacher.kill());
	const students = await startApp({ DATABASE_URL: url, MANDATE_SECRET });
	ends.push(() => students.kill());
	return { url, teacher, students };
}

/** A browser of its own at a server. */
export async function pageAt(
	browser: Browser,
	{ origin }: App,
	options: BrowserContextOptions = {},
): Promise<Page> {
	const page = await (await browser.newContext({ baseURL: origin, ...options })).newPage();
	page.setDefaultTimeout(15_000);
	return page;
}

/** A teacher signs up with the link that the server printed, and makes a class: their page of it. */
export async function signUp(browser: Browser, app: App): Promise<Page> {
	const desk = await pageAt(browser, app);
	await desk.goto(/\/teach\/set-up\/\S+/.exec(app.output())?.[0] ?? '');
	await desk.getByLabel('Your name').fill('Nadia Haddad');
	await desk.getByLabel('Email address').fill('nadia@school.example');
	await desk.getByLabel('Password').fill('correct horse battery');
	await desk.getByRole('button', { name: 'Create account' }).click();
	await expect(desk).toHaveURL(/\/teach$/);
	expect(await violations(desk)).toEqual([]);
	await desk.getByRole('link', { name: 'Create your first class' }).click();
	await desk.getByLabel('Class name').fill('History 9b');
	await desk.getByRole('button', { name: 'Create class' }).click();
	await expect(desk.getByRole('heading', { level: 1 })).toHaveText('History 9b');
	return desk;
}

/** Somebody joins with a class's code, in a browser of their own. */
export async function joinAs(page: Page, code: string, name: string) {
	await page.goto('/join');
	await page.getByLabel('Code').fill(code.toLowerCase());
	await page.getByRole('button', { name: 'Continue' }).click();
	await page.getByLabel('Your name').fill(name);
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page.getByText(`You’re signed in as ${name}`)).toBeVisible();
}
