import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { studentCookie } from '../../../src/lib/server/access/authorize.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { makeSchool } from '../school.ts';
import { begin } from './answer.ts';

async function setUp(place: Place) {
	const database = await place.ready();
	const school = await makeSchool(database, 'amina', Date.now());
	const { assignment, attempt } = await begin(database, school, Date.now());
	const app = await place.serve();
	const student = makeBrowser(app);
	student.cookies.set(studentCookie(school.classId), school.students[0]?.secret ?? '');
	const form = `/assignments/${assignment.id}/0`;
	/** What a device sends: one answer. */
	const batch = (response = 'c1') => ({
		attempt: attempt.id,
		events: [
			{
				id: randomUUID(),
				device: 'phone',
				sequence: 1,
				event: { type: 'responded', at: 0, item: 'q1', response: [response] },
			},
		],
	});
	const stored = async () =>
		(await database.db.selectFrom('attempt_event').select('device').execute())
			.map(({ device }) => device)
			.filter((device) => device !== 'server');
	return { app, student, form, events: `${form}/events`, batch, stored };
}

eachEngine('what a student’s device sends', (make) => {
	test('is refused from another site, as events and as a form', async () => {
		const { app, student, form, events, batch, stored } = await setUp(await make());
		const others: Readonly<Record<string, string>>[] = [
			{ origin: 'https://evil.example' },
			{ origin: 'null' },
			{ origin: `http://localhost:${app.port + 1}` },
			{ origin: 'https://evil.example', 'content-type': 'text/plain' },
			{},
		];
		for (const more of others) {
			expect((await student.json(events, batch(), more)).status).toBe(403);
			expect((await student.post(`${form}?/handIn`, { q1: 'c1' }, more)).status).toBe(403);
		}
		expect(await stored()).toEqual([]);
		expect((await student.json(events, batch())).status).toBe(200);
		expect(await stored()).toEqual(['phone']);
	});

	test('is refused where it is huge, and nothing of it is stored', async () => {
		const { student, form, events, batch, stored } = await setUp(await make());
		const huge = 'x'.repeat(600_000);
		expect((await student.json(events, batch(huge))).status).toBe(413);
		expect((await student.post(`${form}?/save`, { q1: huge })).status).toBe(413);
		expect(await stored()).toEqual([]);
		expect((await student.get(form)).status).toBe(200);
	});

	test('is cut off where it trickles in, and holds up nobody meanwhile', { timeout: 120_000 }, async () => {
		const { app, student, form, events, batch, stored } = await setUp(await make());
		const cookie = [...student.cookies].map((pair) => pair.join('=')).join('; ');
		const slow = [
			...Array.from({ length: 20 }, () => trickle(app.port, events, cookie, 'application/json')),
			...Array.from({ length: 20 }, () =>
				trickle(app.port, `${form}?/handIn`, cookie, 'application/x-www-form-urlencoded'),
			),
		];
		for (let n = 0; n < 5; n += 1) expect((await student.get(form)).status).toBe(200);
		expect((await student.json(events, batch())).status).toBe(200);
		for (const text of await Promise.all(slow)) expect(text).not.toMatch(/^HTTP\/1\.1 [23]/);
		expect(await stored()).toEqual(['phone']);
	});
});

/** A body of which one byte comes every second; resolves with whatever came back when the other side hung up. */
function trickle(port: number, path: string, cookie: string, type: string): Promise<string> {
	return new Promise((ended) => {
		let text = '';
		const socket = connect({ host: 'localhost', port }, () => {
			socket.write(
				`POST ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: http://localhost:${port}\r\nCookie: ${cookie}\r\nContent-Type: ${type}\r\nContent-Length: 5000\r\n\r\n`,
			);
			const more = setInterval(() => socket.write(' '), 1_000);
			socket.on('close', () => {
				clearInterval(more);
				ended(text);
			});
		});
		socket.on('data', (chunk) => (text += chunk));
		// Written into a connection that is closed already.
		socket.on('error', () => undefined);
	});
}
