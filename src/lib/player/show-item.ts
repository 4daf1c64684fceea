import { MARKS, shareWords } from '../words/words.ts';
import { fieldsOf } from './answer.ts';
import { ITEM_VERDICTS } from '../words/attempts.ts';
import { hasText } from '../quiz/kinds/open/written.ts';
import { say } from '../ui/dom.ts';
import type { GradedOutcome } from '../quiz/outcome.ts';
import type { Levels } from '../quiz/kinds/open/item.ts';
import type { ItemResponse } from '../quiz/response.ts';

export interface ItemView {
	readonly phase: 'open' | 'checked' | 'revealed';
	readonly response: ItemResponse;
	/** What was given for each row or gap, as it is compared. */
	readonly entries: readonly (readonly [part: string, entry: string])[];
	readonly outcome: GradedOutcome | null;
	/** Under the verdict: what counts, what was earned. */
	readonly detail: string;
	/** How the learner rated what they wrote; null: not. */
	readonly rated: Levels | null;
}

/**
 * Shows one item's state in the markup that the server made: every rationale stands there already, and
 * attributes say what of it is to be seen. The graded page of the server carries the same attributes.
 */
export function showItem(section: HTMLElement, view: ItemView) {
	const open = view.phase === 'open';
	if (open) delete section.dataset.phase;
	else section.dataset.phase = view.phase;
	for (const field of fieldsOf(section)) field.disabled = !open;
	for (const part of section.querySelectorAll<HTMLElement>('.part')) showPart(section, part, view);
	showVerdict(section, view);
	if (view.rated) section.dataset.rated = JSON.stringify(view.rated);
	else delete section.dataset.rated;
	problem(section, '');
}

function showPart(section: HTMLElement, part: HTMLElement, view: ItemView) {
	const id = part.dataset.part ?? '';
	const chosenOf = section.querySelector('.options') ? view.response.includes(id) : true;
	const mark = view.outcome?.marks[id];
	// What was missed gives the key away; it waits for “show why”.
	const seen = view.phase === 'open' || (mark === 'missed' && view.phase === 'checked') ? undefined : mark;
	toggle(part, 'mark', seen);
	toggle(part, 'chosen', view.phase !== 'open' && chosenOf ? '' : undefined);
	const tag = part.querySelector('.tag');
	if (tag) tag.textContent = seen ? MARKS[seen] : '';
	const why = part.querySelector<HTMLDetailsElement>(':scope > .why');
	if (why) why.open = seen !== undefined;
	const given = view.entries.find(([of]) => of === id)?.[1] ?? '';
	for (const mistake of part.querySelectorAll<HTMLElement>('[data-mistake]')) {
		mistake.hidden = seen !== 'wrong' || mistake.dataset.mistake !== given;
	}
	for (const mistake of part.querySelectorAll<HTMLElement>('[data-entries]')) {
		const entries = JSON.parse(mistake.dataset.entries ?? '[]') as string[];
		mistake.hidden = seen !== 'wrong' || !entries.includes(given);
	}
	for (const words of part.querySelectorAll<HTMLElement>('[data-side]')) {
		const { side, from } = words.dataset;
		words.hidden = seen !== 'wrong' || Math.sign(Number(given) - Number(from)) !== Number(side);
	}
}

function showVerdict(section: HTMLElement, { phase, response, outcome, detail }: ItemView) {
	const verdict = section.querySelector<HTMLElement>(':scope > .verdict');
	if (!verdict) return;
	verdict.hidden = phase === 'open';
	verdict.dataset.verdict = outcome?.verdict ?? 'open';
	const isOrdering = section.querySelector('.step') !== null;
	const share = outcome ? shareWords(outcome, isOrdering) : '';
	const isWritten = section.dataset.kind === 'open' && hasText(response);
	set(verdict, '.word', ITEM_VERDICTS[outcome?.verdict ?? (isWritten ? 'unmarked' : 'unanswered')]);
	set(verdict, '.detail', share && detail ? `${share} ${detail}` : share + detail);
}

/** By their places, from 1, the fields of an item in which nothing stands yet. */
export const blanksOf = (section: HTMLElement): number[] =>
	fieldsOf(section).flatMap(({ value }, at) => (value.trim() === '' ? [at + 1] : []));

/** Says what is missing before an item can be checked, and leads to the field that lacks it. */
export function complain(section: HTMLElement, words: string) {
	problem(section, words);
	say(words);
	emptyOf(section)[0]?.focus();
	// Not under the bar with the button that was just pressed.
	section.querySelector('.problem')?.scrollIntoView({ block: 'nearest' });
}

/** Tied to the item's fields; an empty text clears it. */
function problem(section: HTMLElement, message: string) {
	const note = section.querySelector<HTMLElement>('.problem');
	if (!note) return;
	note.textContent = message;
	note.hidden = message === '';
	const wanting = message ? emptyOf(section) : [];
	for (const field of fieldsOf(section)) {
		if (wanting.includes(field)) field.setAttribute('aria-invalid', 'true');
		else field.removeAttribute('aria-invalid');
	}
}

/** Fields in which nothing stands yet; all of them where that does not tell. */
function emptyOf(section: HTMLElement) {
	const fields = fieldsOf(section);
	const empty = fields.filter(({ value }) => value.trim() === '');
	return empty.length > 0 ? empty : fields;
}

function set(root: ParentNode, selector: string, text: string) {
	const element = root.querySelector(selector);
	if (element) element.textContent = text;
}

function toggle(element: HTMLElement, name: string, value: string | undefined) {
	if (value === undefined) element.removeAttribute(`data-${name}`);
	else element.setAttribute(`data-${name}`, value);
}
