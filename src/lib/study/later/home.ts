import { moduleHref, reviewHref } from '../../components/paths.ts';
import { count } from '../../components/words.ts';
import { byLastUse, mostDue } from '../progress/by-last-use.ts';
import { follow } from '../follow.ts';
import { goOnHref, howFar } from '../progress/go-on-words.ts';
import { loadOutline } from '../progress/load-outline.ts';
import { allEvents } from '../log/log.ts';
import { progress } from '../progress/progress.ts';
import { badge } from '../review/badge.ts';
import { countDue } from '../review/count-due.ts';
import type { StudyEvent } from '../log/study-event.ts';

/** What to go on with, as the card says it. */
interface Card {
	readonly what: string;
	readonly far: string;
	readonly href: string;
	readonly module: string;
	/** The module's title. */
	readonly where: string;
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
		const now = Date.now();
		void badge(countDue(events, now));
		const begun = await underWay(events);
		show(begun ?? (await review(events, now)));
		showDue(begun ? events : [], now);
	});
}

async function addressFor(go: string): Promise<string | null> {
	const events = await allEvents();
	if (go === 'review') {
		const module = mostDue(events, (one) => countDue(events, Date.now(), one));
		return module && reviewHref(module);
	}
	return go === 'continue' ? ((await underWay(events))?.href ?? null) : null;
}

/** In the module last used in which something is left to do. */
async function underWay(events: readonly StudyEvent[]): Promise<Card | null> {
	for (const module of byLastUse(events)) {
		const outline = await loadOutline(module);
		const { goOn } = outline ? progress(outline, events) : { goOn: null };
		if (!outline || !goOn) continue;
		const { title: what } = goOn;
		return { what, far: howFar(goOn), href: goOnHref(module, goOn), module, where: outline.title };
	}
	return null;
}

/** Once nothing else is left, what is due. */
async function review(events: readonly StudyEvent[], now: number): Promise<Card | null> {
	const found = mostToReview(events, now);
	const outline = found && (await loadOutline(found.module));
	if (!outline) return null;
	const { module, due } = found;
	return { what: 'Review', far: due, href: reviewHref(module), module, where: outline.title };
}

/** `3 questions due`, in the module with most of them. */
function mostToReview(events: readonly StudyEvent[], now: number): { module: string; due: string } | null {
	const module = mostDue(events, (one) => countDue(events, now, one));
	const due = module === null ? 0 : countDue(events, now, module);
	return module !== null && due > 0 ? { module, due: `${count(due, 'question')} due` } : null;
}

/** The card takes the place of the buttons for beginners, which keep their room. */
function show(found: Card | null) {
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
	link.textContent = found.what;
	link.href = button.href = found.href;
	place.textContent = found.where;
	place.href = moduleHref(found.module);
	far.textContent = found.far;
}

/** In the room of the module's name: a line more would push the page down. */
function showDue(events: readonly StudyEvent[], now: number) {
	const line = document.querySelector<HTMLElement>('#go-on .due');
	const link = line?.querySelector('a');
	const found = mostToReview(events, now);
	document.querySelector('#go-on .where')?.toggleAttribute('hidden', found !== null);
	if (!line || !link) return;
	line.hidden = found === null;
	if (!found) return;
	link.href = reviewHref(found.module);
	link.textContent = `Review: ${found.due}`;
}
