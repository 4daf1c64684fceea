import { foldEntry } from '../../fold-entry.ts';
import { splitPair, type ItemResponse } from '../../response.ts';
import type { Explained } from '../../item-base.ts';
import type { Fields } from '../fields.ts';
import type { Gap, GapItem } from './item.ts';

export const instruction = ({ gaps }: Fields): string =>
	gaps.some(({ choices }) => choices.length === 0)
		? 'Fill in each gap. Every gap counts.'
		: 'Choose an answer for each gap. Every gap counts.';

export const below = ({ text }: GapItem): string => text.join(' ____ ');

/** What is filled in tells it from others with the same prompt. */
export const line = ({ text }: GapItem): string => text.join('[…]').replace(/\s+/g, ' ').trim();

/** Gaps have no name that a student sees: their number stands for it. */
function placeOf(gaps: readonly Gap[], id: string): string {
	const at = gaps.findIndex((gap) => gap.id === id);
	return at < 0 ? id : `gap ${at + 1}`;
}

const textOf = (gaps: readonly Gap[], id: string, entry: string) =>
	gaps.find((gap) => gap.id === id)?.choices.find((choice) => choice.id === entry)?.text ?? entry;

/** `gap 1 → entry` */
export const given = ({ gaps }: GapItem, response: ItemResponse): string[] =>
	response.map(splitPair).map(([gap, entry]) => `${placeOf(gaps, gap)} → ${textOf(gaps, gap, entry)}`);

/** Of each gap everything it accepts. */
export const key = ({ gaps }: GapItem): string[] =>
	gaps.map(({ id, choices, accept }) => {
		const entries =
			choices.length > 0 ? choices.filter(({ correct }) => correct).map(({ text }) => text) : accept;
		return `${placeOf(gaps, id)} → ${entries.join(' or ')}`;
	});

export const group = ({ gaps }: GapItem, _: string, index: number): string =>
	gaps.length > 1 ? `Gap ${index + 1}` : '';

export function part({ gaps }: GapItem, row: string, entry: string, isRight: boolean) {
	const gap = gaps.find(({ id }) => id === row);
	const choice = gap?.choices.find(({ id }) => id === entry);
	if (choice) return { text: choice.text, explained: choice };
	const mistake = gap?.mistakes.find(({ entries }) => entries.some((one) => foldEntry(one) === entry));
	const explained: Explained | null = (isRight ? gap : mistake) ?? null;
	return { text: entry, explained };
}

export const offered = ({ gaps }: GapItem): string[] =>
	gaps.flatMap(({ choices, accept }) => [...choices.map(({ text }) => text), ...accept]);

export const said = (item: GapItem): string[] => [
	...item.text,
	...offered(item),
	...item.gaps.flatMap(({ mistakes }) => mistakes.flatMap(({ entries }) => entries)),
];
