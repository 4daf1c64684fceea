import { tidy } from '../device/addresses.ts';
import { placeOf } from './here.ts';
import { keepPlace } from './keep-place.ts';

/** From where somebody came to a text: a question of a quiz or of a review, the results of an attempt, a case. */
export interface From {
	/** The page, from its module on: `quiz/actors`, `review`, `case/harbour`. */
	readonly page: string;
	/** The question's place, from 1; 0: the results, or a case. */
	readonly number: number;
	/** Id of the question, or of the attempt whose results they are; of a case, for whom it is, as its address has it. */
	readonly id: string;
	/** Out of the text that was open over the page, which is a place in the history, too. */
	readonly inSheet: boolean;
}

const KEY = 'from';
export const FOR_ONESELF = 'own';
const FROM = /^((?:quiz|case)\/[\w-]{1,100}|review)~(\d{1,4})~([\w./-]{1,300})(~sheet)?$/;

/** An address is foreign text: null unless it says what `tellWhereFrom` has it say. */
export function parseFrom(text: unknown): From | null {
	const [, page, number, id, sheet] = (typeof text === 'string' && FROM.exec(text)) || [];
	return page && id ? { page, number: Number(number), id, inSheet: sheet !== undefined } : null;
}

const written = ({ page, number, id, inSheet }: From) => `${page}~${number}~${id}${inSheet ? '~sheet' : ''}`;

/** A link that leads from a question to a text or to a term says from which. */
export function tellWhereFrom() {
	const tell = ({ target }: Event) => {
		const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[href]');
		if (!link || link.origin !== location.origin || !isText(link.pathname)) return;
		const from = inFront();
		if (!from) return;
		keepPlace();
		const url = new URL(link.href);
		url.searchParams.set(KEY, written(from));
		link.href = url.href;
	};
	for (const type of ['click', 'auxclick']) addEventListener(type, tell, { capture: true });
}

const isText = (path: string) => /^\/learn\/[^/]+\/(read\/[^/]+|glossary)$/.test(tidy(path));

function inFront(): From | null {
	const { area, name } = placeOf(location.pathname);
	const page = name ? `${area}/${name}` : area;
	const {
		attempt,
		item: reviewed,
		sheet,
	} = (history.state ?? {}) as { [key in 'attempt' | 'item' | 'sheet']?: string };
	const inSheet = sheet !== undefined;
	if (area === 'case')
		return { page, number: 0, id: new URLSearchParams(location.search).get('for') ?? FOR_ONESELF, inSheet };
	const isResults = document.getElementById('main')?.dataset.view === 'results' || reviewed !== undefined;
	if (isResults && attempt && name) return { page, number: 0, id: attempt, inSheet };
	const item = document.querySelector('.item[data-now]');
	const number = parseInt(document.getElementById('place')?.textContent ?? '', 10);
	return item && number > 0 ? { page, number, id: item.id, inSheet } : null;
}

/**
 * From where this visit came. It is taken out of the address, which may be kept or shared, and belongs to the visit's
 * place in the history.
 */
export function cameFrom(): From | null {
	const url = new URL(location.href);
	const given = parseFrom(url.searchParams.get(KEY));
	if (url.searchParams.has(KEY)) {
		url.searchParams.delete(KEY);
		history.replaceState({ ...history.state, from: given && written(given) }, '', url);
	}
	return given ?? parseFrom((history.state as { from?: unknown } | null)?.from);
}
