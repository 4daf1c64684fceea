import { moduleHref, reviewHref } from '../../components/paths.ts';
import { count } from '../../components/words.ts';
import { byLastUse, mostDue } from '../by-last-use.ts';
import { follow } from '../follow.ts';
import { goOnHref, howFar } from '../go-on-words.ts';
import { loadOutline } from '../load-outline.ts';
import { allEvents } from '../log/log.ts';
import { progress } from '../progress.ts';
import { badge } from '../review/badge.ts';
import { countDue } from '../review/count-due.ts';
import type { GoOn } from '../go-on-with.ts';
import type { StudyEvent } from '../log/study-event.ts';

interface Found {
	readonly module: string;
	readonly title: string;
	readonly goOn: GoOn;
}

/**
 * Shows what is under way, or goes there.
 * @param go what the address asks for
 */
export async function startHome(go: string | null) {
	if (go !== null) {
		// Once: going back from there leads to this page, not on again.
		history.replaceState(history.state, '', location.pathname);
		const address = await addressFor(go);
		if (address) return location.assign(address);
	}
	follow(async () => {
		const events = await allEvents();
		show(await underWay(events));
		showDue(events);
	});
}

async function addressFor(go: string): Promise<string | null> {
	const events = await allEvents();
	if (go === 'review') {
		const module = mostDue(events, (one) => countDue(events, Date.now(), one));
		return module && reviewHref(module);
	}
	const found = go === 'continue' ? await underWay(events) : null;
	return found && goOnHref(found.module, found.goOn);
}

function showDue(events: readonly StudyEvent[]) {
	const now = Date.now();
	const due = countDue(events, now);
	void badge(due);
	const line = document.getElementById('due');
	const link = line?.querySelector('a');
	const module = mostDue(events, (one) => countDue(events, now, one));
	if (!line || !link || !module) return;
	line.hidden = due === 0;
	link.href = reviewHref(module);
	link.textContent = `Review: ${count(due, 'question')} due`;
}

/** In the module last used in which something is left to do. */
async function underWay(events: readonly StudyEvent[]): Promise<Found | null> {
	for (const module of byLastUse(events)) {
		const outline = await loadOutline(module);
		const { goOn } = outline ? progress(outline, events) : { goOn: null };
		if (outline && goOn) return { module, title: outline.title, goOn };
	}
	return null;
}

/** The card takes the place of the buttons for beginners, which keep their room. */
function show(found: Found | null) {
	const begin = document.getElementById('begin');
	const card = document.getElementById('go-on');
	const link = card?.querySelector<HTMLAnchorElement>('.what a');
	const place = card?.querySelector<HTMLAnchorElement>('.where a');
	const far = card?.querySelector('.far');
	const button = card?.querySelector<HTMLAnchorElement>('.btn');
	if (!begin || !card || !link || !place || !far || !button) return;
	begin.toggleAttribute('data-replaced', found !== null);
	card.hidden = found === null;
	if (!found) return;
	link.textContent = found.goOn.title;
	link.href = button.href = goOnHref(found.module, found.goOn);
	place.textContent = found.title;
	place.href = moduleHref(found.module);
	far.textContent = howFar(found.goOn);
}
