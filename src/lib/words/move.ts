import { count } from './words.ts';

/** Taking one’s progress to another device. */
export const MOVE_TITLE = 'Continue on another device';
export const SHOW_CODE = 'Show a code';
export const COPY_LINK = 'Copy a link';
export const SEND_FILE = 'Send as a file';
export const SCAN_CODE = 'Scan a code';
export const PASTE_LABEL = 'Or paste the link here';
export const IMPORT_LINK = 'Import from the link';

export const LINK_COPIED =
	'Link copied. Send it to yourself and open it on your other device. Anyone with the link can see your scores.';
export const MOVE_PROBLEMS = {
	nothing: 'There’s nothing to take along yet.',
	'too-much': 'You’ve done too much for a link or a code. Send it as a file instead.',
	clipboard: 'The browser didn’t let us copy the link. Show a code or send a file instead.',
	refused: 'The browser won’t let us read your saved data, so there’s nothing to take along.',
	failed: 'Part of this page couldn’t load. Check your connection and try again.',
	'no-link': 'There’s no progress in this link. Copy it again on the other device, and paste all of it.',
	damaged: 'This link or code is damaged. Copy or scan it again.',
	newer: 'It comes from a newer version of Mandate. Go online, reload this page and try again.',
	camera:
		'We can’t use the camera. Allow it for this site in your browser’s settings, or use a link or a file instead.',
	save: 'The browser couldn’t save it. Free up some space on this device, or leave private browsing, and try again.',
} as const satisfies Record<string, string>;

/** The code, or several that take turns. */
export const CODE_TITLE = 'Code for your other device';
export const CODE_ONE = 'Point your other device’s camera at this code and open the link.';
/** @param address of the page, without its protocol */
export const codeMany = (address: string) =>
	`On your other device, open ${address} and choose “${SCAN_CODE}”. Point its camera here until it says it’s done.`;
export const codeName = (place: number, of: number) => (of === 1 ? 'QR code' : `QR code ${place} of ${of}`);
export const PAUSE = 'Pause';
export const PLAY = 'Play';
export const NEXT_CODE = 'Next code';
export const DONE = 'Done';

export const SCAN_TITLE = 'Scan the code on your other device';
export const SCAN_HOW = 'Point the camera at the code.';
export const scanned = (have: number, of: number) => `${have} of ${of} codes read. Hold still.`;

/** Asked before anything is taken in: `Import 214 answers from your other device?` */
export const takeWords = (answers: number, others: number) =>
	answers > 0
		? `Import ${count(answers, 'answer')} from your other device?`
		: `Import ${count(others, 'entry', 'entries')} from your other device?`;
export const TAKE_HOW =
	'This adds to what’s here. Nothing is lost or replaced, and importing twice changes nothing.';
export const TAKE = 'Import';
export const NOT_NOW = 'Not now';
export const tookWords = (answers: number, added: number, known: number) => {
	if (added === 0) return 'Everything from your other device was already here.';
	const here = known > 0 ? ` ${count(known, 'entry was', 'entries were')} already here.` : '';
	return answers > 0
		? `Imported: ${count(answers, 'new answer')}.${here}`
		: `Imported: ${count(added, 'new entry', 'new entries')}.${here}`;
};
