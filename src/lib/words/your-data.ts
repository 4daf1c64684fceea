/** Buttons on the page of a learner’s own data. */
export const EXPORT_BACKUP = 'Export a backup';
export const IMPORT_BACKUP = 'Import a backup';
export const DELETE_EVERYTHING = 'Delete everything';

/** Why a file was not imported, and what to do. */
export const IMPORT_PROBLEMS = {
	several: 'Import one file at a time.',
	gone: 'We couldn’t open the file. Choose it again, and make sure it’s a file, not a folder.',
	'too-large':
		'The file is larger than 50 MB, which is too large for a Mandate backup. Choose the file you exported from this page.',
	empty: 'The file is empty. Export the backup again on the other device.',
	'no-json':
		'The file is damaged or isn’t a Mandate backup. Export the backup again on the other device, and choose the file called mandate-….json.',
	foreign: 'This isn’t a Mandate backup. Choose the file called mandate-….json.',
	newer: 'A newer version of Mandate exported this file. Go online, reload this page and import it again.',
	damaged: 'The file is damaged. Export the backup again on the other device.',
	refused:
		'The browser couldn’t save it. Free up some space on this device, or leave private browsing, and import it again.',
} as const satisfies Record<string, string>;
export const notImported = (problem: keyof typeof IMPORT_PROBLEMS) =>
	`Nothing was imported. ${IMPORT_PROBLEMS[problem]}`;
export const READING_FILE = 'Reading the file…';
export const NO_ENTRIES = 'The file has no entries. Nothing was imported.';

/** `1,204`. */
export const number = (value: number) => value.toLocaleString('en-GB');

const entryOf = (value: number) => (value === 1 ? 'entry' : 'entries');

/** `1 entry`, `1,204 entries`. */
export const entries = (value: number) => `${number(value)} ${entryOf(value)}`;

/** What came of a file: `3 new entries, 12 already here.` */
export const importedWords = (added: number, known: number, unreadable: number, misplaced: number) =>
	[
		`${number(added)} new ${entryOf(added)}`,
		`${number(known)} already here`,
		...(unreadable > 0 ? [`${number(unreadable)} unreadable (damaged, or from a newer version)`] : []),
		...(misplaced > 0 ? [`${number(misplaced)} skipped (impossible order)`] : []),
	].join(', ') + '.';

/** A copy as a file. @param described its name and size */
export const exported = (described: string) => `Exported to your browser’s downloads: ${described}.`;
export const shared = (described: string) => `Shared: ${described}.`;
export const EXPORT_PROBLEMS = {
	share: 'We couldn’t share the backup. Export it instead.',
	nothing: 'There’s nothing to export yet.',
	noNotes: 'You have no notes yet.',
	refused: 'The browser won’t let us read your saved data, so we can’t make a backup.',
} as const;

export const DELETED =
	'Everything you did on your own has been deleted. If you joined a class here, sign out under “Your assignments” too.';
/** @param what joined with “and” @param site its host name */
export const notDeleted = (what: string, site: string) =>
	`The browser wouldn’t let us delete ${what}. If any of this is left, delete the data for ${site} in your browser’s settings.`;
/** What can be left, as parts of that sentence. */
export const KINDS_OF_DATA = {
	answers: 'your answers',
	looks: 'your display settings',
	pages: 'the pages saved for offline use',
} as const;

/** Whether the browser keeps the data when storage runs low. */
export const PROMISES = {
	unknown:
		'This browser doesn’t say whether it keeps your data when storage runs low. Export a backup now and then.',
	yes: 'The browser has promised to keep your data until you delete it, even when storage runs low.',
	no: 'The browser may delete your data when storage on this device runs low.',
	refused:
		'The browser didn’t promise to keep your data. It often does so only for sites you use a lot or have installed. Ask again another day, and export a backup now and then.',
} as const;

/** `less than 1 kB`, `340 kB`, `1.2 MB`. */
export function size(bytes: number): string {
	if (bytes < 1_000) return 'less than 1 kB';
	if (bytes < 999_500) return `${Math.round(bytes / 1_000)} kB`;
	return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
