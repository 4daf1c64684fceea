import { takeIn } from '../../device/log.ts';
import { LARGEST_EXPORT, parseExport, type ParsedExport } from '../../device/parse-export.ts';
import { say } from './say.ts';
import {
	type IMPORT_PROBLEMS,
	importedWords,
	NO_ENTRIES,
	notImported,
	READING_FILE,
} from '../../words/your-data.ts';

/** Takes a saved copy in, and says what came of it. */
export async function bringIn(files: readonly File[]) {
	const section = document.querySelector('#bring');
	const fail = (problem: keyof typeof IMPORT_PROBLEMS) => say(section, notImported(problem), true);
	const [file, ...others] = files;
	if (!file) return;
	if (others.length > 0) return fail('several');
	if (file.size > LARGEST_EXPORT) return fail('too-large');
	say(section, READING_FILE);
	const text = await file.text().catch(() => null);
	if (text === null) return fail('gone');
	const parsed = parseExport(text);
	if (parsed.status === 'refused') return fail(parsed.problem);
	try {
		say(section, describe(parsed, await takeIn(parsed.events)));
	} catch {
		fail('refused');
	}
}

function describe({ events, leftOut }: ParsedExport & { status: 'parsed' }, added: number): string {
	const { unreadable, misplaced } = leftOut;
	if (events.length === 0) return NO_ENTRIES;
	return importedWords(added, events.length - added, unreadable, misplaced);
}

/** A file may be let go anywhere on the page; elsewhere than on a field, a browser would open it instead. */
export function listenForDrops(take: (files: readonly File[]) => void) {
	const zone = document.querySelector('#drop');
	const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
	addEventListener('dragover', (event) => {
		if (!holdsFiles(event)) return;
		event.preventDefault();
		zone?.toggleAttribute('data-over', true);
	});
	addEventListener('dragleave', (event) => {
		if (!event.relatedTarget) zone?.removeAttribute('data-over');
	});
	addEventListener('drop', (event) => {
		zone?.removeAttribute('data-over');
		if (!holdsFiles(event)) return;
		event.preventDefault();
		take([...(event.dataTransfer?.files ?? [])]);
	});
}
