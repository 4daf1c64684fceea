import type { StudyEvent } from '../../device/study-event.ts';
import type { Outlines } from '../progress/load-outlines.ts';
import { localDays } from '../../device/days.ts';
import { dueCards, schedule, type Card } from './schedule.ts';
import { settingOf } from './settings.ts';

export interface DueCount {
	readonly all: number;
	/** By id; a module with nothing due is missing. */
	readonly byModule: ReadonlyMap<string, number>;
}

/** How many items are due, of those that are still there. @param events all that was done */
export function countDue(events: readonly StudyEvent[], now: number, outlines: Outlines): DueCount {
	const cards = schedule(events, now, settingOf(events, 'retention'), localDays);
	const due = dueCards(present(cards, outlines), now);
	const byModule = new Map<string, number>();
	for (const { module } of due) byModule.set(module, (byModule.get(module) ?? 0) + 1);
	return { all: due.length, byModule };
}

/**
 * The module with most to review; of equals the first.
 * @param modules ids, the last used first
 * @param due how many items of a module are due, by its id
 * @returns null when there is no module
 */
export function mostDue(modules: Iterable<string>, due: ReadonlyMap<string, number>): string | null {
	let most: string | null = null;
	for (const module of modules)
		if (most === null || (due.get(module) ?? 0) > (due.get(most) ?? 0)) most = module;
	return most;
}

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
