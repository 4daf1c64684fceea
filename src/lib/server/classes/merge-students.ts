import { mergedIn } from '../../rules/given-to.ts';
import { givenTo } from '../attempts/rules-of.ts';
import type { Database, Db } from '../database/engine.ts';
import type { AttemptTable } from '../database/tables/attempts.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import { locked, write } from '../database/write.ts';
import { lockClass } from './change-student.ts';

/** Above every number an attempt has: numbers are unique at each moment, also half-way through. */
const ASIDE = 1_000_000;

export interface MergePreview {
	/** Attempts of each that would be put together. */
	readonly attempts: { readonly kept: number; readonly gone: number };
	/** Attempts that were not submitted; they stay so, and on the devices they can be gone on with. */
	readonly running: number;
	readonly devices: number;
}

/** What `mergeStudents` would do, for the teacher to see first: it cannot be undone. */
export async function previewMerge(db: Db, kept: StudentTable, gone: StudentTable): Promise<MergePreview> {
	const attempts = await db
		.selectFrom('attempt')
		.select(['student_id', 'handed_in_at'])
		.where('student_id', 'in', [kept.id, gone.id])
		.execute();
	const devices = await db
		.selectFrom('student_device')
		.select('hash')
		.where('student_id', '=', gone.id)
		.execute();
	const of = (id: string) => attempts.filter(({ student_id }) => student_id === id).length;
	return {
		attempts: { kept: of(kept.id), gone: of(gone.id) },
		running: attempts.filter(({ handed_in_at }) => handed_in_at === null).length,
		devices: devices.length,
	};
}

/**
 * Two entries of one person become one. Attempts with their events, overrides, excuses and devices move to the kept entry;
 * attempts at one quiz are numbered anew by when they were started. A running attempt stays running, also when
 * both have one in the same quiz; the limit of attempts then counts all of them. Of two amounts of extra time the
 * greater holds. The other entry is deleted.
 * @returns false when one of the two is no longer there
 */
export function mergeStudents(
	database: Database,
	classId: string,
	{ kept, gone }: { readonly kept: string; readonly gone: string },
): Promise<boolean> {
	return write(database, async (db) => {
		await lockClass(database, db, classId);
		const both = await db
			.selectFrom('student')
			.selectAll()
			.where('class_id', '=', classId)
			.where('id', 'in', [kept, gone])
			.orderBy('id')
			.$call(locked(database))
			.execute();
		const [to, from] = [kept, gone].map((id) => both.find((student) => student.id === id));
		if (!to || !from || kept === gone) return false;
		await moveAttempts(db, to, from);
		await moveReads(db, to, from);
		await moveTerms(db, classId, { kept, gone });
		await db
			.updateTable('group_member')
			.set({ student_id: kept })
			.where('student_id', '=', gone)
			.where('group_id', 'not in', (of) =>
				of.selectFrom('group_member').select('group_id').where('student_id', '=', kept),
			)
			.execute();
		await db.updateTable('override').set({ student_id: kept }).where('student_id', '=', gone).execute();
		await moveExcused(db, kept, gone);
		await db.updateTable('student_device').set({ student_id: kept }).where('student_id', '=', gone).execute();
		await db.deleteFrom('student').where('id', '=', gone).execute();
		await db.updateTable('student').set(together(to, from)).where('id', '=', kept).execute();
		return true;
	});
}

/** What either has read or decided, both have; what is left of the other goes with it. */
async function moveReads(db: Db, to: StudentTable, from: StudentTable): Promise<void> {
	await db
		.insertInto('stop_read')
		.columns(['assignment_id', 'student_id', 'stop', 'read_at', 'road', 'earned', 'possible'])
		.expression(
			db
				.selectFrom('stop_read')
				.select((is) => [
					'assignment_id',
					is.val(to.id).as('student_id'),
					'stop',
					'read_at',
					'road',
					'earned',
					'possible',
				])
				.where('student_id', '=', from.id),
		)
		.onConflict((taken) => taken.doNothing())
		.execute();
}

/** What was given to either, on terms of their own, is given to the one that stays. */
async function moveTerms(db: Db, classId: string, ids: { readonly kept: string; readonly gone: string }) {
	const given = await db
		.selectFrom('assignment')
		.select(['id', 'given_to'])
		.where('class_id', '=', classId)
		.where('given_to', 'is not', null)
		.execute();
	for (const row of given) {
		const given_to = JSON.stringify(mergedIn(givenTo(row), ids));
		if (given_to === row.given_to) continue;
		await db.updateTable('assignment').set({ given_to }).where('id', '=', row.id).execute();
	}
}

async function moveAttempts(db: Db, to: StudentTable, from: StudentTable): Promise<void> {
	const attempts = await db
		.selectFrom('attempt')
		.selectAll()
		.where('student_id', 'in', [to.id, from.id])
		.orderBy('started_at')
		.orderBy('id')
		.execute();
	const moving = attempts.filter(({ student_id }) => student_id === from.id);
	const touched = new Set(moving.map(quizOf));
	const numbered = attempts.filter((attempt) => touched.has(quizOf(attempt)));
	const counts = new Map<string, number>();
	for (const [at, { id }] of numbered.entries())
		await db
			.updateTable('attempt')
			.set({ student_id: to.id, number: ASIDE + at })
			.where('id', '=', id)
			.execute();
	for (const attempt of numbered) {
		const number = (counts.get(quizOf(attempt)) ?? 0) + 1;
		counts.set(quizOf(attempt), number);
		await db.updateTable('attempt').set({ number }).where('id', '=', attempt.id).execute();
	}
}

/** Excused under either name is excused. */
async function moveExcused(db: Db, kept: string, gone: string): Promise<void> {
	const rows = await db.selectFrom('excused').selectAll().where('student_id', '=', gone).execute();
	if (rows.length === 0) return;
	await db
		.insertInto('excused')
		.values(rows.map((row) => ({ ...row, student_id: kept })))
		.onConflict((conflict) => conflict.columns(['assignment_id', 'student_id']).doNothing())
		.execute();
}

const quizOf = ({ assignment_id, place }: AttemptTable) => `${assignment_id} ${place}`;

function together(to: StudentTable, from: StudentTable) {
	const joined = [to.joined_at, from.joined_at].filter((at) => at !== null);
	return {
		joined_at: joined.length > 0 ? Math.min(...joined) : null,
		extra_percent: Math.max(to.extra_percent, from.extra_percent),
		extra_minutes: Math.max(to.extra_minutes, from.extra_minutes),
	};
}
