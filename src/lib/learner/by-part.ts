import { shareOf } from '../quiz/outcome.ts';
import { replay, type Attempt } from '../quiz/attempt.ts';
import { grade } from '../quiz/grade.ts';
import { partOutcomes, provingParts, shareOn, type PartOutcomes } from '../quiz/part-outcomes.ts';
import { isOf, type EventOf, type StudyEvent } from '../device/study-event.ts';
import { stepsOf } from '../device/steps-of.ts';
import { firstResponse } from '../player/practice/first-response.ts';
import type { Answered } from '../analysis/own-map.ts';
import type { ReadingParts } from '../quiz/rests-on.ts';

/**
 * What was answered, with what each response says about each passage of a reading. The log keeps the share of the
 * whole item; its parts follow from the response, where the attempt is there and the item is as it was.
 * @param events of the module, in order
 */
export function byPart(events: readonly StudyEvent[], parts: ReadingParts): Answered[] {
	const attempts = new Map<string, StudyEvent[]>();
	for (const event of events) {
		if (event.type !== 'attempt' && event.type !== 'reopened') continue;
		const own = attempts.get(event.attempt) ?? [];
		own.push(event);
		attempts.set(event.attempt, own);
	}
	const replayed = new Map<string, Attempt>();
	const attemptOf = (id: string): Attempt => {
		const attempt = replayed.get(id) ?? replay(stepsOf(attempts.get(id) ?? []));
		replayed.set(id, attempt);
		return attempt;
	};
	return events.filter(isOf('answered')).map((answer) => {
		const item = parts[`${answer.quiz} ${answer.item}`];
		if (!item) return answer;
		const proving = provingParts(item.key);
		let outcomes: PartOutcomes | null = null;
		return {
			...answer,
			shareOn(passage) {
				outcomes ??= outcomesOf(answer, item.key, attemptOf(answer.attempt));
				return shareOn(item.on[passage] ?? [''], outcomes, answer.earned, proving);
			},
		};
	});
}

/** Nothing where the response is not there, or where the item has changed since. */
function outcomesOf(
	answer: EventOf<'answered'>,
	key: ReadingParts[string]['key'],
	{ items }: Attempt,
): PartOutcomes {
	const response = firstResponse(items, answer);
	const outcome = grade(key, response);
	const isAsItWas = outcome.status === 'graded' && shareOf(outcome) === answer.earned;
	return isAsItWas ? partOutcomes(key, response) : new Map();
}
