import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { findQuizVersion, hashOf, storeQuizVersion } from '../../src/lib/server/quiz-versions.ts';
import { modules } from '../../src/lib/server/library.ts';
import { eachEngine } from './each-engine.ts';
import type { QuizVersion } from '../../src/lib/server/quiz-versions.ts';

const [module] = modules;
const [quiz, other] = module?.quizzes ?? [];
if (!module || !quiz || !other) throw new Error('The library holds too little.');
const version: QuizVersion = { module, quiz, readings: module.readings };
const NOW = 1_766_188_800_000;

test('a hash is of the content, not of the order of its keys', () => {
	const turned = Object.fromEntries(Object.entries(quiz).reverse()) as unknown as typeof quiz;
	expect(hashOf({ ...version, quiz: turned })).toBe(hashOf(version));
	expect(hashOf({ ...version, quiz: { ...quiz, title: `${quiz.title}.` } })).not.toBe(hashOf(version));
	expect(hashOf(version)).toMatch(/^[0-9a-f]{64}$/);
});

eachEngine('versions of a quiz', (make) => {
	test('come back as they were stored', async () => {
		const { db } = await (await make()).ready();
		const hash = await storeQuizVersion(db, version, NOW);
		expect(hash).toBe(hashOf(version));
		const found = await findQuizVersion(db, hash);
		expect(found?.quiz).toEqual(JSON.parse(JSON.stringify(quiz)));
		expect(found?.readings).toEqual(JSON.parse(JSON.stringify(module.readings)));
		expect(await findQuizVersion(db, hash.replace(/./g, '0'))).toBeNull();
	});

	test('are stored once, however often and from wherever', async () => {
		const place = await make();
		const { db } = await place.ready();
		const elsewhere = place.open().db;
		const hashes = await Promise.all(
			Array.from({ length: 20 }, (_, n) => storeQuizVersion(n % 2 ? db : elsewhere, version, NOW + n)),
		);
		expect(new Set(hashes).size).toBe(1);
		await storeQuizVersion(db, { ...version, quiz: other }, NOW);
		expect(await db.selectFrom('quiz_version').select('quiz').orderBy('quiz').execute()).toEqual(
			[quiz.id, other.id].sort().map((id) => ({ quiz: id })),
		);
	});

	test('that were tampered with are not used', async () => {
		const { db } = await (await make()).ready();
		const hash = await storeQuizVersion(db, version, NOW);
		await sql`update quiz_version set compiled = replace(compiled, ${quiz.title}, 'Another')`.execute(db);
		await expect(findQuizVersion(db, hash)).rejects.toThrow(/is damaged/);
	});
});
