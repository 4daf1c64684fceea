import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { Database } from '../database/engine.ts';
import { locked } from '../database/write.ts';
import { notifyChange } from '../attempts/changes.ts';
import { markingOf } from '../attempts/rules-of.ts';
import type { Once } from '../once/once.ts';
import { writeOnce } from '../once/write-once.ts';
import type { Marker } from './answer-view.ts';
import type { WrittenAnswer } from './answers.ts';
import { addMark } from './marks.ts';
import type { TypedMark } from './parse-mark-form.ts';

/**
 * Gives an answer a mark: all of it or, when somebody was quicker, nothing.
 * @param now milliseconds since 1970
 */
export async function saveMark(
	database: Database,
	assignment: AssignmentTable,
	{ loaded, item, response }: Pick<WrittenAnswer, 'loaded' | 'item' | 'response'>,
	{ levels, comment, known }: Pick<TypedMark, 'levels' | 'comment' | 'known'>,
	teacher: Marker,
	now: number,
	once: Once | null = null,
): Promise<{ readonly refused?: 'meanwhile' }> {
	const saved = await writeOnce(database, once, async (db) => {
		// Marks of one attempt take turns, and what is settled about how they are given holds from the next one on.
		await db
			.selectFrom('attempt')
			.select('id')
			.where('id', '=', loaded.row.id)
			.$call(locked(database))
			.executeTakeFirstOrThrow();
		const { marking } = await db
			.selectFrom('assignment')
			.select('marking')
			.where('id', '=', assignment.id)
			.executeTakeFirstOrThrow();
		return addMark(db, {
			attempt: loaded.row.id,
			item: item.id,
			response,
			teacher,
			options: markingOf({ marking }),
			known,
			levels,
			comment,
			now,
		});
	});
	notifyChange(database, assignment.id);
	return saved;
}
