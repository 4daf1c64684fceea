import { expect, test } from 'vitest';
import { changeEmail } from '../../../src/lib/server/accounts/change-email.ts';
import { makeAdministrator, unmakeAdministrator } from '../../../src/lib/server/accounts/change-role.ts';
import {
	findLink,
	listInvitations,
	makeLink,
	revokeInvitation,
} from '../../../src/lib/server/accounts/links.ts';
import { addTeacher } from '../add-teacher.ts';
import { eachEngine } from '../each-engine.ts';

const NOW = Date.UTC(2026, 8, 1, 8);
const WEEK = 7 * 86_400_000;

eachEngine('accounts', (make) => {
	async function setUp() {
		const place = await make();
		const database = await place.ready();
		const amina = await addTeacher(database, { name: 'Amina', role: 'administrator' }, NOW);
		const bilal = await addTeacher(database, { name: 'Bilal' }, NOW);
		await database.db.deleteFrom('link').execute();
		return { place, database, amina, bilal };
	}

	test('of two administrators who take it from each other at once, one is left', async () => {
		const { place, database, amina, bilal } = await setUp();
		expect(await unmakeAdministrator(database, amina.id)).toBe(false);
		expect(await makeAdministrator(database, bilal.id)).toBe(true);
		// Two connections of one process cannot wait for each other in SQLite.
		const other = database.engine === 'postgres' ? place.open() : database;
		const done = await Promise.all([
			unmakeAdministrator(database, amina.id),
			unmakeAdministrator(other, bilal.id),
		]);
		expect(done.filter(Boolean)).toHaveLength(1);
	});

	test('of two who want one address at once, one gets it', async () => {
		const { place, database, amina, bilal } = await setUp();
		const other = database.engine === 'postgres' ? place.open() : database;
		const done = await Promise.all([
			changeEmail(database, amina.id, 'new@school.example', NOW),
			changeEmail(other, bilal.id, 'new@school.example', NOW),
		]);
		expect(done.filter((one) => one && 'refused' in one)).toEqual([{ refused: 'taken' }]);
		expect(await changeEmail(database, 'nobody', 'x@school.example', NOW)).toBeNull();
	});

	test('an invitation is listed until when it can be used, and taken back only before it is', async () => {
		const { database, amina } = await setUp();
		const { db } = database;
		const secret = await makeLink(db, 'invitation', amina.id, NOW);
		await makeLink(db, 'invitation', null, NOW - WEEK);
		await makeLink(db, 'password', amina.id, NOW);
		const [first, second, ...more] = await listInvitations(db, NOW);
		expect(first).toMatchObject({ by: 'Amina', madeAt: NOW, until: NOW + WEEK, state: 'open' });
		expect(second).toMatchObject({ by: null, state: 'expired' });
		expect(more).toEqual([]);
		expect(await revokeInvitation(db, first?.id ?? '')).toBe(true);
		expect(await revokeInvitation(db, first?.id ?? '')).toBe(false);
		expect(await findLink(db, 'invitation', secret, NOW)).toBeNull();
		const link = await db.selectFrom('link').select('hash').where('kind', '=', 'password').executeTakeFirst();
		expect(await revokeInvitation(db, link?.hash ?? '')).toBe(false);
	});
});
