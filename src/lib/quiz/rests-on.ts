import type { Citation } from '../text/types.ts';
import { partsOf } from './explain.ts';
import { isGlossaryQuiz } from './glossary-quiz.ts';
import { gradingKey } from './grading.ts';
import type { GradingKey } from './key.ts';
import type { Part } from './item-base.ts';
import type { Item, Quiz, Module } from './types.ts';

/**
 * The parts of an item, and what a learner is told they rest on. One made from the glossary rests on the words of its
 * own term: those of its distractors have items of their own, and would be counted four times.
 */
export function restingParts(quiz: Quiz, item: Item): Part[] {
	const parts = partsOf(item);
	if (!isGlossaryQuiz(quiz.id) || item.kind !== 'choice') return parts;
	const right = new Set(item.choices.filter(({ correct }) => correct).map(({ id }) => id));
	return parts.filter(({ name }) => right.has(name));
}

/** The passages a learner is told an item rests on. */
export const restsOn = (quiz: Quiz, item: Item): Citation[] =>
	restingParts(quiz, item).flatMap(({ citations }) => citations);

/** For each passage of a reading that an item rests on, the names of the parts that do. */
export const partsByPassage = (quiz: Quiz, item: Item, reading: string): ReadonlyMap<string, string[]> =>
	partsByReading(quiz, item).get(reading) ?? new Map();

/** The same of every reading that it rests on, by id. */
export function partsByReading(quiz: Quiz, item: Item): Map<string, Map<string, string[]>> {
	const found = new Map<string, Map<string, string[]>>();
	for (const { name, citations } of restingParts(quiz, item)) {
		for (const { reading, passages } of citations) {
			const here = found.get(reading) ?? new Map<string, string[]>();
			found.set(reading, here);
			for (const passage of passages) {
				const names = here.get(passage);
				if (!names) here.set(passage, [name]);
				else if (!names.includes(name)) names.push(name);
			}
		}
	}
	return found;
}

/** What a learner's map of a reading needs of an item that rests on it. */
interface ItemParts {
	readonly key: GradingKey;
	/** Names of its parts (`partOutcomes`), by id of the passage they rest on. */
	readonly on: Readonly<Record<string, readonly string[]>>;
}

/** By id of quiz and item, with a space between. */
export type ReadingParts = Readonly<Record<string, ItemParts>>;

export const readingParts = (module: Module, reading: string): ReadingParts =>
	Object.fromEntries(
		module.quizzes.flatMap((quiz) =>
			quiz.items.flatMap((item) => {
				const on = partsByPassage(quiz, item, reading);
				if (on.size === 0) return [];
				return [[`${quiz.id} ${item.id}`, { key: gradingKey(item), on: Object.fromEntries(on) }]];
			}),
		),
	);
