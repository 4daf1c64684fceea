import { UNANSWERED, type Counted, type CountedAttempt, isConfidentlyWrong } from './counted.ts';
import { mean, sum } from '../quiz/moments.ts';

/** What a class earned, on an item or on all that rest on a passage. */
interface Earned {
	/** How many times it was asked: once for each item and attempt. */
	readonly asked: number;
	/** How many of those were answered. */
	readonly responses: number;
	/** Mean share over all that was asked, 0 to 1, as a facility index: not answered earned 0. Null: not asked. */
	readonly mean: number | null;
	/** Mean share of the responses alone: what was misread, not what was left out. Null: no responses. */
	readonly meanOfResponses: number | null;
	/** Very sure, and not right. */
	readonly confidentlyWrong: number;
}

interface ClassItem extends Earned {
	readonly quiz: string;
	readonly item: string;
}

export interface ClassPassage extends Earned {
	/** The items that rest on it, in the order given. */
	readonly items: readonly ClassItem[];
}

/** An item that rests on a passage. */
export interface RestingOn {
	readonly quiz: string;
	readonly item: string;
	/** What a response says about this very passage, or that there was none, 0 to 1; null: nothing. Absent: the item's share. */
	readonly shareOf?: (response: Counted) => number | null;
}

/** An attempt at one of the quizzes whose items rest on the reading. */
export interface QuizAttempt {
	readonly quiz: string;
	readonly items: CountedAttempt;
}

/**
 * What a class got right and wrong, on the passages of a reading: `ownMap` for many. An item counts as often as
 * its quiz was attempted, but for attempts that say nothing about the passage.
 * @param attempts those that count
 * @param passages for each passage, by id of sentence, the items that rest on it
 */
export function classMap(
	attempts: readonly QuizAttempt[],
	passages: ReadonlyMap<string, readonly RestingOn[]>,
): Map<string, ClassPassage> {
	const ofQuiz = new Map<string, QuizAttempt[]>();
	for (const attempt of attempts) {
		const own = ofQuiz.get(attempt.quiz);
		if (own) own.push(attempt);
		else ofQuiz.set(attempt.quiz, [attempt]);
	}
	return new Map(
		[...passages].map(([passage, resting]) => {
			const items = resting.map(({ quiz, item, shareOf }) => ({
				quiz,
				item,
				...earnedOn(item, ofQuiz.get(quiz) ?? [], shareOf),
			}));
			return [passage, { ...together(items), items }];
		}),
	);
}

function earnedOn(
	item: string,
	attempts: readonly QuizAttempt[],
	shareOf: (response: Counted) => number | null = ({ earned }) => earned ?? 0,
): Earned {
	// One pass and no copies: a class gives tens of thousands of responses.
	const shares: number[] = [];
	let asked = 0;
	let confidentlyWrong = 0;
	for (const { items } of attempts) {
		const one = items.get(item) ?? UNANSWERED;
		// Nobody knows yet whether it was misread.
		if (one.isUnmarked) continue;
		const share = shareOf(one);
		if (share === null) continue;
		asked += 1;
		if (one.earned === null) continue;
		shares.push(share);
		if (isConfidentlyWrong({ earned: share, certainty: one.certainty })) confidentlyWrong += 1;
	}
	return {
		asked,
		responses: shares.length,
		mean: asked === 0 ? null : sum(shares) / asked,
		meanOfResponses: mean(shares),
		confidentlyWrong,
	};
}

function together(items: readonly Earned[]): Earned {
	const total = (part: (item: Earned) => number) => sum(items.map(part));
	const earned = total(({ mean: share, asked }) => (share ?? 0) * asked);
	const asked = total((item) => item.asked);
	const responses = total((item) => item.responses);
	return {
		asked,
		responses,
		mean: asked === 0 ? null : earned / asked,
		meanOfResponses: responses === 0 ? null : earned / responses,
		confidentlyWrong: total((item) => item.confidentlyWrong),
	};
}
