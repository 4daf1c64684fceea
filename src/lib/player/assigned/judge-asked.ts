import { answered, type Answered } from '../../quiz/answered.ts';
import { byId } from '../../ui/dom.ts';
import type { ItemResponse } from '../../quiz/response.ts';
import type { Judge } from '../ports.ts';

/** How far an item is answered, by the shape that the page tells. */
export const answeredOf = (item: string, response: ItemResponse): Answered =>
	answered(Number(byId(item)?.dataset.parts ?? 0), response);

/** Judges by asking: the keys are on the server, which says of each item what the rules release. */
export const judgeAsked = (send: () => Promise<void>): Judge => ({
	outcomeOf: () => null,
	entriesOf: () => [],
	invalid(item, response) {
		const far = answeredOf(item, response);
		return far === 'wholly' ? null : far === 'not' ? 'empty' : 'incomplete';
	},
	async fetch(items) {
		const missing = items.filter((item) => byId(`feedback-${item}`)?.childElementCount === 0);
		if (missing.length === 0) return true;
		await send();
		return fetchFeedback(missing);
	},
});

/**
 * Fetches what the server says of items that were checked: this page once more, and out of it their feedback. The
 * server puts into it what the rules release, and nothing of items that are still open.
 */
async function fetchFeedback(missing: readonly string[]): Promise<boolean> {
	try {
		const response = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
		if (!response.ok) return false;
		const page = new DOMParser().parseFromString(await response.text(), 'text/html');
		// Another student may be signed in on this device now.
		if (attemptOf(page) !== attemptOf(document)) return false;
		const found = missing.filter((item) => bring(page, item));
		return found.length === missing.length;
	} catch {
		return false;
	}
}

const attemptOf = (page: Document) =>
	page.querySelector<HTMLInputElement>('#quiz [name=attempt]')?.value ?? '';

function bring(page: Document, item: string): boolean {
	const arrived = page.getElementById(`feedback-${item}`);
	const place = byId(`feedback-${item}`);
	if (!arrived || !place || arrived.childElementCount === 0) return false;
	place.replaceChildren(...arrived.childNodes);
	return true;
}
