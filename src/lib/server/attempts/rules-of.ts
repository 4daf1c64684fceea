import type { ExtraTime } from '../../assign/deadline.ts';
import type { Delivery } from '../../assign/over.ts';
import type { AssignmentRules } from '../../assign/rules.ts';
import type { AssignmentTable, AttemptTable, StudentTable } from '../database/tables.ts';

/** As they were parsed before they were stored. */
export const rulesOf = ({ rules }: Pick<AssignmentTable, 'rules'>) => JSON.parse(rules) as AssignmentRules;

export const extraOf = ({
	extra_percent,
	extra_minutes,
}: Pick<StudentTable, 'extra_percent' | 'extra_minutes'>): ExtraTime => ({
	percent: extra_percent,
	minutes: extra_minutes,
});

/** Null as long as nothing was handed in. */
export const handInOf = ({
	handed_in_at: receivedAt,
	handed_in_device: device,
	handed_in_sequence: sequence,
}: AttemptTable): Delivery | null =>
	receivedAt === null || device === null || sequence === null ? null : { receivedAt, device, sequence };
