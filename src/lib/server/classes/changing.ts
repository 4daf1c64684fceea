import { error } from '@sveltejs/kit';
import { NOTHING_HERE } from '../../words/refusals.ts';
import { notifyChange } from '../attempts/changes.ts';
import type { Database } from '../database/engine.ts';
import { write } from '../database/write.ts';
import type { Once } from '../once/once.ts';
import { isRefused } from '../once/write-once.ts';
import { noteChange, type ClassChange } from './class-changes.ts';
import { ownClass } from './own-class.ts';

/**
 * Carries out what a teacher changes in the class of the address, and notes who it was: both or neither. A form that is
 * sent again, and what is refused, is not noted.
 * @param once of the form, where it has one
 * @param work writes by the database it is given, and by no other
 * @param what was changed; where that depends on the result, null says that nothing was
 */
export async function changing<T>(
	locals: App.Locals,
	once: Once | null,
	work: (within: Database) => Promise<T>,
	what: ClassChange | ((result: T) => ClassChange | null),
): Promise<T> {
	const { database } = locals.state;
	const { id } = ownClass(locals);
	const teacher = locals.teacher?.id ?? error(404, NOTHING_HERE.orNotYours);
	const result = await write(database, async (db) => {
		const done = await work({ ...database, db, isWithin: true });
		const change = typeof what === 'function' ? what(done) : what;
		if (change && !isRefused(done) && once?.isFirst() !== false)
			await noteChange(db, id, teacher, change, Date.now());
		return done;
	});
	notifyChange(database, id);
	const { assignment } = locals.granted;
	if (assignment) notifyChange(database, assignment.id);
	return result;
}
