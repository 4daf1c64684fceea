import { matchingTerms } from '../../quiz/matching-terms.ts';
import { whenHere } from '../../ui/when-here.ts';
import { offerWayBack } from '../offer-way-back.ts';
import { readToEnd } from '../read-to-end.ts';

/** So long after the last key the number found is said; a screen reader would not get to its end sooner. */
const QUIET = 300;
/** So few are shown with what they mean. */
const FEW = 4;

const start = () => {
	offerWayBack();
	const field = document.getElementById('find');
	const found = document.getElementById('found');
	const all = document.getElementById('open-all');
	const list = document.querySelector('.terms');
	if (!(field instanceof HTMLInputElement) || !found || !all || !list) return;
	readToEnd(list, 'glossary');
	const entries = [...list.querySelectorAll<HTMLDetailsElement>('.term')];
	const texts = entries.map(textOf);
	const isAllOpen = () => all.getAttribute('aria-pressed') === 'true';
	let timer: ReturnType<typeof setTimeout> | undefined;

	const filter = () => {
		const isSearch = field.value.trim() !== '';
		const matches = matchingTerms(texts, field.value);
		const shown = matches.filter(Boolean).length;
		entries.forEach((entry, at) => {
			entry.hidden = !matches[at];
			entry.open = isAllOpen() || (isSearch && shown <= FEW);
		});
		for (const letter of list.querySelectorAll<HTMLElement>('.letter'))
			letter.hidden = !letter.querySelector('.term:not([hidden])');
		document.getElementById('letters')?.toggleAttribute('hidden', isSearch);
		clearTimeout(timer);
		timer = setTimeout(() => (found.textContent = describe(shown, entries.length)), QUIET);
	};
	/** A link to a term shows it, whatever was searched for before. */
	const arrive = () => {
		const entry = document.getElementById(location.hash.slice(1))?.closest<HTMLDetailsElement>('.term');
		if (!entry) return;
		if (entry.hidden) {
			field.value = '';
			filter();
		}
		if (entry.open) return;
		entry.open = true;
		entry.scrollIntoView();
	};

	field.addEventListener('input', filter);
	all.addEventListener('click', () => {
		const isOpen = !isAllOpen();
		all.setAttribute('aria-pressed', String(isOpen));
		for (const entry of entries) entry.open = isOpen;
	});
	addEventListener('hashchange', arrive);
	arrive();
	// A browser that goes back fills the field as it was.
	addEventListener('pageshow', () => field.value && filter());
	printOpen(entries);
};
whenHere(start);

function textOf(entry: HTMLElement): string {
	const searched = [...entry.querySelectorAll('[data-searched]')].map(({ textContent }) => textContent);
	return [...searched, entry.dataset.keywords].join(' ');
}

/** Not every browser prints what is closed. */
function printOpen(entries: readonly HTMLDetailsElement[]) {
	let closed: readonly HTMLDetailsElement[] = [];
	addEventListener('beforeprint', () => {
		closed = entries.filter(({ open }) => !open);
		for (const entry of closed) entry.open = true;
	});
	addEventListener('afterprint', () => {
		for (const entry of closed) entry.open = false;
	});
}

const describe = (shown: number, all: number) =>
	shown === 0 ? 'No matching terms. Try another word or fewer letters.' : `${shown} of ${all} terms`;
