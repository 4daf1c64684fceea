import { quoted } from '../text/quoted.ts';
import { count } from './words.ts';

/** A learner's own highlights and notes. */
export const MY_NOTES = 'My notes';
export const ALL_NOTES = 'All my notes in this module';
export const HIGHLIGHT = 'Highlight';
export const ADD_NOTE = 'Add note';
export const NOTE = 'Note';
export const YOUR_NOTE = 'Your note';
export const YOUR_HIGHLIGHT = 'Your highlight';
export const REMOVE_NOTE = 'Remove';
export const REMOVE_SURELY = 'Remove note and highlight?';
export const CHOOSE_WORDS = 'Choose what to mark';
export const WHOLE_PARAGRAPH = 'The whole paragraph';
export const SAVED_ON_CLOSE = 'Saved when you close this. It stays on this device.';
export const ON_THIS_DEVICE = 'Only on this device, for anyone who uses this browser. Never sent to anyone.';
export const NO_NOTES_HERE =
	'No notes yet. Select some words in the text, or press + beside a paragraph, to highlight them or add a note.';
export const NO_NOTES = 'No notes yet. Open a reading, select some words, and highlight them or add a note.';
export const LOST = 'These words are no longer in the text.';
export const EXPORT_NOTES = 'Export notes as text';
export const NOTES_FAILED = 'We couldn’t load your notes. Check your connection and reload the page.';

export const HIGHLIGHTED = 'Highlighted. Saved on this device.';
export const REMOVED = 'Removed.';
/** Why nothing was marked. */
export const NOT_MARKED = {
	'too-long': 'Select less: up to 2,000 characters.',
	none: 'Select some words of the original text.',
	full: 'You have 500 notes in this module. Remove one to add another.',
	refused: 'This browser can’t save notes: its storage is full or blocked.',
} as const satisfies Record<string, string>;

export const notesWords = (notes: number) => count(notes, 'note');
export const markParagraph = (number: string) => `Highlight or add a note in paragraph ${number}`;
/** Of a sign in the text: the note, or the words that are marked. */
export const saidOfNote = (text: string, exact: string) =>
	text ? `${YOUR_NOTE}: ${shortened(text)}` : `${YOUR_HIGHLIGHT}: ${quoted(shortened(exact))}`;

const SHORT = 80;
const shortened = (words: string) => {
	const line = words.replace(/\s+/gu, ' ').trim();
	return line.length > SHORT ? `${line.slice(0, SHORT).replace(/\s\S*$/u, '')} …` : line;
};
/** Beside the choice of a sentence. */
export const sentenceWords = (words: string) => shortened(words);
