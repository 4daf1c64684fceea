import { pointsOf, shareOf } from '../../quiz/outcome.ts';
import { grade } from '../../quiz/grade.ts';
import { gradeMarked } from '../../quiz/kinds/open/grade.ts';
import { itemScore } from '../../quiz/item-score.ts';
import { isRetry } from './is-retry.ts';
import type { Attempt, Given } from '../../quiz/attempt.ts';
import type { GradingKey } from '../../quiz/key.ts';
import type { Levels } from '../../quiz/kinds/open/item.ts';
import type { Keyed } from '../../quiz/report.ts';
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
		const place = itemOf(section);
		const about = { module, quiz: place.quiz, attempt, item: place.item, objective: place.objective };
		const id = `${attempt}.${place.quiz}.${place.item}`;
		const [was, is] = [before.items[section], after.items[section]];
		const given = was?.first ? null : (is?.first ?? null);
		const ratings = is?.rated && is.rated !== was?.rated ? [ratingOf(id, about, place.key, is.rated)] : [];
		return [...(given ? answerOf(id, about, place.key, given) : []), ...ratings];
	});
	if (before.submitted || !after.submitted || isRetry(after, whole) || quiz === 'review') return answers;
	const scores = after.order.map((id) => itemScore(itemOf(id).key, after.items[id]));
	const earned = scores.reduce((sum, score) => sum + pointsOf(score), 0);
	const possible = scores.reduce((sum, { weight }) => sum + weight, 0);
	return [
		...answers,
		{ id: finishedId(attempt, after.reopened), type: 'finished', module, quiz, attempt, earned, possible },
	];
}

type About = Pick<Extract<Done, { type: 'written' }>, 'module' | 'quiz' | 'attempt' | 'item' | 'objective'>;

function answerOf(id: string, about: About, key: GradingKey, { response, certainty }: Given): Answer[] {
	const outcome = grade(key, response);
	if (outcome.status === 'invalid') return [];
	if (outcome.status === 'written') return [{ id, type: 'written', ...about, rated: null }];
	return [{ id, type: 'answered', ...about, earned: shareOf(outcome), certainty }];
}

/** Said anew, it is another event: the latest counts. */
function ratingOf(id: string, about: About, key: GradingKey, levels: Levels): Answer {
	const rated = key.kind === 'open' ? shareOf(gradeMarked(key, levels)) : null;
	const said = key.kind === 'open' ? key.criteria.map((criterion) => levels[criterion] ?? '').join('-') : '';
	return { id: `${id}.rated.${said}`, type: 'written', ...about, rated };
}

const finishedId = (attempt: string, reopened: number) =>
	`${attempt}.finished${reopened > 0 ? `.${reopened + 1}` : ''}`;
