import { certaintyMarks, understanding, type Certainty, type Understanding } from './certainty.ts';
import { itemScore } from './item-score.ts';
import type { Attempt } from './attempt.ts';
import { itemVerdict, pointsOf, shareOf, type GradedOutcome, type ItemVerdict } from './outcome.ts';
import type { Levels } from './kinds/open/item.ts';
import type { GradingKey } from './key.ts';

interface ReportItem extends Pick<GradedOutcome, 'parts' | 'weight'> {
	readonly id: string;
	readonly verdict: ItemVerdict;
	/** Points. */
	readonly earned: number;
	readonly certainty: Certainty | null;
	/** Null when the learner did not say how sure they were. */
	readonly understanding: Understanding | null;
	readonly flagged: boolean;
	/** How often it was checked. */
	readonly checks: number;
	/** How the learner rated their own words; null: they did not. */
	readonly rated: Levels | null;
}

export interface Report {
	readonly earned: number;
	readonly possible: number;
	/** How many items were right at the first response. */
	readonly right: number;
	/** How many were written, and nobody has said yet what they are worth. */
	readonly unmarked: number;
	readonly items: readonly ReportItem[];
	readonly byObjective: readonly {
		readonly objective: string;
		readonly earned: number;
		readonly possible: number;
	}[];
	/** How many items; partly right counts as wrong here. */
	readonly byCertainty: Readonly<Record<'right' | 'wrong', Readonly<Record<Certainty, number>>>>;
	/** Null when certainty was not asked for. */
	readonly certaintyMarks: number | null;
}

/** What a report needs of an item beside the attempt. */
export interface Keyed {
	readonly key: GradingKey;
	readonly objective: string;
}

/** What readers said of answers in one's own words, by id of item. */
export type Marked = ReadonlyMap<string, Levels>;

/**
 * Adds up an attempt.
 * @param marked absent where nobody marks: then an answer in one's own words is worth nothing, and costs nothing
 */
export function report(keys: ReadonlyMap<string, Keyed>, attempt: Attempt, marked?: Marked): Report {
	const items = attempt.order.flatMap((id) => {
		const keyed = keys.get(id);
		return keyed ? [reportItem(id, keyed, attempt, marked)] : [];
	});
	const sum = (some: readonly ReportItem[]) => some.reduce((total, item) => total + item.earned, 0);
	const worth = (some: readonly ReportItem[]) => some.reduce((total, item) => total + item.weight, 0);
	const count = (right: boolean, certainty: Certainty) =>
		items.filter((item) => item.certainty === certainty && (item.verdict === 'right') === right).length;
	const counts = (right: boolean) => ({ 1: count(right, 1), 2: count(right, 2), 3: count(right, 3) });
	const objectives = new Map<string, ReportItem[]>();
	for (const item of items) {
		const objective = keys.get(item.id)?.objective ?? '';
		objectives.set(objective, [...(objectives.get(objective) ?? []), item]);
	}
	return {
		earned: sum(items),
		possible: worth(items),
		right: items.filter((item) => item.weight > 0 && item.verdict === 'right').length,
		unmarked: items.filter((item) => item.verdict === 'unmarked').length,
		items,
		byObjective: [...objectives].map(([objective, some]) => ({
			objective,
			earned: sum(some),
			possible: worth(some),
		})),
		byCertainty: { right: counts(true), wrong: counts(false) },
		certaintyMarks: attempt.options.certainty
			? items.reduce(
					(total, item) => total + (item.certainty ? certaintyMarks(shareOf(item), item.certainty) : 0),
					0,
				)
			: null,
	};
}

function reportItem(id: string, { key }: Keyed, attempt: Attempt, marked?: Marked): ReportItem {
	const state = attempt.items[id];
	const { outcome, parts, weight } = itemScore(key, state, marked && (marked.get(id) ?? null));
	const answered = outcome.status === 'graded';
	const certainty = answered && weight > 0 ? (state?.first?.certainty ?? null) : null;
	return {
		id,
		verdict: itemVerdict(outcome),
		parts,
		weight,
		earned: pointsOf({ parts, weight }),
		certainty,
		understanding: certainty && understanding(shareOf({ parts }), certainty),
		flagged: state?.flagged ?? false,
		checks: state?.checks ?? 0,
		rated: state?.rated ?? null,
	};
}
