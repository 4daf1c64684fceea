import { expect, test } from 'vitest';
import { latestDecisions, setDecision } from '../../../src/lib/server/attempts/overrides.ts';
import { previewRegrade, regrade } from '../../../src/lib/server/attempts/regrade.ts';
import { startAttempt } from '../../../src/lib/server/attempts/start-attempt.ts';
import { findQuizVersion } from '../../../src/lib/server/quiz-versions.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool } from '../school.ts';
import { rowsOf } from './answer.ts';
import type { QuizVersion } from '../../../src/lib/server/quiz-versions.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const BY_KEY = { markings: {}, lower: true };

const mended = (version: QuizVersion): QuizVersion => ({
	...version,
	quiz: { ...version.quiz, title: `${version.quiz.title}, corrected` },
});

eachEngine('a decision over a score', (make) => {
	test('made last is the one that holds, within one millisecond and with the clock put back', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const { assignment, student } = await rowsOf(database, school);
		const decide = (earned: number | null, now: number) =>
			setDecision(database, {
				assignment,
				student: student.id,
				place: 0,
				earned,
				comment: earned === null ? '' : 'So.',
				now,
			});
		const holds = async () =>
			(await latestDecisions(database.db, assignment.id)).get(`${student.id} 0`)?.earned ?? null;
		for (const earned of [1000, 2000, 3000, 4000, 5000]) await decide(earned, NOW);
		expect(await holds()).toBe(5000);
		await decide(6000, NOW - 60_000);
		expect(await holds()).toBe(6000);
		await decide(null, NOW - 120_000);
		expect(await holds()).toBeNull();
		const made = await database.db.selectFrom('override').select('made_at').execute();
		expect(new Set(made.map(({ made_at }) => made_at)).size).toBe(7);
	});

	test('is refused for another class, a place that is not there, and what no database could keep', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const other = await makeSchool(database, 'bilal', NOW);
		const { assignment, student } = await rowsOf(database, school);
		const stranger = (await rowsOf(database, other)).student;
		const good = { assignment, student: student.id, place: 0, earned: 1000, comment: '', now: NOW };
		for (const change of [
			{ student: stranger.id },
			{ student: 'nobody' },
			{ place: 1 },
			{ earned: 2 ** 40 },
			{ earned: NaN },
			{ comment: 'a\u0000b' },
		]) {
			await expect(setDecision(database, { ...good, ...change })).rejects.toThrow(RangeError);
		}
		expect(await database.db.selectFrom('override').select('id').execute()).toEqual([]);
	});
});

eachEngine('grading by another version', (make) => {
	async function setUp() {
		const place = await make();
		const database = await place.ready();
		const school = await makeSchool(database, 'amina', NOW, { attempts: 'unlimited', keys: 'never' });
		const version = await findQuizVersion(database.db, school.hash);
		if (!version) throw new Error('no version');
		return { place, database, school, version, ...(await rowsOf(database, school)) };
	}

	test('says which items are gone and new, and refuses another quiz', async () => {
		const { database, school, version, assignment } = await setUp();
		const [first, ...rest] = version.quiz.items;
		if (!first) throw new Error('no item');
		const other = { ...version, quiz: { ...version.quiz, items: [...rest, { ...first, id: 'brand-new' }] } };
		const words = `${first.id} (${first.kind}) is gone, brand-new (${first.kind}) is new`;
		await expect(previewRegrade(database.db, assignment, school.hash, other, NOW)).rejects.toThrow(words);
		await expect(regrade(database, assignment, school.hash, other, BY_KEY, NOW)).rejects.toThrow(words);
		const stranger = { ...version, quiz: { ...version.quiz, id: 'another' } };
		await expect(regrade(database, assignment, school.hash, stranger, BY_KEY, NOW)).rejects.toThrow(
			/different quiz/,
		);
	});

	test('pressed twice happens once, and by the version it is at not at all', async () => {
		const { database, school, version, assignment } = await setUp();
		const to = mended(version);
		await Promise.all([1, 2, 3].map((n) => regrade(database, assignment, school.hash, to, BY_KEY, NOW + n)));
		await regrade(database, assignment, school.hash, version, BY_KEY, NOW);
		expect(await database.db.selectFrom('regrade').select('from_hash').execute()).toEqual([
			{ from_hash: school.hash },
		]);
	});

	test('leaves nobody behind who starts at that moment', async () => {
		const { place, database, school, version, assignment } = await setUp();
		const elsewhere = database.engine === 'postgres' ? place.open() : database;
		for (let round = 0; round < 5; round += 1) {
			await database.db.deleteFrom('attempt').execute();
			const from = round % 2 ? mended(version) : version;
			const to = round % 2 ? version : mended(version);
			const { version_hash } = await database.db
				.selectFrom('assignment_quiz')
				.select('version_hash')
				.executeTakeFirstOrThrow();
			expect(from.quiz.title === version.quiz.title).toBe(version_hash === school.hash);
			await Promise.all([
				...[0, 1, 2].map(async (at) => {
					const { student } = await rowsOf(database, school, at);
					await startAttempt(elsewhere, assignment, student, 0, 'seed', NOW);
				}),
				regrade(database, assignment, version_hash, to, BY_KEY, NOW),
			]);
			const left = await database.db
				.selectFrom('attempt')
				.select('id')
				.where('version_hash', '=', version_hash)
				.execute();
			expect(left).toEqual([]);
			expect(await database.db.selectFrom('attempt').select('id').execute()).toHaveLength(3);
		}
	});

	test('an assignment that was deleted meanwhile is started by nobody', async () => {
		const { database, assignment, student } = await setUp();
		await database.db.updateTable('assignment').set({ deleted_at: NOW }).execute();
		expect(await startAttempt(database, assignment, student, 0, 'seed', NOW)).toEqual({ refused: 'no-quiz' });
	});
});
