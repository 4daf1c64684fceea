import type { AttemptEvent, AttemptOptions } from '../../src/lib/quiz/attempt.ts';
import type { Certainty } from '../../src/lib/quiz/certainty.ts';
import { given } from './make.ts';

/** Events in few words. Time plays no part in the reducer, so all happen at once. */

const at = 1_766_000_000_000;

export const start = (order: string, options: Partial<AttemptOptions> = {}): AttemptEvent => ({
	type: 'started',
	at,
	seed: 'seed',
	order: given(order),
	options: { feedback: 'each', certainty: false, shuffle: false, ...options },
});
export const respond = (item: string, response = '', certainty?: Certainty): AttemptEvent => ({
	type: 'responded',
	at,
	item,
	response: given(response),
	...(certainty && { certainty }),
});
export const flag = (item: string, on: boolean): AttemptEvent => ({ type: 'flagged', at, item, on });

const about = (type: 'moved' | 'checked' | 'revealed' | 'retried') => (item: string) =>
	({ type, at, item }) satisfies AttemptEvent;
export const move = about('moved');
export const check = about('checked');
export const reveal = about('revealed');
export const retry = about('retried');
export const handIn: AttemptEvent = { type: 'submitted', at };
export const reopen: AttemptEvent = { type: 'reopened', at };
