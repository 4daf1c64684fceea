import { LONGEST_NOTE, type OwnNote } from '../../device/own-notes.ts';
import type { Position } from '../../text/locate.ts';
import {
	ADD_NOTE,
	CHOOSE_WORDS,
	HIGHLIGHT,
	NOTE,
	REMOVE_NOTE,
	REMOVE_SURELY,
	SAVED_ON_CLOSE,
	sentenceWords,
	WHOLE_PARAGRAPH,
	YOUR_HIGHLIGHT,
	YOUR_NOTE,
} from '../../words/own-notes.ts';
import { openInPlace } from '../passage-sheet.ts';

/** Keeps the pane while no sheet shows it. */
const home = document.createElement('div');
home.hidden = true;
document.getElementById('main')?.append(home);
const sheet = () => document.querySelector<HTMLDialogElement>('#sheet');

/** What is done with what a learner writes. */
interface Work {
	readonly save: (text: string) => void;
	readonly remove: () => void;
}

/** Opens a note to be read, changed or removed, in place. @param isNew it is to be written now */
export function openNote(note: OwnNote, sign: HTMLElement, work: Work, isNew: boolean) {
	const pane = newPane();
	const words = document.createElement('p');
	words.className = 'quote';
	words.textContent = note.selector.exact;
	const field = editIn(pane, note, work);
	openInPlace(pane, sign, note.text ? YOUR_NOTE : YOUR_HIGHLIGHT, [words]);
	if (isNew) field.focus({ preventScroll: true });
}

function editIn(pane: HTMLElement, { text }: Pick<OwnNote, 'text'>, { save, remove }: Work) {
	const label = document.createElement('label');
	const field = document.createElement('textarea');
	field.className = 'field';
	field.maxLength = LONGEST_NOTE;
	field.rows = 4;
	field.value = text;
	label.append(NOTE, field);
	const how = document.createElement('p');
	how.className = 'how';
	how.textContent = SAVED_ON_CLOSE;
	const away = buttonFor(REMOVE_NOTE, 'plain');
	let [kept, isRemoved] = [text, false];
	away.addEventListener('click', () => {
		// Written words are not lost by one press.
		if (field.value.trim() && away.textContent !== REMOVE_SURELY) {
			away.textContent = REMOVE_SURELY;
			return;
		}
		isRemoved = true;
		remove();
		sheet()?.close();
	});
	const keep = () => {
		if (isRemoved || field.value.trim() === kept) return;
		kept = field.value.trim();
		save(kept);
	};
	const stop = new AbortController();
	addEventListener('pagehide', keep, { signal: stop.signal });
	sheet()?.addEventListener(
		'close',
		() => {
			stop.abort();
			keep();
		},
		{ once: true },
	);
	pane.replaceChildren(label, how, away);
	return field;
}

interface Sentence extends Position {
	readonly words: string;
}

/**
 * Asks which sentence of a paragraph is meant.
 * @param mark marks it. @returns the note, with what is done with it, or why there is none
 */
export function openChoice(
	sentences: readonly Sentence[],
	button: HTMLElement,
	mark: (at: Position) => Promise<{ note: OwnNote; work: Work } | string>,
) {
	const pane = newPane();
	const list = document.createElement('fieldset');
	const [first, last] = [sentences[0], sentences.at(-1)];
	const choices =
		first && last && sentences.length > 1
			? [...sentences, { start: first.start, end: last.end, words: WHOLE_PARAGRAPH }]
			: sentences;
	list.setAttribute('aria-label', CHOOSE_WORDS);
	list.append(...choices.map(({ words }, at) => tickFor(sentenceWords(words), at)));
	const status = document.createElement('p');
	status.role = 'status';
	const chosen = () => choices[Number(list.querySelector<HTMLInputElement>(':checked')?.value ?? 0)];
	const press = async (isNote: boolean) => {
		const at = chosen();
		const made = at ? await mark(at) : '';
		if (typeof made === 'string') return void (status.textContent = made);
		if (!isNote) return sheet()?.close();
		editIn(pane, made.note, made.work).focus();
	};
	const row = document.createElement('div');
	row.className = 'row';
	const [plain, note] = [buttonFor(HIGHLIGHT, ''), buttonFor(ADD_NOTE, 'quiet')];
	plain.addEventListener('click', () => void press(false));
	note.addEventListener('click', () => void press(true));
	row.append(plain, note);
	pane.append(list, row, status);
	openInPlace(pane, button, CHOOSE_WORDS, []);
}

function newPane() {
	const pane = document.createElement('div');
	pane.className = 'note-pane';
	pane.tabIndex = -1;
	home.replaceChildren(pane);
	return pane;
}

function tickFor(words: string, at: number) {
	const label = document.createElement('label');
	label.className = 'tick';
	const input = document.createElement('input');
	Object.assign(input, { type: 'radio', name: 'sentence', value: `${at}`, checked: at === 0 });
	const text = document.createElement('span');
	text.textContent = words;
	label.append(input, text);
	return label;
}

function buttonFor(words: string, kind: string) {
	const button = document.createElement('button');
	button.type = 'button';
	button.className = `btn ${kind}`.trim();
	button.textContent = words;
	return button;
}
