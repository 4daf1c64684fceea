import { moduleHref, reviewHref } from '../../words/hrefs.ts';
import { follow } from '../follow.ts';
import { listenForGoOn } from '../go-on.ts';
import { goOnHref, howFar } from '../progress/progress-words.ts';
import { loadOutlines, type Outlines } from '../progress/load-outlines.ts';
import { allEvents, drafted } from '../../device/log.ts';
import { patiently } from '../../device/patiently.ts';
import { progress } from '../progress/progress.ts';
import { todayPlace } from '../today/place.ts';
import { badge } from '../review/badge.ts';
import { countDue, mostDue } from '../review/count-due.ts';
import { dueQuestions, reviewDue } from '../../words/reviews.ts';
import type { StudyEvent } from '../../device/study-event.ts';

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
	listenForGoOn();
	const showToday = todayPlace();
	follow(async () => {
		const events = await allEvents();
		const outlines = await loadOutlines(events);
		const { all, byModule } = countDue(events, Date.now(), outlines);
		void badge(all, events);
		showToday(events);
		const begun = underWay(events, outlines, await drafted());
		const due = mostToReview(outlines, byModule);
		show(begun ?? (due && review(due, outlines)));
		showDue(begun ? due : null);
	}, SHOWN);
}

/** How long something took is not said here. */
const SHOWN = ['attempt', 'answered', 'finished', 'read', 'decided', 'debriefed', 'set'] as const;

async function addressFor(go: string): Promise<string | null> {
	if (go !== 'review' && go !== 'continue') return null;
	const events = await patiently(allEvents);
	const outlines = await loadOutlines(events);
	if (go === 'continue') return underWay(events, outlines, await drafted())?.href ?? null;
	const module = mostDue(outlines.keys(), countDue(events, Date.now(), outlines).byModule);
	return module && reviewHref(module);
}

/** In the module last used in which something is left to do. */
function underWay(
	events: readonly StudyEvent[],
	outlines: Outlines,
	typed: ReadonlySet<string>,
): Card | null {
	for (const [module, outline] of outlines) {
		const { goOn } = outline ? progress(outline, events, typed) : { goOn: null };
		if (!outline || !goOn) continue;
		const { title: what } = goOn;
		return { what, far: howFar(goOn), href: goOnHref(module, goOn), module, where: outline.title };
	}
	return null;
}

/** What is due in the module with most of it. */
interface ToReview {
	readonly module: string;
	/** `3 questions due`. */
	readonly words: string;
}

function mostToReview(outlines: Outlines, byModule: ReadonlyMap<string, number>): ToReview | null {
	const module = mostDue(outlines.keys(), byModule);
	const due = module === null ? 0 : (byModule.get(module) ?? 0);
	return module !== null && due > 0 ? { module, words: dueQuestions(due) } : null;
}

/** Once nothing else is left, what is due. */
function review({ module, words }: ToReview, outlines: Outlines): Card | null {
	const outline = outlines.get(module);
	return outline
		? { what: 'Review', far: words, href: reviewHref(module), module, where: outline.title }
		: null;
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
function showDue(found: ToReview | null) {
	const line = document.querySelector<HTMLElement>('#go-on .due');
	const link = line?.querySelector('a');
	document.querySelector('#go-on .where')?.toggleAttribute('hidden', found !== null);
	if (!line || !link) return;
	line.hidden = found === null;
	if (!found) return;
	link.href = reviewHref(found.module);
	link.textContent = reviewDue(found.words);
}
