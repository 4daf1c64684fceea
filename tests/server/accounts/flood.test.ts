import { expect, onTestFinished, test } from 'vitest';
import { CHECK, handedIn, QUIZ } from '../addresses.ts';
import { startApp } from '../app.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine } from '../each-engine.ts';

/** More than wait for a turn (50) and have one (2), from as many addresses as it takes for none to be slowed down. */
const FLOOD = 150;

eachEngine('a flood of sign-ins', (make) => {
	test('leaves learners served while it lasts; who finds the queue full is told so', async () => {
		const app = await startApp({
			DATABASE_URL: (await make()).url,
			MANDATE_SECRET: 'x'.repeat(32),
			ADDRESS_HEADER: 'x-client',
		});
		onTestFinished(async () => void (await app.kill()));
		let waiting = FLOOD;
		const flood = Array.from({ length: FLOOD }, async (_, n) => {
			const credentials = { email: `${n}@school.example`, password: 'correct horse battery' };
			const more = { origin: app.origin, 'x-client': `198.51.100.${n}` };
			const { status } = await makeBrowser(app).post('/teach/sign-in', credentials, more);
			waiting -= 1;
			return status;
		});
		// Once one is turned away the queue is full.
		await Promise.race(flood);
		for (let n = 0; n < 5; n += 1) {
			expect((await app.ask({ path: QUIZ })).status).toBe(200);
			expect((await app.ask(handedIn(app.origin))).status, CHECK).toBe(200);
			expect((await app.ask({ path: '/join' })).status).toBe(200);
		}
		// Passwords are tried one after another: had the pages waited for their turn, next to none would be left.
		expect(waiting).toBeGreaterThan(10);
		const statuses = await Promise.all(flood);
		expect(new Set(statuses)).toEqual(new Set([400, 503]));
	});
});
