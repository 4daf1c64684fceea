import { parseWritten } from './written.ts';
import type { Fields } from '../fields.ts';
import type { ItemResponse } from '../../response.ts';
import type { OpenItem } from './item.ts';

/** `120–150 words`, `100 words`; empty where nothing is said. */
export const lengthAdvice = (words: OpenItem['words']): string =>
	words === null ? '' : `${words.from === words.to ? '' : `${words.from}–`}${words.to} words`;

/** `2 to 6 sentences`, `up to 3 sentences`, `2 sentences`; empty where none is asked for. */
export function evidenceAdvice({ atLeast, atMost }: OpenItem['evidence']): string {
	if (atMost === 0) return '';
	if (atLeast === 0) return `up to ${atMost} ${atMost === 1 ? 'sentence' : 'sentences'}`;
	const most = `${atMost} ${atMost === 1 ? 'sentence' : 'sentences'}`;
	return atLeast === atMost ? most : `${atLeast} to ${most}`;
}

/** Lines to write so many words on by hand. */
export const linesFor = (words: number): number => Math.max(6, Math.ceil(words / WORDS_A_LINE) + 2);
const WORDS_A_LINE = 9;

export function instruction({ open }: Fields): string {
	const length = open ? lengthAdvice(open.words) : '';
	const sentences = open ? evidenceAdvice(open.evidence) : '';
	return [
		`Answer in your own words${length && ` (${length})`}.`,
		...(sentences ? [`Pick ${sentences} as evidence.`] : []),
	].join(' ');
}

/** What was written, then each sentence it rests on, by its place. */
export function given(_: unknown, response: ItemResponse): string[] {
	const { text, cites } = parseWritten(response);
	return [
		...(text.trim() === '' ? [] : [text.trim()]),
		...cites.map(({ reading, sentence }) => `Evidence: ${reading} ${sentence}`),
	];
}

/** No answer is the right one: the first of the samples stands for it. */
export const key = ({ samples }: OpenItem): string[] => samples.slice(0, 1).map(({ text }) => text);

export const part = (_: OpenItem, __: string, entry: string) => ({ text: entry, explained: null });

export const offered = (): string[] => [];

export const said = ({ samples }: OpenItem): string[] =>
	samples.flatMap(({ text, notes }) => [text, ...Object.values(notes)]);
