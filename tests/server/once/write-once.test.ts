import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { formToken, TOKEN_FIELD } from '../../../src/lib/rules/form-token.ts';
import { deviceHash } from '../../../src/lib/server/access/authorize.ts';
import { cleanUp } from '../../../src/lib/server/classes/delete-expired.ts';
import { makeClass } from '../../../src/lib/server/classes/change-class.ts';
import { joinClass, leaveClass } from '../../../src/lib/server/classes/join-class.ts';
import { eraseStudent, removeStudent, resetStudent } from '../../../src/lib/server/classes/change-student.ts';
import { openCode } from '../../../src/lib/server/classes/sealed-code.ts';
import { onceOf, type FormName } from '../../../src/lib/server/once/once.ts';
import { eachEngine, SECRET } from '../each-engine.ts';
import { form } from '../form.ts';
import { makeSchool } from '../school.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const NOW = Date.UTC(2026, 0, 12, 8);
const HOUR = 3_600_000;
const FIELDS = {
	name: 'History 7b',
	timeZone: 'Asia/Karachi',
	endsAt: NOW + 100 * 24 * HOUR,
	keptDays: 30,
	openJoining: true,
	listNames: false,
};

const onceWith = (name: FormName, token: string, content = '', now = NOW, ...who: string[]) =>
	onceOf(
		form([
			[TOKEN_FIELD, token],
			['name', content],
		]),
		name,
		now,
		...who,
	);

const countOf = async ({ db }: Database, table: 'class' | 'student' | 'form_answer' | 'student_device') =>
	(await db.selectFrom(table).selectAll().execute()).length;

test('a token is random, and one that is short or no text is none', () => {
	const tokens = Array.from({ length: 1_000 }, formToken);
	expect(new Set(tokens).size).toBe(1_000);
	for (const token of tokens) expect(token).toMatch(/^[\w-]{32}$/);
	for (const token of ['', 'x', 'x'.repeat(21), 'x'.repeat(65), 'ä'.repeat(32), `${'x'.repeat(32)}\n`])
		expect(onceWith('join', token)).toBeNull();
	expect(onceOf(form([[TOKEN_FIELD, new File(['x'.repeat(32)], 'x')]]), 'join', NOW)).toBeNull();
});

eachEngine('one act', (make) => {
	async function setUp() {
		const place = await make();
		const database = await place.ready();
		const school = await makeSchool(database, 'amina', NOW);
		const join = (token: string | null, name: string, now = NOW, before?: string) => {
			const once = token === null ? null : onceWith('join', token, name, now, school.classId, 'CODE');
			return joinClass(database, school.classId, { name }, before, now, once);
		};
		return { place, database, school, join };
	}

	test('twenty presses at once are one student, with one secret and one resume code', async () => {
		const { database, join } = await setUp();
		const token = formToken();
		const before = await countOf(database, 'student');
		const all = await Promise.all(Array.from({ length: 20 }, () => join(token, 'Dora')));
		const kinds = new Set(
			all.map((one) => ('refused' in one ? one.refused : `${one.secret} ${openCode(SECRET, one.student)}`)),
		);
		expect([...kinds]).toEqual([expect.stringMatching(/^[\w-]{43} [0-9A-Z]{6}$/)]);
		expect(await countOf(database, 'student')).toBe(before + 1);
		// Another form, of somebody else, with the same name.
		expect(await join(formToken(), 'Dora')).toEqual({ refused: 'in-use' });
		expect(await join(null, 'Dora')).toEqual({ refused: 'in-use' });
	});

	test('presses through several processes are one act', async () => {
		const { place, database, school } = await setUp();
		const token = formToken();
		const children = [1, 2, 3].map(() =>
			fork(fileURLToPath(new URL('./press-here.ts', import.meta.url)), [school.classId, token, String(NOW)], {
				env: { ...process.env, DATABASE_URL: place.url, MANDATE_SECRET: SECRET },
			}),
		);
		const heard = (child: (typeof children)[number]) =>
			new Promise<unknown>((told, failed) => {
				child.once('message', told);
				child.once('exit', (code) => failed(new Error(`ended with ${code}`)));
			});
		await Promise.all(children.map(heard));
		const answers = children.map(heard);
		for (const child of children) child.send('go');
		const secrets = new Set((await Promise.all(answers)).flat());
		expect([...secrets]).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
		const rows = await database.db.selectFrom('student').selectAll().where('nickname', '=', 'Emre').execute();
		expect(rows).toHaveLength(1);
	});

	test('what is refused uses no token up', async () => {
		const { database, join } = await setUp();
		const token = formToken();
		expect(await join(token, 'Sana')).toEqual({ refused: 'in-use' });
		expect(await countOf(database, 'form_answer')).toBe(0);
		expect(await join(token, 'Sana K.')).toHaveProperty('secret');
	});

	test('sent again under another name it is the same student', async () => {
		const { database, join } = await setUp();
		const token = formToken();
		const first = await join(token, 'Dora');
		const before = await countOf(database, 'student');
		expect(await join(token, 'Dora B.')).toEqual(first);
		expect(await countOf(database, 'student')).toBe(before);
	});

	test('after this device was signed out, whoever presses Back is somebody else', async () => {
		const { join, database } = await setUp();
		const token = formToken();
		const first = await join(token, 'Dora');
		if ('refused' in first) throw new Error(first.refused);
		await leaveClass(database, first.secret);
		expect(await join(token, 'Dora')).toEqual({ refused: 'in-use' });
		const next = await join(token, 'Emre');
		if ('refused' in next) throw new Error(next.refused);
		expect(next.student.id).not.toBe(first.student.id);
		// And from now on it is Emre's.
		expect(await join(token, 'Emre')).toEqual(next);
	});

	test.each([
		['reset', (database: Database, student: never) => resetStudent(database, student)],
		['removed', (database: Database, student: never) => removeStudent(database, student, NOW)],
		['erased', (database: Database, student: never) => eraseStudent(database, student)],
	])('a name that was %s is not had back with an old form', async (_, change) => {
		const { join, database } = await setUp();
		const token = formToken();
		const first = await join(token, 'Dora');
		if ('refused' in first) throw new Error(first.refused);
		await change(database, first.student as never);
		const again = await join(token, 'Dora');
		if ('refused' in again) throw new Error(again.refused);
		expect(again.secret).not.toBe(first.secret);
	});

	test('a token means nothing in another class, under another code, to another teacher, or later', async () => {
		const { database, school, join } = await setUp();
		const token = formToken();
		await join(token, 'Dora');
		const elsewhere = (...who: string[]) =>
			joinClass(
				database,
				school.classId,
				{ name: 'Dora' },
				undefined,
				NOW,
				onceWith('join', token, 'Dora', NOW, ...who),
			);
		expect(await elsewhere(school.classId, 'OTHER')).toEqual({ refused: 'in-use' });
		expect(await elsewhere('another class', 'CODE')).toEqual({ refused: 'in-use' });
		expect(await join(token, 'Dora', NOW + HOUR - 1)).toHaveProperty('secret');
		expect(await join(token, 'Dora', NOW + HOUR)).toEqual({ refused: 'in-use' });
		const makes = (who: string) =>
			makeClass(database, who, FIELDS, NOW, onceWith('new-class', token, '', NOW, who));
		const own = await makes(school.teacher.id);
		expect(await makes(school.teacher.id)).toEqual(own);
		expect(onceWith('new-class', token, '', NOW, 'somebody else')?.hash).not.toBe(
			onceWith('new-class', token, '', NOW, school.teacher.id)?.hash,
		);
	});

	test('a class is created once, and other content sent later is said not to be saved', async () => {
		const { database, school } = await setUp();
		const token = formToken();
		const before = await countOf(database, 'class');
		const makes = async (name: string) => {
			const once = onceWith('new-class', token, name, NOW, school.teacher.id);
			const made = await makeClass(database, school.teacher.id, { ...FIELDS, name }, NOW, once);
			return { made, path: once?.lead(`/teach/classes/${made.id}?done=made`) };
		};
		const first = await makes('History 7b');
		expect(await makes('History 7b')).toEqual(first);
		const changed = await makes('History 8a');
		expect(changed.made).toEqual(first.made);
		expect(changed.path).toBe(`/teach/classes/${first.made.id}?again=changed`);
		expect(await countOf(database, 'class')).toBe(before + 1);
		await database.db.deleteFrom('class').where('id', '=', first.made.id).execute();
		expect((await makes('History 8a')).made.id).not.toBe(first.made.id);
	});

	test('whoever reads the database learns neither secret nor code; in time the answers are gone', async () => {
		const { database, join } = await setUp();
		const joined = await join(formToken(), 'Dora');
		if ('refused' in joined) throw new Error(joined.refused);
		const rows = await database.db.selectFrom('form_answer').selectAll().execute();
		const stored = JSON.stringify(rows);
		const decoded = rows.map(({ answer }) => Buffer.from(answer, 'base64url').toString('latin1')).join();
		for (const secret of [joined.secret, deviceHash(joined.secret), joined.student.resume_code, 'Dora'])
			expect(stored + decoded).not.toContain(secret);
		await cleanUp(database, NOW + HOUR - 1);
		expect(await countOf(database, 'form_answer')).toBe(1);
		await cleanUp(database, NOW + 3 * HOUR);
		expect(await countOf(database, 'form_answer')).toBe(0);
	});
});
