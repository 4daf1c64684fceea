import { expect, test } from 'vitest';
import { studentCookie } from '../../../src/lib/server/access/authorize.ts';
import { JOINED, joinedHere, parseDue } from '../../../src/lib/wire/due.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { makeSchool } from '../school.ts';

const DUE = '/assignments/due.json';

async function open(place: Place, written: object) {
	const database = await place.ready();
	const school = await makeSchool(database, 'amina', Date.now(), written);
	return { school, database, browser: makeBrowser(await place.serve()) };
}

eachEngine('what is due on a device', (make) => {
	test('is nothing where nobody has joined, and such a device is told so', async () => {
		const { browser, school } = await open(await make(), {});
		browser.cookies.set(JOINED, 'old');
		browser.cookies.set(studentCookie(school.classId), 'put there by somebody else');
		const answer = await browser.get(DUE);
		expect(JSON.parse(answer.text)).toEqual({ count: 0, first: [] });
		expect(answer.headers['cache-control']).toBe('no-store');
		expect(browser.cookies.has(JOINED)).toBe(false);
	});

	test('is what the student can still do; the hint comes back to those who joined before there was one', async () => {
		const dueAt = Date.UTC(2099, 5, 1, 12);
		const { browser, school, database } = await open(await make(), { dueAt, timeZone: 'Asia/Karachi' });
		browser.cookies.set(studentCookie(school.classId), school.students[0]?.secret ?? '');
		const first = JSON.parse((await browser.get(DUE)).text) as unknown;
		expect(first).toEqual({
			count: 1,
			first: [
				{
					id: school.assignment,
					title: 'Homework of amina',
					words: 'To do · due Monday 1 June 2099, 17:00 (Karachi time)',
				},
			],
		});
		expect(parseDue(first)).toEqual(first);
		expect(browser.cookies.has(JOINED)).toBe(true);
		await database.db.updateTable('assignment').set({ deleted_at: Date.now() }).execute();
		expect(JSON.parse((await browser.get(DUE)).text)).toEqual({ count: 0, first: [] });
	});

	test('is told by a hint that scripts can read, and that goes with the last class', async () => {
		const { browser, school, database } = await open(await make(), {});
		const { join_code: code } = await database.db
			.selectFrom('class')
			.select('join_code')
			.executeTakeFirstOrThrow();
		const joined = await browser.post(`/join/${code}?/join`, { name: 'Zoya' });
		const hint = joined.headers['set-cookie']?.find((line) => line.startsWith(JOINED)) ?? '';
		expect(hint).toMatch(/; Path=\/; SameSite=Lax$/);
		expect(hint).not.toContain(browser.cookies.get(studentCookie(school.classId)));
		await browser.post('/assignments?/leave', { class: school.classId });
		expect(browser.cookies.has(JOINED)).toBe(false);
	});
});

test.each([
	['', null],
	['mandate-in=abc', 'abc'],
	['a=1; mandate-in=k3; b=2', 'k3'],
	['not-mandate-in=k3', null],
])('%j says %j', (cookies, joined) => {
	expect(joinedHere(cookies)).toBe(joined);
});

test.each([null, 7, 'x', {}, { count: '1', first: [] }, { count: 1 }, { count: 1.5, first: [] }])(
	'%j is nothing that was kept',
	(value) => {
		expect(parseDue(value)).toBeNull();
	},
);

test('of what was kept, only what is whole is shown', () => {
	const sound = { id: 'a', title: 'A', words: 'To do' };
	expect(parseDue({ count: 3, first: [sound, null, { id: 1 }, 'x'] })).toEqual({ count: 3, first: [sound] });
});
