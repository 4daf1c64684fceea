import { eventsOf } from '../../device/log.ts';
import { notesOf } from '../../device/own-notes.ts';
import { saveFile } from '../save-file.ts';
import { readingHref } from '../../words/hrefs.ts';
import { notesWords } from '../../words/own-notes.ts';
import { follow } from '../follow.ts';
import { entryOf } from '../notes/list.ts';
import { byReading, type NotesOn } from '../notes/notes-text.ts';
import { fileOfNotes } from '../notes/save-notes.ts';
import { loadOutline } from '../progress/load-outlines.ts';

/** Lists all highlights and notes in a module, by reading. */
export function showAllNotes(module: string) {
	follow(async () => {
		const notes = notesOf(await eventsOf(module));
		const outline = await loadOutline(module).catch(() => null);
		const place = document.getElementById('all-notes');
		place?.replaceChildren(...byReading(notes, outline).map((on) => sectionOf(module, on)));
		document.getElementById('empty')?.toggleAttribute('hidden', notes.length > 0);
		document.getElementById('export')?.toggleAttribute('hidden', notes.length === 0);
	}, ['noted', 'unnoted']);
	document.getElementById('export')?.addEventListener('click', async () => {
		const file = await fileOfNotes(await eventsOf(module), Date.now());
		if (file) saveFile(file);
	});
}

function sectionOf(module: string, { reading, title, notes }: NotesOn) {
	const section = document.createElement('section');
	const heading = document.createElement('h2');
	const link = document.createElement('a');
	link.href = readingHref(module, reading);
	link.textContent = title;
	const number = document.createElement('p');
	number.className = 'how';
	number.textContent = notesWords(notes.length);
	const list = document.createElement('ul');
	list.className = 'notes-list';
	// Whether its words are still there is seen in the text, which is not here.
	list.append(...notes.map((note) => entryOf(note, true)));
	heading.append(link);
	section.append(heading, number, list);
	return section;
}
