import { withTerms, type OwnTerms } from '../../rules/given-to.ts';
import { givenTo } from '../attempts/rules-of.ts';
import type { Database } from '../database/engine.ts';
import { locked, write } from '../database/write.ts';

/** Another due date, and further attempts, for one student: somebody was ill, or makes something up. */
export function setOwnTerms(
	database: Database,
	assignment: string,
	student: string,
	terms: OwnTerms,
): Promise<void> {
	return write(database, async (db) => {
		const row = await db
			.selectFrom('assignment')
			.select('given_to')
			.where('id', '=', assignment)
			// Two teachers who do it for two students do not undo each other.
			.$call(locked(database))
			.executeTakeFirstOrThrow();
		const given_to = JSON.stringify(withTerms(givenTo(row), student, terms));
		await db.updateTable('assignment').set({ given_to }).where('id', '=', assignment).execute();
	});
}
