import { parseRules } from '../../rules/parse-rules.ts';
import { ruleProblemWords } from '../../words/rule-problems.ts';
import { createAssignment, versionOf } from '../assignments/assignments.ts';
import type { Module, Quiz } from '../../quiz/types.ts';
import type { Database } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';

/** Assigns a quiz to the demo class. @param written rules, as a form has them @param now milliseconds since 1970 */
export async function assign(
	database: Database,
	classId: string,
	module: Module,
	quiz: Quiz,
	written: object,
	now: number,
): Promise<AssignmentTable> {
	const { rules, problems } = parseRules(written);
	if (!rules) throw new Error(problems.map(ruleProblemWords).join(' '));
	const settings = { title: '', rules, liveScores: false };
	const id = await createAssignment(database, { id: classId }, [[versionOf(module, quiz)]], settings, now);
	return database.db.selectFrom('assignment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}
