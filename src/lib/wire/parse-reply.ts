import { isRecord } from '../quiz/parse-events.ts';
import type { Times } from './assigned-view.ts';

/** What the server says to a batch, or to the question how things stand. */
export interface Reply extends Times {
	readonly acknowledged: readonly string[];
	readonly refused: readonly { readonly id: string; readonly because: string }[];
	/** When the last event of the attempt arrived; null where there is no attempt. */
	readonly receivedAt: number | null;
	/** How many more changes the attempt takes; null while that need not be said. */
	readonly room: number | null;
	/** Null while the attempt runs. */
	readonly over: {
		readonly at: number;
		/** Handed in by the student, not by the time. */
		readonly handedIn: boolean;
		readonly answered: number;
		readonly of: number;
		/** `7.5 of 10 points, 75%`; empty where it is not released. */
		readonly score: string;
	} | null;
}

/** Null when something else answered: a school's sign-in page, a proxy. */
export function parseReply(value: unknown): Reply | null {
	if (!isRecord(value)) return null;
	const { acknowledged, refused, now, dueAt, due, handsInBy, lateRule, receivedAt, over, room } = value;
	if (!isListOf(acknowledged, isText) || !isListOf(refused, isRefusal) || !isNumber(now)) return null;
	if (!isOrNull(dueAt, isNumber) || !isOrNull(due, isText) || !isText(lateRule)) return null;
	if (!isOrNull(handsInBy, isNumber) || !isOrNull(over, isOver)) return null;
	const numberOf = (field: unknown) => (isNumber(field) ? field : null);
	return {
		acknowledged,
		refused,
		now,
		dueAt,
		due,
		handsInBy,
		lateRule,
		receivedAt: numberOf(receivedAt),
		// An older server says nothing of it.
		over: over && { ...over, score: isText(over.score) ? over.score : '' },
		room: numberOf(room),
	};
}

type Over = NonNullable<Reply['over']>;

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isOrNull = <T>(value: unknown, is: (entry: unknown) => entry is T): value is T | null =>
	value === null || is(value);
const isListOf = <T>(value: unknown, is: (entry: unknown) => entry is T): value is T[] =>
	Array.isArray(value) && value.every(is);
const isRefusal = (value: unknown): value is Reply['refused'][number] =>
	isRecord(value) && isText(value.id) && isText(value.because);
const isOver = (value: unknown): value is Over =>
	isRecord(value) &&
	isNumber(value.at) &&
	typeof value.handedIn === 'boolean' &&
	isNumber(value.answered) &&
	isNumber(value.of);
