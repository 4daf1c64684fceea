import { dueFor, handsInBy } from '../../rules/deadline.ts';
import { dueWords } from '../../words/due-words.ts';
import { lateRule } from '../../words/rule-words.ts';
import { extraOf, rulesOf } from '../attempts/rules-of.ts';
import type { Times } from '../../wire/take-view.ts';
import type { AttemptTable } from '../database/tables.ts';
import type { Taken } from './taken.ts';

/** What the rules say now of a student's time; said with every answer, since a teacher may change them at any moment. */
export function timesOf({ assignment, student, now }: Taken, row: AttemptTable | null): Times {
	const rules = rulesOf(assignment);
	const extra = extraOf(student);
	const dueAt = dueFor(rules, extra);
	return {
		now,
		dueAt,
		due: dueAt === null ? null : dueWords(dueAt, rules.timeZone, now),
		handsInBy: row && handsInBy(rules, extra, row.started_at, row.reopened_until),
		lateRule: lateRule(rules, extra, now),
	};
}
