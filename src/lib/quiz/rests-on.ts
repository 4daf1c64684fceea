import { explainedParts } from './explained-parts.ts';
import { GLOSSARY_QUIZ } from './glossary-quiz.ts';
import type { Citation, Item, Quiz } from './types.ts';

/** Everything an item points to: its own citations and those of its choices, rows, steps and gaps. */
export const citationsOf = (item: Item) => explainedParts(item).flatMap(({ part }) => part.citations);

/**
 * The passages a learner is told an item rests on. One made from the glossary rests on the words of its own
 * term: those of its distractors have items of their own, and would be counted four times.
 */
export const restsOn = (quiz: Quiz, item: Item): Citation[] =>
	quiz.id === GLOSSARY_QUIZ && item.kind === 'choice'
		? item.choices.filter((choice) => choice.correct).flatMap((choice) => choice.citations)
		: citationsOf(item);
