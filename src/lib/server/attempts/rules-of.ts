import type { ExtraTime } from '../../rules/deadline.ts';
import type { AssignedAttempt, Delivery } from '../../rules/over.ts';
import { termsOf, TO_ALL, type GivenTo } from '../../rules/given-to.ts';
import { PLAIN_MARKING, type MarkingOptions } from '../../rules/marking.ts';
import { ruledAt, type Plan } from '../../rules/plan.ts';
import type { AssignmentRules } from '../../rules/rules.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { AttemptTable } from '../database/tables/attempts.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import { eachOnce } from '../each-once.ts';

/** What a module was assigned as; null where it is quizzes alone. */
export const planOf = ({ plan }: Pick<AssignmentTable, 'plan'>): Plan | null =>
	plan === null ? null : (JSON.parse(plan) as Plan);

/** The rules at a place: of a plan, its stage's date and its test's own rules hold there. */
export function rulesAt(
	assignment: Pick<AssignmentTable, 'rules' | 'plan'>,
): (place: number) => AssignmentRules {
	const whole = rulesOf(assignment);
	const plan = planOf(assignment);
	return plan ? eachOnce((place) => ruledAt(whole, plan, place)) : () => whole;
}

/**
 * The rules of the whole, as they were parsed before they were stored. Until scores had a rule of their own they came
 * with the feedback; until help with reading had one it was there, and no passage came before its question.
 */
export function rulesOf({ rules }: Pick<AssignmentTable, 'rules'>): AssignmentRules {
	const stored = JSON.parse(rules) as Omit<AssignmentRules, 'score' | 'readingHelp' | 'passageFirst'> &
		Partial<AssignmentRules>;
	const former = stored.feedback === 'never' ? 'after-hand-in' : stored.feedback;
	return {
		...stored,
		score: stored.score ?? former,
		readingHelp: stored.readingHelp ?? true,
		passageFirst: stored.passageFirst ?? false,
	};
}

/** To whom something was given. */
export const givenTo = ({ given_to }: Pick<AssignmentTable, 'given_to'>): GivenTo =>
	given_to === null ? TO_ALL : (JSON.parse(given_to) as GivenTo);

/** How answers in students’ own words are marked. */
export const markingOf = ({ marking }: Pick<AssignmentTable, 'marking'>): MarkingOptions =>
	marking == null ? PLAIN_MARKING : (JSON.parse(marking) as MarkingOptions);

/** What a student has beyond the others: everywhere, and in this assignment. */
export const extraOf = (
	{ id, extra_percent, extra_minutes }: Pick<StudentTable, 'id' | 'extra_percent' | 'extra_minutes'>,
	assignment: Pick<AssignmentTable, 'given_to'>,
): ExtraTime => termsOf(givenTo(assignment), id, { percent: extra_percent, minutes: extra_minutes });

type HandIn = 'handed_in_at' | 'handed_in_device' | 'handed_in_sequence';

/** Null as long as nothing was handed in. */
export const handInOf = ({
	handed_in_at: receivedAt,
	handed_in_device: device,
	handed_in_sequence: sequence,
}: Pick<AttemptTable, HandIn>): Delivery | null =>
	receivedAt === null || device === null || sequence === null ? null : { receivedAt, device, sequence };

export const assignedOf = (
	row: Pick<AttemptTable, HandIn | 'started_at' | 'reopened_until'>,
): AssignedAttempt => ({
	startedAt: row.started_at,
	handIn: handInOf(row),
	reopenedUntil: row.reopened_until,
});
