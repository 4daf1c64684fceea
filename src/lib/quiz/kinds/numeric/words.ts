import { splitPair, type ItemResponse } from '../../response.ts';
import { formatNumber, parseNumber } from './parse-number.ts';
import type { Explained } from '../../item-base.ts';
import type { NumericItem } from './item.ts';

export const instruction = (): string => 'Type a number.';

/** `61,000 peacekeepers` */
export const numberWords = (value: number, unit: string): string => `${formatNumber(value)} ${unit}`.trim();

const entryWords = (entry: string, unit: string): string => {
	const number = parseNumber(entry, unit);
	return number === null ? entry : numberWords(number, unit);
};

export const given = ({ unit }: NumericItem, response: ItemResponse): string[] =>
	response.map(splitPair).map(([, entry]) => entryWords(entry, unit));

/** With how far off still counts. */
export const key = ({ unit, key: { value, tolerance } }: NumericItem): string[] => [
	tolerance === 0
		? numberWords(value, unit)
		: `${numberWords(value, unit)} (${formatNumber(value - tolerance)} to ${formatNumber(value + tolerance)})`,
];

export function part(item: NumericItem, _: string, entry: string, isRight: boolean) {
	const mistake = item.mistakes.find(({ value }) => String(value) === entry);
	const explained: Explained | null = isRight ? item.key : (mistake ?? null);
	return { text: entryWords(entry, item.unit), explained };
}

export const offered = (): string[] => [];

export const said = ({ unit, key, mistakes }: NumericItem): string[] => [
	unit,
	...[key, ...mistakes].flatMap(({ value }) => [String(value), formatNumber(value)]),
];
