import { gradingKey, correctResponse } from '../../quiz/grading.ts';
import { grade, type GradedOutcome, type ItemVerdict } from '../../quiz/grade.ts';
import { invalid, itemVerdict } from '../../quiz/outcome.ts';
import { keyWords, responseParts } from '../../quiz/wording.ts';
import { earnedOf, possibleIn } from '../../quiz/ruling.ts';
import { apply } from '../../quiz/attempt.ts';
import { parseWritten } from '../../quiz/kinds/open/written.ts';
import type { Certainty } from '../../quiz/certainty.ts';
import type { Item } from '../../quiz/types.ts';
import type { Reading } from '../../text/types.ts';
import type { WrittenPaper } from '../../wire/paper-view.ts';
import { countingOf, type LoadedAttempt } from '../attempts/load-attempts.ts';
import { markOf } from '../marking/mark-of.ts';
import { writtenPaper } from '../marking/written-paper.ts';

/** A teacher sees all of it. */
const ALL = { feedback: true, keys: true };

/** One item of a student's paper, as the teacher reads it: everything is there. */
export interface PaperItem {
	readonly item: Item;
	/** Part by part, in the words the student saw; empty when it was left open. */
	readonly given: readonly string[];
	/** The correct response in the same way. */
	readonly right: readonly string[];
	readonly outcome: GradedOutcome | null;
	readonly verdict: ItemVerdict;
	/** Points, also where nothing was given. */
	readonly earned: number;
	readonly certainty: Certainty | null;
	/** Of an answer in the student’s own words; null of any other. */
	readonly written: (WrittenPaper & { readonly text: string }) | null;
}

export interface StudentPaper {
	/** Of the attempt. */
	readonly id: string;
	readonly number: number;
	/** Id of the module, and the readings that this form of the quiz cites. */
	readonly source: { readonly id: string; readonly readings: readonly Reading[] };
	readonly startedAt: number;
	readonly handedInAt: number | null;
	/** Null: it still runs. */
	readonly overSince: number | null;
	/** Until when the teacher has opened it again; null: not. */
	readonly reopenedUntil: number | null;
	readonly earned: number;
	/** Answers that nobody has marked yet. */
	readonly unmarked: number;
	readonly possible: number;
	readonly items: readonly PaperItem[];
}

/** An attempt as a page to read, in the order in which the student had its items. */
export function studentPaper(loaded: LoadedAttempt): StudentPaper {
	const { row, version, overSince } = loaded;
	const attempt =
		overSince === null ? loaded.attempt : apply(loaded.attempt, { type: 'submitted', at: overSince });
	const byId = new Map(version.quiz.items.map((item) => [item.id, item]));
	const items = attempt.order.flatMap((id): PaperItem[] => {
		const item = byId.get(id);
		if (!item) return [];
		const state = attempt.items[id];
		const first = state?.first ?? (state && state.response.length > 0 ? state : null);
		const key = gradingKey(item);
		const mark = item.kind === 'open' ? markOf(loaded, item) : null;
		const outcome = first ? grade(key, first.response, mark?.levels) : null;
		return [
			{
				item,
				given: first ? responseParts(item, first.response) : [],
				right: item.ruling?.one ? [keyWords(item).join(' or ')] : responseParts(item, correctResponse(key)),
				outcome: outcome?.status === 'graded' ? outcome : null,
				verdict: itemVerdict(outcome ?? invalid('empty')),
				earned: earnedOf(key, outcome ?? invalid('empty')),
				certainty: first?.certainty ?? null,
				written:
					item.kind === 'open'
						? {
								text: parseWritten(first?.response ?? []).text,
								...writtenPaper(item, first?.response ?? [], mark, ALL, version.readings),
							}
						: null,
			},
		];
	});
	return {
		id: row.id,
		number: row.number,
		source: { id: version.module.id, readings: version.readings },
		startedAt: row.started_at,
		handedInAt: row.handed_in_at,
		overSince,
		reopenedUntil: row.reopened_until,
		earned: countingOf(loaded)?.report.earned ?? items.reduce((sum, { earned }) => sum + earned, 0),
		unmarked: countingOf(loaded)?.unmarked ?? 0,
		possible: possibleIn(version.quiz.items),
		items,
	};
}
