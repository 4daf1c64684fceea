import { expect, test } from 'vitest';
import { formToken, TOKEN_FIELD } from '../../../src/lib/rules/form-token.ts';
import { makeClass } from '../../../src/lib/server/classes/change-class.ts';
import { joinClass } from '../../../src/lib/server/classes/join-class.ts';
import { onceOf, type Once, type FormName } from '../../../src/lib/server/once/once.ts';
import { withTurn } from '../../../src/lib/server/once/with-turn.ts';
import { takeTurn } from '../../../src/lib/server/throttle.ts';
import { eachEngine } from '../each-engine.ts';
import { form } from '../form.ts';
import { makeSchool } from '../school.ts';

const NOW = Date.UTC(2026, 0, 12, 8);
const LIMIT = { name: 'some-form', most: 3, withinMs: 60_000 };

eachEngine('a form of which only so many are taken', (make) => {
	async function setUp() {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const onceWith = (name: FormName, token: string, content: string) =>
			onceOf(
				form([
					[TOKEN_FIELD, token],
					['name', content],
				]),
				name,
				NOW,
				school.classId,
			);
		const take = () => takeTurn(database.db, [[[LIMIT, 'here']]], NOW);
		const withOnce = <T>(once: Once | null, work: () => Promise<T>) => withTurn(database, once, take, work);
		const join = (token: string, name: string) => {
			const once = onceWith('join', token, name);
			return withOnce(once, () => joinClass(database, school.classId, { name }, undefined, NOW, once));
		};
		const newClass = (token: string) => {
			const once = onceWith('demo-class', token, '');
			const fields = {
				name: '7b',
				timeZone: 'UTC',
				endsAt: NOW + 1e9,
				keptDays: 30,
				openJoining: true,
				listNames: false,
			};
			return withOnce(once, () => makeClass(database, school.teacher.id, fields, NOW, once));
		};
		const used = async () =>
			(await database.db.selectFrom('throttle').select('count').executeTakeFirst())?.count ?? 0;
		return { withOnce, join, newClass, used };
	}

	test.each(['join', 'newClass'] as const)('uses one turn, however often it is sent: %s', async (what) => {
		const world = await setUp();
		const token = formToken();
		const press = () => world[what](token, 'Emre');
		const first = await press();
		expect(first).toHaveProperty('done');
		for (let n = 0; n < 5; n += 1) await press();
		expect(await world.used()).toBe(1);
		// In the same moment, too.
		const another = formToken();
		await Promise.all([1, 2].map(() => world[what](another, 'Farah')));
		expect(await world.used()).toBe(2);
		await world[what](formToken(), 'Goran');
		expect(await world[what](formToken(), 'Hana')).toHaveProperty('waitMs');
		// The reply was lost, and nothing is left: what was done is told all the same.
		expect(await press()).toEqual(first);
	});

	test('uses none when it is refused, or fails', async () => {
		const { withOnce, join, used } = await setUp();
		await join(formToken(), 'Emre');
		for (let n = 0; n < 5; n += 1)
			expect(await join(formToken(), 'Emre')).toEqual({ done: { refused: 'in-use' } });
		for (let n = 0; n < 5; n += 1)
			await expect(withOnce(null, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
		expect(await used()).toBe(1);
	});
});
