import { expect, test } from 'vitest';
import { migrate, MIGRATIONS } from '../../../src/lib/server/database/migrate.ts';
import { makeSchool } from '../school.ts';
import { eachEngine } from '../each-engine.ts';

const NOW = Date.UTC(2026, 0, 5, 8);

eachEngine('a database from before a regrade had choices', (make) => {
	test('keeps its regrades: by the key, marks could fall, not undone', async () => {
		const place = await make('nothing');
		const database = place.open();
		await migrate(database, Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0008')));
		const school = await makeSchool(database, 'amina', NOW);
		const row = {
			assignment_id: school.assignment,
			from_hash: school.hash,
			to_hash: school.hash,
			made_at: NOW,
		};
		// The table as it was: its new columns are not there yet.
		const former = [{ id: 'one', ...row }] as never;
		await database.db.insertInto('regrade').values(former).execute();
		await migrate(database);
		expect(await database.db.selectFrom('regrade').selectAll().execute()).toEqual([
			{ id: 'one', ...row, choices: '{"markings":{},"lower":true}', undone_at: null },
		]);
	});
});
