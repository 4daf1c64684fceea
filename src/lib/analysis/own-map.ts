import { understanding, type Certainty } from '../quiz/certainty.ts';

/** A first response to an item, as the learner's log holds it. */
export interface Answered {
	/** Id of the quiz the item belongs to. */
	readonly quiz: string;
	readonly item: string;
	/** Share of the point, 0 to 1. */
	readonly earned: number;
	/** Null when the learner did not say. */
	readonly certainty: Certainty | null;
	/** What the response says about a passage that the item rests on, 0 to 1; null: nothing. Absent: `earned`. */
	readonly shareOn?: (passage: string) => number | null;
}

/**
 * Not right, and very sure of it, is `confidently-wrong`, as in `understanding`.
 * `elsewhere`: answered, and not right, but that says nothing about this passage.
 */
export type ItemState = 'right' | 'partly' | 'wrong' | 'confidently-wrong' | 'elsewhere' | 'unanswered';

export interface PassageState {
	/**
	 * What the responses so far say, and nothing about those still to come: `right` when all were, `wrong` when
	 * none earned anything, `partly` between. One that was confidently wrong says it for the passage.
	 */
	readonly state: Exclude<ItemState, 'elsewhere'>;
	/** How many of the items that rest on it were right about it, say anything about it, are there. */
	readonly right: number;
	readonly answered: number;
	readonly resting: number;
	/** One for each item, in the order given. */
	readonly items: readonly ItemState[];
}

/**
 * What a learner got right and wrong, on the passages of a reading. Of several attempts at an item the latest
 * counts.
 * @param answers in the order they were given
 * @param passages for each passage the items that rest on it
 */
export function ownMap(
	answers: readonly Answered[],
	passages: ReadonlyMap<string, readonly Pick<Answered, 'quiz' | 'item'>[]>,
): Map<string, PassageState> {
	const latest = new Map(answers.map((answer) => [keyOf(answer), answer]));
	return new Map(
		[...passages].map(([passage, resting]) => [
			passage,
			passageState(resting.map((item) => itemState(passage, latest.get(keyOf(item))))),
		]),
	);
}

/** Neither a quiz's id nor an item's holds a space. */
const keyOf = ({ quiz, item }: Pick<Answered, 'quiz' | 'item'>) => `${quiz} ${item}`;

function itemState(passage: string, answer: Answered | undefined): ItemState {
	if (!answer) return 'unanswered';
	const { certainty, shareOn } = answer;
	const earned = shareOn ? shareOn(passage) : answer.earned;
	if (earned === null) return 'elsewhere';
	if (certainty && understanding(earned, certainty) === 'confidently-wrong') return 'confidently-wrong';
	if (earned >= 1) return 'right';
	return earned > 0 ? 'partly' : 'wrong';
}

function passageState(items: readonly ItemState[]): PassageState {
	const number = (state: ItemState) => items.filter((item) => item === state).length;
	const right = number('right');
	const answered = items.length - number('unanswered') - number('elsewhere');
	const counts = { right, answered, resting: items.length, items };
	if (answered === 0) return { state: 'unanswered', ...counts };
	if (number('confidently-wrong') > 0) return { state: 'confidently-wrong', ...counts };
	if (right === answered) return { state: 'right', ...counts };
	return { state: right + number('partly') > 0 ? 'partly' : 'wrong', ...counts };
}
