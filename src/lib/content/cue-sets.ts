import type { CompiledModule, Item, Quiz } from '../quiz/types.ts';

/** Items over which a habit may pay: what a learner meets together. */
export interface CueSet {
	/** Completes “in …”. */
	readonly name: string;
	readonly items: readonly Item[];
}

/**
 * The sets to which an author's quizzes belong, the smallest first: what can be seen within one quiz is mended there.
 * @param quizzes without the one made from the glossary
 */
export function cueSets(quizzes: readonly Quiz[], { pool, readings }: CompiledModule): CueSet[] {
	const lessons = new Set(readings.filter(({ kind }) => kind === 'lesson').map(({ id }) => id));
	const itemsOf = (some: readonly Quiz[]) => some.flatMap(({ items }) => items);
	const open = itemsOf(quizzes.filter((quiz) => !pool.includes(quiz)));
	const isOnLesson = ({ accordingTo }: Item) => lessons.has(accordingTo);
	return [
		...quizzes.map(({ items }) => ({ name: 'this quiz', items })),
		{ name: 'the question bank', items: itemsOf(pool) },
		{ name: 'the public items on lessons', items: open.filter(isOnLesson) },
		{ name: 'the public items on sources', items: open.filter((item) => !isOnLesson(item)) },
		{ name: 'the public items', items: open },
		{ name: 'the module', items: itemsOf(quizzes) },
	];
}
