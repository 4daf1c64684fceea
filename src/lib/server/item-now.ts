import { drawnFrom, drawnItemId } from '../quiz/drawn-item-id.ts';
import { nowAt, type Moved } from '../quiz/moved.ts';
import { modules } from './library.ts';
import { movedInPool } from './pool.ts';
import type { QuizVersion } from './quiz-versions.ts';

/** By id of module. */
const tables = new Map(
	modules.map((module): [string, Moved] => [module.id, { ...module.moved, ...movedInPool(module) }]),
);

/**
 * What an item of an assigned version is called today, as `drawnItemId` says it: its quiz is in front. A version keeps
 * the ids it was assigned with, so wherever two versions are compared, they are compared by these.
 */
export function itemNow(
	{ module, quiz }: Pick<QuizVersion, 'module'> & { readonly quiz: Pick<QuizVersion['quiz'], 'id'> },
	{ id }: { readonly id: string },
): string {
	const at = drawnFrom(id) ?? { quiz: quiz.id, item: id };
	const now = nowAt(tables.get(module.id) ?? {}, at);
	return drawnItemId(now.quiz, now.item);
}
