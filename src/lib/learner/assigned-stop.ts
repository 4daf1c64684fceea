import { readFor, tellRead } from '../device/assigned-reads.ts';
import { BACK_TO_ASSIGNMENT } from '../words/assigned-reading.ts';

/** What the page of a stop says when it is opened from an assignment. */
export interface AssignedWords {
	/** When it counts. */
	readonly counts: string;
	readonly done: string;
}

/**
 * A page that is opened for an assignment says what counts, and leads back there.
 * @param stop its name in a plan
 * @returns to be called when it was done, for a case with the road taken
 */
export function assignedStop(stop: string, { counts, done }: AssignedWords): (road?: string) => void {
	const own = readFor();
	const place = document.getElementById('assigned');
	if (!own || !place) return () => undefined;
	const status = document.createElement('p');
	status.role = 'status';
	status.textContent = counts;
	const back = document.createElement('a');
	back.className = 'btn';
	back.href = `/assignments/${own.assignment}`;
	back.textContent = BACK_TO_ASSIGNMENT;
	place.append(status, back);
	place.hidden = false;
	// Elsewhere the page leads on by itself.
	for (const other of document.querySelectorAll<HTMLElement>('[data-next]')) other.hidden = true;
	return (road) => {
		status.textContent = done;
		void tellRead(own, stop, road);
	};
}
