const AGAIN_AFTER_MS = 3_600_000;
const LONGEST = 200;

const said = new Map<string, number>();

/**
 * Tells the operator about a cause, and repeats it after an hour at the earliest: how many requests have that cause
 * is up to whoever sends them.
 * @param cause one of a fixed list, never anything a request says
 */
export function logOnce(cause: string, message: string, now = Date.now()): void {
	const last = said.get(cause);
	if (last !== undefined && now - last < AGAIN_AFTER_MS) return;
	said.set(cause, now);
	console.warn(message);
}

/** What a request says, safe to print: short, and without characters that a terminal obeys. */
export const quoted = (text: string) => `“${text.slice(0, LONGEST).replace(/[^\x20-\x7e]/g, '?')}”`;
