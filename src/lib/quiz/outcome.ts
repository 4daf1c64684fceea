/** Why a response cannot be graded; not the same as wrong, and it costs nothing. */
export type Invalid = 'empty' | 'unknown' | 'too-many' | 'incomplete' | 'repeated' | 'not-a-number';

/** Chosen and right; chosen and not; right and not chosen. Rows, steps and gaps know the first two. */
export type Mark = 'right' | 'wrong' | 'missed';
export type Verdict = 'right' | 'partly' | 'wrong';
/** Of any item, whatever became of it; `unmarked`: written, and nobody has said yet what it is worth. */
export type ItemVerdict = Verdict | 'unmarked' | 'unanswered';

export interface GradedOutcome {
	readonly status: 'graded';
	/** Whole numbers, `0 ≤ earned ≤ of`, `of ≥ 1`: what was right of what counts (rows, pairs of steps …). */
	readonly parts: { readonly earned: number; readonly of: number };
	/** Points that all the parts together are worth, a whole number. 0: the item does not count. */
	readonly weight: number;
	readonly verdict: Verdict;
	/** By id of choice, row, step or gap; what is absent has no mark. */
	readonly marks: Readonly<Record<string, Mark>>;
}
export type Outcome =
	| { readonly status: 'invalid'; readonly reason: Invalid }
	/** Complete, but only a reader can say what it is worth: neither right nor wrong. */
	| { readonly status: 'written' }
	| GradedOutcome;

export const WRITTEN: Outcome = { status: 'written' };

export const invalid = (reason: Invalid): Outcome => ({ status: 'invalid', reason });

/** @param earned parts of `of`, both whole numbers */
export function graded(
	earned: number,
	of: number,
	given: Iterable<readonly [id: string, Mark]>,
): GradedOutcome {
	const verdict = earned === of ? 'right' : earned === 0 ? 'wrong' : 'partly';
	// Inherits nothing: the mark of a choice called `constructor` is its own, or absent.
	const marks: Record<string, Mark> = Object.create(null);
	for (const [id, mark] of given) marks[id] = mark;
	return { status: 'graded', parts: { earned, of }, weight: 1, verdict, marks };
}

/** What may be said of a response in one word. */
export const itemVerdict = (outcome: Outcome): ItemVerdict =>
	outcome.status === 'graded' ? outcome.verdict : outcome.status === 'written' ? 'unmarked' : 'unanswered';

/** What is right of all there is, 0 to 1, whatever it is worth; exactly 1 for the key and nothing else. */
export const shareOf = ({ parts }: Pick<GradedOutcome, 'parts'>): number => parts.earned / parts.of;

/** The points that were earned, `0 ≤ points ≤ weight`. */
export const pointsOf = ({ parts, weight }: Pick<GradedOutcome, 'parts' | 'weight'>): number =>
	(weight * parts.earned) / parts.of;
