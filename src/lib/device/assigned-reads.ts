import { notes } from './notes.ts';

/** For whom a text is read, or a case decided: said by the address of its page, which is the same for everybody. */
export interface ReadFor {
	/** Ids. */
	readonly assignment: string;
	readonly student: string;
}

/** What was read to its end, or decided, and has not arrived; by assignment, student and stop. */
const waiting = notes('mandate:read:');
const ID = '[\\w-]{1,64}';
const FOR = new RegExp(`^(${ID})\\.(${ID})$`);
const NAME = new RegExp(`^(${ID})\\.(${ID})\\.([\\w/-]{1,200})$`);

/** @returns null where the page is read for oneself */
export const readFor = (): ReadFor | null =>
	parseReadFor(new URLSearchParams(location.search).get('for') ?? '');

/** @param text as it stands in an address */
export function parseReadFor(text: string): ReadFor | null {
	const [, assignment, student] = FOR.exec(text) ?? [];
	return assignment && student ? { assignment, student } : null;
}

/**
 * Keeps that a text was read, until the server has it, and sends it.
 * @param stop its name in the plan
 * @param road of a case: what was decided
 */
export async function tellRead({ assignment, student }: ReadFor, stop: string, road?: string): Promise<void> {
	waiting.set(`${assignment}.${student}.${stop}`, [road ?? Date.now()]);
	await sendReads();
}

/** Sends what waits. @returns whether anything arrived that had not before */
export async function sendReads(): Promise<boolean> {
	const sent = await Promise.all(waiting.names().map(send));
	return sent.includes(true);
}

async function send(name: string): Promise<boolean> {
	const [, assignment, student, stop] = NAME.exec(name) ?? [];
	try {
		const response = await fetch(`/assignments/${assignment}/read`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ student, stop, road: roadAt(name) }),
			// The page may be left before it has gone.
			keepalive: true,
		});
		// Another's, or nobody is signed in now: kept for the one it belongs to. What makes no sense is dropped.
		if (response.ok || response.status === 400) waiting.set(name, []);
		return response.ok;
	} catch {
		// Without a network: the next page of the assignment sends it.
		return false;
	}
}

/** Undefined for a text, beside which stands when it was read. */
function roadAt(name: string): string | undefined {
	try {
		const noted: unknown = JSON.parse(waiting.textOf(name) ?? '');
		const [first] = Array.isArray(noted) ? (noted as unknown[]) : [];
		return typeof first === 'string' ? first : undefined;
	} catch {
		return undefined;
	}
}
