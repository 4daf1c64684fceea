const heardKey = (attempt: string) => `mandate-assigned-heard ${attempt}`;

/** Remembers, for the next page of this tab, up to when the server has the attempt. */
export function noteHeard(attempt: string, receivedAt: number | null) {
	try {
		if (receivedAt !== null) sessionStorage.setItem(heardKey(attempt), String(receivedAt));
	} catch {
		// Refused: then a page that was made too early stays as it is until it is loaded again.
	}
}

/**
 * Whether a page was made before the server had what the page before it sent: nothing waits for it any more, and it
 * knows nothing of it. Says so once for each answer of the server.
 */
export function isMadeTooEarly(attempt: string, receivedAt: number): boolean {
	try {
		const heard = Number(sessionStorage.getItem(heardKey(attempt)) ?? 0);
		sessionStorage.removeItem(heardKey(attempt));
		return heard > receivedAt;
	} catch {
		return false;
	}
}
