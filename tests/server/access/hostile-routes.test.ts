import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCESS } from '../../../src/lib/server/access/access.ts';
import { studentCookie } from '../../../src/lib/server/access/authorize.ts';
import { openDatabase } from '../../../src/lib/server/database/open-database.ts';
import { startApp, type App } from '../app.ts';
import { makeBrowser, type Browser } from '../browser.ts';
import { ENGINES, makeUrl } from '../each-engine.ts';
import { ACTIONS } from '../once/actions.ts';
import { makeSchool, PASSWORD, type School } from '../school.ts';
import { namesIn, pathOf } from './path-of.ts';

/** In an address, as it is written there. */
const PARAMS = [
	'%00',
	'a%00b',
	'%ED%A0%80',
	'%',
	'..%2F..',
	'x'.repeat(5_000),
	'%F0%9F%98%80',
	'__proto__',
	'-1',
	'1e9',
];
const QUERIES = [
	'?%00=1',
	'?a=%ED%A0%80',
	'?attempt=%00',
	'?done=%FF',
	'?code=%00',
	'?then=%00',
	`?a=${'x'.repeat(9_000)}`,
];

const FORM = 'application/x-www-form-urlencoded';
/** Bodies no page of ours sends: type, body. */
const BODIES: readonly (readonly [string, string])[] = [
	[FORM, 'name=%00&title=%00&code=%00&student=%00&attempt=%00&email=%00'],
	[FORM, 'name=%ED%A0%80&student=%ED%A0%80'],
	[FORM, `name=${'x'.repeat(100_000)}`],
	[FORM, 'x=1&'.repeat(3_000)],
	[FORM, '__proto__=1&constructor=1&__proto__[a]=1'],
	[FORM, `${'%00'.repeat(10)}=1`],
	['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nhalf'],
	['multipart/form-data; boundary=x', 'nothing of the kind'],
	['multipart/form-data', '--x'],
	[
		'multipart/form-data; boundary=x',
		'--x\r\nContent-Disposition: form-data; name="name"; filename="a"\r\n\r\na\u0000b\r\n--x--\r\n',
	],
	[
		'application/json',
		'{"attempt":"\\u0000","events":[{"id":"\\ud800","device":"\\u0000","sequence":1e99,"event":null}]}',
	],
	['application/json', '[[[['],
	['text/plain', 'name=Mallory'],
	['', 'name=Mallory'],
];

describe.each(ENGINES)('on %s', (engine) => {
	let place: Awaited<ReturnType<typeof makeUrl>>;
	let app: App;
	let school: School;
	let teacher: Browser;
	let student: Browser;

	beforeAll(async () => {
		place = await makeUrl(engine);
		app = await startApp({ DATABASE_URL: place.url, MANDATE_SECRET: 'x'.repeat(32), OPEN_SIGN_UP: '1' });
		const database = openDatabase(place.url, 'x'.repeat(32));
		school = await makeSchool(database, 'amina', Date.now());
		await database.close();
		teacher = makeBrowser(app);
		await teacher.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
		expect(teacher.cookies.has('mandate.session_token')).toBe(true);
		student = makeBrowser(app);
		student.cookies.set(studentCookie(school.classId), school.students[0]?.secret ?? '');
	});
	afterAll(async () => {
		await app.kill();
		await place.remove();
	});

	const mayBe = (route: string) => (ACCESS[route] === 'student-of-assignment' ? student : teacher);
	const cookieOf = (browser: Browser) => [...browser.cookies].map((pair) => pair.join('=')).join('; ');
	/** Refused, answered, led elsewhere; but never a fault of the server, nor a word of one in the log. */
	const holds = (status: number, what: string) => expect(status, what).toBeLessThan(500);

	const headersOf = (route: string) => ({ accept: 'text/html', cookie: cookieOf(mayBe(route)) });

	test.each(Object.keys(ACCESS))('an address of %s may hold anything', async (route) => {
		const headers = headersOf(route);
		for (const name of namesIn(route))
			for (const value of PARAMS) {
				const path = pathOf(route, school, { [name]: value });
				holds((await app.ask({ path, headers })).status, path.slice(0, 200));
			}
	});

	// A stream has no end, and each is one of a few that a teacher may have.
	const pages = Object.keys(ACCESS).filter((route) => !route.endsWith('/changes'));
	test.each(pages)('a query of %s may hold anything', async (route) => {
		const headers = headersOf(route);
		for (const query of QUERIES) {
			const path = pathOf(route, school) + query;
			holds((await app.ask({ path, headers })).status, path.slice(0, 200));
		}
	});

	test.each(Object.keys(ACTIONS))('a body sent to %s may hold anything', async (action) => {
		const [route = '', name = ''] = action.split('?/');
		// Whoever signs out, or is deleted, cannot send what comes next.
		const browser = mayBe(route);
		for (const [type, body] of BODIES) {
			const { status, text } = await app.ask({
				path: pathOf(route, school) + (name === 'default' ? '' : `?/${name}`),
				method: 'POST',
				headers: {
					accept: 'text/html',
					origin: app.origin,
					cookie: cookieOf(browser),
					...(type ? { 'content-type': type } : {}),
				},
				body,
			});
			holds(status, `${type} ${body.slice(0, 60)} ${text.slice(0, 200)}`);
		}
		// Of an archived class nothing more would be looked at.
		await teacher.post(`/teach/classes/${school.classId}/settings?/unarchive`);
	});

	test('nothing of it is in the log, and an address that is not there never is', async () => {
		expect(app.output()).not.toMatch(/^\s+at /m);
		expect(app.output()).not.toMatch(/can(’t|not) reach|Internal Error|TypeError|RangeError/i);
		const before = app.output();
		for (let n = 0; n < 60; n += 1) {
			const { status } = await app.ask({ path: `/nowhere/${n}.php`, headers: { accept: 'text/html' } });
			expect(status).toBe(404);
		}
		expect(app.output()).toBe(before);
	});
});
