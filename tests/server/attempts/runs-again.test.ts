import { expect, test } from 'vitest';
import { parseRules } from '../../../src/lib/rules/parse-rules.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { runsAgain } from '../../../src/lib/server/attempts/runs-again.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool } from '../school.ts';
import { begin, makeDevice } from './answer.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const MINUTE = 60_000;
const LATER = NOW + 60 * MINUTE;
const TEN = { percent: 0, minutes: 40 };
const SHOWN = { mode: 'graded', timeLimit: 30, feedback: 'after-hand-in', keys: 'never' };

eachEngine('an attempt that ran out of time', (make) => {
	async function setUp(rules: object, handsIn = false) {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW, rules);
		const { assignment, student, attempt } = await begin(database, school, NOW);
		const device = makeDevice('one', NOW);
		const sent = handsIn ? [device.submit()] : [];
		await appendEvents(database, assignment, student, attempt.id, sent, NOW + 1);
		return (after: Parameters<typeof runsAgain>[3], now = LATER) =>
			runsAgain(database.db, assignment, [student], after, now);
	}

	test('would run again with more time, after its feedback could be seen', async () => {
		const ask = await setUp(SHOWN);
		expect((await ask({ extra: TEN })).map(({ nickname }) => nickname)).toEqual(['Sana']);
		expect(await ask({ extra: { percent: 0, minutes: 5 } })).toEqual([]);
	});

	test('would run again with other rules', async () => {
		const ask = await setUp(SHOWN);
		const { rules } = parseRules({ ...SHOWN, timeLimit: 90 });
		if (!rules) throw new Error('These rules are sound.');
		expect(await ask({ rules: () => rules })).toHaveLength(1);
	});

	test('is nobody’s worry while it runs, nothing was shown, it was handed in, or it is practice', async () => {
		expect(await (await setUp(SHOWN))({ extra: TEN }, NOW + MINUTE)).toEqual([]);
		expect(await (await setUp({ ...SHOWN, feedback: 'never' }))({ extra: TEN })).toEqual([]);
		expect(await (await setUp(SHOWN, true))({ extra: TEN })).toEqual([]);
		expect(await (await setUp({ ...SHOWN, mode: 'practice' }))({ extra: TEN })).toEqual([]);
	});
});
