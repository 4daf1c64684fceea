import type { ExtraTime } from './deadline.ts';

/** What holds for one student of an assignment alone. */
export interface OwnTerms {
	/** Instead of every due date; null: as for the others. Milliseconds since 1970. */
	readonly dueAt: number | null;
	/** Attempts beyond what the rules allow; 0 or more. */
	readonly attempts: number;
}

/** To whom of a class something was given, and on what terms of their own. */
export interface GivenTo {
	/** Ids of students; null: to all, also those who come later. */
	readonly only: readonly string[] | null;
	/** By id of student. */
	readonly own: Readonly<Record<string, OwnTerms>>;
}

export const TO_ALL: GivenTo = { only: null, own: {} };
const NO_TERMS: OwnTerms = { dueAt: null, attempts: 0 };

export const isGivenTo = ({ only }: GivenTo, student: string): boolean =>
	only === null || only.includes(student);

/** A student's own terms beside the extra time that they have everywhere. */
export const termsOf = ({ own }: GivenTo, student: string, extra: ExtraTime): ExtraTime => ({
	...extra,
	...(Object.hasOwn(own, student) ? own[student] : NO_TERMS),
});

/** With other terms for one student; with none of their own they are as all others. */
export function withTerms(given: GivenTo, student: string, terms: OwnTerms): GivenTo {
	const { [student]: _, ...others } = given.own;
	const isNone = terms.dueAt === null && terms.attempts === 0;
	return { ...given, own: isNone ? others : { ...others, [student]: terms } };
}

/** Two entries of one person become one: what the other was given is the kept one's. */
export function mergedIn(given: GivenTo, { kept, gone }: { kept: string; gone: string }): GivenTo {
	const { [gone]: theirs, ...others } = given.own;
	const own = theirs && !Object.hasOwn(others, kept) ? { ...others, [kept]: theirs } : others;
	const only = given.only && [...new Set(given.only.map((id) => (id === gone ? kept : id)))];
	return { only, own };
}
