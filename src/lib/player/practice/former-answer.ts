import { replay } from '../../quiz/attempt.ts';
import { parseWritten, type Written } from '../../quiz/kinds/open/written.ts';
import { isOf, type EventOf, type StudyEvent } from '../../device/study-event.ts';
import { stepsOf } from '../../device/steps-of.ts';
import { nameIn } from './first-response.ts';
import type { Levels } from '../../quiz/kinds/open/item.ts';
import type { ItemResponse } from '../../quiz/response.ts';

/** An answer in one’s own words that was given before. */
export interface FormerAnswer extends Written {
	/** Milliseconds since 1970, by the device's clock. */
	readonly at: number;
	/** How the learner rated it then, by the rubric as it was; null: not. */
	readonly rated: Levels | null;
}

/**
 * The answer given last before this one; null where there is none. What was only begun is none, nor is one whose words
 * never came to this device: then the one before it counts. The same words again are nothing to compare with.
 * @param events of the module, in order
 * @param response the answer that stands in the item; it may not be among the events yet
 */
export function formerAnswer(
	events: readonly StudyEvent[],
	of: Pick<EventOf<'written'>, 'quiz' | 'item'>,
	response: ItemResponse,
): FormerAnswer | null {
	const given = new Map<string, EventOf<'written'>>();
	for (const event of events.filter(isOf('written')))
		// Rated later, it is no later answer.
		if (event.quiz === of.quiz && event.item === of.item && !given.has(event.attempt))
			given.set(event.attempt, event);
	const answers = [...given.values()].flatMap(({ attempt, at }): FormerAnswer[] => {
		const { items } = replay(stepsOf(events.filter((event) => isAt(event, attempt))));
		const state = items[nameIn(items, of) ?? ''];
		const written = parseWritten(state?.first?.response ?? []);
		return written.text.trim() === '' ? [] : [{ ...written, at, rated: state?.rated ?? null }];
	});
	const now = parseWritten(response);
	const isNow = (one: Written) => isSame(one, now);
	const place = answers.findLastIndex(isNow);
	const before = place < 0 ? answers : answers.slice(0, place);
	return before.findLast((one) => !isNow(one)) ?? null;
}

const isAt = (event: StudyEvent, attempt: string) => 'attempt' in event && event.attempt === attempt;

const isSame = (one: Written, other: Written) =>
	one.text.trim() === other.text.trim() && JSON.stringify(one.cites) === JSON.stringify(other.cites);
