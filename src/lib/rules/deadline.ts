import type { AssignmentRules } from './rules.ts';

const MINUTE = 60_000;

/**
 * How long the way to the server may take, in milliseconds. Only the server's clock is believed, and it sees
 * when something arrives, not when it was sent. So everybody has this much longer than they are told: what was
 * sent in the last second still counts, and no device gains by setting its clock.
 */
export const GRACE = 60_000;

/** What a student has beyond the others; 0 for most, never below. */
export interface ExtraTime {
	/** Of the time limit; nothing without one. */
	readonly percent: number;
	readonly minutes: number;
	/** A due date of their own, in milliseconds since 1970; null or absent: as for the others. */
	readonly dueAt?: number | null;
	/** Attempts beyond what the rules allow; absent: none. */
	readonly attempts?: number;
}

export const NO_EXTRA: ExtraTime = { percent: 0, minutes: 0 };

/** A student's time limit in milliseconds. */
export function timeLimitFor({ timeLimit }: AssignmentRules, extra: ExtraTime): number | null {
	return timeLimit === null ? null : timeLimit * MINUTE + extraOf(timeLimit, extra);
}

/**
 * The due date as it holds for a student: later by just as much as their time limit is longer. Where all begin
 * together, shortly before it, extra time would otherwise be cut off.
 */
export function dueFor({ dueAt, timeLimit }: AssignmentRules, extra: ExtraTime): number | null {
	const due = extra.dueAt ?? dueAt;
	return due === null ? null : due + extraOf(timeLimit, extra);
}

/** The last moment anything is taken from a student. Null: there is none. */
export function endFor(rules: AssignmentRules, extra: ExtraTime): number | null {
	const due = extra.dueAt ?? null;
	const last = rules.latePolicy === 'refuse' ? rules.dueAt : rules.closesAt;
	// Late work of somebody who has longer is taken no less long than what is in time; and no end is none for them, too.
	const refused =
		rules.latePolicy === 'refuse' ? due : last === null || due === null ? null : Math.max(last, due);
	const end = refused ?? last;
	return end === null ? null : end + extraOf(rules.timeLimit, extra);
}

/**
 * When an attempt has to be handed in: at the time limit, or before it at the end. Null: whenever. Never before
 * the attempt's own start, even if the end was moved there afterwards, and never before the moment until which the
 * teacher has opened it again.
 */
export function handsInBy(
	rules: AssignmentRules,
	extra: ExtraTime,
	startedAt: number,
	reopenedUntil: number | null = null,
): number | null {
	const limit = timeLimitFor(rules, extra);
	const end = endFor(rules, extra);
	if (limit === null && end === null) return null;
	return Math.max(
		startedAt,
		reopenedUntil ?? startedAt,
		Math.min(startedAt + (limit ?? Infinity), end ?? Infinity),
	);
}

/** Whether what arrived then is late, the way to the server allowed for. */
export function isLate(rules: AssignmentRules, extra: ExtraTime, receivedAt: number): boolean {
	const due = dueFor(rules, extra);
	return due !== null && receivedAt > due + GRACE;
}

/** Milliseconds; whole ones, rounded up. */
const extraOf = (timeLimit: number | null, { percent, minutes }: ExtraTime) =>
	Math.ceil((((timeLimit ?? 0) * percent) / 100 + minutes) * MINUTE);
