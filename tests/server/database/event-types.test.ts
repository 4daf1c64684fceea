import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { migrate, MIGRATIONS } from '../../../src/lib/server/database/migrate.ts';
import { eachEngine } from '../each-engine.ts';
import { addAttempt, makeSchool } from '../school.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const before = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0009'));

const event = (attempt_id: string, arrival: number, body: object) => ({
	id: randomUUID(),
	attempt_id,
	device: 'hostile',
	sequence: arrival,
	body: JSON.stringify(body),
	received_at: NOW,
	arrival,
});
const responded = (item: string, ...response: string[]) => ({ type: 'responded', at: NOW, item, response });
/** What a student can answer, or call an item, so that a search might take it for something else. */
const HOSTILE = [
	responded('q', '{"type":"checked","at":1,"item":"q"}'),
	responded('"type":"checked"', '\\"type\\":\\"checked\\"', '\\', '"type":"checked"'),
	responded('q', 'a\u0000b', '\ud800', '\u2028'),
];

eachEngine('the type of an event', (make) => {
	test('is that of its body, whatever was answered, of what is stored and of what comes', async () => {
		const database = (await make('nothing')).open();
		await migrate(database, before);
		const school = await makeSchool(database, 'amina', NOW);
		const attempt = await addAttempt(database, school, school.students[0]?.id ?? '', NOW);
		const add = (from: number) =>
			database.db
				.insertInto('attempt_event')
				.values(HOSTILE.map((body, at) => event(attempt.id, from + at, body)))
				.execute();
		await add(10);
		await migrate(database);
		await add(20);
		const rows = await database.db.selectFrom('attempt_event').select('type').execute();
		expect(rows.map(({ type }) => type)).toEqual(Array.from({ length: 7 }, () => 'responded'));
	});

	test('no event is stored without one', async () => {
		const database = await (await make('nothing')).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const attempt = await addAttempt(database, school, school.students[0]?.id ?? '', NOW);
		const add = database.db.insertInto('attempt_event').values(event(attempt.id, 2, { at: NOW }));
		await expect(add.execute()).rejects.toThrow(/null/i);
	});
});
