import type { Database, Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import { write } from '../database/write.ts';
import { hashOf, storeQuizVersion, type QuizVersion } from '../quiz-versions.ts';
import { notifyChange } from './changes.ts';
import { isAt, isBegun, lockAssignment, move } from './pinned.ts';
import { previewRegrade, regrade, type Change, type Regraded } from './regrade.ts';
import { scores } from './scores.ts';

/** A version whose questions are to be worth something else. */
export interface Reweighed {
	/** Hash of the version that everybody is graded by. */
	readonly from: string;
	/** The same with the new points. */
	readonly to: QuizVersion;
}

/** Whose score would be another. */
export async function previewPoints(
	db: Db,
	assignment: AssignmentTable,
	changed: readonly Reweighed[],
	now: number,
): Promise<Change[]> {
	// A module has a dozen quizzes: how the class stands in all of them is loaded once.
	const standing = await scores(db, assignment, now);
	const all: Change[] = [];
	for (const { from, to } of changed)
		all.push(...(await previewRegrade(db, assignment, from, to, now, standing)));
	return all;
}

/**
 * Has questions count for more or less, from now on: all of them or, unless it is `done`, none. What somebody has begun
 * is graded again and can be undone like any regrade; of what nobody has begun there is nothing to undo.
 * @param lower whether marks may fall
 */
export async function setPoints(
	database: Database,
	assignment: AssignmentTable,
	changed: readonly Reweighed[],
	lower: boolean,
	now: number,
): Promise<Exclude<Regraded, 'already'>> {
	const set = await write(database, async (db) => {
		await lockAssignment(database, db, assignment);
		for (const { from } of changed) if (!(await isAt(db, assignment, from))) return 'moved-on';
		if (!lower && (await previewPoints(db, assignment, changed, now)).some(({ falls }) => falls))
			return 'lowers';
		const within = { ...database, db, isWithin: true };
		for (const { from, to } of changed) {
			if (await isBegun(db, assignment, from))
				await regrade(within, assignment, from, to, { markings: {}, lower: true, points: true }, now);
			else await move(db, assignment, from, await storeQuizVersion(db, to, now));
		}
		return 'done';
	});
	if (set === 'done') notifyChange(database, assignment.id);
	return set;
}

/** What a change comes to: the same for the same versions, before and after. */
export const reweighedAs = (changed: readonly Reweighed[]): string =>
	changed.map(({ from, to }) => `${from.slice(0, 16)}-${hashOf(to).slice(0, 16)}`).join(' ');
