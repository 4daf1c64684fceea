import type { Database, Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import { locked } from '../database/write.ts';

type Assigned = Pick<AssignmentTable, 'id'>;

/** Nobody starts an attempt at the version of before meanwhile. */
export const lockAssignment = (database: Database, db: Db, { id }: Assigned) =>
	db.selectFrom('assignment').select('id').where('id', '=', id).$call(locked(database)).execute();

/** Whether a version is one of those that an assignment is pinned to. */
export async function isAt(db: Db, { id }: Assigned, hash: string): Promise<boolean> {
	const row = await db
		.selectFrom('assignment_quiz')
		.select('place')
		.where('assignment_id', '=', id)
		.where('version_hash', '=', hash)
		.executeTakeFirst();
	return row !== undefined;
}

/** Whether anybody has begun an attempt at it. */
export async function isBegun(db: Db, { id }: Assigned, hash: string): Promise<boolean> {
	const row = await db
		.selectFrom('attempt')
		.select('id')
		.where('assignment_id', '=', id)
		.where('version_hash', '=', hash)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/** Pins an assignment, and all that was answered, to another version. */
export async function move(db: Db, { id }: Assigned, from: string, version_hash: string) {
	for (const table of ['assignment_quiz', 'attempt'] as const)
		await db
			.updateTable(table)
			.set({ version_hash })
			.where('assignment_id', '=', id)
			.where('version_hash', '=', from)
			.execute();
}
