import { GLOSSARY_QUIZ } from './glossary-quiz.ts';
import { partsOf } from './explain.ts';
import { type Part } from './part.ts';
import type { Item, Quiz } from './types.ts';
import type { Citation } from '../text/types.ts';

/**
 * The parts of an item, and what a learner is told they rest on. One made from the glossary rests on the words of its
 * own term: those of its distractors have items of their own, and would be counted four times.
 */
export function restingParts(quiz: Quiz, item: Item): Part[] {
	const parts = partsOf(item);
	if (quiz.id !== GLOSSARY_QUIZ || item.kind !== 'choice') return parts;
	const right = new Set(item.choices.filter(({ correct }) => correct).map(({ id }) => id));
	return parts.filter(({ name }) => right.has(name));
}

/** The passages a learner is told an item rests on. */
export const restsOn = (quiz: Quiz, item: Item): Citation[] =>
	restingParts(quiz, item).flatMap(({ citations }) => citations);

/** For each passage of a reading that an item rests on, the names of the parts that do. */
export function partsByPassage(quiz: Quiz, item: Item, reading: string): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const { name, citations } of restingParts(quiz, item)) {
		const here = citations.filter((citation) => citation.reading === reading);
		for (const passage of new Set(here.flatMap(({ passages }) => passages)))
			found.set(passage, [...new Set([...(found.get(passage) ?? []), name])]);
	}
	return found;
}
