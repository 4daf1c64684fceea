import { isSeen } from '../../player/is-seen.ts';
import { said, type Said } from './said.ts';

/**
 * What a page shows of an item, as it would be read to someone: first the question, once checked the feedback. In an
 * assignment that may come from the server later, or never.
 */
export function saidOfItem(item: HTMLElement): Said[] {
	const answered = item.dataset.phase ? feedback(item) : [];
	return answered.length > 0 ? answered : question(item);
}

const textOf = (element: Element | null | undefined) =>
	(element?.textContent ?? '').replace(/\s+/gu, ' ').trim();
const all = (root: ParentNode, selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];

function question(item: HTMLElement): Said[] {
	return [
		...paragraphs(item, '.passage-first p'),
		...said(item.querySelector(':scope > .how')),
		...said(item.querySelector('.prompt')),
		...said(item.querySelector('.statement')),
		...numbered(item, '.option'),
		...rows(item),
		...numbered(item, '.step'),
		...gaps(item),
	];
}

/** Choices and steps, by the numbers that stand before them. */
const numbered = (item: HTMLElement, kind: string) =>
	all(item, kind).flatMap((part, index) => said(part.querySelector('.text'), { before: `${index + 1}.` }));

/** Each row with what was chosen for it; then, once, what there is to choose from. */
function rows(item: HTMLElement): Said[] {
	const lists = all(item, '.row-item select');
	const each = lists.flatMap((list) =>
		said(list.closest('label')?.querySelector('.text'), { after: chosen(list) && `: ${chosen(list)}.` }),
	);
	return lists[0] ? [...each, ...offered(lists[0], 'Choose from')] : each;
}

/** The text with what stands in its gaps; then what each list offers. */
function gaps(item: HTMLElement): Said[] {
	const fields = all(item, '.sentence :is(select, input)');
	const name = (field: Element) =>
		fields.length > 1 ? `gap ${fields.indexOf(field as HTMLElement) + 1}` : 'gap';
	return [
		...said(item.querySelector('.sentence'), { field: (field) => chosen(field) || name(field) }),
		...fields
			.filter((field) => field instanceof HTMLSelectElement)
			.flatMap((field) => offered(field, `For ${name(field)}, choose from`)),
	];
}

function chosen(field: Element): string {
	if (field instanceof HTMLInputElement) return field.value.trim();
	const option = field instanceof HTMLSelectElement ? field.selectedOptions[0] : undefined;
	return option?.value ? textOf(option) : '';
}

/** A list's options cannot be marked one by one: the list is. */
function offered(list: Element, before: string): Said[] {
	const element = list.closest<HTMLElement>('label, .gap');
	if (!(list instanceof HTMLSelectElement) || !element) return [];
	const options = [...list.options].filter(({ value }) => value !== '').map(textOf);
	const range = document.createRange();
	range.selectNode(list);
	return [{ text: `${before}: ${options.join('; ')}.`, range, element }];
}

/** Verdict, detail, and what the page explains now, with the words it rests on. */
function feedback(item: HTMLElement): Said[] {
	const paper = item.querySelector<HTMLElement>('.feedback');
	if (paper) return all(paper, '.paper').flatMap(ofPaper);
	const verdict = item.querySelector('.verdict');
	return [
		...said(verdict?.querySelector('.word'), { after: '.' }),
		...said(verdict?.querySelector('.detail')),
		...(verdict ? paragraphs(verdict, '.whole p') : []),
		...all(item, '.part').flatMap(explained),
	];
}

/** What the server says of an item: the same, as `PaperItem` has it. */
const ofPaper = (paper: HTMLElement): Said[] => [
	...said(paper.querySelector('.word'), { after: '.' }),
	...said(paper.querySelector('.detail')),
	...paragraphs(paper, ':scope > p:not(.verdict), :scope > .cite p'),
	...all(paper, 'li').flatMap((line) => [...ofLine(line), ...paragraphs(line, 'p:not(.line)')]),
];

const ofLine = (line: HTMLElement): Said[] =>
	said(line.querySelector('.text'), {
		after: withWords(textOf(line.querySelector('.line b')), textOf(line.querySelector('.tag'))),
	});

const withWords = (given: string, word: string) => `${given && `: ${given}`}${word && `. ${word}`}.`;

function explained(part: HTMLElement, _: number, parts: readonly HTMLElement[]): Said[] {
	const why = part.querySelector<HTMLDetailsElement>(':scope > .why');
	if (!why?.open || !isSeen(why)) return [];
	return [...explainedWords(part, parts), ...paragraphs(why, 'p')];
}

/** What is explained: a choice, row or step with the word on it; a gap’s stands in the text above. */
function explainedWords(part: HTMLElement, parts: readonly HTMLElement[]): Said[] {
	const place =
		parts.find((other) => other.classList.contains('gap') && other.dataset.part === part.dataset.part) ??
		part;
	const field = place.querySelector('select, input:not([type=radio], [type=checkbox], [type=hidden])');
	const word = textOf(place.querySelector('.tag'));
	const given = field ? chosen(field) : '';
	const text = place.querySelector('.text');
	if (text) return said(text, { after: withWords(given, word) });
	if (!field) return [];
	const range = document.createRange();
	range.selectNode(field);
	return [{ text: `${given}. ${word}.`, range, element: place }];
}

const paragraphs = (root: Element, selector: string) =>
	all(root, selector)
		.filter(isSeen)
		.flatMap((paragraph) => said(paragraph, quoted(paragraph)));

/** Where quoted words stand is said before them. */
function quoted(paragraph: HTMLElement) {
	const place = textOf(paragraph.parentElement?.querySelector(':scope > [data-cite] > span'));
	return place ? { before: `${place}:` } : {};
}
