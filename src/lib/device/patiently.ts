import { Left, mayPass } from './may-pass.ts';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Resolves after a while, longer with each failure; at once when the page comes back into view. */
export function pause(failures: number): Promise<void> {
	return new Promise((resolve) => {
		const stop = new AbortController();
		const end = () => {
			stop.abort();
			clearTimeout(timer);
			resolve();
		};
		const timer = setTimeout(end, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1)));
		addEventListener('pageshow', end, { signal: stop.signal });
		const seen = () => document.visibilityState === 'visible' && end();
		document.addEventListener('visibilitychange', seen, { signal: stop.signal });
	});
}

/**
 * Asks the store until it answers, and says so meanwhile: one that is late is not one that keeps nothing.
 * @throws whatever asking again would not change
 */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
	for (let failures = 0; ;) {
		try {
			const answer = await ask();
			if (failures > 0) tellLate(false);
			return answer;
		} catch (error) {
			if (!mayPass(error)) throw error;
			if (!(error instanceof Left)) tellLate(true);
			await pause((failures += 1));
		}
	}
}

let note: HTMLElement | null = null;

/** Says above the page that the store is awaited; or no more. */
function tellLate(isLate: boolean) {
	if (!isLate) return note?.remove();
	if (note?.isConnected) return;
	note = document.createElement('p');
	note.className = 'late';
	note.setAttribute('role', 'status');
	document.querySelector('main')?.prepend(note);
	note.textContent = 'Your saved progress isn’t loading yet. We’ll keep trying.';
}
