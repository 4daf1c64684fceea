import { mapped, number, rounded, text, type Cell, type Heading, type Sized } from './table.ts';
import { eachOnce } from '../each-once.ts';
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
	/** Of an answer in the student’s own words; null of any other. */
	readonly written: WrittenResponse | null;
}

interface WrittenResponse {
	readonly text: string;
	/** What was chosen as evidence, in the words of the reading. */
	readonly sentences: readonly string[];
	/** By the column of a criterion, the level that counts; empty while it is not marked. */
	readonly levels: ReadonlyMap<string, number>;
	/** May be empty. */
	readonly comment: string;
}

/**
 * One row for each student and item, in the order given.
 * @param criteria a column each, of the rubrics that answers are marked by; null: nothing is marked
 */
export function responseTable(
	name: string,
	responses: Sized<GivenResponse>,
	criteria: readonly Heading[] | null = null,
): Table {
	const wordsOf = itemWords();
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
			...(criteria
				? [
						text('evidence', EXPORT_TITLES.evidence),
						...criteria.map(({ id, title }) => number(`level:${id}`, EXPORT_TITLES.level(title))),
						text('mark-comment', EXPORT_TITLES.markComment),
					]
				: []),
		],
		rows: mapped(responses, (given) => {
			const { asked, responded } = wordsOf(given.item);
			return [
				given.student,
				given.quiz,
				given.attempt,
				given.item.id,
				given.objective,
				asked,
				given.written?.text ?? (given.response && responded(given.response)),
				rounded(given.earned),
				given.possible,
				given.certainty,
				given.at,
				...(criteria ? markedCells(given.written, criteria) : []),
			];
		}),
	};
}

/** Words for items and responses, found once for each; of those who gave the same, the response is the same object. */
function itemWords() {
	const wordsOf = (item: Item) => ({
		asked: askedWords(item),
		responded: eachOnce((response: ItemResponse) => responseWords(item, response)),
	});
	return eachOnce(wordsOf);
}

const markedCells = (written: WrittenResponse | null, criteria: readonly Heading[]): Cell[] => [
	written?.sentences.join('\n') || null,
	...criteria.map(({ id }) => written?.levels.get(id) ?? null),
	written?.comment || null,
];
