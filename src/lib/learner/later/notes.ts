import styles from '../notes/notes.css?inline';
import type { OwnNote } from '../../device/own-notes.ts';
import type { Position } from '../../text/locate.ts';
import { HIGHLIGHTED, NOT_MARKED, REMOVED } from '../../words/own-notes.ts';
import { follow } from '../follow.ts';
import { isShown, keepShown, show } from '../shown.ts';
import { listNotes } from '../notes/list.ts';
import { drawNotes, offerParagraphs, placeNotes, signOf, type Placed } from '../notes/marks.ts';
import { openChoice, openNote } from '../notes/note-sheet.ts';
import { positionOf, sentencesOf, textOf } from '../notes/reading-text.ts';
import { makeNote, ownNotes, removeNote, reword } from '../notes/write.ts';

const text = document.querySelector<HTMLElement>('#main .text');
let placed: readonly Placed[] = [];

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);
document.getElementById('show')?.addEventListener('change', draw);
addEventListener('click', ({ target }) => {
	const sign = target instanceof Element && target.closest<HTMLElement>('.own-note');
	if (sign) pressed(sign);
});

let isFollowed = false;

/** Shows the notes of this reading whenever they are asked for, now and after each change here or in another tab. */
export function showNotes() {
	if (isFollowed) return;
	isFollowed = true;
	offerParagraphs();
	follow(read, ['noted', 'unnoted']);
}

/** Marks the words that a range touches. @returns null, or why they were not marked */
export async function markWords(range: Range, isNote: boolean): Promise<string | null> {
	const at = text && positionOf(text, range);
	const made = at ? await mark(at) : NOT_MARKED.none;
	if (typeof made === 'string') return made;
	getSelection()?.removeAllRanges();
	if (isNote) open(made, true);
	return null;
}

/** @returns the note, or why there is none */
async function mark(at: Position): Promise<OwnNote | string> {
	const own = text && textOf(text);
	const made = own ? await makeNote(own, at) : { problem: 'none' as const };
	if ('problem' in made) return NOT_MARKED[made.problem];
	// Whoever marks words wants to see them marked.
	show('notes');
	keepShown('notes');
	showNotes();
	await read();
	say(HIGHLIGHTED);
	return placed.find(({ note }) => note.note === made.note)?.note ?? NOT_MARKED.refused;
}

async function read() {
	placed = placeNotes((await ownNotes()).notes);
	draw();
}

function draw() {
	drawNotes(isShown('notes') ? placed : []);
	listNotes(placed);
	arrive();
}

let isArrived = false;

/** An address may name a note. */
function arrive() {
	const sign = isArrived ? null : signOf(location.hash.slice('#note-'.length));
	if (!sign || !isShown('notes')) return;
	isArrived = true;
	sign.scrollIntoView({ block: 'center', behavior: 'instant' });
	sign.focus({ preventScroll: true });
}

function pressed(sign: HTMLElement) {
	const known = placed.find(({ note }) => note.note === sign.dataset.note);
	if (known) return open(known.note);
	const block = sign.closest('p, li');
	if (!block) return;
	openChoice(sentencesOf(block), sign, async (at) => {
		const made = await mark(at);
		return typeof made === 'string' ? made : { note: made, work: workFor(made) };
	});
}

function open(note: OwnNote, isNew = false) {
	const sign = signOf(note.note);
	if (sign) openNote(note, sign, workFor(note), isNew);
}

const workFor = (note: OwnNote) => ({
	save: (words: string) => void change(reword(note, words)),
	remove: () => void change(removeNote(note)).then((isDone) => isDone && say(REMOVED)),
});

const change = (work: Promise<void>) =>
	work.then(
		() => true,
		() => {
			say(NOT_MARKED.refused);
			return false;
		},
	);

function say(words: string) {
	const status = document.getElementById('notes-said');
	if (status) status.textContent = words;
}
