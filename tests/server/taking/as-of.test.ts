import { expect, test } from 'vitest';
import { asOfVersion, modules } from '../../../src/lib/server/library.ts';
import { versionOf } from '../../../src/lib/server/assignments/assignments.ts';
import {
	findQuizVersion,
	hashOf,
	storeQuizVersion,
	type QuizVersion,
} from '../../../src/lib/server/quiz-versions.ts';
import { correctedVersion } from '../../../src/lib/server/results/corrected.ts';
import { makeHome } from '../../../src/lib/server/taking/make-home.ts';
import { rowsOf } from '../attempts/answer.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool } from '../school.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const [module] = modules;
const quiz = module?.quizzes[0];
if (!module || !quiz) throw new Error('The library is empty.');
const now = versionOf(module, quiz);
const dated = (asOf: string): QuizVersion => ({ ...now, module: { ...now.module, asOf } });
const { id, title } = module;
/** As versions were before they kept a date. */
const undated: QuizVersion = { ...now, module: { id, title } };

test('an assigned quiz keeps its own date, whatever the module’s is today', () => {
	expect(asOfVersion(now)).toBe(module.asOf);
	expect(asOfVersion(dated('2024-05-01'))).toBe('2024-05-01');
});

test('one that was assigned before versions kept a date has the module’s, while its texts are the same', () => {
	expect(asOfVersion(undated)).toBe(module.asOf);
	const [first, ...others] = now.readings;
	if (!first) throw new Error('It cites nothing.');
	expect(asOfVersion({ ...undated, readings: [{ ...first, text: 'Other words.' }, ...others] })).toBe('');
});

test('another date alone is no correction to grade by', () => {
	for (const version of [dated('2024-05-01'), undated])
		expect(correctedVersion({ version, hash: hashOf(version) })).toBeNull();
});

eachEngine('an assignment', (make) => {
	test('says as of when its facts hold', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const at = async (version: QuizVersion) => {
			const hash = await storeQuizVersion(database.db, version, NOW);
			expect((await findQuizVersion(database.db, hash))?.module.asOf).toBe(version.module.asOf);
			await database.db.updateTable('assignment_quiz').set({ version_hash: hash }).execute();
			return makeHome({ ...(await rowsOf(database, school)), database, place: 0, now: NOW });
		};
		expect((await at(dated('2024-05-01'))).asOf).toBe('2024-05-01');
		expect((await at(undated)).asOf).toBe(module.asOf);
		expect((await at(undated)).quizzes.map(({ asOf }) => asOf)).toEqual([module.asOf]);
	});
});
