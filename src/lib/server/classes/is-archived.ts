import type { Db } from '../database/engine.ts';

/** Whether a class is there to be read alone. */
export async function isArchived(db: Db, classId: string): Promise<boolean> {
	const row = await db
		.selectFrom('class')
		.select('id')
		.where('id', '=', classId)
		.where('archived_at', 'is not', null)
		.executeTakeFirst();
	return row !== undefined;
}
