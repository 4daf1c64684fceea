import { foldEntry } from '../../fold-entry.ts';
import { whys, type GivenPaper, type PaperLine } from '../../paper-line.ts';
import { entryFor } from '../../response.ts';
import type { GapItem } from './item.ts';

export const lines = (item: GapItem, { response, outcome, keys }: GivenPaper): PaperLine[] =>
	item.gaps.map((gap, index) => {
		const entry = entryFor(gap.id, response);
		const mark = outcome?.marks[gap.id] ?? null;
		const choice = gap.choices.find(({ id }) => id === entry);
		const folded = foldEntry(entry);
		const mistake = gap.mistakes.find(({ entries }) => entries.some((one) => foldEntry(one) === folded));
		const right = gap.choices.find(({ correct }) => correct);
		const wrong = mark === 'wrong' ? [choice, mistake].filter((one) => one !== undefined) : [];
		return {
			text: `Gap ${index + 1}: ${item.text[index]?.trim() ?? ''} … ${item.text[index + 1]?.trim() ?? ''}`,
			given: choice?.text ?? entry,
			chosen: entry !== '',
			mark,
			key: keys ? (right?.text ?? gap.accept[0] ?? '') : '',
			why: whys(...wrong, ...(keys || mark === 'right' ? [gap, ...(right ? [right] : [])] : [])),
		};
	});
