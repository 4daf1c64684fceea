import { gradingKey } from './grading-key.ts';
import { type GradingKey } from './key.ts';
import { partsByPassage } from './rests-on.ts';
import type { Module } from './types.ts';

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
