import { whys, type GivenPaper, type PaperLine } from '../../paper-line.ts';
import { entryFor } from '../../response.ts';
import { VALUE, type NumericItem } from './item.ts';
import { parseNumber } from './parse-number.ts';
import { given, numberWords } from './words.ts';

export function lines(item: NumericItem, { response, outcome, keys }: GivenPaper): PaperLine[] {
	const { key, mistakes, unit } = item;
	const entry = entryFor(VALUE, response);
	const mark = outcome?.marks[VALUE] ?? null;
	const number = parseNumber(entry, unit);
	const mistake = mark === 'wrong' ? mistakes.find(({ value }) => value === number) : undefined;
	return [
		{
			text: 'The number',
			given: entry === '' ? '' : given(item, response).join(''),
			chosen: entry !== '',
			mark,
			key: keys ? numberWords(key.value, unit) : '',
			why: whys(...(mistake ? [mistake] : []), ...(keys || mark === 'right' ? [key] : [])),
		},
	];
}
