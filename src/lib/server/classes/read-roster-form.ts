import { decodeText } from '../exports/decode-text.ts';
import { formText } from '../form-text.ts';

/** Beyond that a table is not sent back to the browser to choose columns of: its names alone are. */
const LONGEST_SENT_BACK = 100_000;

export interface RosterForm {
	/** As `previewRoster` takes it. */
	readonly input: string | Uint8Array;
	/** The text of it, to be sent again with other columns; empty when it is too long. */
	readonly text: string;
	/** Indices of the columns that the teacher has chosen. */
	readonly chosen: readonly number[] | undefined;
}

/** The list of names in a form: an uploaded `file`, else what was typed or pasted into `names`. */
export async function readRosterForm(form: FormData): Promise<RosterForm> {
	const file = form.get('file');
	const columns = form
		.getAll('column')
		.map(Number)
		.filter((at) => Number.isInteger(at) && at >= 0);
	const chosen = columns.length > 0 ? columns : undefined;
	if (!(file instanceof File) || file.size === 0) {
		const input = formText(form, 'names');
		return { input, text: short(input), chosen };
	}
	const input = new Uint8Array(await file.arrayBuffer());
	const decoded = decodeText(input);
	return { input, text: decoded.status === 'text' ? short(decoded.text) : '', chosen };
}

const short = (text: string) => (text.length > LONGEST_SENT_BACK ? '' : text);
