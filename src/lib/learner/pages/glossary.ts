import { matchingTerms } from '../../quiz/matching-terms.ts';
import { whenHere } from '../../ui/when-here.ts';
import { readToEnd } from '../read-to-end.ts';

/** So long after the last key the number found is said; a screen reader would not get to its end sooner. */
const QUIET = 300;

const start = () => {
	const field = document.getElementById('find');
	const found = document.getElementById('found');
	if (!(field instanceof HTMLInputElement) || !found) return;
	const list = document.querySelector('.terms');
	if (list) readToEnd(list, 'glossary');
	const entries = [...document.querySelectorAll<HTMLElement>('.term')];
	const texts = entries.map((entry) =>
		[
			...[...entry.querySelectorAll('[data-searched]')].map(({ textContent }) => textContent),
			entry.dataset.keywords,
		].join(' '),
	);
	let timer: ReturnType<typeof setTimeout> | undefined;
	const filter = () => {
		const matches = matchingTerms(texts, field.value);
		entries.forEach((entry, at) => (entry.hidden = !matches[at]));
		clearTimeout(timer);
		const shown = matches.filter(Boolean).length;
		timer = setTimeout(() => (found.textContent = describe(shown, entries.length)), QUIET);
	};
	/** A link to a term shows it, whatever was searched for before. */
	const arrive = () => {
		const entry = document.getElementById(location.hash.slice(1));
		if (!entry?.hidden) return;
		field.value = '';
		filter();
		entry.scrollIntoView();
	};
	field.addEventListener('input', filter);
	addEventListener('hashchange', arrive);
	// A browser that goes back fills the field as it was.
	addEventListener('pageshow', () => field.value && filter());
};
whenHere(start);

const describe = (shown: number, all: number) =>
	shown === 0 ? 'No matching terms. Try another word or fewer letters.' : `${shown} of ${all} terms`;
