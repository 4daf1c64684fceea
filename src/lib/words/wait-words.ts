const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** `40 seconds`, `1 minute`, `12 minutes`, `5 hours`; never less than it takes. */
export function waitWords(ms: number): string {
	const [unit, length] =
		ms <= 59 * SECOND_MS
			? ['second', SECOND_MS]
			: ms <= 90 * MINUTE_MS
				? ['minute', MINUTE_MS]
				: (['hour', HOUR_MS] as const);
	const count = Math.max(1, Math.ceil(ms / Number(length)));
	return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** As the header has it: whole seconds. */
export const retryAfter = (ms: number) => ({ 'Retry-After': String(Math.ceil(ms / SECOND_MS)) });
