/** One defect in the content. Collected, never thrown. */
export interface Problem {
	/** Path as it was given, with `/`. */
	readonly file: string;
	/** Counted from 1. */
	readonly line: number;
	/** Counted from 1, in UTF-16 units. */
	readonly column: number;
	readonly message: string;
	/** What to do about it; may be empty. */
	readonly suggestion: string;
	/** Name of the rule, for `allow` and for tools. */
	readonly rule: string;
	readonly severity: 'error' | 'warning';
}

/** `file:line:column  message  → suggestion`, on one line whatever the texts hold. */
export function formatProblem({ file, line, column, message, suggestion, severity }: Problem): string {
	const head = `${printable(file)}:${line}:${column}  ${severity === 'warning' ? 'warning: ' : ''}${printable(message)}`;
	return suggestion ? `${head}  → ${printable(suggestion)}` : head;
}

/** Control characters in a file must not steer the terminal that shows them. */
function printable(text: string): string {
	// eslint-disable-next-line no-control-regex -- these are the ones meant
	return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ');
}
