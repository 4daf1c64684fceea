import { expect, onTestFinished, test } from 'vitest';
import { startApp } from './app.ts';
import { makeBrowser } from './browser.ts';
import { makePostgres } from './postgres.ts';

test('while PostgreSQL is away requests are told to come again; the server lives on, and finds it back', async () => {
	const postgres = await makePostgres();
	onTestFinished(() => postgres.remove());
	const app = await startApp({
		DATABASE_URL: postgres.url('postgres'),
		MANDATE_SECRET: 'a secret of more than thirty-two characters',
	});
	onTestFinished(async () => void (await app.kill()));
	const browser = makeBrowser(app);
	// An address that has to be looked up.
	const ask = () => browser.get('/assignments/no-such-assignment');
	expect((await ask()).status).toBe(404);
	// Some are lent out when it goes.
	const underWay = Array.from({ length: 20 }, ask);
	await postgres.stop();
	await Promise.all(underWay);
	const answer = await ask();
	expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
	expect(answer.text).toContain('Nothing is lost');
	// What needs no database goes on.
	expect((await browser.get('/')).status).toBe(200);
	await postgres.start();
	await expect.poll(async () => (await ask()).status, { timeout: 10_000 }).toBe(404);
});
