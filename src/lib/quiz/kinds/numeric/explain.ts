import { pairName, type Part } from '../../item-base.ts';
import { VALUE, type NumericItem } from './item.ts';
import { numberWords } from './words.ts';

export const explained = ({ key, mistakes }: NumericItem) => [
	{ part: key, path: ['key'], needs: true },
	...mistakes.map((mistake, at) => ({ part: mistake, path: ['mistakes', at], needs: true })),
];

export const resting = ({ key, mistakes }: NumericItem): Part[] => [
	{ name: VALUE, citations: key.citations },
	...mistakes.map(({ value, citations }) => ({ name: pairName(VALUE, String(value)), citations })),
];

export const proving = ({ key }: NumericItem) => [key];

export const lines = ({ key, unit }: NumericItem) => [
	{ ...key, right: true, words: numberWords(key.value, unit) },
];
