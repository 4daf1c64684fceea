import type { ExtraTime } from '../../rules/deadline.ts';
import type { AssignedAttempt, Delivery } from '../../rules/over.ts';
import type { AssignmentRules } from '../../rules/rules.ts';
import type { AssignmentTable, AttemptTable, StudentTable } from '../database/tables.ts';

/**
 * As they were parsed before they were stored. Until scores had a rule of their own they came with the feedback; until
 * help with reading had one it was there.
 */
export function rulesOf({ rules }: Pick<AssignmentTable, 'rules'>): AssignmentRules {
	const stored = JSON.parse(rules) as Omit<AssignmentRules, 'score' | 'readingHelp'> &
		Partial<AssignmentRules>;
	const former = stored.feedback === 'never' ? 'after-hand-in' : stored.feedback;
	return { ...stored, score: stored.score ?? former, readingHelp: stored.readingHelp ?? true };
}

export const extraOf = ({
	extra_percent,
	extra_minutes,
}: Pick<StudentTable, 'extra_percent' | 'extra_minutes'>): ExtraTime => ({
	percent: extra_percent,
	minutes: extra_minutes,
});

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
