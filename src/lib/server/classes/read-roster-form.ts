import { isEncoding } from '../exports/encodings.ts';
import { MOST_COLUMNS } from '../exports/read-csv.ts';
import { formText } from '../form-text.ts';
import type { RosterChoice } from '../exports/roster.ts';

/** Beyond that a table is not sent back to the browser to be read otherwise: its names alone are. */
const LONGEST_SENT_BACK = 100_000;

export interface RosterForm {
	/** As `previewRoster` takes it. */
	readonly input: string | Uint8Array;
	/** What is sent again to be read otherwise: text that was typed, or a file in base64; empty where it is too long. */
	readonly again: { readonly names: string; readonly bytes: string };
	/** What the teacher has chosen. */
	readonly choice: RosterChoice;
}

/** The list of names in a form: an uploaded `file`, the `bytes` of one before, else what was typed into `names`. */
export async function readRosterForm(form: FormData): Promise<RosterForm> {
	const choice = choiceOf(form);
	const file = form.get('file');
	const isFile = file instanceof File && file.size > 0;
	const sent = formText(form, 'bytes');
	if (!isFile && sent === '') {
		const names = formText(form, 'names');
		return {
			input: names,
			again: { names: names.length > LONGEST_SENT_BACK ? '' : names, bytes: '' },
			choice,
		};
	}
	const input = isFile
		? new Uint8Array(await file.arrayBuffer())
		: new Uint8Array(Buffer.from(sent, 'base64'));
	const bytes = input.length > LONGEST_SENT_BACK ? '' : Buffer.from(input).toString('base64');
	return { input, again: { names: '', bytes }, choice };
}

function choiceOf(form: FormData): RosterChoice {
	const columns = [...new Set(form.getAll('column').slice(0, MOST_COLUMNS).map(Number))].filter(
		(at) => Number.isInteger(at) && at >= 0 && at < MOST_COLUMNS,
	);
	const encoding = formText(form, 'encoding');
	const titles = formText(form, 'titles');
	return {
		columns:
			columns.length === 0 ? undefined : formText(form, 'order') === 'last' ? columns.reverse() : columns,
		encoding: isEncoding(encoding) ? encoding : undefined,
		titleRow: titles === 'none' ? null : /^\d$/.test(titles) ? Number(titles) : undefined,
	};
}
