import { counted } from '../../assign/counted.ts';
import { sumOfShares } from '../../assign/exact-share.ts';
import { toNumber } from '../../assign/fraction.ts';
import { apply } from '../../quiz/attempt.ts';
import { report } from '../../quiz/report.ts';
import { hashOf, storeQuizVersion, type QuizVersion } from '../quiz-versions.ts';
import { write } from '../database/write.ts';
import { newId } from '../new-id.ts';
import { notifyChange } from './changes.ts';
import { keysOf } from './load-attempts.ts';
import { extraOf, rulesOf } from './rules-of.ts';
import { scores, type StudentScore } from './scores.ts';
import type { Kysely } from 'kysely';
import type { Database } from '../database/engine.ts';
import type { AssignmentTable, StudentTable, Tables } from '../database/tables.ts';

/** A student whose score would be another. */
export interface Change {
	readonly student: StudentTable;
	readonly place: number;
	/** Points. */
	readonly before: number;
	readonly after: number;
	/** Null without a pass mark. */
	readonly passedBefore: boolean | null;
	readonly passedAfter: boolean | null;
}

/**
 * Who would change if a corrected version were graded by. A score that the teacher has decided stays as it is, and
 * is left out.
 * @param from hash of the version that was assigned
 * @throws RangeError when the two versions do not have the same items
 */
export async function previewRegrade(
	db: Kysely<Tables>,
	assignment: AssignmentTable,
	from: string,
	to: QuizVersion,
	now: number,
): Promise<Change[]> {
	const all = await scores(db, assignment, now);
	return all.flatMap((score) => changeOf(assignment, score, from, to, now));
}

function changeOf(
	assignment: AssignmentTable,
	{ student, place, counted: before, override, attempts }: StudentScore,
	from: string,
	to: QuizVersion,
	now: number,
): Change[] {
	if (!before || override || !attempts.some(({ row }) => row.version_hash === from)) return [];
	const keys = keysOf(to);
	const again = attempts.map(({ row, version, attempt, delivered, earned }) => {
		if (row.version_hash !== from) return { ...delivered, earned };
		assertSameItems(version, to);
		const found = report(keys, apply(attempt, { type: 'submitted', at: 0 }));
		return { ...delivered, earned: sumOfShares(found.items.map((item) => item.earned)) };
	});
	const after = counted(rulesOf(assignment), extraOf(student), before.possible, again, now);
	if (!after) return [];
	const [was, is] = [toNumber(before.earned), toNumber(after.earned)];
	if (was === is && before.passed === after.passed) return [];
	return [{ student, place, before: was, after: is, passedBefore: before.passed, passedAfter: after.passed }];
}

/**
 * Has everything at a version graded by a corrected one, from now on. Nothing that students gave is touched.
 * @param from hash of the version that was assigned
 * @throws RangeError when the two versions do not have the same items
 */
export async function regrade(
	database: Database,
	assignment: AssignmentTable,
	from: string,
	to: QuizVersion,
	now: number,
): Promise<void> {
	await write(database, async (db) => {
		const stored = await db
			.selectFrom('quiz_version')
			.select('compiled')
			.where('hash', '=', from)
			.executeTakeFirst();
		if (!stored) throw new RangeError(`There is no version ${from}.`);
		assertSameItems(JSON.parse(stored.compiled) as QuizVersion, to);
		const hash = await storeQuizVersion(db, to, now);
		const ofIt = { version_hash: hash };
		await db
			.updateTable('assignment_quiz')
			.set(ofIt)
			.where('assignment_id', '=', assignment.id)
			.where('version_hash', '=', from)
			.execute();
		await db
			.updateTable('attempt')
			.set(ofIt)
			.where('assignment_id', '=', assignment.id)
			.where('version_hash', '=', from)
			.execute();
		await db
			.insertInto('regrade')
			.values({ id: newId(now), assignment_id: assignment.id, from_hash: from, to_hash: hash, made_at: now })
			.execute();
	});
	notifyChange(database, assignment.id);
}

function assertSameItems(before: QuizVersion, after: QuizVersion) {
	const ids = ({ quiz }: QuizVersion) => quiz.items.map(({ id, kind }) => `${id} ${kind}`).sort();
	if (ids(before).join() === ids(after).join()) return;
	throw new RangeError(
		`The quiz ${hashOf(after)} has other items than the one that was assigned: it cannot be graded by it.`,
	);
}
