/** What the server says to a batch, or to the question how things stand. */
export interface Reply {
	readonly acknowledged: readonly string[];
	readonly refused: readonly { readonly id: string; readonly because: string }[];
	/** Milliseconds since 1970, by the server's clock, as all moments here. */
	readonly now: number;
	/** Last moment of the attempt; null: none. A teacher may have moved it. */
	readonly handsInBy: number | null;
	/** Null while the attempt runs. */
	readonly over: {
		readonly at: number;
		/** Handed in by the student, not by the time. */
		readonly handedIn: boolean;
		readonly answered: number;
		readonly of: number;
	} | null;
}

/** Null when something else answered: a school's sign-in page, a proxy. */
export function parseReply(value: unknown): Reply | null {
	if (!isRecord(value)) return null;
	const { acknowledged, refused, now, handsInBy, over } = value;
	if (!isListOf(acknowledged, isText) || !isListOf(refused, isRefusal) || !isNumber(now)) return null;
	if (handsInBy !== null && !isNumber(handsInBy)) return null;
	if (over !== null && !isOver(over)) return null;
	return { acknowledged, refused, now, handsInBy, over };
}

type Over = NonNullable<Reply['over']>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
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
