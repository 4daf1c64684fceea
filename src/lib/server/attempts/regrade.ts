import { counted } from '../../assign/counted.ts';
import { toNumber } from '../../assign/fraction.ts';
import { report, type Keyed } from '../../quiz/report.ts';
import { storeQuizVersion, type QuizVersion } from '../quiz-versions.ts';
import { locked } from '../database/write.ts';
import { writeOnce } from '../once/write-once.ts';
import { newId } from '../new-id.ts';
import { notifyChange } from './changes.ts';
import { gradedVersion, keysOf } from './graded-version.ts';
import { asHandedIn, earnedOf } from './load-attempts.ts';
import { extraOf, rulesOf } from './rules-of.ts';
import { scores, type StudentScore } from './scores.ts';
import type { Kysely } from 'kysely';
import type { Once } from '../once/once.ts';
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
	assertSameItems((await gradedVersion(db, from)).version, to);
	const keys = keysOf(to);
	const all = await scores(db, assignment, now);
	return all.flatMap((score) => changeOf(assignment, score, from, keys, now));
}

function changeOf(
	assignment: AssignmentTable,
	{ student, place, counted: before, override, attempts }: StudentScore,
	from: string,
	keys: ReadonlyMap<string, Keyed>,
	now: number,
): Change[] {
	if (!before || override || !attempts.some(({ row }) => row.version_hash === from)) return [];
	const again = attempts.map(({ row, attempt, delivered, earned, unfinished }) => {
		if (row.version_hash !== from) return { ...delivered, earned, unfinished };
		const part = unfinished && {
			earned: earnedOf(report(keys, unfinished.attempt)),
			since: unfinished.since,
		};
		return { ...delivered, earned: earnedOf(report(keys, asHandedIn(attempt))), unfinished: part };
	});
	const after = counted(rulesOf(assignment), extraOf(student), before.possible, again, now);
	if (!after) return [];
	const [was, is] = [toNumber(before.earned), toNumber(after.earned)];
	if (was === is && before.passed === after.passed) return [];
	return [{ student, place, before: was, after: is, passedBefore: before.passed, passedAfter: after.passed }];
}

/**
 * Has everything at a version graded by a corrected one, from now on. Nothing that students gave is touched. Where
 * nothing is at that version, as when the button was pressed twice, nothing happens.
 * @param from hash of the version that was assigned
 * @throws RangeError when the two versions do not have the same items
 */
export async function regrade(
	database: Database,
	assignment: AssignmentTable,
	from: string,
	to: QuizVersion,
	now: number,
	once: Once | null = null,
): Promise<void> {
	const { isMoved } = await writeOnce(database, once, async (db) => {
		// Nobody starts an attempt at the version of before meanwhile.
		await db
			.selectFrom('assignment')
			.select('id')
			.where('id', '=', assignment.id)
			.$call(locked(database))
			.execute();
		assertSameItems((await gradedVersion(db, from)).version, to);
		const hash = await storeQuizVersion(db, to, now);
		return { isMoved: hash !== from && (await move(db, assignment.id, from, hash, now)) };
	});
	if (isMoved) notifyChange(database, assignment.id);
}

/** @returns whether anything was there to be moved */
async function move(
	db: Kysely<Tables>,
	assignment_id: string,
	from_hash: string,
	to_hash: string,
	now: number,
): Promise<boolean> {
	const quizzes = await db
		.updateTable('assignment_quiz')
		.set({ version_hash: to_hash })
		.where('assignment_id', '=', assignment_id)
		.where('version_hash', '=', from_hash)
		.executeTakeFirst();
	const attempts = await db
		.updateTable('attempt')
		.set({ version_hash: to_hash })
		.where('assignment_id', '=', assignment_id)
		.where('version_hash', '=', from_hash)
		.executeTakeFirst();
	if (quizzes.numUpdatedRows + attempts.numUpdatedRows === 0n) return false;
	await db
		.insertInto('regrade')
		.values({ id: newId(now), assignment_id, from_hash, to_hash, made_at: now })
		.execute();
	return true;
}

/** The same quiz, with the same items of the same kinds: what was given means the same in both. */
function assertSameItems(before: QuizVersion, after: QuizVersion) {
	if (before.module.id !== after.module.id || before.quiz.id !== after.quiz.id)
		throw new RangeError('This is another quiz than the one that was assigned.');
	const names = ({ quiz }: QuizVersion) => new Set(quiz.items.map(({ id, kind }) => `${id} (${kind})`));
	const [was, is] = [names(before), names(after)];
	const gone = [...was.difference(is)].map((name) => `${name} is gone`);
	const added = [...is.difference(was)].map((name) => `${name} is new`);
	if (gone.length + added.length === 0) return;
	throw new RangeError(
		`Only a quiz with the same items can be graded again: ${[...gone, ...added].join(', ')}.`,
	);
}
