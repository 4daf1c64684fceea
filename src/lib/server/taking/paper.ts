import { grade } from '../../quiz/grade.ts';
import { gradingKey } from '../../quiz/grading.ts';
import { earnedOf } from '../../quiz/ruling.ts';
import { rulingWords } from '../../words/ruling-words.ts';
import { paperLines } from '../../quiz/papering.ts';
import { whys } from '../../quiz/paper-line.ts';
import { wordingOf } from '../../quiz/wording.ts';
import type { ItemResponse } from '../../quiz/response.ts';
import type { Released } from '../../rules/release.ts';
import type { Certainty } from '../../quiz/certainty.ts';
import type { PaperItem } from '../../wire/paper-view.ts';
import type { Item } from '../../quiz/types.ts';

interface Given {
	readonly response: ItemResponse;
	readonly certainty: Certainty | null;
}

/**
 * One item of a student's own paper: what they gave, and as far as it is released how right that was and why. Built
 * from a list of fields, so that what is not released was never in it.
 */
export function paperItem(item: Item, given: Given, { feedback, keys }: Released): PaperItem {
	const key = gradingKey(item);
	const found = grade(key, given.response);
	const outcome = feedback && found.status === 'graded' ? found : null;
	return {
		prompt: item.prompt,
		statement: wordingOf(item).title?.(item) ?? '',
		certainty: given.certainty,
		verdict: feedback ? (outcome?.verdict ?? 'unanswered') : null,
		earned: feedback ? earnedOf(key, found) : null,
		note: feedback ? rulingWords(item) : '',
		lines: paperLines(item, { response: given.response, outcome, keys }),
		why: keys ? whys(item) : [],
	};
}
