import { moved as tables } from 'virtual:mandate/moved';
import { nowAt, placeName, type ItemAt, type Moved } from '../quiz/moved.ts';
import type { AttemptEvent } from '../quiz/attempt.ts';
import type { StudyEvent } from './study-event.ts';

/** What was kept stays as it was written; an item that has had another id since is read under the one it has now. */
export function asNow(event: StudyEvent): StudyEvent {
	const table = tableOf(event.module);
	return table ? withNewIds(event, table) : event;
}

/** Id of an item as it is called now by a page of `quiz`, which may be `review`. */
export const idNow = (module: string, quiz: string, item: string) =>
	itemNow(tableOf(module) ?? {}, quiz)(item);

const tableOf = (module: string): Moved | undefined =>
	Object.hasOwn(tables, module) ? tables[module] : undefined;

export function withNewIds(event: StudyEvent, moved: Moved): StudyEvent {
	if (event.type === 'answered' || event.type === 'written') return { ...event, ...nowAt(moved, event) };
	if (event.type !== 'attempt') return event;
	return { ...event, step: stepNow(event.step, itemNow(moved, event.quiz)) };
}

function stepNow(step: AttemptEvent, now: (item: string) => string): AttemptEvent {
	if (step.type === 'started') return { ...step, order: step.order.map(now) };
	return 'item' in step ? { ...step, item: now(step.item) } : step;
}

/** A review’s items have their quiz in front; so has what has gone over to another quiz since. */
const itemNow = (moved: Moved, quiz: string) => (item: string) => {
	const [, from, own] = /^([^/.]+)[/.](.+)$/.exec(item) ?? [];
	const at: ItemAt = from !== undefined && own !== undefined ? { quiz: from, item: own } : { quiz, item };
	const now = nowAt(moved, at);
	if (now === at) return item;
	return now.quiz === quiz ? now.item : placeName(now);
};
