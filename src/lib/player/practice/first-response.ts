import { idOf } from './wanted.ts';
import type { Attempt } from '../../quiz/attempt.ts';
import type { ItemResponse } from '../../quiz/response.ts';
import type { EventOf } from '../../device/study-event.ts';

type At = Pick<EventOf<'answered'>, 'quiz' | 'item'>;

/** What an attempt calls an item; undefined where it has none of it. In a review its quiz stands before its id. */
export const nameIn = (items: Attempt['items'], at: At): string | undefined =>
	[idOf(at), at.item].find((name) => Object.hasOwn(items, name));

/** The first response to an item; empty where the attempt has none. */
export function firstResponse(items: Attempt['items'], at: At): ItemResponse {
	const id = nameIn(items, at);
	return (id !== undefined && items[id]?.first?.response) || [];
}
