export interface ThrottleTable {
	readonly key: string;
	readonly count: number;
	readonly since: number;
}

export interface KnownNetworkTable {
	/** `teacher …` or `class …`, and a hash of the network. */
	readonly key: string;
	/** When a secret was right there. */
	readonly at: number;
}

/** What better-auth counts; it writes this by itself. */
export interface RateLimitTable {
	readonly id: string;
	/** Where a request came from, as `withAddress` says it, and its path. */
	readonly key: string;
	readonly count: number;
	/** Milliseconds since 1970. */
	readonly last_request: number;
}

/** How a form was answered that may be sent again. */
export interface FormAnswerTable {
	readonly hash: string;
	/** Sealed JSON; empty while it is being made. */
	readonly answer: string;
	readonly expires_at: number;
}
