import type { Outlines } from '../progress/load-outlines.ts';
import type { Card } from './schedule.ts';

/**
 * The cards whose item is still in its module, the terms of the glossary among them. A module whose outline cannot be
 * had keeps all it is known to have; one that is not there any more has none.
 */
export function present(cards: readonly Card[], outlines: Outlines): Card[] {
	const items = new Set<string>();
	for (const [module, outline] of outlines)
		for (const quiz of outline?.quizzes ?? [])
			for (const item of quiz.items) items.add(keyOf({ module, quiz: quiz.id, item: item.id }));
	return cards.filter((card) => outlines.get(card.module) === null || items.has(keyOf(card)));
}

/** No id has a space in it. */
const keyOf = ({ module, quiz, item }: Pick<Card, 'module' | 'quiz' | 'item'>) => `${module} ${quiz} ${item}`;
