import { quoted } from '../../../text/quoted.ts';
import { splitPair, type ItemResponse } from '../../response.ts';
import type { Explained } from '../../item-base.ts';
import type { MatchItem } from './item.ts';

export const instruction = (): string =>
	'Choose one for each row. Options may be used more than once, or not at all. Every row counts.';

const textOf = (parts: readonly { readonly id: string; readonly text: string }[], id: string) =>
	parts.find((part) => part.id === id)?.text ?? id;

/** The first row tells it from others with the same prompt. */
export function line({ prompt, rows: [row] }: MatchItem, isShared: boolean): string {
	return row && isShared ? `${prompt} ${quoted(row.text)} …` : prompt;
}

/** `row → target` */
export const given = ({ rows, targets }: MatchItem, response: ItemResponse): string[] =>
	response.map(splitPair).map(([row, target]) => `${textOf(rows, row)} → ${textOf(targets, target)}`);

export const group = ({ rows }: MatchItem, row: string): string => textOf(rows, row);

export function part({ rows, targets }: MatchItem, row: string, entry: string, isRight: boolean) {
	const own = rows.find(({ id }) => id === row);
	const mistake = own?.mistakes.find(({ target }) => target === entry);
	const explained: Explained | null = (isRight ? own : mistake) ?? null;
	return { text: textOf(targets, entry), explained };
}

export const offered = ({ rows, targets }: MatchItem): string[] =>
	[...rows, ...targets].map(({ text }) => text);
export const said = (item: MatchItem): string[] => offered(item);
