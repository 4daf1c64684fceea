import { shareOf } from '../../quiz/outcome.ts';
import { grade } from '../../quiz/grade.ts';
import { report, type Keyed } from '../../quiz/report.ts';
import { isRetry } from './is-retry.ts';
import type { Attempt } from '../../quiz/attempt.ts';
import type { Done } from '../../device/study-event.ts';

export interface ItemPlace extends Keyed {
	/** Id of the quiz the item belongs to. */
	readonly quiz: string;
	/** Its id there. */
	readonly item: string;
}

type Answer = Done & { readonly id: string };

/**
 * What one step of an attempt adds to the learner's record: each response that now counts and did not before,
 * and the score once a whole quiz was handed in. Ids follow from the attempt, so that two tabs record a thing once.
 * @param where `whole`: how many items the quiz has now; retrying some of them is no score of the quiz
 */
export function answersOf(
	before: Attempt,
	after: Attempt,
	where: {
		readonly module: string;
		readonly quiz: string;
		readonly attempt: string;
		readonly whole: number;
	},
	itemOf: (id: string) => ItemPlace,
): Answer[] {
	const { module, quiz, attempt, whole } = where;
	const answers = after.order.flatMap((section): Answer[] => {
		const first = after.items[section]?.first;
		if (!first || before.items[section]?.first) return [];
		const { key, item, objective, quiz: home } = itemOf(section);
		const outcome = grade(key, first.response);
		if (outcome.status === 'invalid') return [];
		const { certainty } = first;
		const id = `${attempt}.${home}.${item}`;
		return [
			{
				id,
				type: 'answered',
				module,
				quiz: home,
				attempt,
				item,
				objective,
				earned: shareOf(outcome),
				certainty,
			},
		];
	});
	if (!after.submitted || isRetry(after, whole) || quiz === 'review') return answers;
	const { earned, possible } = report(new Map(after.order.map((id) => [id, itemOf(id)])), after);
	return [
		...answers,
		{ id: finishedId(attempt, after.reopened), type: 'finished', module, quiz, attempt, earned, possible },
	];
}

const finishedId = (attempt: string, reopened: number) =>
	`${attempt}.finished${reopened > 0 ? `.${reopened + 1}` : ''}`;
