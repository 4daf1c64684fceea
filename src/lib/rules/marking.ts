import type { Levels } from '../quiz/kinds/open/item.ts';

/** How answers in students' own words are marked: by whom, what holds of what was given, and what is still to do. */

export interface MarkingOptions {
	/** Names stay hidden on the pages for marking until everything is marked. */
	readonly anonymous: boolean;
	/** Two teachers mark each answer, and the second does not see what the first gave. */
	readonly second: boolean;
}

export const PLAIN_MARKING: MarkingOptions = { anonymous: false, second: false };

/** `settled`: what was agreed where the two differ; it is what counts from then on. */
export type MarkRole = 'first' | 'second' | 'settled';

export interface Mark {
	readonly id: string;
	/** Id of the teacher; null once the account is gone. */
	readonly marker: string | null;
	readonly role: MarkRole;
	/** Names the answer as it was when it was marked. */
	readonly answer: string;
	readonly levels: Levels;
	/** May be empty. */
	readonly comment: string;
	/** Milliseconds since 1970. */
	readonly madeAt: number;
}

/** The newest mark of each role for one answer. */
export type Marks = Readonly<Record<MarkRole, Mark | null>>;

/**
 * What holds of all that was given for an answer: the newest of each role. What was given for another text, before the
 * student changed it, is void.
 * @param all oldest first
 * @param answer names the answer as it is
 */
export function marksFor(all: readonly Mark[], answer: string): Marks {
	const own = all.filter((mark) => mark.answer === answer);
	const newest = (role: MarkRole) => own.findLast((mark) => mark.role === role) ?? null;
	return { first: newest('first'), second: newest('second'), settled: newest('settled') };
}

/** `waiting`: for a mark; `second`: for the second marker; `differs`: somebody has to settle it. */
export type MarkState = 'waiting' | 'second' | 'differs' | 'marked';

export function markState({ first, second, settled }: Marks, options: MarkingOptions): MarkState {
	if (settled) return 'marked';
	if (!first) return 'waiting';
	if (!options.second) return 'marked';
	if (!second) return 'second';
	return isSame(first.levels, second.levels) ? 'marked' : 'differs';
}

/** The mark that counts; null: it waits. Where two mark, that is what both agree on, or what was settled. */
export const countingMark = (marks: Marks, options: MarkingOptions): Mark | null =>
	markState(marks, options) === 'marked' ? (marks.settled ?? marks.first) : null;

/** Whether two markers gave the same levels. */
export function isSame(one: Levels, other: Levels): boolean {
	const names = new Set([...Object.keys(one), ...Object.keys(other)]);
	return [...names].every((name) => one[name] === other[name]);
}

/**
 * As what a teacher's mark would count now; null: they have no more to say here. Whoever marked first goes on as the
 * first, until both marks are there; where they differ, the first or the owner settles it. Whoever is neither is the
 * second.
 */
export function roleOf(
	{ first, second, settled }: Marks,
	options: MarkingOptions,
	teacher: { readonly id: string; readonly isOwner: boolean },
): MarkRole | null {
	if (settled) return !options.second || maySettle(first, teacher) ? 'settled' : null;
	if (!first || !options.second) return 'first';
	if (!second) return first.marker === teacher.id ? 'first' : 'second';
	return maySettle(first, teacher) ? 'settled' : null;
}

const maySettle = (first: Mark | null, teacher: { readonly id: string; readonly isOwner: boolean }) =>
	teacher.isOwner || first === null || first.marker === teacher.id;

/** Whether a teacher may see what another gave: the second marker not before both have marked. */
export const seesOthers = (role: MarkRole | null): boolean => role !== 'second';
