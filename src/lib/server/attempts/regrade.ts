import type { Keyed } from '../../quiz/report.ts';
import { possibleIn } from '../../quiz/ruling.ts';
import { countingScore } from '../../rules/counting-score.ts';
import { compare, fraction, times, toNumber, type Fraction } from '../../rules/fraction.ts';
import type { Database, Db } from '../database/engine.ts';
import type { AssignmentTable, RegradeTable } from '../database/tables/assignments.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import { write } from '../database/write.ts';
import { newId } from '../new-id.ts';
import { storeQuizVersion, type QuizVersion } from '../quiz-versions.ts';
import { notifyChange } from './changes.ts';
import { gradedVersion, keysOf } from './graded-version.ts';
import { overrideOf } from './overrides.ts';
import { isAt, lockAssignment, move } from './pinned.ts';
import { reportWith } from '../marking/marked.ts';
import { asHandedIn, earnedOf } from './result-of.ts';
import type { RegradeChoices } from './ruled-version.ts';
import { extraOf, rulesAt } from './rules-of.ts';
import { scores, type StudentScore } from './scores.ts';

/** A student whose score would be another. */
export interface Change {
	readonly student: StudentTable;
	readonly place: number;
	/** Points, and of how many. */
	readonly before: number;
	readonly possibleBefore: number;
	readonly after: number;
	readonly possibleAfter: number;
	/** Whether it is a smaller part of what can be earned than before. */
	readonly falls: boolean;
	/** Null without a pass mark. */
	readonly passedBefore: boolean | null;
	readonly passedAfter: boolean | null;
}

/**
 * Who would change if a corrected version were graded by. A score that the teacher has decided stays as it is; it is
 * named where what it is out of would be another.
 * @param from hash of the version that everybody is graded by
 * @param to with what was decided about it
 * @param standing how the class stands, where that is known; else it is loaded
 * @throws RangeError when the two versions do not have the same items
 */
export async function previewRegrade(
	db: Db,
	assignment: AssignmentTable,
	from: string,
	to: QuizVersion,
	now: number,
	standing?: readonly StudentScore[],
): Promise<Change[]> {
	assertSameItems((await gradedVersion(db, from)).version, to);
	const keys = keysOf(to);
	const possible = possibleIn(to.quiz.items);
	const all = standing ?? (await scores(db, assignment, now));
	return all.flatMap((score) => changeOf(assignment, score, from, { keys, possible }, now));
}

function changeOf(
	assignment: AssignmentTable,
	score: StudentScore,
	from: string,
	to: { readonly keys: ReadonlyMap<string, Keyed>; readonly possible: number },
	now: number,
): Change[] {
	const { student, place, counted: before, override, attempts } = score;
	if (!attempts.some(({ row }) => row.version_hash === from)) return [];
	const after = before && countedBy(assignment, score, from, to, now);
	const was = override ? fraction(BigInt(override.earned), 1000n) : before?.earned;
	const decided = override && overrideOf(override, to.possible);
	const is = decided ? fraction(BigInt(decided.earned), 1000n) : after?.earned;
	if (!was || !is) return [];
	const [passedBefore, passedAfter] = override ? [null, null] : [before?.passed, after?.passed];
	const possibleBefore = before?.possible ?? score.possible;
	const isSame = compare(was, is) === 0 && possibleBefore === to.possible && passedBefore === passedAfter;
	if (isSame) return [];
	return [
		{
			student,
			place,
			before: toNumber(was),
			possibleBefore,
			after: toNumber(is),
			possibleAfter: to.possible,
			falls: compare(shareOf(is, to.possible), shareOf(was, possibleBefore)) < 0,
			passedBefore: passedBefore ?? null,
			passedAfter: passedAfter ?? null,
		},
	];
}

/** What would count of a student’s attempts. */
function countedBy(
	assignment: AssignmentTable,
	{ student, place, attempts }: StudentScore,
	from: string,
	{ keys, possible }: { readonly keys: ReadonlyMap<string, Keyed>; readonly possible: number },
	now: number,
) {
	const regraded = attempts.map(({ row, attempt, marks, delivered, earned, unfinished }) => {
		if (row.version_hash !== from) return { ...delivered, earned, unfinished };
		const part = unfinished && {
			earned: earnedOf(reportWith(keys, unfinished.attempt, marks)),
			since: unfinished.since,
		};
		const again = reportWith(keys, asHandedIn(attempt), marks);
		return { ...delivered, earned: earnedOf(again), unfinished: part };
	});
	return countingScore(rulesAt(assignment)(place), extraOf(student, assignment), possible, regraded, now);
}

/** Where nothing can be earned, nothing is lost. */
const shareOf = (earned: Fraction, possible: number) =>
	possible === 0 ? fraction(1n) : times(earned, fraction(1n, BigInt(possible)));

/**
 * `already`: everybody is graded so, as when the button was pressed twice. `moved-on`: it was graded otherwise
 * meanwhile. `lowers`: marks would fall, and that was not allowed. Only `done` has changed anything.
 */
export type Regraded = 'done' | 'already' | 'moved-on' | 'lowers';

/**
 * Has everything at a version graded by a corrected one, from now on. Nothing that students gave is touched.
 * @param from hash of the version that everybody is graded by
 * @param to with what was decided about it, of which `choices` are the record
 * @throws RangeError when the two versions do not have the same items
 */
export async function regrade(
	database: Database,
	assignment: AssignmentTable,
	from: string,
	to: QuizVersion,
	choices: RegradeChoices,
	now: number,
): Promise<Regraded> {
	const regraded = await write(database, async (db): Promise<Regraded> => {
		await lockAssignment(database, db, assignment);
		assertSameItems((await gradedVersion(db, from)).version, to);
		const hash = await storeQuizVersion(db, to, now);
		if (hash === from) return 'already';
		if (!(await isAt(db, assignment, from)))
			return (await isAt(db, assignment, hash)) ? 'already' : 'moved-on';
		if (!choices.lower && (await previewRegrade(db, assignment, from, to, now)).some(({ falls }) => falls))
			return 'lowers';
		await move(db, assignment, from, hash);
		await db
			.insertInto('regrade')
			.values({
				id: newId(now),
				assignment_id: assignment.id,
				from_hash: from,
				to_hash: hash,
				choices: JSON.stringify(choices),
				made_at: now,
				undone_at: null,
			})
			.execute();
		return 'done';
	});
	if (regraded === 'done') notifyChange(database, assignment.id);
	return regraded;
}

/** The regrade that everything at a version is graded by; null where none is, or it was undone. */
export async function regradeOf(
	db: Db,
	assignment: Pick<AssignmentTable, 'id'>,
	hash: string,
): Promise<RegradeTable | null> {
	const row = await db
		.selectFrom('regrade')
		.selectAll()
		.where('assignment_id', '=', assignment.id)
		.where('to_hash', '=', hash)
		.where('undone_at', 'is', null)
		.orderBy('made_at', 'desc')
		.orderBy('id', 'desc')
		.executeTakeFirst();
	return row ?? null;
}

/**
 * Grades by the version of before again.
 * @param id of the regrade
 */
export async function undoRegrade(
	database: Database,
	assignment: AssignmentTable,
	id: string,
	now: number,
): Promise<Exclude<Regraded, 'lowers'>> {
	const undone = await write(database, async (db) => {
		await lockAssignment(database, db, assignment);
		const row = await db
			.selectFrom('regrade')
			.selectAll()
			.where('id', '=', id)
			.where('assignment_id', '=', assignment.id)
			.executeTakeFirst();
		if (row && row.undone_at !== null) return 'already';
		const latest = row && (await regradeOf(db, assignment, row.to_hash));
		if (!latest || latest.id !== id || !(await isAt(db, assignment, latest.to_hash))) return 'moved-on';
		await move(db, assignment, latest.to_hash, latest.from_hash);
		await db.updateTable('regrade').set({ undone_at: now }).where('id', '=', id).execute();
		return 'done';
	});
	if (undone === 'done') notifyChange(database, assignment.id);
	return undone;
}

/** The same quiz, with the same items of the same kinds: what was given means the same in both. */
function assertSameItems(before: QuizVersion, after: QuizVersion) {
	if (before.module.id !== after.module.id || before.quiz.id !== after.quiz.id)
		throw new RangeError('This is a different quiz from the one that was assigned.');
	const names = ({ quiz }: QuizVersion) => new Set(quiz.items.map(({ id, kind }) => `${id} (${kind})`));
	const [was, is] = [names(before), names(after)];
	const gone = [...was.difference(is)].map((name) => `${name} is gone`);
	const added = [...is.difference(was)].map((name) => `${name} is new`);
	if (gone.length + added.length === 0) return;
	throw new RangeError(
		`Only a quiz with the same questions can be regraded: ${[...gone, ...added].join(', ')}.`,
	);
}
