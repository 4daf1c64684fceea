/** What is due for whoever has joined a class on this device. */
interface Due {
	/** Id of an assignment. */
	readonly id: string;
	readonly title: string;
	/** `To do · due Friday 4 December, 23:59 (Karachi time)` */
	readonly words: string;
}

/** What a home page names; more than that are counted. */
export const MOST_NAMED = 3;
export interface DueHere {
	readonly count: number;
	/** The most urgent first, `MOST_NAMED` at most. */
	readonly first: readonly Due[];
}

/**
 * The cookie that says, to scripts too, that somebody has joined a class here. It opens nothing: its value changes
 * whenever somebody signs in or out, so that nobody is shown what was kept for another.
 */
export const JOINED = 'mandate-in';

/** Where the home page keeps what it was told last. */
export const KEPT_DUE = 'mandate:due';

/** Value of that cookie; null where nobody has joined. @param cookies as `document.cookie` has them */
export const joinedHere = (cookies: string): string | null =>
	new RegExp(`(?:^|; )${JOINED}=([^;]+)`).exec(cookies)?.[1] ?? null;

const text = (value: unknown) => typeof value === 'string';

/** Null for anything else: it may have been kept by another version. */
export function parseDue(value: unknown): DueHere | null {
	const { count, first } = (value ?? {}) as Partial<Record<keyof DueHere, unknown>>;
	if (!Number.isSafeInteger(count) || !Array.isArray(first)) return null;
	const named = first.filter(
		(one: Partial<Due> | null): one is Due => text(one?.id) && text(one.title) && text(one.words),
	);
	return { count: count as number, first: named.slice(0, MOST_NAMED) };
}
