import { exportEvents, exportName } from '../../device/parse-export.ts';
import { allAsWritten, allEvents } from '../../device/log.ts';
import { patiently } from '../../device/patiently.ts';
import { fileOfNotes } from '../notes/save-notes.ts';
import { saveFile } from '../save-file.ts';
import { say } from './say.ts';
import { entries, exported, EXPORT_PROBLEMS, shared, size } from '../../words/your-data.ts';

const TYPE = 'application/json';

/** Gives the browser one file with everything to save. */
export async function saveCopy(button: HTMLElement) {
	const copy = await makeCopy(button);
	if (!copy) return;
	saveFile(copy.file);
	say(button, exported(copy.described));
}

/** All highlights and notes as plain text. */
export async function saveNotes(button: HTMLElement) {
	try {
		const file = await fileOfNotes(await patiently(allEvents), Date.now());
		if (!file) return say(button, EXPORT_PROBLEMS.noNotes);
		saveFile(file);
		say(button, exported(`${file.name} (${size(file.size)})`));
	} catch {
		say(button, EXPORT_PROBLEMS.refused, true);
	}
}

export async function shareCopy(button: HTMLElement) {
	const copy = await makeCopy(button);
	if (!copy) return;
	try {
		await navigator.share({ files: [copy.file] });
		say(button, shared(copy.described));
	} catch (error) {
		// Whoever closes the choice of apps has changed their mind.
		if ((error as DOMException).name === 'AbortError') return;
		say(button, EXPORT_PROBLEMS.share, true);
	}
}

/** Not every browser shares files, nor every kind of file. */
export function offerSharing() {
	const button = document.getElementById('share');
	const probe = new File(['{}'], exportName(0), { type: TYPE });
	if (button) button.hidden = !navigator.canShare?.({ files: [probe] });
}

async function makeCopy(button: HTMLElement) {
	try {
		const events = await patiently(allAsWritten);
		if (events.length === 0) {
			say(button, EXPORT_PROBLEMS.nothing);
			return null;
		}
		const now = Date.now();
		const file = new File([exportEvents(events, now)], exportName(now), { type: TYPE });
		return { file, described: `${file.name} (${entries(events.length)}, ${size(file.size)})` };
	} catch {
		say(button, EXPORT_PROBLEMS.refused, true);
		return null;
	}
}
