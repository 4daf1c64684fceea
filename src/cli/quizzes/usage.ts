/** What was asked for cannot be done as it was asked. */
export class UsageError extends Error {}

/** @returns the exit code of a command that has said what it had to say */
export function print(text: string): number {
	process.stdout.write(`${text}\n`);
	return 0;
}
