import { notesOf } from '../../device/own-notes.ts';
import type { StudyEvent } from '../../device/study-event.ts';
import { exportName } from '../../device/parse-export.ts';
import { loadOutline } from '../progress/load-outlines.ts';
import { byReading, notesFile, textOfModule } from './notes-text.ts';

const MOST_ASKED = 50;

/** All notes among these events as a text file; null when there are none. @param events in order */
export async function fileOfNotes(events: readonly StudyEvent[], now: number): Promise<File | null> {
	const notes = events.filter(({ type }) => type === 'noted' || type === 'unnoted');
	const modules = [...new Set(notes.map(({ module }) => module))];
	const texts = await Promise.all(
		modules.map(async (module, at) => {
			const left = notesOf(notes.filter((event) => event.module === module));
			if (left.length === 0) return [];
			// Without a network the readings are called by their ids; so are those of a log that names modules by the thousand.
			const outline = at < MOST_ASKED ? await loadOutline(module).catch(() => null) : null;
			return [textOfModule(outline?.title ?? module, byReading(left, outline))];
		}),
	);
	if (texts.flat().length === 0) return null;
	const day = new Date(now).toLocaleDateString('en-GB', { dateStyle: 'long' });
	const name = exportName(now)
		.replace(/^mandate-/, 'mandate-notes-')
		.replace(/json$/, 'txt');
	return new File([notesFile(texts.flat(), day)], name, { type: 'text/plain' });
}
