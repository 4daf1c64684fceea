import { number, rounded, text } from './table.ts';
import { askedWords, responseWords } from '../../quiz/wording.ts';
import { EXPORT_TITLES } from '../../words/results.ts';
import type { Certainty } from '../../quiz/certainty.ts';
import type { ItemResponse } from '../../quiz/response.ts';
import type { Item } from '../../quiz/types.ts';
import type { Table } from './table.ts';

/** One student's response to one item, as it counts. */
export interface GivenResponse {
	/** Name, as the class list has it. */
	readonly student: string;
	/** Title of the quiz. */
	readonly quiz: string;
	readonly item: Item;
	/** Title of the item's objective. */
	readonly objective: string;
	/** Null when the item was left open. */
	readonly response: ItemResponse | null;
	/** Null when it could not be graded, or nothing was given. */
	readonly earned: number | null;
	readonly possible: number;
	/** Null when the student did not say. */
	readonly certainty: Certainty | null;
	/** Which of the student’s attempts at the quiz it belongs to, from 1. */
	readonly attempt: number;
	/** When the server got it, in milliseconds since 1970: a device’s own clock may be wrong. */
	readonly at: number | null;
}

/** One row for each student and item, in the order given. */
export function responseTable(name: string, responses: readonly GivenResponse[]): Table {
	const asked = new Map(
		[...new Set(responses.map(({ item }) => item))].map((item) => [item, askedWords(item)]),
	);
	return {
		name,
		columns: [
			text('student', EXPORT_TITLES.student),
			text('quiz', EXPORT_TITLES.quiz),
			number('attempt', EXPORT_TITLES.attempt),
			text('item', EXPORT_TITLES.item),
			text('objective', EXPORT_TITLES.objective),
			text('prompt', EXPORT_TITLES.prompt),
			text('response', EXPORT_TITLES.response),
			number('earned', EXPORT_TITLES.earned),
			number('possible', EXPORT_TITLES.possible),
			number('certainty', EXPORT_TITLES.confidence),
			{ id: 'at', title: EXPORT_TITLES.received, kind: 'date' },
		],
		rows: responses.map((given) => [
			given.student,
			given.quiz,
			given.attempt,
			given.item.id,
			given.objective,
			asked.get(given.item) ?? '',
			given.response && responseWords(given.item, given.response),
			rounded(given.earned),
			given.possible,
			given.certainty,
			given.at,
		]),
	};
}
