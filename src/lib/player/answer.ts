import { CITE_MARK } from '../quiz/kinds/open/written.ts';
import { shuffle } from '../quiz/shuffle.ts';
import { showPick } from './pick.ts';
import type { Levels } from '../quiz/kinds/open/item.ts';
import type { ItemResponse } from '../quiz/response.ts';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export const fieldsOf = (section: HTMLElement) => [
	...section.querySelectorAll<Field>('.answer input, .answer select, .answer textarea'),
];

const isToggle = (field: Field): field is HTMLInputElement =>
	field.type === 'radio' || field.type === 'checkbox';

/** The gap a typed field stands for: its name is `item=gap`. */
const gapOf = (section: HTMLElement, field: Field) =>
	field.name === section.id ? '' : field.name.slice(section.id.length + 1);

/** What the learner gave for one item, as the grader takes it. */
export function readAnswer(section: HTMLElement): ItemResponse {
	return fieldsOf(section).flatMap((field) => {
		const given = isToggle(field) ? field.checked : field.value.trim() !== '';
		if (!given) return [];
		const gap = gapOf(section, field);
		return [gap ? `${gap}=${field.value.trim()}` : field.value];
	});
}

/** Puts a response back into the fields; an empty one clears them. */
export function writeAnswer(section: HTMLElement, response: ItemResponse) {
	for (const field of fieldsOf(section)) {
		const gap = gapOf(section, field);
		if (isToggle(field)) field.checked = response.includes(field.value);
		else if (gap)
			field.value = response.find((pair) => pair.startsWith(`${gap}=`))?.slice(gap.length + 1) ?? '';
		else if (field instanceof HTMLSelectElement) {
			field.value = [...field.options].find((option) => response.includes(option.value))?.value ?? '';
			showPick(field);
		}
	}
	writeCites(section, response);
	const steps = section.querySelector('.steps');
	for (const id of response) {
		const step = steps?.querySelector(`[data-part="${CSS.escape(id)}"]`);
		if (step) steps?.append(step);
	}
}

/**
 * Made ready once: an ordering swaps its list boxes for the list that can be moved, and notes how it was offered; evidence
 * swaps its check boxes for the text.
 */
export function prepare(section: HTMLElement) {
	section.querySelector('.positions')?.remove();
	const steps = section.querySelector('.steps');
	if (steps) originalOf(steps);
	const bySentence = section.querySelector('.by-sentence');
	if (!bySentence) return;
	const response = readAnswer(section);
	bySentence.remove();
	writeCites(section, response);
}

/** The sentences picked as evidence are check boxes out of sight; `later/open.ts` draws what is seen of them. */
export function writeCites(section: HTMLElement, response: ItemResponse) {
	const list = section.querySelector('.picked');
	if (!list) return;
	list.replaceChildren(
		...[...new Set(response)]
			.filter((entry) => entry.startsWith(CITE_MARK))
			.map((value) => {
				const field = Object.assign(document.createElement('input'), {
					type: 'checkbox',
					checked: true,
					value,
				});
				field.name = section.id;
				field.hidden = true;
				const line = document.createElement('li');
				line.append(field);
				return line;
			}),
	);
	section.dispatchEvent(new Event('picked'));
}

/** How the learner holds their own words against the rubric: by criterion, a level; null: some have none yet. */
export function readRating(section: HTMLElement): Levels | null {
	const rows = [...section.querySelectorAll<HTMLElement>('.rubric fieldset')];
	const chosen = rows.flatMap((row): [string, number][] => {
		const field = row.querySelector<HTMLInputElement>('input:checked');
		return field ? [[row.dataset.criterion ?? '', Number(field.value)]] : [];
	});
	return rows.length > 0 && chosen.length === rows.length ? Object.fromEntries(chosen) : null;
}

const authored = new WeakMap<Element, Element[]>();

/** A list's parts in the order in which the page came with them; to be asked before anything is moved. */
function originalOf(list: Element): Element[] {
	const original = authored.get(list) ?? [...list.children];
	authored.set(list, original);
	return original;
}

/** Choices in a seed's order, or, with none, in the author's; the numbers follow. Steps as they were offered. */
export function arrange(section: HTMLElement, seed: string | null) {
	const steps = section.querySelector('.steps');
	if (steps) steps.append(...originalOf(steps));
	const list = section.dataset.kind === 'choice' ? section.querySelector('.options') : null;
	if (!list) return;
	const original = originalOf(list);
	const order = seed === null ? original : shuffle(original, `${seed} ${section.id}`);
	list.append(...order);
	order.forEach((option, index) => {
		const number = option.querySelector('kbd');
		if (number) number.textContent = String(index + 1);
	});
}

/**
 * Moves a step of an ordering by one place.
 * @returns its new position and how many there are, or null where it is at the top or bottom already
 */
export function moveStep(button: HTMLElement, by: number): { position: number; of: number } | null {
	const step = button.closest('.step');
	const list = step?.parentElement;
	const other = by < 0 ? step?.previousElementSibling : step?.nextElementSibling;
	if (!step || !list || !other) return null;
	originalOf(list);
	list.insertBefore(by < 0 ? step : other, by < 0 ? other : step);
	button.focus();
	return { position: [...list.children].indexOf(step) + 1, of: list.children.length };
}
