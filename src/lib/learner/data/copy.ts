import { exportEvents, exportName } from '../../device/parse-export.ts';
import { allAsWritten } from '../../device/log.ts';
import { patiently } from '../../device/patiently.ts';
import { say } from './say.ts';
import { entries, exported, EXPORT_PROBLEMS, shared, size } from '../../words/your-data.ts';

const TYPE = 'application/json';
/** The browser needs the file's address until it has written the file, and does not say when it has. */
const WRITTEN_AFTER_MS = 60_000;

/** Gives the browser one file with everything to save. */
export async function saveCopy(button: HTMLElement) {
	const copy = await makeCopy(button);
	if (!copy) return;
	const link = document.createElement('a');
	link.href = URL.createObjectURL(copy.file);
	link.download = copy.file.name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), WRITTEN_AFTER_MS);
	say(button, exported(copy.described));
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
