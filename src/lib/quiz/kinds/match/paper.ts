import { says, whys, type GivenPaper, type PaperLine } from '../../paper-line.ts';
import { entryFor } from '../../response.ts';
import type { MatchItem } from './item.ts';

export function lines(item: MatchItem, { response, outcome, keys }: GivenPaper): PaperLine[] {
	const textOf = (target: string) => item.targets.find(({ id }) => id === target)?.text ?? '';
	const used = new Set(item.rows.map(({ target }) => target));
	const spare = item.targets.filter((target) => keys && !used.has(target.id) && says(target));
	const rows = item.rows.map((row): PaperLine => {
		const target = entryFor(row.id, response);
		const mark = outcome?.marks[row.id] ?? null;
		const mistake = mark === 'wrong' ? row.mistakes.find((one) => one.target === target) : undefined;
		return {
			text: row.text,
			given: textOf(target),
			chosen: target !== '',
			mark,
			key: keys ? textOf(row.target) : '',
			// A row's rationale speaks of its right target.
			why: whys(...(mistake ? [mistake] : []), ...(keys || mark === 'right' ? [row] : [])),
		};
	});
	const nothing = { given: '', chosen: false, mark: null, key: '' };
	return [...rows, ...spare.map((target) => ({ text: target.text, ...nothing, why: whys(target) }))];
}
