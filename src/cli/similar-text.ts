import { askedWords, keyWords } from '../lib/quiz/wording.ts';
import type { SimilarPair } from '../lib/analysis/similar.ts';

const WIDTH = 100;

/** Pairs of items for a terminal, at most 100 columns wide; 1.00 would be the same item twice. */
export function similarText(pairs: readonly SimilarPair[], most: number): string {
	if (pairs.length === 0) return 'No two items ask something similar.';
	return [
		`Items that may ask the same thing (${Math.min(most, pairs.length)} of ${pairs.length} pairs)`,
		...pairs.slice(0, most).map(pairText),
	].join('\n\n');
}

/** The same for programs. */
export const similarJson = (pairs: readonly SimilarPair[], most: number) =>
	pairs.slice(0, most).map(({ one, other, ...likeness }) => ({
		items: [one, other].map(({ quiz, item }) => ({ quiz: quiz.id, item: item.id })),
		...likeness,
	}));

function pairText({ one, other, alike, asked, key, passages }: SimilarPair): string {
	const part = (value: number) => value.toFixed(2);
	const on = passages.length > 0 ? `, both on ${passages.join(', ')}` : '';
	return [
		...wrapped(`${part(alike)}  wording ${part(asked)}, key ${part(key)}${on}`, ''),
		...[one, other].flatMap(({ quiz, item }) => [
			`  ${quiz.id} ${item.id} (${item.kind}, ${item.level})`,
			...wrapped(askedWords(item), '    '),
			...wrapped(`→ ${keyWords(item).join(' | ')}`, '    '),
		]),
	].join('\n');
}

/** A text in lines; further lines are set in. */
function wrapped(text: string, indent: string): string[] {
	const lines = [''];
	for (const word of text.split(' ')) {
		const line = lines.at(-1) ?? '';
		if (line !== '' && `${indent}  ${line} ${word}`.length > WIDTH) lines.push(word);
		else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
	}
	return lines.map((line, at) => `${indent}${at === 0 ? '' : '  '}${line}`);
}
