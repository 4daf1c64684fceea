import { expect, test } from 'vitest';
import { classOfTeacher } from '../../../src/lib/server/access/class-of-teacher.ts';
import { deleteTeacher, handOver } from '../../../src/lib/server/accounts/teachers.ts';
import { deleteClass } from '../../../src/lib/server/classes/change-class.ts';
import {
	acceptClassLink,
	acceptInvitation,
	declineInvitation,
	findClassLink,
	INVITED_DAYS,
	invitationsOf,
	inviteTeacher,
	makeClassLink,
	MOST_TEACHERS,
} from '../../../src/lib/server/classes/class-invitations.ts';
import {
	changeShare,
	handOverClass,
	leaveAsTeacher,
	listClassTeachers,
	removeClassTeacher,
} from '../../../src/lib/server/classes/class-teachers.ts';
import { listClasses } from '../../../src/lib/server/classes/list-classes.ts';
import { parseShareForm } from '../../../src/lib/server/classes/parse-share-form.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { form } from '../form.ts';
import { aClass, DAY, makeTeacher, NOW } from './make-class.ts';

const EDITOR = { role: 'editor', until: null } as const;
const VIEWER = { role: 'viewer', until: null } as const;
const LATER = NOW + INVITED_DAYS * DAY;

async function setUp(place: Place) {
	const database = await place.ready();
	const own = await aClass(database);
	const bilal = await makeTeacher(database, 'Bilal');
	const roleOf = async (teacher: string, now = NOW) =>
		(await classOfTeacher(database.db, own.id, teacher, now))?.role ?? null;
	const invite = async (
		teacher: string,
		share: typeof EDITOR | typeof VIEWER | { role: 'editor'; until: number },
	) => {
		const invited = await inviteTeacher(database, own, teacher, share, NOW);
		return 'id' in invited ? invited.id : invited.refused;
	};
	const enlist = async (teacher: string, share: Parameters<typeof invite>[1] = EDITOR) => {
		const id = await invite(teacher, share);
		expect(await acceptInvitation(database, id, teacher, NOW)).toBe(own.id);
		return id;
	};
	return { database, own, bilal, roleOf, invite, enlist };
}

eachEngine('teachers of a class', (make) => {
	test('are nobody until they accept, and in their role from then on', async () => {
		const { database, own, bilal, roleOf, invite } = await setUp(await make());
		expect(await roleOf(own.teacher_id)).toBe('owner');
		expect(await roleOf(bilal)).toBeNull();
		const id = await invite(bilal, VIEWER);
		expect(await roleOf(bilal)).toBeNull();
		expect(await invitationsOf(database.db, bilal, NOW)).toMatchObject([{ id, owner: 'Amina Yusuf' }]);
		const stranger = await makeTeacher(database);
		expect(await acceptInvitation(database, id, stranger, NOW)).toBeNull();
		expect(await acceptInvitation(database, id, bilal, LATER)).toBeNull();
		expect(await acceptInvitation(database, id, bilal, LATER - 1)).toBe(own.id);
		expect(await acceptInvitation(database, id, bilal, NOW)).toBeNull();
		expect(await roleOf(bilal)).toBe('viewer');
		expect(await changeShare(database, own.id, id, EDITOR)).toBe(true);
		expect(await roleOf(bilal)).toBe('editor');
		const listed = await listClasses(database.db, bilal, NOW);
		expect(listed.map(({ row, role }) => [row.id, role])).toEqual([[own.id, 'editor']]);
		expect(await changeShare(database, (await aClass(database)).id, id, VIEWER)).toBe(false);
	});

	test('are those who were invited once: not the owner, nobody twice, and not too many', async () => {
		const { database, own, bilal, invite } = await setUp(await make());
		expect(await invite(own.teacher_id, EDITOR)).toBe('own');
		await invite(bilal, EDITOR);
		expect(await invite(bilal, VIEWER)).toBe('already');
		for (let at = 1; at < MOST_TEACHERS; at += 1)
			expect(await makeClassLink(database, own, VIEWER, NOW)).toHaveProperty('secret');
		expect(await makeClassLink(database, own, VIEWER, NOW)).toEqual({ refused: 'full' });
		expect(await invite(await makeTeacher(database), EDITOR)).toBe('full');
		// Old invitations make room.
		expect(await makeClassLink(database, own, VIEWER, LATER)).toHaveProperty('secret');
		expect(await listClassTeachers(database.db, own.id, LATER)).toHaveLength(1);
	});

	test('decline, leave and are removed', async () => {
		const { database, own, bilal, roleOf, invite, enlist } = await setUp(await make());
		await declineInvitation(database, await invite(bilal, EDITOR), bilal);
		expect(await listClassTeachers(database.db, own.id, NOW)).toEqual([]);
		const id = await enlist(bilal);
		// Whoever is in does not decline, but leaves.
		await declineInvitation(database, id, bilal);
		expect(await roleOf(bilal)).toBe('editor');
		await leaveAsTeacher(database, own.id, bilal);
		expect(await roleOf(bilal)).toBeNull();
		await removeClassTeacher(database, own.id, await enlist(bilal));
		expect(await roleOf(bilal)).toBeNull();
		expect(await listClasses(database.db, bilal, NOW)).toEqual([]);
	});

	test('are in until their last day is over', async () => {
		const { database, own, bilal, roleOf, enlist } = await setUp(await make());
		const until = NOW + DAY;
		const id = await enlist(bilal, { role: 'editor', until });
		expect(await roleOf(bilal, until - 1)).toBe('editor');
		expect(await roleOf(bilal, until)).toBeNull();
		expect(await listClasses(database.db, bilal, until)).toEqual([]);
		expect(await handOverClass(database, own, id, until)).toBeNull();
		await changeShare(database, own.id, id, EDITOR);
		expect(await roleOf(bilal, until)).toBe('editor');
	});

	test('come by a link, of which one uses it up, and nobody after it was withdrawn or is old', async () => {
		const { database, own, bilal, roleOf } = await setUp(await make());
		const link = async () => {
			const made = await makeClassLink(database, own, VIEWER, NOW);
			return 'secret' in made ? made.secret : made.refused;
		};
		const secret = await link();
		const rows = await database.db.selectFrom('class_teacher').selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain(secret);
		expect(await findClassLink(database.db, secret, LATER)).toBeNull();
		expect(await acceptClassLink(database, secret, bilal, LATER)).toBeNull();
		// The owner uses nothing up.
		expect(await acceptClassLink(database, secret, own.teacher_id, NOW)).toBe(own.id);
		expect(await roleOf(own.teacher_id)).toBe('owner');
		expect(await acceptClassLink(database, secret, bilal, NOW)).toBe(own.id);
		expect(await roleOf(bilal)).toBe('viewer');
		const chen = await makeTeacher(database);
		expect(await acceptClassLink(database, secret, chen, NOW)).toBeNull();
		// Nor does one who is in.
		const second = await link();
		expect(await acceptClassLink(database, second, bilal, NOW)).toBe(own.id);
		const [unused] = (await listClassTeachers(database.db, own.id, NOW)).filter(({ name }) => name === null);
		await removeClassTeacher(database, own.id, unused?.id ?? '');
		expect(await acceptClassLink(database, second, chen, NOW)).toBeNull();
	});

	test('a link that two open at once lets one of them in', async () => {
		const { database, own, bilal } = await setUp(await make());
		const made = await makeClassLink(database, own, EDITOR, NOW);
		const chen = await makeTeacher(database);
		const secret = 'secret' in made ? made.secret : '';
		const both = await Promise.all(
			[bilal, chen].map((teacher) => acceptClassLink(database, secret, teacher, NOW)),
		);
		expect(both.filter((id) => id === own.id)).toHaveLength(1);
	});

	test('one is made the owner, and the former owner stays as an editor', async () => {
		const { database, own, bilal, roleOf, invite, enlist } = await setUp(await make());
		const chen = await makeTeacher(database);
		// Nobody comes by a class without having said yes.
		expect(await handOverClass(database, own, await invite(chen, EDITOR), NOW)).toBeNull();
		const id = await enlist(bilal);
		expect(await handOverClass(database, own, id, NOW)).toBe(bilal);
		expect([await roleOf(bilal), await roleOf(own.teacher_id)]).toEqual(['owner', 'editor']);
		// As it was asked for before: it is no longer theirs to give.
		const again = await listClassTeachers(database.db, own.id, NOW);
		expect(await handOverClass(database, own, again[0]?.id ?? '', NOW)).toBeNull();
	});

	test('keep a class from being deleted with its owner’s account; handed over it has them once', async () => {
		const { database, own, bilal, roleOf, enlist } = await setUp(await make());
		await enlist(bilal);
		expect(await deleteTeacher(database, own.teacher_id, NOW)).toBe('shared');
		expect(await handOver(database, own.teacher_id, bilal, [own.id])).toBe(1);
		expect(await roleOf(bilal)).toBe('owner');
		expect(await listClassTeachers(database.db, own.id, NOW)).toEqual([]);
		expect(await deleteTeacher(database, own.teacher_id, NOW)).toBe('deleted');
		expect(await roleOf(bilal)).toBe('owner');
	});

	test('are gone with their account, and shut out of a class that was thrown away', async () => {
		const { database, own, bilal, roleOf, enlist } = await setUp(await make());
		await enlist(bilal);
		await deleteClass(database, own.id, NOW);
		expect([await roleOf(bilal), await roleOf(own.teacher_id)]).toEqual([null, 'owner']);
		expect(await listClasses(database.db, bilal, NOW)).toEqual([]);
		expect(await deleteTeacher(database, bilal, NOW)).toBe('deleted');
		expect(await listClassTeachers(database.db, own.id, NOW)).toEqual([]);
	});
});

test.each([
	['editor', '', { role: 'editor', until: null }],
	// The end of the day in Karachi.
	['viewer', '2026-09-30', { role: 'viewer', until: Date.UTC(2026, 8, 30, 18, 59) }],
	['owner', '', undefined],
	['', '', undefined],
	['editor', '2026-08-31', undefined],
	['editor', '2040-01-01', undefined],
	['editor', 'soon', undefined],
	['editor', `2026-09-30${'0'.repeat(50)}`, undefined],
])('what is typed about a teacher: %j until %j', (role, until, share) => {
	const typed = form([
		['role', role],
		['until', until],
	]);
	const parsed = parseShareForm(typed, { time_zone: 'Asia/Karachi' }, NOW);
	expect(parsed.share).toEqual(share);
});
