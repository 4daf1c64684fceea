import { parseWritten } from './written.ts';
import type { GivenPaper, PaperLine } from '../../paper-line.ts';
import type { OpenItem } from './item.ts';

/** What was written. What it rests on, and how it is looked at, a page shows from the reading and the rubric. */
export function lines(_: OpenItem, { response }: GivenPaper): PaperLine[] {
	const { text } = parseWritten(response);
	return [{ text: 'Your answer', given: text, chosen: text !== '', mark: null, key: '', why: [] }];
}
