import { toInstant } from '../../rules/local-time.ts';
import { TEACHER_PROBLEMS } from '../../words/class-teachers.ts';
import { formText } from '../form-text.ts';
import type { Share } from './class-invitations.ts';
import type { ClassTable } from '../database/tables/classes.ts';

const LONGEST_MS = 10 * 366 * 86_400_000;

export interface TypedShare {
	readonly role: string;
	/** As `<input type="date">` has it; empty: without end. */
	readonly until: string;
}
export type ShareProblems = Partial<Record<'role' | 'until', string>>;

/**
 * What the owner of a class typed about another teacher.
 * @param now milliseconds since 1970; the last day is over after it
 */
export function parseShareForm(
	form: FormData,
	{ time_zone }: Pick<ClassTable, 'time_zone'>,
	now: number,
): { readonly typed: TypedShare } & (
	{ readonly share: Share } | { readonly share?: never; readonly problems: ShareProblems }
) {
	const typed = {
		role: formText(form, 'role').slice(0, 20),
		until: formText(form, 'until').trim().slice(0, 20),
	};
	const { role } = typed;
	const until = typed.until === '' ? null : toInstant(`${typed.until}T23:59`, time_zone);
	const isDay = typed.until === '' || (until !== null && until > now && until < now + LONGEST_MS);
	const isRole = role === 'editor' || role === 'viewer';
	if (isRole && isDay) return { typed, share: { role, until } };
	return {
		typed,
		problems: {
			...(!isRole && { role: TEACHER_PROBLEMS.role }),
			...(!isDay && { until: TEACHER_PROBLEMS.until }),
		},
	};
}
