import { takeIn } from '../../device/log.ts';
import {
	LARGEST_EXPORT,
	parseExport,
	type ImportProblem,
	type ParsedExport,
} from '../../device/parse-export.ts';
import { entries, number, say } from './say.ts';

/** Each says what to do next. */
const PROBLEMS = {
	several: 'Bring in one file at a time.',
	gone: 'The file could not be opened. Choose it again, and choose a file, not a folder.',
	'too-large':
		'The file is larger than 50 MB, and no copy of Mandate’s should be. Choose the file that was saved on this page.',
	empty: 'The file is empty. Save the copy again on the other device.',
	'no-json':
		'The file is damaged, or it was not saved by Mandate. Save the copy again on the other device, and choose the file called mandate-….json.',
	foreign: 'The file was not saved by Mandate. Choose the one called mandate-….json.',
	newer:
		'The file was saved by a newer version of Mandate. Go online, reload this page, and bring it in again.',
	damaged: 'The file is damaged. Save the copy again on the other device.',
	refused:
		'The browser did not store it. Free some space on this device, or try a window that is not private, and bring it in again.',
} satisfies Record<ImportProblem | 'several' | 'gone' | 'refused', string>;

/** Takes a saved copy in, and says what came of it. */
export async function bringIn(files: readonly File[]) {
	const section = document.querySelector('#bring');
	const fail = (problem: keyof typeof PROBLEMS) =>
		say(section, `Nothing was changed. ${PROBLEMS[problem]}`, true);
	const [file, ...others] = files;
	if (!file) return;
	if (others.length > 0) return fail('several');
	if (file.size > LARGEST_EXPORT) return fail('too-large');
	say(section, 'Reading the file…');
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
	if (events.length === 0) return 'The file holds no entries. Nothing was changed.';
	const parts = [`${entries(added).replace(' ', ' new ')}`];
	const known = events.length - added;
	parts.push(`${number(known)} ${known === 1 ? 'was' : 'were'} here already`);
	if (unreadable > 0)
		parts.push(`${number(unreadable)} could not be read (damaged, or newer than this version)`);
	if (misplaced > 0)
		parts.push(`${number(misplaced)} claimed an impossible place in the order and stayed out`);
	return `${parts.join(', ')}.`;
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
