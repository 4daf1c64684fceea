import type { OwnNote } from '../../device/own-notes.ts';
import { quoted } from '../../text/quoted.ts';
import { MY_NOTES, NOTE } from '../../words/own-notes.ts';
import type { Outline } from '../progress/outline.ts';

/** The notes on one reading. */
export interface NotesOn {
	readonly reading: string;
	readonly title: string;
	readonly notes: readonly OwnNote[];
}

/**
 * By reading, in the order of the module; those on readings that it does not have, or no longer, come last.
 * @param outline null: it cannot be had just now, and the readings have no titles but their ids
 */
export function byReading(notes: readonly OwnNote[], outline: Outline | null): NotesOn[] {
	const known = [...(outline?.readings ?? []), ...(outline?.others ?? [])];
	const ids = [...new Set([...known, ...notes.map(({ reading }) => ({ id: reading }))].map(({ id }) => id))];
	return ids.flatMap((id) => {
		const own = notes.filter(({ reading }) => reading === id).sort((a, b) => a.start - b.start);
		return own.length > 0
			? [{ reading: id, title: known.find((one) => one.id === id)?.title ?? id, notes: own }]
			: [];
	});
}

/** A module's notes, for a file that any program opens. */
export const textOfModule = (title: string, readings: readonly NotesOn[]): string =>
	[title, ...readings.map(textOfReading)].join('\n\n');

const textOfReading = ({ title, notes }: NotesOn) =>
	[`${title}\n${'-'.repeat(Math.min(60, title.length))}`, ...notes.map(textOfNote)].join('\n\n');

const textOfNote = ({ selector, text }: OwnNote) =>
	[quoted(selector.exact.replace(/\s+/gu, ' ')), ...(text ? [`${NOTE}: ${text}`] : [])].join('\n');

/** @param day as the learner's calendar has it */
export const notesFile = (modules: readonly string[], day: string) =>
	`${[`${MY_NOTES}, ${day}`, ...modules].join('\n\n\n')}\n`;
