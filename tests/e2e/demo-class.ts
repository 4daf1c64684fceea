import { makeDemo } from '../../src/lib/server/demo/make-demo.ts';
import { module } from './content.ts';
import { withDatabase } from './database.ts';

/** Where a demo class is, and its assignments: the graded one is over, the written one is to be marked. */
export interface Demo {
	/** `/teach/classes/…` */
	readonly own: string;
	/** `/teach/assignments/…` */
	readonly graded: string;
	readonly written: string;
	readonly practice: string;
}

/** A demo class of a teacher, straight in the database of the server under test, as the button makes it. */
export const demoOf = (teacher: string): Promise<Demo> =>
	withDatabase(async (database) => {
		const id = await makeDemo(database, teacher, module, 'Asia/Karachi', Date.now());
		const [graded = '', written = '', practice = ''] = (
			await database.db
				.selectFrom('assignment')
				.select('id')
				.where('class_id', '=', id)
				.orderBy('created_at')
				.execute()
		).map((assignment) => `/teach/assignments/${assignment.id}`);
		return { own: `/teach/classes/${id}`, graded, written, practice };
	});
